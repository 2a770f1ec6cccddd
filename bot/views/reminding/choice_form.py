"""The form of one's own reminders, and of the leave that an administrator records for somebody."""

import json
from collections.abc import Iterator, Mapping
from datetime import date, time

from bot.services.reminding.chosen import FilledReminders, ReminderForm
from bot.views.assessing.words import sentence
from bot.views.blocks import Block, Message, View, actions, button, context, escape, section
from bot.views.fields import day_picker, field, modal, option, ticks, time_picker
from bot.views.reminding.choices import SETTINGS, kind_words
from induction.packs.reminding import NudgeKind
from induction.reminding.choosing import Leave

REMINDERS_FORM = "reminders_form"
WORKDAYS, WORKS_FROM, WORKS_UNTIL = "reminders_workdays", "reminders_from", "reminders_until"
LEAVE_FROM, LEAVE_TO, KINDS = "reminders_leave_from", "reminders_leave_to", "reminders_kinds"

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def reminder_form_view(form: ReminderForm) -> View:
    """The modal: hours, leave and kinds for oneself, the leave alone for somebody else."""
    leave = {name: day and day.isoformat() for name, day in (("first", form.leave.first), ("last", form.leave.last))}
    about = json.dumps({"person": form.person.id, **leave})
    title = "Reminders" if form.is_own else "A leave"
    return modal(REMINDERS_FORM, title, "Keep", [*_blocks(form)], about=about)


def reminder_form_message(form: ReminderForm) -> Message:
    """The button that opens the form, where no modal can be opened."""
    whose = "your reminders" if form.is_own else f"a leave of {form.person.name}"
    words = f"The form for {whose} opens with this button."
    opens = button("Settings…" if form.is_own else "Record a leave…", SETTINGS, str(form.person.id))
    return Message(words, [section(escape(words)), actions([opens])])


def read_about(about: str) -> tuple[int, Leave]:
    """Whose form it is, and the leave that stood in it; ValueError where it carries none."""
    held = json.loads(about)
    person = held.get("person") if isinstance(held, dict) else None
    if type(person) is not int:
        raise ValueError(about)
    return person, Leave(first=_day(held.get("first")), last=_day(held.get("last")))


def filled_reminders(values: Mapping[str, str]) -> FilledReminders:
    """What the fields hold; what nobody can read is as if it were empty."""
    kinds = {kind.value: kind for kind in NudgeKind}
    ticked = values.get(KINDS, "").split(",")
    days = values.get(WORKDAYS, "").split(",")
    return FilledReminders(
        workdays=frozenset(int(one) for one in days if one in set("1234567")),
        works_from=_time(values.get(WORKS_FROM)),
        works_until=_time(values.get(WORKS_UNTIL)),
        leave_from=_day(values.get(LEAVE_FROM)),
        leave_to=_day(values.get(LEAVE_TO)),
        reminded_of=frozenset(kinds[one] for one in ticked if one in kinds),
    )


def _blocks(form: ReminderForm) -> Iterator[Block]:
    calendar = form.calendar
    if form.is_own:
        days = [option(name, str(number)) for number, name in enumerate(_DAYS, start=1)]
        yield field(WORKDAYS, "On these days", ticks(days, [str(one) for one in calendar.workdays]), optional=True)
        yield field(WORKS_FROM, "Not before", time_picker(calendar.works_from))
        yield field(WORKS_UNTIL, "Not after", time_picker(calendar.works_until))
    else:
        yield section(escape(f"*{form.person.name}* hears that this was recorded. No reminders come on these days."))
    yield field(LEAVE_FROM, "On leave from", day_picker(form.leave.first), optional=True)
    until = "The last day. Empty: until somebody ends it. Both empty: no leave."
    yield field(LEAVE_TO, "On leave to", day_picker(form.leave.last), optional=True, hint=until)
    if form.kinds:
        kinds = [option(sentence(kind_words(one, form.person.role)), one.value) for one in form.kinds]
        wanted = [one.value for one in form.kinds if one not in form.choice.stopped]
        yield field(KINDS, "Remind me of", ticks(kinds, wanted), optional=True)
    if form.is_own:
        yield context("What follows from what somebody does, such as a receipt or an answer, comes at any time.")


def _day(said: object) -> date | None:
    try:
        return date.fromisoformat(said) if isinstance(said, str) else None
    except ValueError:
        return None


def _time(said: str | None) -> time | None:
    try:
        return time.fromisoformat(said) if said else None
    except ValueError:
        return None
