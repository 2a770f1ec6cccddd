"""The log form: with whom, what, how long, which day."""

from collections.abc import Iterator, Sequence

from bot.services.ledger.replies import LogForm
from bot.views.blocks import Block, Message, View, actions, context, escape, section
from bot.views.doors import log_button
from bot.views.fields import (
    Option,
    choice,
    day_picker,
    field,
    line_of_text,
    modal,
    option,
    time_picker,
)
from induction.hours import HourKind, MeetingFormat
from induction.people import Role

LOG_FORM, CORRECTION_FORM = "log_form", "correction_form"

WHOM, WHAT, LENGTH, DAY, STARTS, ENDS, FORMAT, TOPIC, WHY = (
    f"log_{name}" for name in ("whom", "what", "length", "day", "starts", "ends", "format", "topic", "why")
)

LONGEST_LENGTH = 40
LONGEST_TOPIC = 80
LONGEST_REASON = 200

_COACHES_ONLY_COACHING = "Coaching hours. Professional learning is logged by the candidate who did it."
_NO_COACH = (
    "You are not paired with a coach yet, so only professional learning can be logged. Your program administrator can "
    "pair you."
)


def log_form_view(form: LogForm) -> View:
    """The modal, filled with what is known."""
    if form.corrects is not None:
        return modal(CORRECTION_FORM, "Correct hours", "Correct", list(_blocks(form)), about=str(form.corrects))
    is_one_of_several = ":" in (form.replaces or "")
    send = "Change" if is_one_of_several else "Record"
    return modal(LOG_FORM, "Log hours", send, list(_blocks(form)), about=form.replaces or "")


def log_form_message(form: LogForm) -> Message:
    """What to type instead, and the button that opens the form."""
    whom = f"with {form.candidates[0].first_name} " if form.candidates else ""
    text = (
        f"Say what you did in one line: `/casc log 45 min coaching {whom}yesterday, IIP goal 2`. Or fill in the form."
    )
    return Message(text, [section(escape(text)), actions([log_button()])])


def _blocks(form: LogForm) -> Iterator[Block]:
    known = form.known
    if form.actor.role is Role.COACH:
        yield _whom(form)
    else:
        yield field(WHAT, "What was it?", choice(_activities(form), _chosen_activity(form), prompt="Choose one"))
    yield field(DAY, "Day", day_picker(known.on or form.today))
    length = line_of_text(known.length, example="90 min, 1 h 30 min or 3:30-5 pm", longest=LONGEST_LENGTH)
    yield field(LENGTH, "How long, in hours and minutes", length, optional=True, hint="Or give both times below.")
    yield field(STARTS, "From", time_picker(known.starts), optional=True)
    yield field(ENDS, "To", time_picker(known.ends), optional=True)
    formats = [option(f"{one.label[0].upper()}{one.label[1:]}", one.value) for one in MeetingFormat]
    met = choice(formats, known.format and known.format.value, prompt="Choose one")
    yield field(FORMAT, "How you met", met, optional=True)
    topic = line_of_text(known.topic, example="IIP goal 2, CPSEL 3, classroom visits", longest=LONGEST_TOPIC)
    yield field(TOPIC, "Topic or CPSEL", topic, optional=True)
    if form.asks_why:
        why = line_of_text(known.reason, example="We stopped early", longest=LONGEST_REASON)
        yield field(WHY, "Why is it corrected?", why, optional=True)
    if form.untyped is not None:
        yield context(escape(form.untyped))
    if form.actor.role is Role.COACH:
        yield context(_COACHES_ONLY_COACHING)
    elif form.coach is None:
        yield context(_NO_COACH)


def _whom(form: LogForm) -> Block:
    alone = form.candidates[0].id if len(form.candidates) == 1 else None
    chosen = str(form.known.candidate_id or alone or "")
    people = [option(person.name, str(person.id)) for person in form.candidates]
    return field(WHOM, "With whom?", choice(people, chosen, prompt="Choose a candidate"))


def _activities(form: LogForm) -> Sequence[Option]:
    """Coaching with one's coach, then each category of the program's professional learning."""
    coaching = [option(f"Coaching with {form.coach.name}", HourKind.COACHING.value)] if form.coach else []
    learning = HourKind.PROFESSIONAL_LEARNING.value
    named = [option(f"Professional learning: {one.label}", f"{learning}:{one.key}") for one in form.categories]
    return [*coaching, *named, option("Professional learning: something else", f"{learning}:")]


def _chosen_activity(form: LogForm) -> str | None:
    if form.known.kind is HourKind.PROFESSIONAL_LEARNING:
        return f"{form.known.kind.value}:{form.known.category or ''}"
    return form.known.kind and form.known.kind.value
