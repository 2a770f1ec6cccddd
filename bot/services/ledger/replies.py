"""What a person gets back about hours, as values: what was understood, what was recorded, what somebody confirms."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from induction.hours import HourEntry, HourKind, LedgerEntry, MeetingFormat
from induction.ledger.cards import HourCard
from induction.ledger.confirmations import EntryState
from induction.ledger.group_coaching import OpenGroup
from induction.ledger.same_session import Difference
from induction.packs.pack import Category
from induction.people import Person
from induction.standing.requirements import HourSummary


@dataclass(frozen=True)
class EntryLine:
    """One entry with the names that a person knows it by. `whose` is None for one's own.

    `state` is how far the two people behind it agree, None where one person's word is enough; `reason` is what the
    other party says is not right. `zone` is where its day and its clock times are told, where they live elsewhere.
    `quoted` is that its topic goes in quotation marks: the reader's program has words of its own, and what somebody
    wrote is not put into them.
    """

    entry: HourEntry
    whose: str | None
    coach: str | None
    category: str | None
    state: EntryState | None = None
    reason: str | None = None
    zone: str | None = None
    quoted: bool = False

    @property
    def topic(self) -> str | None:
        """What it was about, as it is shown."""
        return f"“{self.entry.topic}”" if self.quoted and self.entry.topic else self.entry.topic


@dataclass(frozen=True)
class LeftOff:
    """Something of a message that is not on its card, and `why`; `twice` is that the card has it once already.

    `line` is None where nobody can tell whose it is.
    """

    line: EntryLine | None
    why: str
    twice: bool = False


@dataclass(frozen=True)
class Proposed:
    """A card that waits for its one tap. `old` is what a correction or a void takes the place of.

    `questions` are asked with it. `group` are those of its entries of which it is open whether they were one session:
    the tap says it. `left_off` is what else was said and is not on it; `refused` is why it can't be done as it is.
    """

    card: HourCard
    lines: Sequence[EntryLine]
    old: EntryLine | None
    questions: Sequence[str] = ()
    group: OpenGroup | None = None
    left_off: Sequence[LeftOff] = ()
    refused: str | None = None

    @property
    def asks(self) -> bool:
        """Whether something is asked, so that nothing is recorded unseen."""
        return bool(self.questions)

    @property
    def says_yes(self) -> bool:
        """Whether a yes is all that it takes to record it."""
        return self.group is None


@dataclass(frozen=True)
class SessionPair:
    """An entry of a card, by its place there, and `theirs`, which the other party logged of the same session."""

    place: int
    mine: EntryLine
    entry: LedgerEntry
    theirs: EntryLine
    logged_by: Person
    differences: Sequence[Difference]

    @property
    def is_open(self) -> bool:
        """Whether the reader's word on theirs is still asked for."""
        return self.theirs.state in {EntryState.LOGGED, EntryState.DISPUTED}


@dataclass(frozen=True)
class SameSession:
    """A card that waits to hear whether its sessions are those that the other party logged. `rest` are its others.

    `left_off` and `refused` are as those of any card.
    """

    card: HourCard
    pairs: Sequence[SessionPair]
    rest: Sequence[EntryLine] = ()
    left_off: Sequence[LeftOff] = ()
    refused: str | None = None

    @property
    def asks(self) -> bool:
        """Whether something is asked, as it always is here."""
        return True

    @property
    def says_yes(self) -> bool:
        """Whether a yes is all that it takes to record it: there are three answers."""
        return False


@dataclass(frozen=True)
class AskedLater:
    """That `person` is asked to confirm so many `entries`, `at` that time of the reader's; `today` is theirs too."""

    person: Person
    at: datetime
    today: date
    entries: int = 1


@dataclass(frozen=True)
class Receipt:
    """What a tap led to: the new rows of the ledger, the same as people know them, and each candidate's totals now.

    Totals are there of candidates whose hours the person may see. `notes` say what else is worth knowing of it.
    """

    card: HourCard
    entries: Sequence[LedgerEntry]
    lines: Sequence[EntryLine]
    totals: Sequence["CandidateSummary"]
    asked: Sequence[AskedLater] = ()
    notes: Sequence[str] = ()


@dataclass(frozen=True)
class CandidateSummary:
    """One candidate's hours of this program year."""

    candidate: Person
    hours: HourSummary


@dataclass(frozen=True)
class FilledLog:
    """An hour entry as it is filled in; None is what is empty.

    `length` is as it was typed, `reason` why an entry is corrected. `candidate_id` is whom a coach chose; a candidate's
    own hours are theirs.
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
    reason: str | None = None


@dataclass(frozen=True)
class LogForm:
    """Hours to fill in, for `actor`.

    A coach chooses among `candidates`; a candidate's sessions are with `coach`, None where nobody is paired with
    them. `known` is what was understood already. `replaces` is the card that the form takes the place of, with `:0` and
    so on behind it for one of its several entries, and `corrects` the entry that it does; `asks_why`
    is whether either corrects what is on record. `untyped` says what is not
    among the categories, because its instructor records it.
    """

    actor: Person
    candidates: Sequence[Person]
    coach: Person | None
    categories: Sequence[Category]
    today: date
    known: FilledLog = FilledLog()
    replaces: str | None = None
    corrects: int | None = None
    asks_why: bool = False
    untyped: str | None = None
