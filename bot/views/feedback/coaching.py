"""How coaching is rated: the form with a tap for each part of the cycle, and what was given over time."""

from collections.abc import Iterator, Mapping
from datetime import date

from bot.services.feedback.replies import (
    CoachingDrawn,
    CoachingForm,
    CoachingObserved,
    CoachingShown,
    FilledCoaching,
)
from bot.views.blocks import (
    Block,
    Message,
    View,
    actions,
    button,
    context,
    escape,
    literal,
    plain_message,
    section,
    sections,
)
from bot.views.fields import day_picker, field, modal, option, radio, text_area, whole_number
from bot.views.wrapping import wrapped
from induction.calendar import day_words
from induction.feedback.coaching import LEVELS, LONGEST_NOTE, RUBRIC, CoachingRating, CyclePart
from induction.people import Person
from prompts.feedback import coaching_form_words

COACHING_FORM, RATE_COACHING = "coaching_form", "coaching_rate"
DAY, NOTE = "coaching_day", "coaching_note"
_PART = "coaching_part_"

_SHOWN = 12
"""How many ratings a list shows at once, the newest: three years of one a quarter."""


def part_field(part: CyclePart) -> str:
    """The name of a part's field."""
    return f"{_PART}{part.value}"


def coaching_form_view(form: CoachingForm) -> View:
    """The modal: one tap for each part, with what coaching on each level is like."""
    title = "Your coaching" if form.own else f"Coaching of {form.coach.first_name}"
    return modal(COACHING_FORM, title, "Record", list(_blocks(form)), about=str(form.coach.id))


def coaching_form_message(form: CoachingForm) -> Message:
    """The same in words with the button that opens the form, where no modal can be opened."""
    text = _intro(form)
    return Message(_title(form.actor, form.coach), [*sections([escape(text)]), actions([rate_button(form.coach.id)])])


def rate_button(coach_id: int, label: str = "Open the form") -> Block:
    """The button that opens the form about that coach."""
    return button(label, RATE_COACHING, str(coach_id), style="primary")


def filled_coaching(values: Mapping[str, str]) -> FilledCoaching:
    """What the fields hold; a value that is no level counts as none."""
    chosen = {part: whole_number(values.get(part_field(part), "")) for part in CyclePart}
    levels = {part: level for part, level in chosen.items() if level is not None}
    return FilledCoaching(levels, _day(values.get(DAY)), values.get(NOTE))


def coaching_shown_message(reply: CoachingShown) -> Message:
    """What was given over time, newest first; a locked screen shows none of it."""
    own = reply.reader.id == reply.coach.id
    head = _title(reply.reader, reply.coach)
    blocks: list[Block] = []
    if reply.recorded is not None:
        blocks.append(section(escape(f"Recorded, for {day_words(reply.recorded.on)}.")))
    if not reply.ratings:
        blocks.append(section(escape(f"{head}: nothing is recorded yet.")))
    else:
        blocks += [section(escape(f"*{head}*")), section(_table(reply))]
        for words in _notes(reply):
            blocks += sections(wrapped(escape(words)))
        blocks.append(context(escape(" · ".join(f"{number} {name}" for number, name in enumerate(LEVELS, start=1)))))
    if reply.picture:
        blocks.append(context("The same as a picture comes in a direct message from me, in a moment."))
    if reply.recorded is None:
        blocks.append(actions([rate_button(reply.coach.id, "Rate yourself" if own else "Record an observation")]))
    return Message(head, blocks)


def coaching_picture_message(drawn: CoachingDrawn) -> Message:
    """The words beside the picture; a notification shows them, so they say nothing of any level."""
    head = _title(drawn.reader, drawn.coach)
    return plain_message(f"{head}, part by part. `/casc coaching growth` has the same in figures.")


def no_coaching_picture_message() -> Message:
    """What comes instead of the picture where the workspace lets the companion hand over no file."""
    return plain_message(
        "This workspace lets me hand over no picture. All of it stands in figures in `/casc coaching growth`."
    )


def coaching_picture_text(drawn: CoachingDrawn) -> str:
    """What the picture shows, for whoever does not see it."""
    return " ".join(
        f"{day_words(one.on)}, {'self-assessment' if one.own else 'observation'}: {levels_words(one)}."
        for one in drawn.ratings
    )


def coaching_observed_message(told: CoachingObserved) -> Message:
    """For a coach whose session was observed; what was given stands behind the command alone."""
    words = (
        f"{told.observer} recorded an observation of your coaching, {day_words(told.on)}. `/casc coaching growth` "
        "shows it. No candidate sees it."
    )
    return Message("There is something for you to read.", [section(escape(words))])


def offer_blocks(coach_id: int) -> list[Block]:
    """The quiet offer of a self-assessment, below a session that was closed."""
    words = "Four taps on your own coaching, open to you and the program administrator alone:"
    return [context(words), actions([button("Rate yourself", RATE_COACHING, str(coach_id))])]


def levels_words(rating: CoachingRating) -> str:
    """The levels of a rating by part."""
    return ", ".join(f"{RUBRIC[part].name} {rating.levels[part]}" for part in CyclePart)


def _blocks(form: CoachingForm) -> Iterator[Block]:
    yield from sections([escape(line) for line in _intro(form).splitlines() if line])
    if not form.own:
        yield field(DAY, "When did you observe?", day_picker(form.today))
    for part, rubric in RUBRIC.items():
        named = zip(LEVELS, rubric.levels, strict=True)
        levels = [option(f"{n} · {name}", str(n), below=below) for n, (name, below) in enumerate(named, start=1)]
        yield field(part_field(part), rubric.name, radio(levels, None), hint=rubric.about)
    note = text_area(longest=LONGEST_NOTE, example="What these levels rest on")
    hint = "Write no name of a student, a candidate or a colleague."
    yield field(NOTE, "Note", note, optional=True, hint=hint)


def _intro(form: CoachingForm) -> str:
    last = form.last
    return coaching_form_words(
        form.coach.name,
        own=form.own,
        last_on=None if last is None else day_words(last.on),
        last=None if last is None else levels_words(last),
    )


def _title(reader: Person, coach: Person) -> str:
    return "Your coaching" if reader.id == coach.id else f"The coaching of {coach.name}"


def _table(reply: CoachingShown) -> str:
    """A line for each rating, the newest first, and a column for each part; a phone shows 40 letters."""
    heads = "  ".join(["when     ", "by  ", *(RUBRIC[part].name[:4] for part in CyclePart)])
    lines = [_row(one) for one in reversed(reply.ratings[-_SHOWN:])]
    return "\n".join(["```", heads, *lines, "```"])


def _row(one: CoachingRating) -> str:
    levels = "  ".join(f"{one.levels[part]:>4}" for part in CyclePart)
    return f"{one.on:%b %d %y}  {'self' if one.own else 'obs.'}  {levels}"


def _notes(reply: CoachingShown) -> Iterator[str]:
    for one in reversed(reply.ratings[-_SHOWN:]):
        if one.note:
            by = "self-assessment" if one.own else f"observed by {literal(reply.names[one.by_id])}"
            yield f"*{day_words(one.on)}*, {by}: {literal(one.note)}"


def _day(said: str | None) -> date | None:
    try:
        return date.fromisoformat(said) if said else None
    except ValueError:
        return None
