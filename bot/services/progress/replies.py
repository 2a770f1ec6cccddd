"""What a person gets back about the history of entries, as values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from bot.services.confirming.replies import OverdueLine
from bot.services.ledger.replies import CandidateSummary, EntryLine
from induction.ledger.attended import Attended, Period
from induction.ledger.confirmations import Verdict
from induction.packs.pack import ProgramPack
from induction.people import Person
from induction.standing.requirements import Standing


class Change(StrEnum):
    """How a version came to be on record."""

    LOGGED = "logged"
    CORRECTED = "corrected"
    VOIDED = "voided"


@dataclass(frozen=True)
class WordLine:
    """What somebody said of a version; `by` is None for the reader, `at` is the reader's time."""

    by: str | None
    verdict: Verdict
    at: datetime
    reason: str | None = None


@dataclass(frozen=True)
class VersionLine:
    """One version as the reader knows it; `by` is None for the reader, `at` is the reader's time.

    `reason` says why it took the place of the one before; `counts` is whether it is what counts now. `doubtful` is the
    number of an entry that counts for the reader by their silence: they can say that it is not right.
    """

    line: EntryLine
    change: Change
    by: str | None
    at: datetime
    counts: bool
    reason: str | None = None
    words: Sequence[WordLine] = ()
    doubtful: int | None = None


@dataclass(frozen=True)
class HistoryPage:
    """Which part of a candidate's history is shown: of one day or of all, and how many newer stretches are left out.

    `entry_id` is an entry that the one stretch of time shown has among its versions.
    """

    candidate_id: int
    on: date | None = None
    skipped: int = 0
    entry_id: int | None = None


@dataclass(frozen=True)
class HourHistory:
    """Stretches of time, newest first, each with all its versions, oldest first.

    `total` counts those that there are in all. `older` is the page that follows; `newest` the first, unless
    this is it.
    """

    candidate: Person
    mine: bool
    stretches: Sequence[Sequence[VersionLine]]
    page: HistoryPage
    total: int
    newest: HistoryPage | None = None
    older: HistoryPage | None = None


class ProgressPart(StrEnum):
    """How much of a standing is shown."""

    NOW = "now"  # what needs doing, and the hours of this year
    EVERYTHING = "everything"  # every requirement
    PLACES = "places"  # which rule says so, and where


@dataclass(frozen=True)
class Progress:
    """Where one candidate stands. `mine` is True where the candidate is the one who asked.

    `disputed` are the entries that the other party says are not right, `overdue` those that wait too long for a word.
    `attended` is what is known of the program's own sessions, `year` the program year of today, None where the roster
    has no first day and once the program's years are over. `part` is what of it was asked for. `unkept` are the steps,
    by key, whose day is over and that nobody has on record in the whole program: that says nothing of this candidate.
    """

    candidate: Person
    pack: ProgramPack
    standings: Sequence[Standing]
    recent: Sequence[EntryLine]
    mine: bool
    disputed: Sequence[EntryLine] = ()
    overdue: Sequence[OverdueLine] = ()
    attended: Mapping[Period, Attended] = field(default_factory=dict)
    year: int | None = None
    part: ProgressPart = ProgressPart.NOW
    unkept: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Caseload:
    """Several candidates, those who need help first. `title` says whose caseload or which program."""

    title: str
    rows: Sequence[CandidateSummary]
