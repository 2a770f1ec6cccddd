"""What an import would do, and what it did, as values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.services.ledger.replies import CandidateSummary, EntryLine
from bot.sheets.reading import BadRow
from induction.hours import HourEntry, LedgerEntry


@dataclass(frozen=True)
class NewRow:
    """An entry to record, from that line of the file. `key` is the same however often the row comes."""

    line: int
    entry: HourEntry
    key: str


@dataclass(frozen=True)
class KnownRow:
    """A row whose entry is in the ledger already; `imported` where an earlier import put it there."""

    line: int
    imported: bool


@dataclass(frozen=True)
class DoubtfulRow:
    """An entry that may be the session of another one in the ledger that differs from it, and that other one."""

    new: NewRow
    other: LedgerEntry


@dataclass(frozen=True)
class UnknownPerson:
    """Somebody whom the file names and the roster does not: the lines, and what is known of who it may be."""

    said: str
    lines: Sequence[int]
    why: str


@dataclass(frozen=True)
class ImportPlan:
    """What importing a file would do. Nothing is recorded while there is a bad row, unless those are left out.

    `layout` is how the file was read. `doubtful` rows are recorded only on the word that they are other sessions.
    `past` counts the lines of our own files that were corrected or voided. `skipped` holds the lines that are no hours,
    by the reason.
    """

    layout: str
    new: Sequence[NewRow] = ()
    known: Sequence[KnownRow] = ()
    doubtful: Sequence[DoubtfulRow] = ()
    bad: Sequence[BadRow] = ()
    unknown: Sequence[UnknownPerson] = ()
    past: int = 0
    skipped: Mapping[str, Sequence[int]] = field(default_factory=dict)

    @property
    def minutes(self) -> int:
        """How much would be recorded."""
        return sum(row.entry.minutes for row in self.new)

    @property
    def faulty(self) -> int:
        """How many lines of the file cannot be taken as they are."""
        return len({bad.line for bad in self.bad} | {line for one in self.unknown for line in one.lines})


@dataclass(frozen=True)
class SheetShown:
    """A plan as whoever asked for it sees it: `lines` are the first entries to record, `doubts` both of a doubt.

    `file` is its name, and `handle` what a button needs to find it again; None where there is nothing to press.
    """

    file: str
    plan: ImportPlan
    lines: Sequence[EntryLine]
    doubts: Sequence[tuple[EntryLine, EntryLine]] = ()
    handle: str | None = None


@dataclass(frozen=True)
class Imported:
    """What an import recorded: the new entries, how many had been there, and what was refused at the last moment."""

    file: str
    entries: Sequence[LedgerEntry]
    known: int
    refused: Sequence[BadRow] = ()
    left_out: int = 0
    doubtful: int = 0
    totals: Sequence[CandidateSummary] = ()
