"""What a person gets back about hours, as values: what was understood, what was recorded, what somebody confirms."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from induction.cards import HourCard
from induction.confirmations import EntryState
from induction.hours import HourEntry, HourKind, LedgerEntry, MeetingFormat
from induction.packs import Category
from induction.people import Person
from induction.requirements import HourSummary


@dataclass(frozen=True)
class EntryLine:
    """One entry with the names that a person knows it by. `whose` is None for one's own.

    `state` is how far the two people behind it agree, None where one person's word is enough; `reason` is what the
    other party says is not right.
    """

    entry: HourEntry
    whose: str | None
    coach: str | None
    category: str | None
    state: EntryState | None = None
    reason: str | None = None


@dataclass(frozen=True)
class Proposed:
    """A card that waits for its one tap. `old` is what a correction or a void takes the place of."""

    card: HourCard
    lines: Sequence[EntryLine]
    old: EntryLine | None


@dataclass(frozen=True)
class Receipt:
    """What a tap led to: the new rows of the ledger, the same as people know them, and each candidate's totals now.

    Totals are there of candidates whose hours the person may see.
    """

    card: HourCard
    entries: Sequence[LedgerEntry]
    lines: Sequence[EntryLine]
    totals: Sequence["CandidateSummary"]


@dataclass(frozen=True)
class CandidateSummary:
    """One candidate's hours of this program year."""

    candidate: Person
    hours: HourSummary


@dataclass(frozen=True)
class FilledLog:
    """An hour entry as it is filled in; None is what is empty.

    `length` is as it was typed. `candidate_id` is whom a coach chose; a candidate's own hours are theirs.
    """

    kind: HourKind | None = None
    category: str | None = None
    candidate_id: int | None = None
    length: str | None = None
    starts: time | None = None
    ends: time | None = None
    on: date | None = None
    format: MeetingFormat | None = None
    topic: str | None = None


@dataclass(frozen=True)
class LogForm:
    """Hours to fill in, for `actor`.

    A coach chooses among `candidates`; a candidate's sessions are with `coach`, None where nobody is paired with
    them. `known` is what was understood already. `replaces` is the card that the form takes the place of, with `:0` and
    so on behind it for one of its several entries.
    """

    actor: Person
    candidates: Sequence[Person]
    coach: Person | None
    categories: Sequence[Category]
    today: date
    known: FilledLog = FilledLog()
    replaces: str | None = None


@dataclass(frozen=True)
class AskedEntry:
    """An entry on which somebody's word is asked for, as they know it.

    `state` is None where it no longer counts: it was corrected, or taken out where `voided` is True. `reason` is what
    they said is not right. `instead_of` is the entry that it corrects.
    """

    entry: LedgerEntry
    line: EntryLine
    logged_by: Person
    state: EntryState | None
    reason: str | None = None
    voided: bool = False
    instead_of: EntryLine | None = None


@dataclass(frozen=True)
class ToConfirm:
    """Entries for the other party to confirm, or to say what is not right; of the `doubted` one that is asked now."""

    entries: Sequence[AskedEntry]
    doubted: int | None = None


@dataclass(frozen=True)
class Disputed:
    """What `told`, who logged the entry, hears: `by` says that it is not right, and why."""

    told: Person
    by: Person
    entry: LedgerEntry
    line: EntryLine
    reason: str


@dataclass(frozen=True)
class DisputeForm:
    """What is not right about an entry, in the person's own words. `shown` are the entries shown together with it."""

    asked: AskedEntry
    shown: tuple[int, ...]
