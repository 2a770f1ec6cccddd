from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from induction.calendar import day_words, program_year, year_span

START = date(2025, 8, 18)
DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2024, 1, 1), 0),
        (date(2025, 8, 17), 0),
        (date(2025, 8, 18), 1),
        (date(2025, 12, 31), 1),
        (date(2026, 8, 17), 1),
        (date(2026, 8, 18), 2),
        (date(2027, 8, 17), 2),
        (date(2027, 8, 18), 3),
    ],
)
def test_a_year_begins_on_the_candidates_first_day(day: date, year: int):
    assert program_year(START, day) == year


@pytest.mark.parametrize(
    ("start", "year", "span"),
    [
        (START, 1, (date(2025, 8, 18), date(2026, 8, 17))),
        (START, 2, (date(2026, 8, 18), date(2027, 8, 17))),
        (date(2026, 1, 1), 1, (date(2026, 1, 1), date(2026, 12, 31))),
        (date(2028, 2, 29), 1, (date(2028, 2, 29), date(2029, 2, 28))),
        (date(2028, 2, 29), 2, (date(2029, 3, 1), date(2030, 2, 28))),
        (date(2028, 2, 29), 5, (date(2032, 2, 29), date(2033, 2, 28))),
    ],
)
def test_a_year_runs_to_the_day_before_the_next(start: date, year: int, span: tuple[date, date]):
    assert year_span(start, year) == span


def test_there_is_no_year_before_the_first():
    with pytest.raises(ValueError, match="begin with 1"):
        year_span(START, 0)


@given(start=DAYS, later=st.integers(0, 3000))
def test_every_day_lies_in_the_span_of_its_year(start: date, later: int):
    day = start + timedelta(days=later)
    first, last = year_span(start, program_year(start, day))
    assert first <= day <= last


@given(start=DAYS, year=st.integers(1, 10))
def test_years_follow_one_another_without_a_gap(start: date, year: int):
    assert year_span(start, year + 1)[0] - year_span(start, year)[1] == timedelta(days=1)


def test_a_day_in_words():
    assert day_words(date(2026, 11, 3)) == "Tue, Nov 3, 2026"
