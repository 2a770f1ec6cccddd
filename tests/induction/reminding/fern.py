"""Fern, a small program, with one candidate and everybody around them, as reminders see them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from induction.hours import HourKind, LedgerEntry
from induction.ledger.attendance import Attendance, Attendee
from induction.ledger.sessions import ActionItem, ClosedSession
from induction.packs.pack import PackDocument, ProgramPack
from induction.packs.requirements import (
    AssessmentRound,
    AssessmentRules,
    PackRequirement,
    RequirementKind,
    VerificationStep,
    WarningRules,
)
from induction.packs.rules import Due, Rule, RuleState, Source, Trigger
from induction.packs.writing import WritingRules
from induction.people import Person, Role
from induction.record.assessments import Rating
from induction.record.candidate import CandidateRecord
from induction.record.milestones import Milestone
from induction.record.signings import Signing
from induction.reminding.items import CandidateCase

START, END = date(2026, 8, 17), date(2028, 6, 30)
NOW = datetime(2026, 11, 23, 17, tzinfo=UTC)  # a Monday, nine in the morning in Los Angeles
TODAY = NOW.date()
HERE = Source(document="d", line=1, place="p", figure="4")


def person(number: int, role: Role, program: str = "fern", **more: Any) -> Person:
    """Somebody of the program, or of another."""
    return Person(id=number, name=f"P{number} Q", email=f"p{number}@x.example", program=program, role=role, **more)


KIM = person(1, Role.CANDIDATE, coach_id=2, supervisor_id=3, starts_on=START, ends_on=END)
DANA, ROSA, PRIYA = person(2, Role.COACH), person(3, Role.SUPERVISOR), person(4, Role.PROGRAM_ADMIN)
OTHER_COACH, OTHER_SUPERVISOR, ANALYST = person(5, Role.COACH), person(6, Role.SUPERVISOR), person(7, Role.ANALYST)
OTHER_ADMIN = person(8, Role.PROGRAM_ADMIN, "oak")


def _rule(key: str, **more: Any) -> Rule:
    return Rule(key=key, says="It says so.", state=RuleState.AGREED, sources=(HERE,), **more)


PACK = ProgramPack(
    id="fern",
    name="Fern Program",
    short_name="Fern",
    documents=(PackDocument(id="d", title="Handbook", file="handbook.md"),),
    rules=(
        _rule("coaching.hours", value=40, unit="hours", per="year"),
        _rule("pl.hours", value=60, unit="hours", per="year"),
        _rule("assess.count"),
        _rule("checklist"),
        _rule("steps"),
    ),
    requirements=(
        PackRequirement(
            key="assessments", label="assessments", kind=RequirementKind.ASSESSMENTS, rule="assess.count", need=2
        ),
        PackRequirement(
            key="reflections", label="reflections", kind=RequirementKind.REFLECTIONS, rule="assess.count", need=2
        ),
        PackRequirement(
            key="plan",
            label="coaching plan",
            kind=RequirementKind.STEP,
            rule="checklist",
            due=Due(within=100, of=Trigger.PROGRAM_START),
        ),
        PackRequirement(
            key="visit",
            label="site visit",
            kind=RequirementKind.STEP,
            rule="checklist",
            doer=Role.PROGRAM_ADMIN,
            due=Due(within=100, of=Trigger.PROGRAM_START),
        ),
    ),
    assessment=AssessmentRules(
        rounds=(
            AssessmentRound(
                key="first", label="first round", rule="assess.count", due=Due(within=100, of=Trigger.PROGRAM_START)
            ),
            AssessmentRound(
                key="last", label="last round", rule="assess.count", due=Due(within=600, of=Trigger.PROGRAM_START)
            ),
        ),
    ),
    verification=(
        VerificationStep(key="by_coach", label="coach's word", signer=Role.COACH, rule="steps", needs=("plan",)),
        VerificationStep(
            key="by_analyst", label="recommendation", signer=Role.ANALYST, rule="steps", after=("by_coach",)
        ),
    ),
    writing=WritingRules(approvers=(Role.COACH, Role.SUPERVISOR)),
    warnings=WarningRules(missing_assignments=2, no_contact_days=45, behind_percent=60),
)
PLAN_DUE = START + timedelta(days=100)  # Nov 25, two days after today


def case(*, today: date = TODAY, told: dict[str, datetime] | None = None, **held: Any) -> CandidateCase:
    """Kim's case on that day, with what is held of them; coaching went on until lately unless entries say otherwise."""
    sessions, shares, candidate = held.pop("sessions", ()), held.pop("shares", ()), held.pop("candidate", KIM)
    held.setdefault("entries", (coached(90, today - timedelta(days=3)),))
    record = CandidateRecord(candidate=candidate, **held)
    now = NOW + timedelta(days=(today - TODAY).days)
    return CandidateCase(PACK, record, today, now, START, tuple(sessions), tuple(shares), told or {})


def later(one: CandidateCase, days: int) -> CandidateCase:
    """The same record so many days on."""
    return replace(one, today=one.today + timedelta(days=days), now=one.now + timedelta(days=days))


def coached(number: int, on: date, minutes: int = 60, **changes: Any) -> LedgerEntry:
    """An hour of coaching that Kim logged, so long ago that it could be confirmed by now."""
    made = LedgerEntry(
        id=number,
        card_id=f"c{number}",
        candidate_id=KIM.id,
        kind=HourKind.COACHING,
        minutes=minutes,
        on=on,
        coach_id=DANA.id,
        logged_by=KIM.id,
        logged_at=datetime(on.year, on.month, on.day, 20, tzinfo=UTC),
    )
    return made.model_copy(update=changes)


def taught(number: int, on: date) -> Attendance:
    """A session of the program whose assignment Kim has not handed in."""
    return Attendance(
        id=number,
        program="fern",
        cohort="2026",
        title=f"Session {number}",
        on=on,
        minutes=120,
        instructor_id=9,
        recorded_at=datetime(on.year, on.month, on.day, 20, tzinfo=UTC),
        attendees=(Attendee(candidate_id=KIM.id, entry_id=number, assignment=False),),
    )


def closed(key: str, entry: LedgerEntry, next_on: date | None = None, *items: ActionItem) -> ClosedSession:
    """A session that Dana closed on the day of that entry."""
    return ClosedSession(
        key=key,
        entry=entry,
        candidate_id=KIM.id,
        coach_id=DANA.id,
        closed_at=entry.logged_at,
        items=items,
        next_on=next_on,
    )


def item(number: int, owner: Person, due: date | None, **changes: Any) -> ActionItem:
    """What somebody took on in the session `V1`."""
    agreed = ActionItem(
        id=number, session="V1", position=0, candidate_id=KIM.id, owner_id=owner.id, text="Read it", due=due
    )
    return agreed.model_copy(update=changes)


def rated(number: int, rater: Person, round_key: str = "first") -> Rating:
    """Scores that somebody gave in a round."""
    return Rating(
        id=number,
        candidate_id=KIM.id,
        rater_id=rater.id,
        rater_role=rater.role,
        round=round_key,
        scores={1: 2},
        rated_at=NOW - timedelta(days=5),
    )


def happened(key: str, on: date = TODAY) -> Milestone:
    """A step that is on record."""
    return Milestone(id=1, candidate_id=KIM.id, key=key, on=on, recorded_at=NOW, recorded_by=KIM.id)


def signed(step: str, by: Person) -> Signing:
    """A step that somebody signed."""
    return Signing(id=1, candidate_id=KIM.id, step=step, signed_by=by.id, signed_at=NOW)
