"""How coaching is rated: every part has its levels, in words that fit a choice in Slack."""

from datetime import UTC, date, datetime, timedelta

import pytest

from induction.feedback.coaching import (
    LEVELS,
    LONGEST_NOTE,
    RUBRIC,
    CoachingRated,
    CoachingRating,
    CyclePart,
    check_coaching,
    in_order,
    is_time_to_offer,
)
from induction.refused import Refused

TODAY = date(2026, 11, 18)
NOW = datetime(2026, 11, 18, 18, 0, tzinfo=UTC)
RATED = CoachingRated(coach_id=1, by_id=1, on=TODAY, levels=dict.fromkeys(CyclePart, 3))


def rating(number: int, on: date, by_id: int = 1, rated_at: datetime = NOW) -> CoachingRating:
    facts = RATED.model_dump() | {"on": on, "by_id": by_id}
    return CoachingRating(id=number, rated_at=rated_at, **facts)


def test_every_level_of_every_part_is_described_within_a_choice() -> None:
    assert set(RUBRIC) == set(CyclePart)
    described = [words for rubric in RUBRIC.values() for words in rubric.levels]
    assert len(set(described)) == len(CyclePart) * len(LEVELS)
    assert all(len(words) <= 75 for words in described)


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"levels": dict.fromkeys(list(CyclePart)[:3], 3)}, "no_level_closure"),
        ({"levels": dict.fromkeys(CyclePart, 5)}, "no_level_preparation"),
        ({"on": TODAY + timedelta(days=1)}, "future"),
        ({"note": "a" * (LONGEST_NOTE + 1)}, "long_note"),
    ],
)
def test_what_is_not_whole_is_refused(changes: dict[str, object], rule: str) -> None:
    check_coaching(RATED, today=TODAY)
    with pytest.raises(Refused) as refused:
        check_coaching(RATED.model_copy(update=changes), today=TODAY)
    assert refused.value.rule == rule


def test_ratings_stand_by_the_day_that_they_are_about_and_the_last_of_a_day_counts() -> None:
    late, early, other, again = (
        rating(1, TODAY),
        rating(2, TODAY - timedelta(days=9)),
        rating(3, TODAY, by_id=2),
        rating(4, TODAY),
    )
    assert in_order([late, early, other, again]) == [early, other, again]


@pytest.mark.parametrize(
    ("closed", "rated", "offered"),
    [
        ([NOW], [], True),
        ([NOW - timedelta(days=20), NOW], [], True),
        ([NOW - timedelta(days=3), NOW], [], False),
        ([NOW], [rating(1, TODAY, rated_at=NOW - timedelta(days=29))], False),
        ([NOW], [rating(1, TODAY, rated_at=NOW - timedelta(days=31))], True),
        ([NOW], [rating(1, TODAY, by_id=2)], True),
    ],
)
def test_the_self_assessment_is_offered_with_the_first_session_of_a_month(
    closed: list[datetime],
    rated: list[CoachingRating],
    offered: bool,  # noqa: FBT001 - a case
) -> None:
    assert is_time_to_offer(closed, rated, NOW) is offered
