"""Attendance: a session of the program with who was there, and each attendee's hours through the ledger."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import bindparam, insert, select
from sqlmodel import col

from induction.ledger.attendance import AlreadyRecorded, Attendance, Attendee, Clash, RollCall, record_of
from storage.database.engine import Database
from storage.database.legible import writable
from storage.database.writing import Turn, take_turn
from storage.errands import Errand
from storage.hours.attendees import (
    attendance_by_id,
    attendance_by_key,
    attendance_of_candidate,
    attendance_of_cohort,
    found_attendance,
)
from storage.hours.attending import Attending
from storage.outbox.outbox import insert_errands
from storage.tables.sessions import AttendanceRow, AttendeeRow

_APPEND = insert(AttendanceRow).returning(col(AttendanceRow.id))
_THAT_GAVE = select(col(AttendeeRow.attendance_id)).where(col(AttendeeRow.entry_id) == bindparam("entry"))


@dataclass(frozen=True)
class Taken:
    """What became of attendance that was recorded or changed: how it stands, and whose hours could not be added.

    `first_time` is False where nothing was changed by it.
    """

    attendance: Attendance
    clashes: tuple[Clash, ...] = ()
    first_time: bool = True


Following = Callable[[Taken], Sequence[Errand]]
"""What follows from attendance as it was taken; it is kept in the same transaction, and so it reads no records."""


def nothing(_: Taken) -> Sequence[Errand]:
    """Nothing follows."""
    return ()


@dataclass(frozen=True)
class AttendanceChange:
    """What is put right about attendance.

    `assignments` holds those of whom something is said: in, missing, or None for not asked. `reason` stands in the
    ledger with every line that is added or taken out. With `keeping` hours that somebody has of this very session stand
    for it without a question.
    """

    added: frozenset[int] = frozenset()
    removed: frozenset[int] = frozenset()
    assignments: Mapping[int, bool | None] = field(default_factory=dict)
    reason: str | None = None
    keeping: bool = False


class AttendanceRecords:
    """Attendance in a database; every method is one read or one transaction, as those of `Records` are."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_cohort(self, program: str, cohort: str) -> tuple[Attendance, ...]:
        """Everything that was recorded for the cohort, the newest day first; also what was taken back as a whole."""
        with self._database.reading() as connection:
            return attendance_of_cohort(connection, program, cohort)

    def of_candidate(self, candidate_id: int) -> tuple[Attendance, ...]:
        """The sessions at which the candidate was looked for, the newest day first."""
        with self._database.reading() as connection:
            return attendance_of_candidate(connection, candidate_id)

    def by_id(self, attendance_id: int) -> Attendance | None:
        """The attendance with that number, if there is one."""
        with self._database.reading() as connection:
            return attendance_by_id(connection, attendance_id)

    def that_gave(self, entry_id: int) -> int | None:
        """The number of the attendance for which that entry stands, if it does for any."""
        with self._database.reading() as connection:
            return connection.scalars(_THAT_GAVE, {"entry": entry_id}).first()

    def by_key(self, key: str) -> Attendance | None:
        """What that delivery recorded, if it did."""
        with self._database.reading() as connection:
            return attendance_by_key(connection, key)

    def record(
        self,
        roll: RollCall,
        *,
        actor_id: int,
        key: str,
        known: Collection[int] = (),
        now: datetime,
        following: Following = nothing,
    ) -> Taken:
        """The attendance, with each attendee's hours and the errands: all of it or nothing, and the same `key` once.

        `known` are those of whose own hours the recorder was told: they keep them. Refused as AlreadyRecorded or
        Clashing.
        """
        with self._database.writing() as connection:
            take_turn(connection, Turn.HOURS_OF_PERSON, roll.cohort)
            if before := attendance_by_key(connection, key):
                return Taken(before, first_time=False)
            taught = roll.taught
            if same := record_of(roll, attendance_of_cohort(connection, taught.program, taught.cohort)):
                raise AlreadyRecorded(same)
            facts = {**taught.model_dump(), "title": writable(taught.title), "key": key}
            facts |= {"instructor_id": actor_id, "recorded_at": now}
            new = Attendance(id=connection.execute(_APPEND, facts).scalar_one(), **facts)
            attending = Attending(connection, new, actor_id, now)
            entries, clashes = attending.enter(roll.present, key=key, known=known, reason=None)
            attending.note([_with_entry(one, entries.get(one.candidate_id)) for one in roll.attendees], {})
            taken = Taken(found_attendance(connection, new.id), clashes)
            insert_errands(connection, following(taken), now=now)
            return taken

    def change(
        self,
        attendance_id: int,
        change: AttendanceChange,
        *,
        actor_id: int,
        key: str,
        known: Collection[int] = (),
        now: datetime,
        following: Following = nothing,
    ) -> Taken:
        """The attendance after the change: who is added gets the hours, and hours that it gave can be taken out.

        Hours that an attendee has by themselves stay theirs. What is so already changes nothing. Refused as Clashing.
        """
        with self._database.writing() as connection:
            concerned = change.added | change.assignments.keys()
            people = concerned | {one.candidate_id for one in found_attendance(connection, attendance_id).attendees}
            take_turn(connection, Turn.HOURS_OF_PERSON, people)
            before = found_attendance(connection, attendance_id)
            was = {one: Attendee(candidate_id=one) for one in people} | before.by_candidate
            attending = Attending(connection, before, actor_id, now)
            entries, clashes = attending.enter(
                change.added - before.present, key=key, known=known, keeping=change.keeping, reason=change.reason
            )
            out = change.removed & before.present
            attending.void([was[one] for one in sorted(out)], key=key, reason=change.reason)
            entries = {one: was[one].entry_id for one in people - out} | entries
            after = [
                Attendee(
                    candidate_id=one,
                    entry_id=entries.get(one),
                    assignment=change.assignments.get(one, was[one].assignment),
                )
                for one in sorted(people)
            ]
            changed = attending.note(after, before.by_candidate)
            taken = Taken(found_attendance(connection, attendance_id), clashes, first_time=changed)
            insert_errands(connection, following(taken), now=now)
            return taken


def _with_entry(attendee: Attendee, entry_id: int | None) -> Attendee:
    return attendee.model_copy(update={"entry_id": entry_id})
