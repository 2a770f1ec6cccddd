"""What a candidate is reminded of: each kind as a whole value, gone once it is done."""

from datetime import date, timedelta

import pytest

from induction.packs.reminding import NudgeKind
from induction.reminding.calendars import OpenItem
from induction.reminding.candidate_items import candidate_items
from induction.reminding.items import CandidateCase, urgent_first
from tests.induction.reminding.fern import (
    DANA,
    END,
    KIM,
    PLAN_DUE,
    TODAY,
    case,
    closed,
    coached,
    happened,
    item,
    later,
    rated,
    signed,
    taught,
)


def of(kind: NudgeKind, found: CandidateCase) -> list[OpenItem]:
    return [one for one in candidate_items(found) if one.kind is kind]


def test_the_pace_is_told_once_a_quarter_and_kind_of_hours() -> None:
    first, second = of(NudgeKind.PACE, case())
    assert first == OpenItem(key="pace:coaching:1.2", kind=NudgeKind.PACE, number=60, of=644, name="coaching")
    assert second.key == "pace:professional_learning:1.2"
    assert [one.key for one in of(NudgeKind.PACE, later(case(), 90))] == [
        "pace:coaching:1.3",
        "pace:professional_learning:1.3",
    ]
    assert [one.key for one in of(NudgeKind.PACE, case(entries=(coached(1, TODAY, 40 * 60),)))] == [second.key]


def test_own_hours_that_wait_are_one_item_named_by_the_oldest() -> None:
    old, older, new = coached(1, date(2026, 11, 10)), coached(2, date(2026, 11, 9), 45), coached(3, TODAY)
    told = coached(4, date(2026, 11, 1), logged_by=DANA.id)
    assert of(NudgeKind.UNCONFIRMED, case(entries=(old, older, new, told))) == [
        OpenItem(key="unconfirmed:2", kind=NudgeKind.UNCONFIRMED, number=2, of=105, day=date(2026, 11, 9))
    ]
    assert of(NudgeKind.TO_CONFIRM, case(entries=(old, told))) == [
        OpenItem(key="to_confirm:4", kind=NudgeKind.TO_CONFIRM, number=1, of=60, day=date(2026, 11, 1))
    ]
    assert of(NudgeKind.UNCONFIRMED, case(entries=(new,))) == []


def test_hours_that_were_taken_out_wait_for_nobody() -> None:
    gone = coached(1, date(2026, 11, 10), replaced_by=2)
    assert of(NudgeKind.UNCONFIRMED, case(entries=(gone,))) == []


def test_what_closes_soon_is_told_as_the_same_item_when_it_is_behind_and_not_once_it_is_done() -> None:
    plan = OpenItem(key="window:plan", kind=NudgeKind.WINDOW, day=PLAN_DUE, name="coaching plan", ref="plan")
    first = OpenItem(key="window:first", kind=NudgeKind.WINDOW, day=PLAN_DUE, name="first round", ref="first")
    assert of(NudgeKind.WINDOW, case()) == [plan, first]
    assert of(NudgeKind.WINDOW, later(case(), 30)) == [plan, first]
    assert of(NudgeKind.WINDOW, later(case(), -13)) == []
    assert of(NudgeKind.WINDOW, case(milestones=(happened("plan"),))) == [first]
    assert of(NudgeKind.WINDOW, case(ratings=(rated(1, KIM),))) == [plan]


def test_hours_are_told_when_their_year_ends() -> None:
    ends = date(2027, 8, 16)
    assert "window:coaching.hours@1" not in [one.key for one in of(NudgeKind.WINDOW, later(case(), 100))]
    found = of(NudgeKind.WINDOW, case(today=ends - timedelta(days=14)))
    assert OpenItem(
        key="window:coaching.hours@1", kind=NudgeKind.WINDOW, day=ends, name="coaching", ref="coaching.hours@1"
    ) in (found)


def test_what_the_calendar_has_before_the_first_day_is_not_theirs() -> None:
    late = KIM.model_copy(update={"starts_on": PLAN_DUE + timedelta(days=1)})
    assert of(NudgeKind.WINDOW, case(candidate=late)) == []


def test_a_reflection_follows_each_round_that_the_candidate_rated_in() -> None:
    assert of(NudgeKind.REFLECTION, case()) == []
    once = case(ratings=(rated(1, KIM),))
    assert of(NudgeKind.REFLECTION, once) == [
        OpenItem(key="reflection:reflections:1", kind=NudgeKind.REFLECTION, number=0, of=1, name="reflections")
    ]
    assert of(NudgeKind.REFLECTION, case(ratings=(rated(1, KIM),), reflections=(TODAY,))) == []
    twice = case(ratings=(rated(1, KIM), rated(2, KIM, "last")), reflections=(TODAY,))
    assert [(one.key, one.number, one.of) for one in of(NudgeKind.REFLECTION, twice)] == [
        ("reflection:reflections:2", 1, 2)
    ]


def test_a_reflection_that_is_missing_in_the_end_is_told_with_its_day() -> None:
    [found] = of(NudgeKind.REFLECTION, case(today=END - timedelta(days=10)))
    assert (found.number, found.of, found.day) == (0, 2, END)


def test_an_action_item_is_told_from_its_day_on_to_its_owner() -> None:
    mine, his = item(5, KIM, TODAY), item(6, DANA, TODAY)
    soon, done = item(7, KIM, TODAY + timedelta(days=1)), item(8, KIM, TODAY, done_at=coached(1, TODAY).logged_at)
    sessions = [closed("V1", coached(1, date(2026, 11, 16)), None, mine, his, soon, done)]
    assert of(NudgeKind.ITEM, case(sessions=sessions)) == [
        OpenItem(key="item:5:2026-11-23", kind=NudgeKind.ITEM, day=TODAY, ref="5")
    ]


def test_facts_about_oneself_are_told_at_once() -> None:
    silent = case(entries=(), attendance=(taught(1, date(2026, 9, 7)), taught(2, date(2026, 9, 14))))
    assert of(NudgeKind.EARLY_WARNING, silent) == [
        OpenItem(
            key="early_warning:1:missing_assignments:1.2",
            kind=NudgeKind.EARLY_WARNING,
            number=2,
            ref="missing_assignments",
        ),
        OpenItem(
            key="early_warning:1:no_contact:2026-08-17",
            kind=NudgeKind.EARLY_WARNING,
            number=98,
            day=date(2026, 8, 17),
            ref="no_contact",
        ),
    ]


def test_a_step_is_told_to_its_signer_alone() -> None:
    ready = case(milestones=(happened("plan"),), signings=(signed("by_coach", DANA),))
    assert of(NudgeKind.SIGN_OFF, ready) == []


def test_nothing_of_the_program_is_told_before_it_begins_or_after_it_ends() -> None:
    for today in (date(2026, 8, 16), END + timedelta(days=1)):
        assert list(candidate_items(case(today=today, entries=()))) == []


def test_asking_twice_gives_the_same_in_the_same_order() -> None:
    held = {"entries": (coached(1, date(2026, 11, 1)),), "attendance": (taught(1, TODAY), taught(2, TODAY))}
    first, again = (urgent_first(candidate_items(case(**held)), TODAY) for _ in range(2))
    assert first == again


@pytest.mark.parametrize(("days", "first"), [(0, "early_warning"), (2, "window"), (40, "window")])
def test_what_is_due_by_now_comes_before_everything_else(days: int, first: str) -> None:
    found = later(case(entries=()), days)
    [most, *_] = urgent_first(candidate_items(found), found.today)
    assert most.kind.value == first
