"""What an import would do, and what it did, as values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.services.ledger.replies import CandidateSummary, EntryLine
from bot.sheets.columns import UnreadColumn
from bot.sheets.day_orders import OrderQuestion
from bot.sheets.layouts import DayOrder
from bot.sheets.reading import BadRow, lines_words
from induction.hours import HourEntry, LedgerEntry


@dataclass(frozen=True)
class NewRow:
    """An entry to record, from that line of the file. `key` is the same however often the row comes."""

    line: int
    entry: HourEntry
    key: str


@dataclass(frozen=True)
class KnownRow:
    """A row whose entry is in the ledger already; `imported` where an earlier import put it there, under that key."""

    line: int
    key: str
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

    def __str__(self) -> str:
        return f"{lines_words(self.lines)}: {self.why}"


@dataclass(frozen=True)
class ImportPlan:
    """What importing a file would do. Nothing is recorded while there is a bad row, unless those are left out.

    `layout` is how the file was read. `doubtful` rows are recorded only on the word that they are other sessions, and
    `long` ones that they took that long; a row may be both. `past` counts the lines of our own files that were
    corrected or voided. `skipped` holds the lines that are no hours, by the reason. `unread` are the columns that mean
    nothing here. `question` is asked about the dates, which are read as `dates` says.
    """

    layout: str
    new: Sequence[NewRow] = ()
    known: Sequence[KnownRow] = ()
    doubtful: Sequence[DoubtfulRow] = ()
    long: Sequence[NewRow] = ()
    bad: Sequence[BadRow] = ()
    unknown: Sequence[UnknownPerson] = ()
    past: int = 0
    skipped: Mapping[str, Sequence[int]] = field(default_factory=dict)
    unread: Sequence[UnreadColumn] = ()
    question: OrderQuestion | None = None
    dates: DayOrder | None = None

    @property
    def asked(self) -> Sequence[NewRow]:
        """The rows that somebody is asked about, each once."""
        return list({row.key: row for row in (*(one.new for one in self.doubtful), *self.long)}.values())

    def rows(self, *, apart: bool, long_too: bool) -> Sequence[NewRow]:
        """What is recorded on these words, in the order of the file."""
        left = {one.new.key for one in self.doubtful if not apart} | {row.key for row in self.long if not long_too}
        rows = [*self.new, *(row for row in self.asked if row.key not in left)]
        return sorted(rows, key=lambda row: row.line)

    @property
    def minutes(self) -> int:
        """How much would be recorded."""
        return sum(row.entry.minutes for row in self.new)

    @property
    def faulty(self) -> int:
        """How many lines of the file cannot be taken as they are."""
        return len({bad.line for bad in self.bad} | {line for one in self.unknown for line in one.lines})

    @property
    def faults(self) -> Sequence[BadRow | UnknownPerson]:
        """What is wrong with them, in the order of the file."""
        return sorted((*self.bad, *self.unknown), key=lambda one: one.lines[0])


@dataclass(frozen=True)
class SheetShown:
    """A plan as whoever asked for it sees it: `lines` are the first entries to record, `doubts` both of a doubt.

    `longs` are those that took longer than is plausible, with their lines. `file` is its name, and `handle` what a
    button needs to find it again; None where there is nothing to press.
    """

    file: str
    plan: ImportPlan
    lines: Sequence[EntryLine]
    doubts: Sequence[tuple[EntryLine, EntryLine]] = ()
    longs: Sequence[tuple[int, EntryLine]] = ()
    handle: str | None = None


@dataclass(frozen=True)
class Imported:
    """What an import recorded: the new entries, how many had been there, and what was refused at the last moment.

    `faults` are what was wrong in `left_out` lines, and `doubtful` and `long` the lines that were not recorded because
    nobody said that they are other sessions, or that long. `at` is its time, under which it can be undone.
    """

    file: str
    entries: Sequence[LedgerEntry]
    known: int
    at: datetime
    refused: Sequence[BadRow] = ()
    left_out: int = 0
    faults: Sequence[BadRow | UnknownPerson] = ()
    doubtful: Sequence[int] = ()
    long: Sequence[int] = ()
    totals: Sequence[CandidateSummary] = ()


@dataclass(frozen=True)
class ImportUndone:
    """What undoing an import took out, and its entries that were corrected meanwhile and stay."""

    voided: Sequence[LedgerEntry]
    stay: Sequence[EntryLine]
    totals: Sequence[CandidateSummary] = ()
