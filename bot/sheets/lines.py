"""An hour entry as a line of a sheet: people by their names and addresses, every fact of the ledger."""

from dataclasses import dataclass
from datetime import date, datetime, time

from induction.hours import HourKind, MeetingFormat
from induction.ledger.confirmations import EntryState


@dataclass(frozen=True)
class Named:
    """A person as a sheet names them; either may be empty, not both."""

    name: str = ""
    email: str = ""

    def __str__(self) -> str:
        return self.name or self.email


@dataclass(frozen=True)
class Word:
    """How far the two people behind an entry agree: who of them said so, when, and what is not right about it.

    `by` and `at` are None where nobody has said anything yet.
    """

    state: EntryState
    by: Named | None = None
    at: datetime | None = None
    reason: str | None = None


@dataclass(frozen=True)
class History:
    """What the ledger knows of a line beside its facts; the fields are those of `LedgerEntry`.

    `word` is None where nobody's word is asked for.
    """

    entry: int
    logged_by: Named
    logged_at: datetime
    corrects: int | None = None
    replaced_by: int | None = None
    voided: bool = False
    reason: str | None = None
    word: Word | None = None


@dataclass(frozen=True)
class SheetLine:
    """One hour entry in a sheet.

    `candidate` and `coach` are None where the sheet does not name them, and `kind` where it does not say. `category`
    is a key of the pack, or its words as they were written. `year` is the program year, and `assignment` whether what
    belongs to the session was submitted. `zone` is where the day and the clock times are told. `counts` is False of a
    line that was corrected or voided when the sheet was written. `history` is there in sheets that the companion wrote.
    """

    candidate: Named | None
    on: date
    minutes: int
    kind: HourKind | None = None
    category: str | None = None
    coach: Named | None = None
    format: MeetingFormat | None = None
    topic: str | None = None
    starts: time | None = None
    ends: time | None = None
    together: bool = False
    counts: bool = True
    program: str | None = None
    cohort: str | None = None
    year: int | None = None
    zone: str | None = None
    assignment: bool | None = None
    history: History | None = None

    @property
    def state(self) -> EntryState:
        """How far the two behind it agree; what nobody's word is asked on stands."""
        word = None if self.history is None else self.history.word
        return EntryState.STANDS if word is None else word.state
