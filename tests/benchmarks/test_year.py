"""Six weeks over a change of the clocks hold what `make year` holds of a whole one; and the table tells what breaks."""

from datetime import time
from random import Random

import pytest

from induction.packs.pack import ProgramPack
from knowledge.program_packs import load_packs
from tests.benchmarks.year.lives import six_weeks
from tests.benchmarks.year.table import table
from tests.benchmarks.year.year import Lived

DOUBLED = "doubled"
AT_NIGHT = "sent before its time, too late or at night"
TOO_OFTEN, TOO_SOON = "  most of one thing to one person", "  again too soon"


def chance(seed: int = 8) -> Random:
    return Random(seed)  # noqa: S311 - chance that is the same each time


def broken(lived: Lived) -> list[str]:
    return [line.words for line in table(lived) if not line.holds]


def with_rules(**rules: dict[str, object]) -> dict[str, ProgramPack]:
    """The packs, with other rules of weekly posts or of nudges."""
    return {
        name: pack.model_copy(
            update={field: getattr(pack, field).model_copy(update=values) for field, values in rules.items()}
        )
        for name, pack in load_packs().items()
    }


@pytest.mark.slow
def test_nothing_is_lost_or_doubled_in_six_weeks() -> None:
    assert broken(six_weeks(chance())) == []


@pytest.mark.slow
def test_without_the_keys_of_messages_the_table_says_that_some_came_twice() -> None:
    assert DOUBLED in broken(six_weeks(chance(), keyless=True))


@pytest.mark.slow
def test_without_quiet_hours_the_table_says_that_some_came_at_night() -> None:
    awake = {"sends_from": time(0), "sends_until": time(23, 59)}
    assert broken(six_weeks(chance(), packs=with_rules(weekly=awake))) == [AT_NIGHT]


@pytest.mark.slow
def test_where_nudges_are_not_counted_the_table_says_that_there_were_too_many() -> None:
    uncounted = {"most": 10, "again_after_days": 1}
    assert broken(six_weeks(chance(), packs=with_rules(nudges=uncounted))) == [TOO_OFTEN, TOO_SOON]
