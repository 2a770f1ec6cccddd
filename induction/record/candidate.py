"""A candidate's record: everything that is held of one candidate and counts toward the credential, as a value.

`standings(pack, record, today)` reads nothing else, whether the record came from the database or was written by hand.
"""

from datetime import date

from pydantic import BaseModel, ConfigDict

from induction.hours import LedgerEntry
from induction.ledger.attendance import Attendance
from induction.ledger.confirmations import Said
from induction.people import Person
from induction.record.assessments import Rating
from induction.record.milestones import Milestone
from induction.record.signings import Signing
from induction.record.support import SupportPlan


class GoalOnRecord(BaseModel):
    """An IIP goal that the candidate kept: for which standard, on which day, and since when it is approved."""

    model_config = ConfigDict(frozen=True)

    kept_on: date
    standard: int | None = None
    approved_on: date | None = None


class CandidateRecord(BaseModel):
    """Everything of one candidate; days are the candidate's own.

    `said` is the newest word on each entry, `attendance` the sessions of the program that concern the candidate,
    `reflections` the days on which one was kept, `coached_since` the first day with a coach and `coaches` everybody who
    was one, by number. `milestones`, `ratings`,
    `signings` and `plans` hold what was taken back or replaced too, in the order in which it was recorded.
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
    coached_since: date | None = None
    coaches: frozenset[int] = frozenset()
