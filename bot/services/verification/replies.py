"""What a person gets back on the way to the recommendation, as values: lists, forms and receipts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from bot.services.verification.files import CandidateFile
from induction.packs.requirements import PackRequirement
from induction.people import Person
from induction.recommendation.verification import SignOff
from induction.record.milestones import Milestone
from induction.record.signings import Signing
from induction.standing.requirements import Standing


class PaperKind(StrEnum):
    """What kind of file a packet is; also the ending of its name."""

    PDF = "pdf"
    XLSX = "xlsx"


@dataclass(frozen=True)
class Recorded:
    """A milestone on record, and who recorded it as the reader knows them."""

    milestone: Milestone
    by: str


@dataclass(frozen=True)
class ChecklistRow:
    """One requirement beside hours: how it stands, what is on record for it, and whether the reader may add to that."""

    requirement: PackRequirement
    standings: Sequence[Standing]
    recorded: Sequence[Recorded]
    recordable: bool


@dataclass(frozen=True)
class Checklist:
    """What a candidate's program asks for beside hours: all of it, what is open, or the rows that `which` may mean."""

    reader: Person
    file: CandidateFile
    rows: Sequence[ChecklistRow]
    which: str | None = None
    everything: bool = False

    @property
    def mine(self) -> bool:
        """Whether it is the candidate who reads."""
        return self.reader.id == self.file.candidate.id


@dataclass(frozen=True)
class FilledStep:
    """What somebody fills in about something that happened; None and empty for what they leave out."""

    on: date | None = None
    standard: int | None = None
    score: int | None = None
    link: str | None = None
    note: str | None = None


@dataclass(frozen=True)
class StepForm:
    """The form in which something is recorded; `scored` is whether a score belongs to it."""

    actor: Person
    file: CandidateFile
    requirement: PackRequirement
    known: FilledStep
    scored: bool = False


@dataclass(frozen=True)
class TakeBackForm:
    """The form in which something that was recorded is taken back."""

    actor: Person
    candidate: Person
    recorded: Sequence[tuple[Recorded, str]]


@dataclass(frozen=True)
class StepRecorded:
    """What is on record now, or no more where it was `taken_back`; `row` is how the requirement stands with it."""

    reader: Person
    candidate: Person
    label: str
    milestone: Milestone
    row: ChecklistRow | None
    taken_back: bool = False


@dataclass(frozen=True)
class SignedBy:
    """A signing with who made it, and the reader's own time of it."""

    signing: Signing
    by: str
    at: datetime


@dataclass(frozen=True)
class WayLine:
    """One sign-off as the reader knows it.

    `last_day` is where it has one. `signed` is the signature that stands, `past` what was signed and opened again.
    `may_sign` is whether it is open and the reader's to sign, ready or not.
    """

    sign_off: SignOff
    signer: str
    signed: SignedBy | None = None
    past: Sequence[SignedBy] = ()
    last_day: date | None = None
    may_sign: bool = False


@dataclass(frozen=True)
class Way:
    """A candidate's way to the recommendation. `reopens` is whether the reader may open a signed step again."""

    reader: Person
    file: CandidateFile
    lines: Sequence[WayLine]
    reopens: bool = False

    @property
    def mine(self) -> bool:
        """Whether it is the candidate who reads."""
        return self.reader.id == self.file.candidate.id


@dataclass(frozen=True)
class WayRow:
    """Where one candidate is: the step that is next, None once all are signed, and whether it is the reader's."""

    candidate: Person
    next: SignOff | None
    theirs: bool = False


@dataclass(frozen=True)
class WayList:
    """Several candidates by the step that is next."""

    reader: Person
    rows: Sequence[WayRow]


@dataclass(frozen=True)
class SignForm:
    """What somebody is about to sign: `facts` is all that they see and what is kept. `changed` says what is new."""

    actor: Person
    candidate: Person
    sign_off: SignOff
    facts: Mapping[str, Any]
    today: date
    mark: str
    changed: bool = False


@dataclass(frozen=True)
class ReopenForm:
    """The signatures of a candidate that the actor may open again, each with what falls with it."""

    actor: Person
    candidate: Person
    signed: Sequence[tuple[SignedBy, Sequence[str]]]


@dataclass(frozen=True)
class Signed:
    """The receipt of a signature, and whom the way waits for next."""

    signer: Person
    candidate: Person
    line: WayLine
    next: Sequence[WayLine] = ()
    whom: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Reopened:
    """The receipt of a reopening: what is open again, and why."""

    actor: Person
    candidate: Person
    labels: Sequence[str]
    reason: str


@dataclass(frozen=True)
class StepNews:
    """What somebody is told: a step was signed or `reopened` by somebody else, and which steps are theirs now.

    `elsewhere` is where it was signed, where what was done here is no more than to note that.
    """

    reader: Person
    candidate: Person
    by: str
    label: str
    reopened: str | None = None
    yours: Sequence[WayLine] = ()
    elsewhere: str | None = None


@dataclass(frozen=True)
class WordWanted:
    """What somebody is told: something was recorded that waits for their word."""

    reader: Person
    candidate: Person
    by: str
    requirement: PackRequirement
    milestone: Milestone


WayForm = StepForm | TakeBackForm | SignForm | ReopenForm
"""What is filled in on the way to the recommendation."""
