"""Attendance as it stands: the sessions that were recorded, each with its attendees and what counts for them now."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, bindparam, select
from sqlmodel import col

from induction.ledger.attendance import Attendance, Attendee
from induction.refused import Refused
from storage.hours.replaced import REPLACED_BY
from storage.tables.ground import NUMBERS
from storage.tables.hours import HourRow
from storage.tables.sessions import AttendanceRow, AttendeeRow

_ATTENDANCES = select(AttendanceRow).order_by(col(AttendanceRow.on).desc(), col(AttendanceRow.id).desc())
_OF_COHORT = _ATTENDANCES.where(
    col(AttendanceRow.program) == bindparam("program"), col(AttendanceRow.cohort) == bindparam("cohort")
)
_BY_ID = _ATTENDANCES.where(col(AttendanceRow.id) == bindparam("attendance"))
_BY_KEY = _ATTENDANCES.where(col(AttendanceRow.key) == bindparam("of_key"))
_OF_CANDIDATE = _ATTENDANCES.join(AttendeeRow, col(AttendeeRow.attendance_id) == col(AttendanceRow.id)).where(
    col(AttendeeRow.candidate_id) == bindparam("candidate")
)
_ATTENDEES = (
    select(AttendeeRow)
    .where(col(AttendeeRow.attendance_id).in_(bindparam("attendances", expanding=True)))
    .order_by(col(AttendeeRow.candidate_id))
)
_SUCCESSORS: Select[int | None, date, bool, int | None] = select(
    col(HourRow.id), col(HourRow.on), col(HourRow.voided), REPLACED_BY.label("replaced_by")
).where(col(HourRow.id).in_(bindparam("entries", expanding=True)))


def attendance_of_cohort(connection: Connection, program: str, cohort: str) -> tuple[Attendance, ...]:
    """Everything that was recorded for the cohort, the newest day first; also what was taken back as a whole."""
    return _read(connection, _OF_COHORT, {"program": program, "cohort": cohort})


def attendance_of_candidate(connection: Connection, candidate_id: int) -> tuple[Attendance, ...]:
    """The sessions at which the candidate was looked for, the newest day first."""
    return _read(connection, _OF_CANDIDATE, {"candidate": candidate_id})


def attendance_by_key(connection: Connection, key: str) -> Attendance | None:
    """What that delivery recorded, if it did."""
    return _first(connection, _BY_KEY, {"of_key": key})


def attendance_by_id(connection: Connection, attendance_id: int) -> Attendance | None:
    """The attendance with that number, if there is one."""
    return _first(connection, _BY_ID, {"attendance": attendance_id}) if attendance_id in NUMBERS else None


def found_attendance(connection: Connection, attendance_id: int) -> Attendance:
    """The attendance with that number; Refused where there is none."""
    attendance = attendance_by_id(connection, attendance_id)
    if attendance is None:
        raise Refused("no_attendance", "That record of attendance is no longer there.")
    return attendance


def _first(connection: Connection, statement: Select[Any], values: Mapping[str, Any]) -> Attendance | None:
    return next(iter(_read(connection, statement, values)), None)


def _read(connection: Connection, statement: Select[Any], values: Mapping[str, Any]) -> tuple[Attendance, ...]:
    """The attendance of these rows, each attendee with the entry that counts for them now."""
    rows = connection.execute(statement, values).mappings().all()
    attendees = connection.execute(_ATTENDEES, {"attendances": [row["id"] for row in rows]}).mappings().all()
    standing = _standing(connection, [one["entry_id"] for one in attendees if one["entry_id"] is not None])
    days = {row["id"]: row["on"] for row in rows}
    of: dict[int, list[Attendee]] = {row["id"]: [] for row in rows}
    for one in attendees:
        entry_id, on = standing.get(one["entry_id"], (None, None))
        if on != days[one["attendance_id"]]:
            entry_id = None  # its owner has moved it to another day, so that it is of another session
        of[one["attendance_id"]].append(Attendee.model_validate({**one, "entry_id": entry_id}))
    return tuple(Attendance.model_validate({**row, "attendees": tuple(of[row["id"]])}) for row in rows)


def _standing(connection: Connection, entry_ids: Sequence[int]) -> dict[int | None, tuple[int, date]]:
    """For each entry the one that took its place in the end, with its day, where that counts."""
    newest = {one: one for one in entry_ids}
    counting: dict[int, date] = {}
    unread = set(entry_ids)
    while unread:
        found = connection.execute(_SUCCESSORS, {"entries": list(unread)}).all()
        after = {row.id: row.replaced_by for row in found if row.replaced_by is not None}
        counting |= {row.id: row.on for row in found if row.replaced_by is None and not row.voided}
        newest = {first: after.get(last, last) for first, last in newest.items()}
        unread = set(after.values())
    return {first: (last, counting[last]) for first, last in newest.items() if last in counting}
