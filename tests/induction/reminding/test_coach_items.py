"""What a coach is reminded of about a candidate of theirs, and what another coach is not."""

from datetime import UTC, date, datetime, timedelta

import pytest

from induction.ledger.sessions import ClosedSession
from induction.packs.reminding import NudgeKind
from induction.record.candidate import GoalOnRecord
from induction.reminding.calendars import OpenItem
from induction.reminding.coach_items import coach_items
from induction.reminding.items import CandidateCase
from tests.induction.reminding.fern import (
    DANA,
    END,
    KIM,
    NOW,
    OTHER_COACH,
    PLAN_DUE,
    START,
    TODAY,
    case,
    closed,
    coached,
    happened,
    item,
    rated,
    signed,
    taught,
)

LONG_AGO = {"no_contact:2026-08-17": datetime(2026, 10, 1, tzinfo=UTC)}


def of(kind: NudgeKind, found: CandidateCase) -> list[OpenItem]:
    return [one for one in coach_items(found, DANA) if one.kind is kind]


def test_a_candidate_without_contact_is_told_once_they_heard_of_it() -> None:
    silent = OpenItem(key="contact:1:2026-08-17", kind=NudgeKind.CONTACT, about=1, number=98, day=START)
    assert of(NudgeKind.CONTACT, case(entries=(), told=LONG_AGO)) == [silent]
    assert of(NudgeKind.CONTACT, case(entries=())) == []
    for told_at in (NOW, NOW - timedelta(days=2)):  # the day before yesterday was a Saturday: they hear of it today
        assert of(NudgeKind.CONTACT, case(entries=(), told={"no_contact:2026-08-17": told_at})) == []
    assert of(NudgeKind.CONTACT, case(entries=(), told={"no_contact:2026-08-17": NOW - timedelta(days=4)})) == [silent]
    assert of(NudgeKind.CONTACT, case(told=LONG_AGO)) == []


def test_other_facts_are_told_as_facts() -> None:
    told = {"missing_assignments:1.2": datetime(2026, 10, 1, tzinfo=UTC), "slow_pace:coaching:1.2": NOW}
    missing = case(attendance=(taught(1, date(2026, 9, 7)), taught(2, date(2026, 9, 14))), told=told)
    assert of(NudgeKind.EARLY_WARNING, missing) == [
        OpenItem(
            key="early_warning:1:missing_assignments:1.2",
            kind=NudgeKind.EARLY_WARNING,
            about=1,
            number=2,
            ref="missing_assignments",
        )
    ]


MET = coached(1, date(2026, 11, 9))


@pytest.mark.parametrize(
    ("sessions", "found"),
    [
        ((), []),
        ((closed("V1", MET),), [(None, "V1")]),
        ((closed("V1", MET, TODAY),), []),
        ((closed("V1", MET, TODAY - timedelta(days=1)),), [(TODAY - timedelta(days=1), "V1")]),
        ((closed("V1", coached(2, date(2026, 11, 2)), TODAY), closed("V2", MET)), []),
        ((closed("V1", MET.model_copy(update={"voided": True})),), []),
    ],
)
def test_a_next_meeting_that_is_not_set(
    sessions: tuple[ClosedSession, ...], found: list[tuple[date | None, str]]
) -> None:
    told = of(NudgeKind.MEETING, case(entries=(MET,), sessions=sessions))
    assert told == [
        OpenItem(key=f"meeting:{key}", kind=NudgeKind.MEETING, about=1, day=day, ref=key) for day, key in found
    ]


def test_whoever_met_since_is_not_asked_when_they_meet() -> None:
    entries = (MET, coached(2, date(2026, 11, 16)))
    assert of(NudgeKind.MEETING, case(entries=entries, sessions=[closed("V1", MET)])) == []


def test_a_step_is_told_when_it_can_be_signed_and_until_it_is() -> None:
    step = OpenItem(key="sign_off:1:by_coach", kind=NudgeKind.SIGN_OFF, about=1, name="coach's word", ref="by_coach")
    assert of(NudgeKind.SIGN_OFF, case()) == []
    assert of(NudgeKind.SIGN_OFF, case(milestones=(happened("plan"),))) == [step]
    assert of(NudgeKind.SIGN_OFF, case(milestones=(happened("plan"),), signings=(signed("by_coach", DANA),))) == []


def test_scores_are_asked_for_when_somebody_began_or_their_time_ends() -> None:
    first = OpenItem(
        key="rating:1:first", kind=NudgeKind.RATING, about=1, day=PLAN_DUE, name="first round", ref="first"
    )
    early = date(2026, 9, 28)
    assert of(NudgeKind.RATING, case()) == [first]
    assert of(NudgeKind.RATING, case(today=early)) == []
    assert of(NudgeKind.RATING, case(today=early, ratings=(rated(1, KIM),))) == [first]
    assert of(NudgeKind.RATING, case(ratings=(rated(1, DANA),))) == []


def test_a_goal_waits_for_approval_until_they_say_their_word() -> None:
    goal = GoalOnRecord(kept_on=TODAY, draft_id="g1", version=2)
    asked = OpenItem(key="approval:g1:2", kind=NudgeKind.APPROVAL, about=1, ref="g1:2")
    assert of(NudgeKind.APPROVAL, case(goals=(goal,))) == [asked]
    said = goal.model_copy(update={"approvals": {DANA.role: TODAY}})
    assert of(NudgeKind.APPROVAL, case(goals=(said,))) == []
    assert of(NudgeKind.APPROVAL, case(goals=(said.model_copy(update={"version": 3, "approvals": {}}),))) == [
        OpenItem(key="approval:g1:3", kind=NudgeKind.APPROVAL, about=1, ref="g1:3")
    ]


def test_own_action_items_are_told_with_whom_they_are() -> None:
    sessions = [closed("V1", MET, None, item(5, KIM, TODAY), item(6, DANA, TODAY))]
    assert of(NudgeKind.ITEM, case(sessions=sessions)) == [
        OpenItem(key="item:6:2026-11-23", kind=NudgeKind.ITEM, about=1, day=TODAY, ref="6")
    ]


def everything(today: date = TODAY) -> CandidateCase:
    """A case of which a coach is reminded in every way."""
    sessions = [closed("V1", MET, None, item(6, DANA, TODAY), item(7, OTHER_COACH, TODAY))]
    goal = GoalOnRecord(kept_on=TODAY, draft_id="g1", version=2)
    milestones = (happened("plan"),)
    return case(today=today, entries=(), sessions=sessions, goals=(goal,), milestones=milestones, told=LONG_AGO)


def test_another_coach_is_reminded_of_nothing() -> None:
    assert {one.kind for one in coach_items(everything(), DANA)} == {
        NudgeKind.CONTACT,
        NudgeKind.MEETING,
        NudgeKind.SIGN_OFF,
        NudgeKind.RATING,
        NudgeKind.APPROVAL,
        NudgeKind.ITEM,
    }
    assert list(coach_items(everything(), OTHER_COACH)) == []


def test_after_the_program_only_what_is_still_owed_is_told() -> None:
    kinds = {one.kind for one in coach_items(everything(END + timedelta(days=1)), DANA)}
    assert kinds == {NudgeKind.SIGN_OFF, NudgeKind.APPROVAL, NudgeKind.ITEM}
