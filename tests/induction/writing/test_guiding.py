"""What a guided conversation asks next, and where it goes back to."""

from datetime import date
from itertools import pairwise

import pytest

from induction.writing.drafts import DraftKind
from induction.writing.goals import QUESTIONS as QUESTIONS_OF_GOAL
from induction.writing.goals import Goal, GoalPart, missing
from induction.writing.guiding import ORDER, Guide, asked_next
from induction.writing.reflections import QUESTIONS as QUESTIONS_OF_REFLECTION

GUIDE = Guide(kind=DraftKind.GOAL, candidate_id=1, draft_id="d")


def test_everything_that_a_goal_or_a_reflection_can_lack_is_asked_for() -> None:
    assert set(ORDER[DraftKind.GOAL]) == set(QUESTIONS_OF_GOAL)
    assert set(ORDER[DraftKind.REFLECTION]) > set(QUESTIONS_OF_REFLECTION)


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ({}, GoalPart.CHANGE),
        ({GoalPart.CHANGE: "more families"}, GoalPart.CPSEL),
        ({GoalPart.TARGET: "60 families"}, GoalPart.CHANGE),
    ],
)
def test_what_is_asked_first_follows_from_what_is_there(words: dict[GoalPart, str], asked: GoalPart) -> None:
    gaps = [gap.part for gap in missing(Goal(words=words), today=date(2026, 11, 22))]
    assert asked_next(DraftKind.GOAL, gaps, ()) == asked


def test_each_part_is_asked_for_once_in_order() -> None:
    every = list(ORDER[DraftKind.GOAL])
    asked: list[str] = []
    while (part := asked_next(DraftKind.GOAL, every, asked)) is not None:
        asked.append(part)
    assert asked == every


def test_back_is_the_question_before_and_its_answer_takes_the_place_of_the_first() -> None:
    answered = GUIDE.past(GoalPart.CHANGE).past(GoalPart.CPSEL, skipped=True).asking(GoalPart.CONTEXT)
    back = answered.back()
    assert (back.part, back.anew, back.answered, back.skipped) == (GoalPart.CPSEL, True, (GoalPart.CHANGE,), ())
    assert back.back().part == GoalPart.CHANGE
    assert back.back().back() == back.back()


def test_the_first_question_has_none_before_it() -> None:
    first = GUIDE.asking(GoalPart.CHANGE)
    assert first.back() == first


def test_back_leads_through_every_question_and_never_twice_to_one() -> None:
    guide = GUIDE
    for part in ORDER[DraftKind.GOAL]:
        guide = guide.past(part)
    went = [guide.part]
    while (guide := guide.back()).part != went[-1]:
        went.append(guide.part)
    assert went[1:] == list(reversed(ORDER[DraftKind.GOAL]))
    assert all(one != other for one, other in pairwise(went))


def test_a_conversation_is_the_same_after_it_was_kept() -> None:
    guide = GUIDE.past(GoalPart.CHANGE).asking(GoalPart.CPSEL).model_copy(update={"heard": ("E1", "E2")})
    assert Guide.model_validate_json(guide.model_dump_json()) == guide
