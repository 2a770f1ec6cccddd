"""Attendance: a session of the program with who was there, and each attendee's hours through the ledger."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update
from sqlmodel import col

from induction.attendance import (
    AlreadyRecorded,
    Attendance,
    Attendee,
    Clash,
    Clashing,
    ClashKind,
    RollCall,
    clash,
    same_session,
)
from induction.cards import CardAction, HourCard
from induction.hours import LedgerEntry
from storage.attendees import (
    attendance_by_id,
    attendance_by_key,
    attendance_of_candidate,
    attendance_of_cohort,
    found_attendance,
)
from storage.cards import keep_card
from storage.engine import Database
from storage.errands import Errand
from storage.ledger import do_card, entries_of
from storage.outbox import insert_errands
from storage.tables.audit import AuditAction, AuditRow
from storage.tables.hours import HourRow
from storage.tables.sessions import AttendanceRow, AttendeeRow
from storage.writing import Turn, take_turn, writable

_APPEND = insert(AttendanceRow).returning(col(AttendanceRow.id))
_THAT_GAVE = select(col(AttendeeRow.attendance_id)).where(col(AttendeeRow.entry_id) == bindparam("entry"))
_CARD_OF = select(col(HourRow.card_id)).where(col(HourRow.id) == bindparam("entry"))
_PUT_RIGHT = update(AttendeeRow).where(
    col(AttendeeRow.attendance_id) == bindparam("of"), col(AttendeeRow.candidate_id) == bindparam("who")
)


@dataclass(frozen=True)
class Taken:
    """What became of attendance that was recorded or changed: how it stands, and whose hours could not be added.

    `first_time` is False where nothing was changed by it.
    """

    attendance: Attendance
    clashes: tuple[Clash, ...] = ()
    first_time: bool = True


@dataclass(frozen=True)
class Change:
    """What is put right about attendance.

    `assignments` holds those of whom something is said: in, missing, or None for not asked. `reason` stands in the
    ledger with every line that is added or taken out.
    """

    added: frozenset[int] = frozenset()
    removed: frozenset[int] = frozenset()
    assignments: Mapping[int, bool | None] = field(default_factory=dict)
    reason: str | None = None


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
        errands: Sequence[Errand] = (),
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
            if same := same_session(roll, attendance_of_cohort(connection, taught.program, taught.cohort)):
                raise AlreadyRecorded(same)
            facts = {**taught.model_dump(), "title": writable(taught.title), "key": key}
            facts |= {"instructor_id": actor_id, "recorded_at": now}
            new = Attendance(id=connection.execute(_APPEND, facts).scalar_one(), **facts)
            taking = _Taking(connection, new, actor_id, now)
            entries, clashes = taking.enter(roll.present, key=key, known=known, reason=None)
            taking.note([_with_entry(one, entries.get(one.candidate_id)) for one in roll.attendees], {})
            insert_errands(connection, errands, now=now)
            return Taken(found_attendance(connection, new.id), clashes)

    def change(
        self,
        attendance_id: int,
        change: Change,
        *,
        actor_id: int,
        key: str,
        known: Collection[int] = (),
        now: datetime,
        errands: Sequence[Errand] = (),
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
            taking = _Taking(connection, before, actor_id, now)
            entries, clashes = taking.enter(change.added - before.present, key=key, known=known, reason=change.reason)
            out = change.removed & before.present
            taking.void([was[one] for one in sorted(out)], key=key, reason=change.reason)
            entries = {one: was[one].entry_id for one in people - out} | entries
            after = [
                Attendee(
                    candidate_id=one,
                    entry_id=entries.get(one),
                    assignment=change.assignments.get(one, was[one].assignment),
                )
                for one in sorted(people)
            ]
            changed = taking.note(after, before.by_candidate)
            insert_errands(connection, errands, now=now)
            return Taken(found_attendance(connection, attendance_id), clashes, first_time=changed)


@dataclass(frozen=True)
class _Taking:
    """One transaction that records or changes attendance."""

    connection: Connection
    attendance: Attendance
    actor_id: int
    now: datetime

    def enter(
        self, present: Iterable[int], *, key: str, known: Collection[int], reason: str | None
    ) -> tuple[dict[int, int | None], tuple[Clash, ...]]:
        """The entry that counts for each of them: a new one, or their own; Clashing where one of them is not known."""
        wanted = {one: self.attendance.entry(one) for one in sorted(present)}
        held: dict[int, list[LedgerEntry]] = {one: [] for one in wanted}
        for other in entries_of(self.connection, list(wanted)):
            held[other.candidate_id].append(other)
        found = (clash(entry, held[one]) for one, entry in wanted.items())
        clashes = tuple(one for one in found if one is not None)
        if unknown := [one for one in clashes if one.candidate_id not in known]:
            raise Clashing(unknown)
        standing: dict[int, int | None] = {
            one.candidate_id: one.entry.id for one in clashes if one.kind is ClashKind.SAME and one.entry is not None
        }
        stopped = {one.candidate_id for one in clashes}
        free = tuple(entry for one, entry in wanted.items() if one not in stopped)
        if free:
            card = self._card(CardAction.RECORD, key, reason).model_copy(update={"entries": free})
            recorded = do_card(self.connection, keep_card(self.connection, card, source=card.id).id, now=self.now)
            standing |= {entry.candidate_id: entry.id for entry in recorded.entries}
        return standing, clashes

    def void(self, attendees: Iterable[Attendee], *, key: str, reason: str | None) -> None:
        """Take out of the count what this attendance gave them; what they had by themselves stays."""
        for one in attendees:
            card_of = self.connection.scalars(_CARD_OF, {"entry": one.entry_id}).one()
            if card_of.startswith(f"attendance:{self.attendance.id}:"):
                card = self._card(CardAction.VOID, f"{key}:{one.entry_id}", reason)
                card = card.model_copy(update={"corrects": one.entry_id})
                do_card(self.connection, keep_card(self.connection, card, source=card.id).id, now=self.now)

    def note(self, attendees: Sequence[Attendee], before: Mapping[int, Attendee]) -> bool:
        """Whether anything is other than before; it is written down, with who did it."""
        changed = [one for one in attendees if before.get(one.candidate_id) != one]
        for one in changed:
            facts = one.model_dump(exclude={"candidate_id"})
            if one.candidate_id in before:
                self.connection.execute(_PUT_RIGHT, {**facts, "of": self.attendance.id, "who": one.candidate_id})
            else:
                self.connection.execute(insert(AttendeeRow), {**one.model_dump(), "attendance_id": self.attendance.id})
        if changed:
            self.connection.execute(insert(AuditRow), [self._audit(one) for one in changed])
        return bool(changed)

    def _card(self, action: CardAction, key: str, reason: str | None) -> HourCard:
        """A card of this attendance; its id says so, and is its one key."""
        return HourCard(
            id=f"attendance:{self.attendance.id}:{key}",
            actor_id=self.actor_id,
            action=action,
            entries=(),
            created_at=self.now,
            reason=reason and writable(reason),
        )

    def _audit(self, attendee: Attendee) -> dict[str, Any]:
        return {
            "at": self.now,
            "actor_id": self.actor_id,
            "action": AuditAction.RECORD_ATTENDANCE,
            "subject_id": attendee.candidate_id,
            "entry_id": attendee.entry_id,
        }


def _with_entry(attendee: Attendee, entry_id: int | None) -> Attendee:
    return attendee.model_copy(update={"entry_id": entry_id})
