"""A candidate's record: everything that is held of one candidate and counts toward the credential, as a value.

`standings(pack, record, today)` reads nothing else, whether the record came from the database or was written by hand.
"""

from collections.abc import Collection, Mapping
from datetime import date

from pydantic import BaseModel, ConfigDict

from induction.hours import LedgerEntry
from induction.ledger.attendance import Attendance
from induction.ledger.confirmations import Said
from induction.people import Person, Role
from induction.record.artifacts import Artifact
from induction.record.assessments import Rating
from induction.record.milestones import Milestone
from induction.record.signings import Signing
from induction.record.support import SupportPlan


class GoalOnRecord(BaseModel):
    """An IIP goal that the candidate kept: on which day first, and for which standard it is as they kept it last.

    `draft_id` and `version` are those of its newest kept version. `approvals` are the days on which that was approved,
    by whose word it was, and `changes_asked` whose newest word on it is that. Of a record that was written by hand
    `approved_on` says since when it is approved, by whoever had to.
    """

    model_config = ConfigDict(frozen=True)

    kept_on: date
    standard: int | None = None
    approved_on: date | None = None
    draft_id: str | None = None
    version: int | None = None
    approvals: Mapping[Role, date] = {}
    changes_asked: tuple[Role, ...] = ()

    @property
    def heard(self) -> frozenset[Role]:
        """Whose word there is on its newest kept version."""
        return frozenset({*self.approvals, *self.changes_asked})

    def approved_by(self, approvers: Collection[Role]) -> date | None:
        """The day on which the last of the approvers approved it; None while one of them has not."""
        days = [self.approvals[role] for role in approvers if role in self.approvals]
        return max(days) if days and len(days) == len(approvers) else self.approved_on


class CandidateRecord(BaseModel):
    """Everything of one candidate; days are the candidate's own.

    `said` is the newest word on each entry, `attendance` the sessions of the program that concern the candidate,
    `reflections` the days on which one was kept, `coached_since` the first day with a coach and `coaches` everybody who
    was one, by number. `milestones`, `ratings`, `signings`, `plans` and `artifacts` hold what was taken back or
    replaced too, in the order in which it was recorded.
    """

    model_config = ConfigDict(frozen=True)

    candidate: Person
    entries: tuple[LedgerEntry, ...] = ()
    said: Said = {}
    attendance: tuple[Attendance, ...] = ()
    goals: tuple[GoalOnRecord, ...] = ()
    reflections: tuple[date, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    ratings: tuple[Rating, ...] = ()
    signings: tuple[Signing, ...] = ()
    plans: tuple[SupportPlan, ...] = ()
    artifacts: tuple[Artifact, ...] = ()
    coached_since: date | None = None
    coaches: frozenset[int] = frozenset()
