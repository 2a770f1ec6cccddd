"""What supervisors, analysts and administrators are reminded of, and that nobody is of what is not theirs."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from induction.packs.reminding import NudgeKind
from induction.people import Person
from induction.record.candidate import GoalOnRecord
from induction.reminding.calendars import CohortCalendar, OpenItem
from induction.reminding.staff_items import (
    admin_items,
    analyst_items,
    cohort_items,
    question_items,
    supervisor_items,
)
from induction.writing.shares import Share, SharedKind
from tests.induction.reminding.fern import (
    ANALYST,
    DANA,
    KIM,
    NOW,
    OTHER_ADMIN,
    OTHER_SUPERVISOR,
    PLAN_DUE,
    PRIYA,
    ROSA,
    START,
    TODAY,
    case,
    happened,
    rated,
    signed,
)

GOAL = GoalOnRecord(kept_on=TODAY, draft_id="g1", version=2)
SHARE = Share(
    id=1, candidate_id=KIM.id, kind=SharedKind.GOAL, item="g1", version=2, with_id=ROSA.id, at=NOW - timedelta(days=1)
)
TOLD = {"no_contact:2026-08-17": datetime(2026, 10, 1, tzinfo=UTC)}


@pytest.mark.parametrize(
    ("supervisor", "share", "keys"),
    [
        (ROSA, SHARE, ["approval:g1:2", "rating:1:first"]),
        (ROSA, None, ["rating:1:first"]),
        (ROSA, SHARE.model_copy(update={"version": 1}), ["rating:1:first"]),
        (ROSA, SHARE.model_copy(update={"with_id": OTHER_SUPERVISOR.id}), ["rating:1:first"]),
        (OTHER_SUPERVISOR, SHARE.model_copy(update={"with_id": OTHER_SUPERVISOR.id}), []),
        (OTHER_SUPERVISOR, SHARE, []),
    ],
)
def test_a_supervisor_is_asked_for_scores_and_for_approval_of_what_is_shared(
    supervisor: Person, share: Share | None, keys: list[str]
) -> None:
    found = case(goals=(GOAL,), shares=(share,) if share else (), told=TOLD)
    assert [one.key for one in supervisor_items(found, supervisor)] == keys


def test_a_supervisor_who_gave_both_is_asked_no_more() -> None:
    said = GOAL.model_copy(update={"approvals": {ROSA.role: TODAY}})
    assert list(supervisor_items(case(goals=(said,), shares=(SHARE,), ratings=(rated(1, ROSA),)), ROSA)) == []


def test_what_a_supervisor_is_told_says_nothing_of_the_text() -> None:
    approval, rating = supervisor_items(case(goals=(GOAL,), shares=(SHARE,)), ROSA)
    assert approval == OpenItem(key="approval:g1:2", kind=NudgeKind.APPROVAL, about=1, ref="g1:2")
    assert rating == OpenItem(
        key="rating:1:first", kind=NudgeKind.RATING, about=1, day=PLAN_DUE, name="first round", ref="first"
    )


def test_an_analyst_is_told_of_their_own_step_when_its_turn_comes() -> None:
    first = (happened("plan"),)
    assert list(analyst_items(case(milestones=first), ANALYST)) == []
    assert list(analyst_items(case(milestones=first, signings=(signed("by_coach", DANA),)), ANALYST)) == [
        OpenItem(
            key="sign_off:1:by_analyst",
            kind=NudgeKind.SIGN_OFF,
            about=1,
            name="recommendation",
            ref="by_analyst",
        )
    ]


def test_an_administrator_is_told_of_facts_that_their_candidate_heard_of() -> None:
    silent = case(entries=(), told=TOLD)
    assert list(admin_items(silent, PRIYA)) == [
        OpenItem(
            key="early_warning:1:no_contact:2026-08-17",
            kind=NudgeKind.EARLY_WARNING,
            about=1,
            number=98,
            day=START,
            ref="no_contact",
        )
    ]
    assert list(admin_items(case(entries=()), PRIYA)) == []
    assert list(admin_items(silent, OTHER_ADMIN)) == []


@pytest.mark.parametrize(("today", "days"), [(START + timedelta(days=29), None), (START + timedelta(days=30), 30)])
def test_a_candidate_without_a_coach_is_told_after_the_program_s_days(today: date, days: int | None) -> None:
    alone = KIM.model_copy(update={"coach_id": None})
    found = list(admin_items(case(today=today, candidate=alone, entries=()), PRIYA))
    told = OpenItem(key="pairing:1", kind=NudgeKind.PAIRING, about=1, number=days, day=START)
    assert found == ([] if days is None else [told])


def test_unanswered_questions_are_one_item_a_week_and_only_a_number() -> None:
    assert list(question_items(PRIYA, 4, NOW)) == [
        OpenItem(key="questions:2026-W47", kind=NudgeKind.QUESTIONS, number=4, day=date(2026, 11, 16))
    ]
    assert [one.key for one in question_items(PRIYA, 9, NOW + timedelta(days=6))] == ["questions:2026-W47"]
    assert list(question_items(PRIYA, 0, NOW)) == []
    assert list(question_items(DANA, 4, NOW)) == []


COHORT = CohortCalendar(
    program="fern",
    cohort="Spring",
    zone="America/Los_Angeles",
    weekday=1,
    at=time(8),
    late=timedelta(hours=48),
    sends_from=time(7),
    sends_until=time(19),
    since=NOW,
    channel="C1",
)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({}, None),
        ({"channel": None}, "no_channel"),
        ({"zone": "Mars/Olympus"}, "no_zone"),
        ({"channel": None, "paused": True}, None),
        ({"channel": None, "first": TODAY + timedelta(days=1)}, None),
        ({"channel": None, "last": TODAY - timedelta(days=1)}, None),
        ({"channel": None, "program": "oak"}, None),
    ],
)
def test_a_cohort_whose_post_cannot_go_out_is_told_with_the_reason(
    changes: dict[str, object], reason: str | None
) -> None:
    found = list(cohort_items(PRIYA, [COHORT.model_copy(update=changes)], TODAY))
    told = OpenItem(key=f"cohort:{reason}:Spring", kind=NudgeKind.COHORT, name="Spring", ref=reason)
    assert found == ([] if reason is None else [told])
    assert list(cohort_items(DANA, [COHORT.model_copy(update=changes)], TODAY)) == []
