"""How long records are kept, what erasing somebody does, and the form that takes the second word."""

from collections.abc import Iterator, Mapping

from bot.services.holdings.replies import Erased, EraseForm, ErasureCard, RetentionList
from bot.views.blocks import Message, View, actions, button, context, escape, plain_message, section, sections
from bot.views.fields import choice, field, line_of_text, modal, option
from induction.calendar import date_words
from induction.people import Role
from induction.retention import ErasureReason
from storage.holdings.places.places import BY_TABLE

ERASE, ERASE_FORM, REASON, NAME = "erase_person", "erase_form", "erase_reason", "erase_name"

MOST = 10
"""How many a message lists; the command line has all of them."""

_LONGEST_NAME = 200
_FOR_YOU = "There is something for you to look at."
"""What a locked screen shows: nobody's name."""

_ELSEWHERE = (
    "Not in my reach: messages in Slack, files that somebody downloaded, what others wrote with their name in it, "
    "and backups. After a backup is brought back, `companion erase --again` erases them anew. Take them off your "
    "roster file too, or the next import brings them back as somebody new."
)
_NEVER = "Nothing is deleted by itself: each is erased by your word alone."


def erasure_message(card: ErasureCard) -> Message:
    """What goes and what stays, before anybody does anything; with the button that asks for the second word."""
    person = card.person
    blocks = [
        section(escape(f"*Erase {person.name} ({_role(person.role)})?* This cannot be taken back.")),
        *sections([escape(line) for line in _going_lines(card)]),
        *sections([escape(line) for line in _staying_lines(card)]),
        context(escape(_ELSEWHERE)),
        actions([button("Erase …", ERASE, str(person.id), style="danger")]),
    ]
    return Message(_FOR_YOU, blocks)


def erase_form_view(form: EraseForm) -> View:
    """The modal that asks why, and for the name."""
    reasons = [option(_sentence(one.label), one.value) for one in ErasureReason]
    blocks = [
        section(
            escape(
                f"*{form.person.name}* and {_counted(form.rows, 'row')} of theirs go at once, and nothing brings them "
                "back. On record stays that you did it, when, why, and how many rows of what: none of their content."
            )
        ),
        field(REASON, "Why?", choice(reasons, None, prompt="Choose")),
        field(NAME, "Type their whole name", line_of_text(None, example=form.person.name, longest=_LONGEST_NAME)),
    ]
    return modal(ERASE_FORM, "Erase somebody", "Erase them", blocks, about=str(form.person.id))


def erase_form_message(form: EraseForm) -> Message:
    """What to do where no modal can be opened."""
    return plain_message(f"The form did not open. Please say `/casc erase {form.person.name}` once more.")


def erased_message(done: Erased) -> Message:
    """The receipt, which names nobody: they are gone."""
    tombstone = done.tombstone
    said = (
        f"Erased: {_role(tombstone.role)} number {tombstone.person_id}, with {_counted(tombstone.rows, 'row')}, "
        f"because {tombstone.why.label}. That, and how many rows of what, stays on record."
    )
    if not done.listed:
        said += (
            " The list of who was erased, which a backup needs, could not be written: please tell whoever runs the "
            "companion."
        )
    return plain_message(said)


def retention_message(reply: RetentionList) -> Message:
    """How long records are kept, by which rule, and who is past it, each with the way to erase them."""
    blocks = [section(escape(line)) for line in _rule_lines(reply)]
    for one in reply.past[:MOST]:
        words = section(escape(f"*{one.person.name}*: could go since {date_words(one.until)}"))
        blocks.append(words | {"accessory": button("Erase …", ERASE, str(one.person.id))})
    blocks += [section(f"and {len(reply.past) - MOST} more; each can be named with `/casc erase`")] * (
        len(reply.past) > MOST
    )
    return Message(_FOR_YOU, [*blocks, context(_NEVER)])


def retention_lines(reply: RetentionList) -> Iterator[str]:
    """The same for a terminal, with everybody."""
    yield from _rule_lines(reply)
    yield from (f"{one.person.name} <{one.person.email}>: since {date_words(one.until)}" for one in reply.past)
    yield _NEVER


def erasure_lines(card: ErasureCard) -> Iterator[str]:
    """What goes and what stays, for a terminal."""
    yield f"{card.person.name} <{card.person.email}>, {_role(card.person.role)} in {card.person.program}"
    yield from _going_lines(card)
    yield from _staying_lines(card)


def _going_lines(card: ErasureCard) -> Iterator[str]:
    yield "*What goes*"
    yield "• Their name, address, Slack account, cohort and days on the roster"
    yield from _table_lines(card.going.go)


def _staying_lines(card: ErasureCard) -> Iterator[str]:
    yield "*What stays, and why*"
    yield f"• Their number, role and program: {BY_TABLE['person'].why}"
    yield f"• Who did what and when, in numbers: {BY_TABLE['audit'].why}"
    mine = {table: count for table, count in card.going.stay.items() if table not in {"audit", "erasure", "person"}}
    if mine:
        kinds = ", ".join(f"{_within(BY_TABLE[table].what)} ({count})" for table, count in mine.items())
        yield f"• What they did in the records of others, without their name: {kinds}"


def _within(what: str) -> str:
    """What a table holds, within a sentence: `hours`, but `IIP goals`."""
    return what if what[:2].isupper() else f"{what[0].lower()}{what[1:]}"


def _table_lines(counts: Mapping[str, int]) -> Iterator[str]:
    return (f"• {BY_TABLE[table].what}: {count}" for table, count in counts.items())


def _rule_lines(reply: RetentionList) -> Iterator[str]:
    name, years = reply.pack.short_name, reply.pack.retention.years
    cited = f" (`{reply.rule.key}`)" if reply.rule else ""
    if years is None:
        said = reply.rule.says if reply.rule else "No rule of the program says how long records are kept."
        yield f"*{name}*: {said}{cited} So nobody’s time has passed."
        return
    yield f"*{name}* keeps the record of a candidate for {_counted(years, 'year')} after their program ends{cited}."
    yield f"Past that: {_counted(len(reply.past), 'candidate')}." if reply.past else "Nobody is past that."
    if reply.without_end:
        yield f"For {_counted(reply.without_end, 'candidate')} the roster has no last day, so none is counted."


def _role(role: Role) -> str:
    return role.value.replace("_", " ").replace("admin", "administrator")


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}"
