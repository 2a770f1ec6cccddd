"""What is held of candidates, read at once: their hours in one statement, and everything else in another.

A statement for each table would be simpler and, for whoever waits for their Home, a dozen times
the way to the database.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Select, column, select, union_all
from sqlmodel import col

from induction.hours import LedgerEntry
from induction.ledger.attendance import Attendance, Attendee
from induction.ledger.confirmations import Confirmation
from induction.people import Person
from induction.record.artifacts import Artifact
from induction.record.assessments import Rating
from induction.record.candidate import CandidateRecord, GoalOnRecord
from induction.record.milestones import Milestone
from induction.record.signings import Signing
from induction.record.support import SupportPlan
from induction.writing.approvals import Verdict
from induction.writing.drafts import DraftKind, DraftState
from storage.database.payloads import payload_rows
from storage.database.trusted import trusted
from storage.hours.replaced import REPLACED_BY
from storage.tables.drafts import ApprovalRow, DraftRow
from storage.tables.evidence import ArtifactRow
from storage.tables.hours import ConfirmationRow, HourRow
from storage.tables.people import PairingRow
from storage.tables.recommendation import MilestoneRow, RatingRow, SigningRow, SupportPlanRow
from storage.tables.sessions import AttendanceRow, AttendeeRow

_Kept = TypeVar("_Kept")

Whom = Any
"""The candidates that are meant, as SQL has it behind IN: a list that is bound, or a select."""

_ENTRY = tuple(name for name in LedgerEntry.model_fields if name != "replaced_by")
_WORD = tuple(Confirmation.model_fields)
_ENTRY_NAMES = (*_ENTRY, "replaced_by")
_WHOSE, _NUMBER = _ENTRY.index("candidate_id"), _ENTRY.index("id")
_WORD_NUMBER = len(_ENTRY_NAMES)
_entry, _word = trusted(LedgerEntry), trusted(Confirmation)

HOURS: Select[Any] = select(
    *(col(getattr(HourRow, name)) for name in _ENTRY),
    REPLACED_BY.label("replaced_by"),
    col(ConfirmationRow.id),
    *(col(getattr(ConfirmationRow, name)).label(f"word_{name}") for name in _WORD),
).outerjoin(ConfirmationRow, col(ConfirmationRow.entry_id) == col(HourRow.id))
"""A row for each word on an entry, and for each entry on which nobody spoke; in no order."""

_VALUES: Mapping[str, tuple[Any, type[Any]]] = {
    "milestone": (MilestoneRow, Milestone),
    "rating": (RatingRow, Rating),
    "signing": (SigningRow, Signing),
    "plan": (SupportPlanRow, SupportPlan),
    "artifact": (ArtifactRow, Artifact),
}
"""Tables of which a row is one value, with the fields that the value has."""

_TAUGHT = tuple(name for name in Attendance.model_fields if name != "attendees")
_ATTENDEE = ("entry_id", "assignment")
_CPSEL = "cpsel"


def facts(whom: Whom) -> tuple[Select[Any], ...]:
    """A select for each kind of fact about these candidates, to be united; no words of goals or reflections."""
    return (
        *(_rows_of(what, row, value, whom) for what, (row, value) in _VALUES.items()),
        payload_rows(
            "attendance",
            col(AttendeeRow.candidate_id),
            col(AttendanceRow.id),
            [
                *(getattr(AttendanceRow, name) for name in _TAUGHT),
                *(getattr(AttendeeRow, name) for name in _ATTENDEE),
            ],
        )
        .join_from(AttendeeRow, AttendanceRow, col(AttendanceRow.id) == col(AttendeeRow.attendance_id))
        .where(col(AttendeeRow.candidate_id).in_(whom)),
        payload_rows(
            "kept",
            col(DraftRow.candidate_id),
            col(DraftRow.id),
            [
                *(DraftRow.draft_id, DraftRow.kind, DraftRow.version, DraftRow.written_at),
                col(DraftRow.parts)[_CPSEL].as_string(),
            ],
        ).where(col(DraftRow.candidate_id).in_(whom), col(DraftRow.state) == DraftState.KEPT),
        payload_rows(
            "approval",
            col(ApprovalRow.candidate_id),
            col(ApprovalRow.id),
            [ApprovalRow.draft_id, ApprovalRow.version, ApprovalRow.role, ApprovalRow.verdict, ApprovalRow.at],
        ).where(col(ApprovalRow.candidate_id).in_(whom)),
        payload_rows(
            "pairing", col(PairingRow.candidate_id), col(PairingRow.id), [PairingRow.from_on, PairingRow.coach_id]
        ).where(col(PairingRow.candidate_id).in_(whom)),
    )


def _rows_of(what: str, row: Any, value: type[Any], whom: Whom) -> Select[Any]:
    columns = [getattr(row, name) for name in value.model_fields]
    return payload_rows(what, col(row.candidate_id), col(row.id), columns).where(col(row.candidate_id).in_(whom))


def united(selects: Iterable[Select[Any]]) -> Any:
    """These rows one after the other, the older first."""
    return union_all(*selects).order_by(column("number"))


@dataclass(frozen=True)
class Held:
    """What is held of some candidates, by the number of each; `facts` are payloads by what they are."""

    entries: Mapping[int, Sequence[LedgerEntry]]
    words: Mapping[int, Sequence[Confirmation]]
    facts: Mapping[int, Mapping[str, Sequence[Sequence[Any]]]]

    def record(self, candidate: Person) -> CandidateRecord:
        """The record of this candidate; an empty one for who has nothing on record."""
        number = candidate.id
        entries, found = self.entries.get(number, ()), self.facts.get(number, {})
        kept = found.get("kept", ())
        return CandidateRecord(
            candidate=candidate,
            entries=tuple(entries),
            said={word.entry_id: word for word in self.words.get(number, ())},
            attendance=tuple(_attendance(found.get("attendance", ()), number, entries)),
            goals=tuple(_goals(kept, found.get("approval", ()), ZoneInfo(candidate.zone))),
            reflections=tuple(_first_days(kept, DraftKind.REFLECTION, ZoneInfo(candidate.zone)).values()),
            coached_since=min((date.fromisoformat(since) for since, _ in found.get("pairing", ())), default=None),
            coaches=frozenset(coach for _, coach in found.get("pairing", ()) if coach is not None),
            milestones=_values(found, "milestone"),
            ratings=_values(found, "rating"),
            signings=_values(found, "signing"),
            plans=_values(found, "plan"),
            artifacts=_values(found, "artifact"),
        )


def read_held(connection: Connection, hours: Any, others: Any, values: Mapping[str, Any]) -> Held:
    """What these two statements find, by candidate; the hours last, so that all that facts name is among them."""
    found: dict[int, dict[str, list[Sequence[Any]]]] = defaultdict(lambda: defaultdict(list))
    for what, whose, _, payload in connection.execute(others, values):
        found[whose][what].append(payload)
    entries: dict[int, dict[int, LedgerEntry]] = defaultdict(dict)
    words: dict[int, dict[int, Confirmation]] = defaultdict(dict)
    for row in connection.execute(hours, values):
        whose, number, word = row[_WHOSE], row[_NUMBER], row[_WORD_NUMBER]
        if number not in entries[whose]:
            entries[whose][number] = _entry(dict(zip(_ENTRY_NAMES, row, strict=False)))  # the word stands behind it
        if word is not None:
            words[whose][word] = _word(dict(zip(_WORD, row[_WORD_NUMBER + 1 :], strict=True)))
    return Held(_oldest_first(entries), _oldest_first(words), found)


def _oldest_first(found: Mapping[int, Mapping[int, _Kept]]) -> Mapping[int, Sequence[_Kept]]:
    """What was found of each candidate, by its numbers."""
    return {whose: [kept[number] for number in sorted(kept)] for whose, kept in found.items()}


def instant(text: str) -> datetime:
    """An instant as JSON has it: with its offset on Postgres, without and in UTC on SQLite."""
    at = datetime.fromisoformat(text)
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)


def read_value(value: type[Any], payload: Sequence[Any]) -> Any:
    """A payload as the value whose fields its columns are."""
    given = dict(zip(value.model_fields, payload, strict=True))
    return value.model_validate({name: told_as(name, one) for name, one in given.items()})


def told_as(name: str, value: Any) -> Any:
    """What JSON has under that name, with instants as such; days and words are read by the value they belong to."""
    return instant(value) if name.endswith("_at") and value is not None else value


def _values(found: Mapping[str, Sequence[Sequence[Any]]], what: str) -> tuple[Any, ...]:
    _, value = _VALUES[what]
    return tuple(read_value(value, payload) for payload in found.get(what, ()))


def newest(entries: Iterable[LedgerEntry]) -> Mapping[int | None, LedgerEntry]:
    """For each entry, by its number, the one that took its place in the end."""
    found: dict[int | None, LedgerEntry] = {}
    for entry in sorted(entries, key=lambda one: one.id, reverse=True):
        found[entry.id] = found.get(entry.replaced_by, entry)
    return found


def attendance_facts(payload: Sequence[Any]) -> dict[str, Any]:
    """A session of the program and, as `entry_id` and `assignment`, what was recorded of the candidate there."""
    return {name: told_as(name, one) for name, one in zip((*_TAUGHT, *_ATTENDEE), payload, strict=True)}


def _attendance(payloads: Sequence[Sequence[Any]], number: int, entries: Sequence[LedgerEntry]) -> list[Attendance]:
    """The sessions at which the candidate was looked for, the newest day first, with nobody else in them."""
    if not payloads:
        return []
    after, read = newest(entries), []
    for payload in payloads:
        told = attendance_facts(payload)
        entry = after.get(told.pop("entry_id"))
        if entry is not None and (not entry.counts or entry.on.isoformat() != told["on"]):
            entry = None  # what was moved to another day is of another session
        attendee = Attendee.model_validate(
            {"candidate_id": number, "entry_id": entry and entry.id, "assignment": told.pop("assignment")}
        )
        read.append(Attendance.model_validate({**told, "attendees": (attendee,)}))
    return sorted(read, key=lambda one: (one.on, one.id), reverse=True)


def _first_days(kept: Sequence[Sequence[Any]], kind: DraftKind, zone: ZoneInfo) -> dict[str, date]:
    """The day on which each was kept first, by the draft, in the order in which they were."""
    days: dict[str, date] = {}
    for draft_id, of_kind, _, written_at, _ in kept:
        if of_kind == kind:
            days.setdefault(draft_id, _day(written_at, zone))
    return days


def _goals(kept: Sequence[Sequence[Any]], approvals: Sequence[Sequence[Any]], zone: ZoneInfo) -> Iterator[GoalOnRecord]:
    """Each goal as its newest kept version has it, with the days on which that version was approved."""
    newest_of = {draft_id: (version, cpsel) for draft_id, _, version, _, cpsel in kept}
    for draft_id, day in _first_days(kept, DraftKind.GOAL, zone).items():
        version, standard = newest_of[draft_id]
        said = {role: (verdict, at) for of, on, role, verdict, at in approvals if (of, on) == (draft_id, version)}
        found = {
            "draft_id": draft_id,
            "version": version,
            "kept_on": day,
            "standard": standard,
            "approvals": {role: _day(at, zone) for role, (word, at) in said.items() if word == Verdict.APPROVED},
            "changes_asked": [role for role, (word, _) in said.items() if word == Verdict.CHANGES_ASKED],
        }
        yield GoalOnRecord.model_validate(found)


def _day(at: str, zone: ZoneInfo) -> date:
    return instant(at).astimezone(zone).date()
