"""The rule on standards by the year, and that it agrees with what counts in the standing of goals."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from induction.calendar import program_year
from induction.packs.pack import ProgramPack
from induction.packs.requirements import PackRequirement, RequirementKind
from induction.packs.rules import Rule, RuleState
from induction.packs.writing import WritingRules
from induction.people import Person, Role
from induction.record.candidate import CandidateRecord, GoalOnRecord
from induction.standing.requirements import standings
from induction.writing.standards import YearStandards, taken_up, year_standards

SIX = (1, 2, 3, 4, 5, 6)
THREE_AND_THREE = (3, 3)
START = date(2026, 8, 17)


def of(year: int, *kept: tuple[int, int], by_year: Sequence[int] = THREE_AND_THREE) -> YearStandards:
    found = year_standards(by_year, kept, year, SIX)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("year", "kept", "says"),
    [
        (1, [], "Year 1: three CPSELs to choose"),
        (1, [(1, 1), (1, 3)], "Year 1: CPSEL 1, 3; one more to choose"),
        (1, [(1, 3), (1, 3), (1, 1)], "Year 1: CPSEL 3, 1; one more to choose"),
        (1, [(1, 1), (1, 3), (1, 5)], "Year 1: CPSEL 1, 3, 5; none is missing"),
        (2, [(1, 1), (1, 3), (1, 5)], "Year 2: three CPSELs to choose from CPSEL 2, 4, 6"),
        (2, [(1, 1), (1, 3), (1, 5), (2, 1), (2, 2)], "Year 2: CPSEL 2; two more to choose from CPSEL 4, 6"),
        (2, [(1, 1)], "Year 2: three CPSELs to choose from CPSEL 2, 3, 4, 5, 6"),
        (2, [(1, 1), (1, 3), (1, 5), (2, 2), (2, 4), (2, 6)], "Year 2: CPSEL 2, 4, 6; none is missing"),
    ],
)
def test_a_year_says_what_is_taken_and_what_is_left(year: int, kept: list[tuple[int, int]], says: str) -> None:
    assert of(year, *kept).says == says


def test_of_a_year_with_one_standard() -> None:
    assert of(1, by_year=(1,)).says == "Year 1: one CPSEL to choose"


@pytest.mark.parametrize(
    ("year", "kept", "standard", "question"),
    [
        (1, [(1, 1)], 1, None),
        (1, [(1, 1)], 2, None),
        (1, [(1, 1), (1, 2), (1, 3)], 3, None),
        (
            1,
            [(1, 1), (1, 2), (1, 3)],
            4,
            "Year 1 has its three goals: CPSEL 1, 2, 3. Is this one for a later year?",
        ),
        (
            1,
            [(1, 1), (1, 2), (1, 3), (1, 4)],
            4,
            "Year 1 has its three goals: CPSEL 1, 2, 3. Is this one for a later year?",
        ),
        (2, [(1, 1), (1, 2), (1, 3), (1, 4)], 4, None),
        (
            2,
            [(1, 1), (1, 2), (1, 3)],
            2,
            "CPSEL 2 had its goal in an earlier year. Year 2 is for CPSEL 4, 5, 6. Which CPSEL is this goal for?",
        ),
    ],
)
def test_a_goal_for_another_standard_is_asked_about(
    year: int, kept: list[tuple[int, int]], standard: int, question: str | None
) -> None:
    assert of(year, *kept).question(standard) == question


@pytest.mark.parametrize(("by_year", "year"), [((), 1), (THREE_AND_THREE, 0), (THREE_AND_THREE, 3)])
def test_where_the_pack_asks_for_nothing_by_the_year_there_is_no_rule(by_year: tuple[int, ...], year: int) -> None:
    assert year_standards(by_year, [], year, SIX) is None


def test_without_a_first_day_all_goals_are_of_no_year() -> None:
    assert taken_up([(None, 3), (None, 1), (None, 3)], {1: 3, 2: 3}) == {1: (), 2: (), None: (3, 1)}


def _pack(years: tuple[int, ...]) -> ProgramPack:
    asked = [
        PackRequirement(
            key=f"goals.{year}", label="goals", kind=RequirementKind.GOALS, rule="iip", years=(year,), need=need
        )
        for year, need in enumerate(years, start=1)
    ]
    return ProgramPack(
        id="north",
        name="North",
        short_name="North",
        documents=(),
        rules=(Rule(key="iip", says="so", state=RuleState.UNKNOWN),),
        requirements=tuple(asked),
        writing=WritingRules(standards_by_year=years),
    )


@given(
    years=st.lists(st.integers(1, 4), min_size=1, max_size=3).map(tuple),
    goals=st.lists(st.tuples(st.integers(0, 1200), st.integers(1, 6)), max_size=12),
)
def test_what_the_list_of_goals_says_agrees_with_the_standing(
    years: tuple[int, ...], goals: list[tuple[int, int]]
) -> None:
    candidate = Person(
        id=1, name="Ana Ruiz", email="a@b.example", program="north", role=Role.CANDIDATE, starts_on=START
    )
    on_record = [GoalOnRecord(kept_on=START + timedelta(days=days), standard=one) for days, one in sorted(goals)]
    rows = standings(_pack(years), CandidateRecord(candidate=candidate, goals=tuple(on_record)), START)
    kept = [(program_year(START, one.kept_on), one.standard or 0) for one in on_record]
    for year in range(1, len(years) + 1):
        [row] = [one for one in rows if one.key == f"goals.{year}"]
        assert (row.have, row.remaining) == (
            len(of(year, *kept, by_year=years).taken),
            of(year, *kept, by_year=years).to_choose,
        )
