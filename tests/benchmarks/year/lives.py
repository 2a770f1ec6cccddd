"""The years that are lived: a whole one, and six weeks over a change of the clocks."""

from collections.abc import Mapping
from datetime import UTC, datetime
from random import Random

from induction.packs.pack import ProgramPack
from tests.benchmarks.year.fate import Fate, outages
from tests.benchmarks.year.school import school
from tests.benchmarks.year.year import Lived, live

BEGINS, ENDS = datetime(2026, 8, 1, tzinfo=UTC), datetime(2027, 8, 1, tzinfo=UTC)
SIX_WEEKS = datetime(2026, 10, 12, tzinfo=UTC), datetime(2026, 11, 23, tzinfo=UTC)


def a_year(random: Random, *, cohorts: int = 500, pupils: int = 300) -> Lived:
    """A year of so many cohorts and people."""
    fate = Fate(
        random, outages(random, BEGINS, ENDS, each_days=12), outages(random, BEGINS, ENDS, each_days=20), kills=400
    )
    return live(school(random, BEGINS, ENDS, cohorts=cohorts, pupils=pupils), fate, random)


def six_weeks(random: Random, *, packs: Mapping[str, ProgramPack] | None = None, keyless: bool = False) -> Lived:
    """Six weeks of 40 cohorts and 40 people, with everything that goes wrong much oftener."""
    first, last = SIX_WEEKS
    fate = Fate(
        random,
        outages(random, first, last, each_days=4),
        outages(random, first, last, each_days=9),
        kills=600,
        broken=0.06,
    )
    enrolled = school(random, first, last, cohorts=40, pupils=40)
    return live(enrolled, fate, random, packs=packs, keyless=keyless)
