"""What a person gets back, as values: each surface (Slack, the command line) shows them in its own way."""

from collections.abc import Sequence
from dataclasses import dataclass

from induction.cards import HourCard
from induction.hours import HourEntry, LedgerEntry
from induction.packs import CrisisLine, ProgramPack
from induction.people import Person, Role
from induction.requirements import HourSummary, Standing
from knowledge.answers import Answer


@dataclass(frozen=True)
class Words:
    """Plain words: a question back, a refusal, a greeting."""

    text: str


@dataclass(frozen=True)
class Crisis:
    """The fixed card for someone in crisis."""

    lines: Sequence[CrisisLine]


@dataclass(frozen=True)
class Help:
    """What can be done here; `nearest` is the command that was perhaps meant."""

    role: Role | None
    nearest: str | None = None


@dataclass(frozen=True)
class Answered:
    """What the documents of `program` (None: of all) say to `question`."""

    question: str
    program: ProgramPack | None
    answer: Answer


@dataclass(frozen=True)
class WhichProgram:
    """The question stands open until someone says which program is meant."""

    question: str
    programs: Sequence[ProgramPack]


@dataclass(frozen=True)
class EntryLine:
    """One entry with the names that a person knows it by. `whose` is None for one's own."""

    entry: HourEntry
    whose: str | None
    coach: str | None
    category: str | None


@dataclass(frozen=True)
class Proposed:
    """A card that waits for its one tap. `old` is what a correction or a void takes the place of."""

    card: HourCard
    lines: Sequence[EntryLine]
    old: EntryLine | None


@dataclass(frozen=True)
class Receipt:
    """What a tap led to: the new rows of the ledger, the same as people know them, and each candidate's totals now."""

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
class Progress:
    """Where one candidate stands. `mine` is True where the candidate is the one who asked."""

    candidate: Person
    pack: ProgramPack
    standings: Sequence[Standing]
    recent: Sequence[EntryLine]
    mine: bool


@dataclass(frozen=True)
class Caseload:
    """Several candidates, those who need help first. `title` says whose caseload or which program."""

    title: str
    rows: Sequence[CandidateSummary]


Reply = Words | Crisis | Help | Answered | WhichProgram | Proposed | Receipt | Progress | Caseload
