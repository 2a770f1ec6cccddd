"""Attendance: every way into its form, what it does once it is sent off, and the buttons of its receipt."""

import json
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.listeners.entrance.carried import read
from bot.listeners.entrance.doorway import Doorway
from bot.listeners.entrance.forms import Submission, on_choice, present, register_form
from bot.listeners.entrance.shapes import Payload
from bot.listeners.entrance.taps import Tap, on_tap
from bot.services.attendance.replies import (
    AttendanceForm,
    AttendanceReceipt,
    FilledAttendance,
    Told,
)
from bot.views.attendance.recording import (
    ASKED,
    ATTENDANCE_FORM,
    CATEGORY,
    COHORT,
    DAY,
    ENDS,
    LENGTH,
    MOST_FIELDS,
    NO_CATEGORY,
    PRESENT,
    REASON,
    STARTS,
    SUBMITTED,
    TAUGHT,
    TITLE,
    UNDO,
)
from bot.views.doors import CHANGE_ATTENDANCE, OPEN_ATTENDANCE
from bot.views.fields import whole_number
from induction.people import Person

FIELDS = {
    TAUGHT: ("no_session", "already_recorded"),
    TITLE: ("no_title",),
    CATEGORY: ("unknown_category",),
    DAY: ("missing_day", "future_date"),
    STARTS: ("missing_starts", "missing_duration"),
    ENDS: ("missing_ends", "ends_before_start"),
    LENGTH: ("unit", "unclear_length", "two_lengths", "non_positive", "too_long"),
    f"{PRESENT}-0": ("nobody_present", "not_of_cohort", "outside_program"),
    f"{SUBMITTED}-0": ("submitted_absent",),
}
"""The rules that are shown at each field."""


def register(app: App, doorway: Doorway) -> None:
    """Listen to the buttons that open the form, to the form and its choices, and to what takes attendance back."""
    attendance = doorway.desk.attendance

    @app.action(OPEN_ATTENDANCE)
    def on_open(ack: Ack, body: Payload, action: Payload, client: WebClient) -> None:
        wanted = _carried(action.get("value"))
        cohort, session = (read(str, wanted.get(name)) for name in ("cohort", "session"))
        present(doorway, body, client, lambda person, now: attendance.form(person, cohort, session, now=now))
        ack()

    @app.action(CHANGE_ATTENDANCE)
    def on_change(ack: Ack, body: Payload, action: Payload, client: WebClient) -> None:
        def form(person: Person, now: datetime) -> AttendanceForm:
            return attendance.of_record(person, read(int, action.get("value")) or 0, now=now)

        present(doorway, body, client, form, replaces="response_url" in body)
        ack()

    def undo(tap: Tap) -> AttendanceReceipt:
        return attendance.undo(tap.person, read(int, tap.value) or 0, key=tap.key, now=tap.now)

    def again(told: Submission) -> AttendanceForm:
        cohort, session = _chosen(told)
        is_other = cohort != _carried(told.about).get("cohort")
        return attendance.form(told.person, cohort, None if is_other else session, now=told.now)

    def submit(told: Submission) -> AttendanceReceipt | AttendanceForm:
        carried, filled = _carried(told.about), filled_attendance(told.values)
        cohort, session = _chosen(told)
        if (cohort, session) != (carried.get("cohort"), carried.get("session")):
            return again(told)  # sent off before the fields of the new choice were there
        known = _told(carried)
        kind, _, number = session.partition(":")
        if kind == "record":
            shown, record = _numbers(carried.get("shown")), read(int, number) or 0
            return attendance.change(told.person, record, filled, known, shown=shown, key=told.key, now=told.now)
        return attendance.send(told.person, cohort, session, filled, known, key=told.key, now=told.now)

    on_tap(app, doorway, UNDO, undo)
    on_choice(app, doorway, COHORT, again)
    on_choice(app, doorway, TAUGHT, again)
    register_form(app, doorway, ATTENDANCE_FORM, submit, FIELDS)


def filled_attendance(values: Mapping[str, str]) -> FilledAttendance:
    """What the fields hold; a value that the form never offered counts as empty."""
    submitted = _several(values, SUBMITTED)
    category = values.get(CATEGORY)
    return FilledAttendance(
        title=values.get(TITLE),
        category=None if category == NO_CATEGORY else category,
        on=read(date.fromisoformat, values.get(DAY)),
        starts=read(time.fromisoformat, values.get(STARTS)),
        ends=read(time.fromisoformat, values.get(ENDS)),
        length=values.get(LENGTH),
        present=_several(values, PRESENT),
        submitted=submitted if submitted or values.get(ASKED) else None,
        reason=values.get(REASON),
    )


def _chosen(told: Submission) -> tuple[str, str]:
    """The cohort and the session that stand in the form; where there is no choice of a cohort, the one it carries."""
    carried = _carried(told.about)
    cohort = told.values.get(COHORT, f"cohort:{carried.get('cohort', '')}").removeprefix("cohort:")
    return cohort, told.values.get(TAUGHT, "")


def _carried(about: object) -> Mapping[str, Any]:
    """What a form or a button carries unseen; nothing where it is not ours."""
    carried = read(json.loads, about)
    return carried if isinstance(carried, dict) else {}


def _told(carried: Mapping[str, Any]) -> Told:
    """What whoever fills in the form was told of already."""
    minutes = carried.get("minutes")
    return Told(
        _numbers(carried.get("clashes")),
        read(date.fromisoformat, carried.get("holiday")),
        minutes if isinstance(minutes, int) else None,
    )


def _several(values: Mapping[str, str], field: str) -> frozenset[int]:
    """The candidates that were chosen in the fields of that name."""
    chosen = [values.get(f"{field}-{number}", "") for number in range(MOST_FIELDS)]
    return frozenset(filter(None, map(whole_number, ",".join(chosen).split(","))))


def _numbers(carried: object) -> frozenset[int]:
    return frozenset(one for one in carried if isinstance(one, int)) if isinstance(carried, list) else frozenset()
