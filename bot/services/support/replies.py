"""What a person gets back about early facts and support plans, as values."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from induction.ahead.early_warning import Fact
from induction.packs.pack import ProgramPack
from induction.people import Person
from induction.record.support import PlanDraft, SupportPlan


@dataclass(frozen=True)
class PlanLine:
    """A support plan as the reader knows it: what its status is called, and who wrote this version (None: the reader).

    `written_on` is the reader's day.
    """

    plan: SupportPlan
    label: str
    author: str | None
    written_on: date


@dataclass(frozen=True)
class CandidateFacts:
    """The facts of one candidate that stand today, and the plans that are not over."""

    candidate: Person
    facts: Sequence[Fact]
    plans: Sequence[PlanLine] = ()


@dataclass(frozen=True)
class EarlyFacts:
    """The facts that a reader may see, those with most of them first. `decides` is whether the reader writes plans.

    `others` is who reads of them a day after the candidate, where that is who reads.
    """

    reader: Person
    pack: ProgramPack
    rows: Sequence[CandidateFacts]
    decides: bool = False
    others: Sequence[str] = ()

    @property
    def mine(self) -> bool:
        """Whether it is the candidate who reads."""
        return all(row.candidate.id == self.reader.id for row in self.rows) and bool(self.rows)


@dataclass(frozen=True)
class PlanForm:
    """What an administrator fills in; on top of `version` of the plan, or a new one where there is none yet."""

    actor: Person
    candidate: Person
    pack: ProgramPack
    today: date
    draft: PlanDraft = field(default_factory=PlanDraft)
    plan_id: str | None = None
    version: int = 0


@dataclass(frozen=True)
class PlanList:
    """The support plans of a candidate, the newest first, also those that are over."""

    reader: Person
    candidate: Person
    plans: Sequence[PlanLine]
    decides: bool = False


@dataclass(frozen=True)
class PlanShown:
    """One version of a plan as the reader is told of it; `receipt` where the reader has just written it."""

    reader: Person
    candidate: Person
    line: PlanLine
    decides: bool = False
    receipt: bool = False
