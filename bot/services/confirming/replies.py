"""What a person gets back about the other party's word, as values: what waits for whom, and what is in dispute."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.services.ledger.replies import AskedLater, EntryLine
from induction.hours import LedgerEntry
from induction.ledger.confirmations import EntryState
from induction.packs.pack import ProgramPack
from induction.people import Person


@dataclass(frozen=True)
class AskedEntry:
    """An entry on which somebody's word is asked for, as they know it.

    `state` is None where it no longer counts: it was corrected, or taken out where `voided` is True. `reason` is what
    they said is not right. `instead_of` is the entry
    that it corrects. `overdue_since` is the day since which it waits, where that is longer than the program lets pass.
    """

    entry: LedgerEntry
    line: EntryLine
    logged_by: Person
    state: EntryState | None
    reason: str | None = None
    voided: bool = False
    instead_of: EntryLine | None = None
    overdue_since: date | None = None


@dataclass(frozen=True)
class AwaitedEntry:
    """An entry that waits for `whom` to confirm it, longer than the program lets pass or with no way to ask them.

    `since` is the reader's day on which it was logged. `asked` is when they are asked next, None where nobody has them
    asked again; `reachable` is whether they can be: they are in Slack, and still somebody who may confirm it.
    """

    entry: LedgerEntry
    line: EntryLine
    whom: Person
    since: date
    reachable: bool
    asked: AskedLater | None = None


@dataclass(frozen=True)
class OverdueLine:
    """An entry that has waited too long since that day of the reader's; `whom` is None where it waits for them."""

    line: EntryLine
    whom: Person | None
    since: date


@dataclass(frozen=True)
class OpenDispute:
    """An entry of which `by` says that it is not right, as one of the two or their administrator knows it.

    `since` is the reader's day of the last word on it; where whoever logged it has `upheld` it that was theirs. `mine`
    is whether the reader logged it, and `correctable` whether they may put it right, `removable` whether they may take
    it out; `attendance` is the number of the attendance that gave it, where they recorded that.
    """

    entry: LedgerEntry
    line: EntryLine
    by: Person
    logged_by: Person
    reason: str
    since: date
    upheld: bool
    mine: bool
    correctable: bool
    attendance: int | None = None
    removable: bool = False


@dataclass(frozen=True)
class DisputeEnded:
    """An entry that was in dispute and is taken out, `by` whom, and for what reason."""

    line: EntryLine
    by: Person
    reason: str


@dataclass(frozen=True)
class Unsettled:
    """What somebody and the other party have not agreed on: what waits for their word, for another's, and disputes."""

    to_confirm: Sequence[AskedEntry] = ()
    awaited: Sequence[AwaitedEntry] = ()
    disputes: Sequence[OpenDispute] = ()


@dataclass(frozen=True)
class UnsettledProgram:
    """What the people of a program have not agreed on, for its administrator, oldest first.

    `overdue` also holds what nobody can be asked about. The lists are cut; `in_dispute`, `overdue_count` and
    `unconfirmed` count all, the last also what has not waited long.
    """

    pack: ProgramPack
    disputes: Sequence[OpenDispute]
    in_dispute: int
    overdue: Sequence[AwaitedEntry]
    overdue_count: int
    unconfirmed: int


@dataclass(frozen=True)
class ToConfirm:
    """Entries for the other party to confirm, or to say what is not right.

    Of the `doubted` one that is asked now; `doubting` asks which one it is. `awaited` and `disputes` are what else the
    person and others have not agreed on, and `recorded` what somebody else recorded for them of late: it counts, and
    needs nobody's word.
    """

    entries: Sequence[AskedEntry]
    doubted: int | None = None
    doubting: bool = False
    awaited: Sequence[AwaitedEntry] = ()
    disputes: Sequence[OpenDispute] = ()
    recorded: Sequence[AskedEntry] = ()


@dataclass(frozen=True)
class DisputeForm:
    """What is not right about an entry, in the person's own words. `shown` are the entries shown together with it."""

    asked: AskedEntry
    shown: tuple[int, ...]
