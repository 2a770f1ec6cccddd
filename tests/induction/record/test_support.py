from datetime import UTC, date, datetime, timedelta

import pytest

from induction.packs.pack import ProgramPack
from induction.packs.requirements import SupportStatus, WarningRules
from induction.packs.rules import Rule, RuleState
from induction.record.support import (
    LONGEST_GOAL,
    LONGEST_NOTE,
    PlanDraft,
    PlanGoal,
    SupportPlan,
    check_plan,
    newest_versions,
    standing_plans,
)
from induction.refused import Refused

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 18, tzinfo=UTC)
DUE = date(2026, 12, 4)
PACK = ProgramPack(
    id="fern",
    name="Fern Program",
    short_name="Fern",
    documents=(),
    rules=(Rule(key="watch", says="Nothing says.", state=RuleState.UNKNOWN),),
    warnings=WarningRules(
        statuses=(
            SupportStatus(key="note", label="early warning", rule="watch", needs_plan=False),
            SupportStatus(key="watch", label="Academic Watch", rule="watch"),
        )
    ),
)


def plan(plan_id: str, version: int, *, minutes: int = 0, closed: bool = False) -> SupportPlan:
    return SupportPlan(
        plan_id=plan_id,
        version=version,
        candidate_id=1,
        status="watch",
        goals=(),
        written_by=2,
        written_at=NOW + timedelta(minutes=minutes),
        closed=closed,
    )


def test_goals_with_their_days_are_kept_in_order() -> None:
    draft = PlanDraft(status="watch", goals=(("Hand in session 2", DUE), ("", None), ("Meet twice", DUE)))
    assert check_plan(PACK, draft, today=TODAY) == (
        PlanGoal(text="Hand in session 2", due=DUE),
        PlanGoal(text="Meet twice", due=DUE),
    )


@pytest.mark.parametrize(
    ("draft", "rule"),
    [
        (PlanDraft(), "no_status"),
        (PlanDraft(status="expelled"), "no_status"),
        (PlanDraft(status="watch"), "no_goal_1"),
        (PlanDraft(status="watch", goals=(("", DUE),)), "no_goal_1"),
        (PlanDraft(status="watch", goals=(("Meet twice", None),)), "no_day_1"),
        (PlanDraft(status="watch", goals=(("Meet twice", DUE), ("More", None))), "no_day_2"),
        (PlanDraft(status="watch", goals=(("Meet twice", TODAY - timedelta(days=1)),)), "past_day_1"),
        (PlanDraft(status="watch", goals=(("x" * (LONGEST_GOAL + 1), DUE),)), "long_goal_1"),
        (PlanDraft(status="note", note="x" * (LONGEST_NOTE + 1)), "long_note"),
        (PlanDraft(status="watch", goals=(("Meet twice", DUE),), closed=True), "no_ending"),
    ],
)
def test_what_a_plan_lacks_is_named_by_its_field(draft: PlanDraft, rule: str) -> None:
    with pytest.raises(Refused) as refused:
        check_plan(PACK, draft, today=TODAY)
    assert refused.value.rule == rule


def test_a_note_without_a_plan_needs_no_goals() -> None:
    assert check_plan(PACK, PlanDraft(status="note", note="We talked."), today=TODAY) == ()


def test_a_plan_that_is_over_may_have_had_its_days() -> None:
    past = (("Meet twice", TODAY - timedelta(days=9)),)
    over = PlanDraft(status="watch", goals=past, note="All handed in.", closed=True)
    assert check_plan(PACK, over, today=TODAY) == (PlanGoal(text="Meet twice", due=TODAY - timedelta(days=9)),)


def test_the_newest_version_of_each_plan_counts_and_what_is_over_stands_no_more() -> None:
    first, second = plan("a", 1), plan("a", 2, minutes=5)
    other, over = plan("b", 1, minutes=2), plan("b", 2, minutes=9, closed=True)
    assert newest_versions([over, second, other, first]) == (second, over)
    assert standing_plans([over, second, other, first]) == (second,)
