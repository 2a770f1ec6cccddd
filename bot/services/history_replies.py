"""What a person gets back about the history of entries, as values."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.services.hour_replies import EntryLine
from induction.confirmations import Verdict
from induction.people import Person


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

    `reason` says why it took the place of the one before; `counts` is whether it is what counts now.
    """

    line: EntryLine
    change: Change
    by: str | None
    at: datetime
    counts: bool
    reason: str | None = None
    words: Sequence[WordLine] = ()


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
