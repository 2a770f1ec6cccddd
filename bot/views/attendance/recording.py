"""Attendance: the form, the receipt, and the sessions of a cohort in a list."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.outgoing import limits
from bot.services.attendance.replies import (
    AttendanceForm,
    AttendanceReceipt,
    TaughtChoice,
    TaughtSession,
    TaughtSessions,
)
from bot.views.blocks import Block, Message, View, actions, button, context, escape, section, sections
from bot.views.doors import CHANGE_ATTENDANCE, attendance_button
from bot.views.fields import (
    Option,
    choice,
    choices,
    day_picker,
    field,
    fresh,
    line_of_text,
    modal,
    option,
    ticks,
    time_picker,
)
from induction.calendar import clock_words, day_words
from induction.hours import duration
from induction.ledger.attendance import Taught
from induction.people import Person
from prompts.attendance import receipt_words
from prompts.confirmations import REASONS

ATTENDANCE_FORM = "attendance_form"
UNDO = "attendance_undo"

COHORT, TAUGHT, TITLE, CATEGORY, DAY, STARTS, ENDS, LENGTH, PRESENT, SUBMITTED, ASKED, REASON = (
    f"attendance_{name}"
    for name in (
        *("cohort", "session", "title", "category", "day", "starts", "ends", "length"),
        *("present", "submitted", "asked", "reason"),
    )
)
MOST_FIELDS = 10
"""How many fields of a hundred candidates a form has at most."""

LONGEST_TITLE, LONGEST_LENGTH, LONGEST_REASON = 80, 40, 120
NO_COHORT, NO_CATEGORY = "Candidates in no cohort", "none"
SHOWN = 6
"""How many sessions of a cohort are listed."""


def attendance_form_view(form: AttendanceForm) -> View:
    """The modal, filled with what is known; several hundred candidates fit."""
    title, submit = ("Record attendance", "Record") if form.recorded is None else ("Change attendance", "Change")
    return modal(ATTENDANCE_FORM, title, submit, list(_blocks(form)), about=json.dumps(_about(form)))


def attendance_form_message(form: AttendanceForm) -> Message:
    """The button that opens the form, where no modal can be opened."""
    text = f"Who was there? {escape(_label(form.choice))}"
    return Message(
        text, [section(text), actions([attendance_button("Record attendance", form.cohort, form.choice.key)])]
    )


def attendance_message(reply: AttendanceReceipt) -> Message:
    """What stands now, with the ways to put it right."""
    record = reply.attendance
    done = "changed" if reply.changed else "recorded"
    if not record.stands:
        done = "undone"
    elif not reply.first_time:
        done = "same"
    lists = {"absent": reply.absent, "keep": reply.keep, "left_out": reply.left_out, "missing": reply.missing}
    names = {name: None if people is None else [one.name for one in people] for name, people in lists.items()}
    text = receipt_words(done, session_words(record), present=len(reply.present), of=len(record.attendees), names=names)
    number = str(record.id)
    ways = [button("Undo", UNDO, number), button("Change", CHANGE_ATTENDANCE, number)]
    if not record.stands:
        ways = [attendance_button("Record it again", record.cohort)]
    return Message(text, [*sections([escape(line) for line in text.splitlines()]), actions(ways)])


def taught_sessions_message(reply: TaughtSessions) -> Message:
    """The sessions of each cohort, recorded or not yet."""
    lines = [line for cohort in reply.cohorts for line in _cohort_lines(reply, cohort)]
    return Message("\n".join(lines), sections([escape(line) for line in lines]))


def taught_session_blocks(reply: TaughtSessions) -> Iterator[Block]:
    """The same for a Home, each session with its button."""
    for cohort in reply.cohorts:
        found = [one for one in reply.sessions if one.cohort == cohort]
        yield section(f"*Sessions*, {escape(cohort_name(cohort))}")
        for line in found[:SHOWN]:
            record = line.attendance
            way = attendance_button("Record", cohort, line.choice.key, style="primary")
            if record is not None:
                label = "Change attendance" if line.disputed else "Change"
                way = button(label, CHANGE_ATTENDANCE, str(record.id))
            yield section(escape(f"*{line.choice.title}*\n{_state_words(line)}")) | {"accessory": way}
        if len(found) > SHOWN:
            yield context(f"and {len(found) - SHOWN} before: `/casc attendance`")
        if not found:
            yield context("The calendar has none so far. *Record attendance* takes any other session.")


def session_words(taught: Taught) -> str:
    """A session in a line: what it was, its day and its length."""
    return f"{taught.title}, {_when(taught)}"


def cohort_name(cohort: str) -> str:
    """The cohort as people say it."""
    return cohort or NO_COHORT


def _about(form: AttendanceForm) -> Mapping[str, Any]:
    """What the form carries unseen."""
    recorded = form.recorded
    return {
        "cohort": form.cohort,
        "session": form.choice.key,
        "shown": [] if recorded is None else sorted(recorded.present),
        "clashes": sorted(form.told.clashes),
        "holiday": form.told.holiday and form.told.holiday.isoformat(),
        "minutes": form.told.minutes,
    }


def _blocks(form: AttendanceForm) -> Iterator[Block]:
    for question in form.questions:
        yield from sections([f":warning: {escape(question)}"])
    if len(form.cohorts) > 1:
        cohorts = [option(cohort_name(one), f"cohort:{one}") for one in form.cohorts]
        yield _choosing(COHORT, "Cohort", choice(cohorts, f"cohort:{form.cohort}", prompt="Choose a cohort"))
    sessions = [option(_label(one), one.key) for one in _offered(form)]
    yield _choosing(TAUGHT, "Session", choice(sessions, form.choice.key, prompt="Choose a session"))
    if form.recorded is None:
        yield from _facts(form)
        yield from _people(form)
        return
    when = "" if form.recorded_on is None else f" on {day_words(form.recorded_on)}"
    yield section(escape(f"*{session_words(form.recorded)}*\nRecorded by {form.recorded_by}{when}"))
    yield from _people(form)
    reason = line_of_text(form.known.reason, example="came late", longest=LONGEST_REASON)
    yield field(_for(form, REASON), "Why, if somebody comes in or goes out", reason, optional=True)


def _facts(form: AttendanceForm) -> Iterator[Block]:
    """Fields that are filled anew for each session: what it was, when and how long."""
    known = form.known
    if form.choice.date_key is None:
        title = line_of_text(known.title, example="Make-up of session 2", longest=LONGEST_TITLE)
        yield field(_for(form, TITLE), "What was it?", title)
        kinds = [option(one.label, one.key) for one in form.categories]
        kinds.append(option("Professional learning, no category", NO_CATEGORY))
        chosen = known.category or (NO_CATEGORY if known.title else None)
        yield field(_for(form, CATEGORY), "What do its hours count as?", choice(kinds, chosen, prompt="Choose one"))
    yield field(_for(form, DAY), "Day", day_picker(known.on))
    yield field(_for(form, STARTS), "From", time_picker(known.starts), optional=True)
    yield field(_for(form, ENDS), "To", time_picker(known.ends), optional=True)
    if not form.choice.starts:
        length = line_of_text(known.length, example="90 min or 2 h", longest=LONGEST_LENGTH)
        yield field(_for(form, LENGTH), "How long, unless both times are given", length, optional=True)


def _people(form: AttendanceForm) -> Iterator[Block]:
    """Who was there, and whose assignment is in; each field holds a hundred candidates."""
    people, hundred = form.candidates, limits.OPTIONS
    groups = [people[start : start + hundred] for start in range(0, len(people), hundred)][:MOST_FIELDS]
    is_new = form.recorded is None
    for number, group in enumerate(groups):
        there = choices(_named(group), {str(one) for one in form.known.present}, prompt="Choose who was there")
        hint = "Everybody is chosen: take out who was missing." if is_new else None
        label = f"Who was there?{_span(groups, group)}"
        optional = not is_new or len(groups) > 1
        yield field(_for(form, f"{PRESENT}-{number}"), label, there, hint=hint, optional=optional)
    for number, group in enumerate(groups):
        submitted = choices(
            _named(group), {str(one) for one in form.known.submitted or ()}, prompt="Choose whose is in"
        )
        label = f"Whose assignment is in?{_span(groups, group)}"
        hint = "Leave it empty where there is none, or where you don’t know yet."
        yield field(_for(form, f"{SUBMITTED}-{number}"), label, submitted, hint=hint, optional=True)
    asked = ticks([option("Everybody was asked for it", ASKED)], [] if form.known.submitted is None else [ASKED])
    hint = "Then it is missing from whoever was there and is not chosen, also where nobody is."
    yield field(_for(form, ASKED), "Assignment", asked, hint=hint, optional=True)


def _for(form: AttendanceForm, name: str) -> str:
    return fresh(name, f"{form.cohort}/{form.choice.key}")


def _choosing(block_id: str, label: str, element: Block) -> Block:
    """A choice from which the other fields follow."""
    return field(block_id, label, element) | {"dispatch_action": True}


def _offered(form: AttendanceForm) -> Sequence[TaughtChoice]:
    known = {one.key for one in form.choices}
    return form.choices if form.choice.key in known else [form.choice, *form.choices]


def _named(people: Sequence[Person]) -> list[Option]:
    return [option(one.name, str(one.id)) for one in people]


def _span(groups: Sequence[Sequence[Person]], group: Sequence[Person]) -> str:
    return f" {group[0].name} to {group[-1].name}" if len(groups) > 1 else ""


def _label(one: TaughtChoice) -> str:
    """A session to choose, its day first: what is cut off is the end."""
    if one.first is None:
        return "Something else"
    when = f"{one.first:%a, %b} {one.first.day}" if one.has_day else f"{one.first:%B}"
    return f"{'Recorded: ' if one.recorded else ''}{when}, {one.title}"


def _cohort_lines(reply: TaughtSessions, cohort: str) -> Iterator[str]:
    yield f"*Sessions*, {cohort_name(cohort)}"
    found = [one for one in reply.sessions if one.cohort == cohort]
    yield from (f"• {_line_words(one)}" for one in found)
    if not found:
        yield "None so far."


def _line_words(line: TaughtSession) -> str:
    return f"{line.choice.title}, {_state_words(line)}"


def _state_words(line: TaughtSession) -> str:
    """When it was, and whether it is recorded."""
    record, first = line.attendance, line.choice.first
    if record is not None:
        there = f"{_when(record)}: recorded, {len(record.present)} of {len(record.attendees)} were there"
        return f"{there}{_disputed(line.disputed)}"
    when = "" if first is None else day_words(first) if line.choice.has_day else f"{first:%B %Y}"
    return f"{when}: *not recorded yet*"


def _disputed(reasons: Sequence[str]) -> str:
    """How many say that it is not right."""
    absent = reasons.count(REASONS["not_there"])
    said = {"they were not there": absent, "that it is not right": len(reasons) - absent}
    return "".join(f", *{count} say{'s' if count == 1 else ''} {what}*" for what, count in said.items() if count)


def _when(taught: Taught) -> str:
    clock = f" ({clock_words(taught.starts, taught.ends)})" if taught.starts and taught.ends else ""
    return f"{day_words(taught.on)}, {duration(taught.minutes)}{clock}"
