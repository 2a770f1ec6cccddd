"""The way to the recommendation: each step with what is missing, the list of candidates, and what people are told."""

from collections.abc import Iterator, Sequence

from bot.services.verification.replies import Reopened, Signed, SignedBy, StepNews, Way, WayLine, WayList, WayRow
from bot.services.verification.standing_words import figures_words
from bot.views.assessing.words import sentence
from bot.views.blocks import Block, Message, actions, button, context, escape, plain_message, section, sections
from bot.views.verification.roles import role_words
from bot.views.verification.steps import source_words
from induction.calendar import day_words, time_words
from induction.people import Role
from induction.recommendation.verification import Missing

SIGN, REOPEN = "way_sign", "way_reopen"
SEE_STEPS = "steps_see"

_BEFORE, _AFTER = "○", "●"
_LISTED, _NAMED, _MISSING = 15, 3, 6
_WHOLE = "whole program"


def way_message(reply: Way) -> Message:
    """Every step in the program's order, with a button where it is the reader's turn; a locked screen shows none."""
    candidate, pack = reply.file.candidate, reply.file.pack
    if not reply.lines:
        return plain_message(
            f"The documents of {pack.short_name} say nothing of who signs what before a recommendation."
        )
    signed = sum(one.signed is not None for one in reply.lines)
    whose = "*Your way to the recommendation*" if reply.mine else f"*The way of {escape(candidate.name)}*"
    blocks = [section(f"{whose}: {signed} of {len(reply.lines)} steps signed")]
    for number, line in enumerate(reply.lines, start=1):
        blocks += _line_blocks(reply, number, line)
    buttons = [button("Steps and documents", SEE_STEPS, str(candidate.id))]
    if reply.reopens:
        buttons.append(button("Open a signed step again", REOPEN, str(candidate.id)))
    return Message("The way to the recommendation", [*blocks, actions(buttons)])


def way_list_message(reply: WayList) -> Message:
    """Candidates under the step that is next, first those whom the reader can sign for, then the nearest to theirs."""
    if not reply.rows:
        return plain_message("Nobody’s step is waiting for you, and none is on the way.")
    blocks: list[Block] = [section("*The way to the recommendation*, by the step that is next")]
    by_step: dict[str, list[WayRow]] = {}
    for row in sorted(reply.rows, key=lambda one: (not one.theirs, _lacking(one), one.candidate.name)):
        by_step.setdefault("Everything is signed" if row.next is None else row.next.step.label, []).append(row)
    for label, rows in by_step.items():
        lines = [f"*{escape(label)}*", *(f"• {escape(_row_words(row))}" for row in rows[:_LISTED])]
        lines += [f"and {len(rows) - _LISTED} more"] if len(rows) > _LISTED else []
        blocks += sections(lines)
    blocks.append(context("One candidate’s steps: `/casc verify` with the name."))
    return Message("The way to the recommendation", blocks)


def waiting_steps_blocks(reply: WayList) -> Iterator[Block]:
    """Whose next step is the reader's, on their Home."""
    rows = [f"• {escape(_row_words(row))}" for row in reply.rows[:_LISTED]]
    yield from sections(["*Waiting for you on the way to the recommendation*", *(rows or ["Nobody just now."])])
    if rows:
        more = f"and {len(reply.rows) - _LISTED} more: " if len(reply.rows) > _LISTED else ""
        yield context(f"{more}`/casc verify` with a name shows every step, and the button that is yours.")


def signed_message(reply: Signed) -> Message:
    """The receipt of a signature, and whose turn it is now."""
    step, candidate = reply.line.sign_off.step, reply.candidate
    done = f"recorded as signed in {step.elsewhere}" if step.elsewhere else "signed"
    whose = "" if reply.signer.id == candidate.id else f" for {escape(candidate.name)}"
    text = f"*{escape(step.label)}* is {escape(done)}{whose}."
    lines = [f"Next: *{escape(one.sign_off.step.label)}*, {escape(_whom(reply, one))}." for one in reply.next]
    return Message(text, sections([text, *lines]))


def reopened_message(reply: Reopened) -> Message:
    """The receipt of a reopening."""
    first, *others = reply.labels
    text = f"*{escape(first)}* of {escape(reply.candidate.name)} is open again: {escape(reply.reason)}."
    more = (
        f"So {'is' if len(others) == 1 else 'are'} {escape(', '.join(others))}, which came after it." if others else ""
    )
    return Message(text, sections([text, *filter(None, [more, "The signatures stay on record, with the reason."])]))


def step_news_message(news: StepNews) -> Message:
    """What somebody else did, and what is the reader's now."""
    mine = news.reader.id == news.candidate.id
    whose = "your" if mine else f"{news.candidate.first_name}’s"
    if news.reopened is None and news.elsewhere:
        text = f"{news.by} recorded that {whose} step “{news.label}” was signed in {news.elsewhere}."
    elif news.reopened is None:
        text = f"{news.by} signed {whose} step “{news.label}”."
    else:
        text = f"{news.by} opened {whose} step “{news.label}” again: {news.reopened}."
    blocks = [section(escape(text))]
    for line in news.yours:
        label = escape(sentence(line.sign_off.step.label))
        missing = [f"• {escape(_missing_words(one))}" for one in line.sign_off.missing]
        own = f"*{label}* {'is yours' if mine else f'of {escape(news.candidate.name)} is yours'} now"
        blocks += sections([f"{own}. Missing:" if missing else f"{own}: nothing is missing.", *missing])
        blocks.append(actions([_sign_button(news.candidate.id, line)]))
    return Message("A step on the way to the recommendation", blocks)


def signed_words(one: SignedBy) -> str:
    """A signature in a line: by whom, when, and where."""
    when = f"{day_words(one.at.date())}, {time_words(one.at.time())}"
    if one.signing.reopens is not None:
        return f"opened again by {one.by}, {when}: {one.signing.reason}"
    if one.signing.elsewhere:
        return f"signed in {one.signing.elsewhere}, recorded by {one.by}, {when}"
    return f"signed by {one.by}, {when}"


def _line_blocks(reply: Way, number: int, line: WayLine) -> Sequence[Block]:
    off = line.sign_off
    mark = _BEFORE if line.signed is None else _AFTER
    lines = [f"{mark} *{number}. {escape(off.step.label)}*"]
    if line.signed is not None:
        lines.append(escape(signed_words(line.signed)))
    else:
        lines.append(escape(_open_words(reply, line)))
        lines += [f"• {escape(one)}" for one in _missing_lines(reply, line)]
        lines += [f"• {escape(part)}" for part in off.step.parts] if not off.missing else []
        lines += [f"• {escape(f'{one.label}: {source_words(one)}')}" for one in off.unsettled]
    lines += [f"_{escape(signed_words(one))}_" for one in line.past]
    blocks = sections(lines)
    if line.may_sign and not off.missing:
        blocks[-1] = blocks[-1] | {"accessory": _sign_button(reply.file.candidate.id, line)}
    return blocks


def _open_words(reply: Way, line: WayLine) -> str:
    """Who signs it, where and by when, and what comes first."""
    off, words = line.sign_off, reply.file.pack.words
    place = f" It is signed elsewhere ({off.step.elsewhere}) and noted here." if off.step.elsewhere else ""
    by = "" if line.last_day is None else f", by {day_words(line.last_day)}"
    said = f"Signed by {role_words(off.step.signer, words, mine=reply.mine)}{by}.{place}"
    if off.waits:
        return f"{said} Comes after {' and '.join(f'“{one.label}”' for one in off.waits)}."
    return said if off.missing else f"{said} Nothing is missing: it can be signed."


def _missing_lines(reply: Way, line: WayLine) -> Iterator[str]:
    """What is missing, under whoever's turn it is."""
    words = reply.file.pack.words
    by_turn: dict[tuple[Role, ...], list[str]] = {}
    for one in _told_once(line.sign_off.missing):
        by_turn.setdefault(one.turn, []).append(_missing_words(one))
    for turn, found in by_turn.items():
        whose = " and ".join(role_words(role, words, mine=reply.mine) for role in turn)
        most = _MISSING if line.sign_off.is_open else _NAMED
        more = [f"and {len(found) - most} more"] if len(found) > most else []
        yield f"Missing{f' from {whose}' if whose else ''}: {'; '.join([*found[:most], *more])}"


def _told_once(missing: Sequence[Missing]) -> Sequence[Missing]:
    """What is missing without its program years, where the whole program is told too or an earlier year is."""
    whole = {one.label for one in missing if one.period == _WHOLE}
    found: dict[str, Missing] = {}
    for one in missing:
        if one.period == _WHOLE or one.label not in whole:
            found.setdefault(one.label, one)
    return list(found.values())


def _missing_words(one: Missing) -> str:
    """What is missing, and how much of how much where it is more than one thing."""
    period = "" if one.period == _WHOLE else f", {one.period}"
    if one.need is None:
        return f"{one.label}{period} (still to come)"
    return f"{one.label}{period}{'' if one.need == 1 else f' ({figures_words(one)})'}"


def _sign_button(candidate_id: int, line: WayLine) -> Block:
    step = line.sign_off.step
    label = "Record that it was signed" if step.elsewhere else "Sign"
    return button(label, SIGN, f"{candidate_id}:{step.key}", style="primary")


def _row_words(row: WayRow) -> str:
    """A candidate in a line: ready, or how many things are missing."""
    if row.next is None:
        return row.candidate.name
    labels = list(dict.fromkeys(one.label for one in row.next.missing))
    more = f" and {len(labels) - _NAMED} more" if len(labels) > _NAMED else ""
    missing = f"{', '.join(labels[:_NAMED])}{more}"
    yours = ", yours to sign" if row.theirs else ""
    return f"{row.candidate.name}{yours}: {f'missing {missing}' if missing else 'nothing is missing'}"


def _lacking(row: WayRow) -> int:
    """How many things are missing to the step that is next; fewer than none where everything is signed."""
    return -1 if row.next is None else len(row.next.missing)


def _whom(reply: Signed, line: WayLine) -> str:
    people = reply.whom.get(line.sign_off.step.key, ())
    return f"signed by {' or '.join(people) if people else line.signer}"
