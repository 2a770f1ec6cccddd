"""The candidate first: whoever helps hears of a fact a day after the morning on which the candidate could."""

from datetime import UTC, datetime, time

import pytest

from induction.packs.reminding import NudgeRules
from induction.reminding.candidate_first import morning_after, open_to_helpers

ZONE = "America/Los_Angeles"
RULES = NudgeRules()


@pytest.mark.parametrize(
    ("told_at", "morning", "helpers"),
    [
        ((18, 15, 59), (18, 16), (19, 16)),  # Wednesday, a minute before eight
        ((18, 16, 0), (18, 16), (19, 16)),
        ((18, 16, 1), (19, 16), (20, 16)),
        ((20, 17, 0), (23, 16), (24, 16)),  # after Friday’s morning Monday is next
        ((21, 17, 0), (23, 16), (24, 16)),
    ],
)
def test_the_next_working_morning_is_the_candidate_s(
    told_at: tuple[int, int, int], morning: tuple[int, int], helpers: tuple[int, int]
) -> None:
    at = datetime(2026, 11, *told_at, tzinfo=UTC)
    assert morning_after(at, ZONE, RULES) == datetime(2026, 11, *morning, tzinfo=UTC)
    assert open_to_helpers(at, ZONE, RULES) == datetime(2026, 11, *helpers, tzinfo=UTC)


def test_it_is_the_program_s_hour_where_the_candidate_is() -> None:
    rules = NudgeRules(at=time(9, 30))
    at = datetime(2026, 11, 18, 10, tzinfo=UTC)
    assert morning_after(at, "America/New_York", rules) == datetime(2026, 11, 18, 14, 30, tzinfo=UTC)


def test_where_nobody_works_it_waits_for_no_morning() -> None:
    at = datetime(2026, 11, 18, 10, tzinfo=UTC)
    assert morning_after(at, ZONE, NudgeRules(workdays=())) == at
