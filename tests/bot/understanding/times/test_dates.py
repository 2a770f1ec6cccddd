"""Days as people name them, seen from Wednesday, November 18, 2026."""

from datetime import date

import pytest

from bot.understanding.times.dates import find_days
from bot.understanding.times.day_hints import few_days, lies_ahead, the_day
from bot.understanding.words.spelling import tidy

TODAY = date(2026, 11, 18)
DAYS = [
    ("today", (11, 18)), ("this morning", (11, 18)), ("tonight", (11, 18)), ("yesterday", (11, 17)),
    ("yest.", (11, 17)), ("last night", (11, 17)), ("the day before yesterday", (11, 16)), ("3 days ago", (11, 15)),
    ("tomorrow", (11, 19)), ("monday", (11, 16)), ("wednesday", (11, 11)), ("tues.", (11, 17)),
    ("thursday night", (11, 12)), ("wendesday", (11, 11)), ("last friday", (11, 13)), ("last wednesday", (11, 11)),
    ("this past monday", (11, 16)), ("this monday", (11, 16)), ("this friday", (11, 20)),
    ("next tuesday", (11, 24)), ("tuesday last week", (11, 10)), ("last week monday", (11, 9)),
    ("monday two weeks ago", (11, 2)), ("11/12", (11, 12)), ("11/12/26", (11, 12)), ("10-12-2026", (10, 12)),
    ("2026-11-03", (11, 3)), ("nov 10", (11, 10)), ("nov. 10th", (11, 10)), ("10th of november", (11, 10)),
    ("november 10th, 2026", (11, 10)), ("the 3rd", (11, 3)), ("friday the 13th", (11, 13)), ("2/10", (2, 10)),
    ("12/20", (12, 20)), ("monday 11/23", (11, 23)), ("friday nov 20", (11, 20)), ("last week 11/10", (11, 10)),
    ("a week ago today", (11, 11)), ("yesterday two weeks ago", (11, 3)),
]  # fmt: skip
OPEN = [
    "last monday", "monday 11/12", "last week", "the other day", "sometime last week", "recently", "a week ago",
    "in october", "early november", "over the weekend", "mondays", "every monday", "10/5-10/7", "nov 10-12",
    "13/45", "11/31", "the 25th", "sunday last week", "last week 11/2", "later today", "a few days ago",
    "thanksgiving", "this week", "next week",
]  # fmt: skip
FEW = [
    ("monday or tuesday", [(11, 16), (11, 17)]), ("last monday", [(11, 9), (11, 16)]),
    ("11/9 or 11/10", [(11, 9), (11, 10)]),
    ("10/30 or 31", [(10, 30), (10, 31)]), ("nov 9 or 10", [(11, 9), (11, 10)]), ("the 3rd or 4th", [(11, 3), (11, 4)]),
    ("either monday or yesterday, i forget which", [(11, 16), (11, 17)]), ("friday 11/12", [(11, 12), (11, 13)]),
    ("over the weekend", [(11, 14), (11, 15)]), ("sunday last week", [(11, 8), (11, 15)]),
    ("10/30 10/31", [(10, 30), (10, 31)]),
    ("last week", []), ("recently", []), ("11/2-11/6", []), ("monday or 13/45", []),
]  # fmt: skip
NONE = ["sat in on plc", "the 3rd session", "may i", "march on", "2.5", "section 2", "1:30"]


def the_day_of(said: str) -> date | None:
    return the_day([piece.value for piece in find_days(tidy(said).lower(), TODAY)], TODAY)


@pytest.mark.parametrize(("said", "month_and_day"), DAYS)
def test_a_day_is_the_one_that_people_mean(said: str, month_and_day: tuple[int, int]) -> None:
    assert the_day_of(said) == date(2026, *month_and_day)


@pytest.mark.parametrize("said", OPEN)
def test_a_day_that_is_not_certain_stays_open(said: str) -> None:
    assert find_days(tidy(said).lower(), TODAY)
    assert the_day_of(said) is None


@pytest.mark.parametrize(("said", "days"), FEW)
def test_a_day_that_is_open_among_a_few_is_one_of_them(said: str, days: list[tuple[int, int]]) -> None:
    hints = [piece.value for piece in find_days(tidy(said).lower(), TODAY)]
    assert the_day(hints, TODAY) is None
    assert list(few_days(hints)) == [date(2026, *month_and_day) for month_and_day in days]


@pytest.mark.parametrize("said", NONE)
def test_what_is_no_day_is_not_found(said: str) -> None:
    assert find_days(tidy(said).lower(), TODAY) == []


def test_a_day_without_a_year_may_be_of_the_year_before() -> None:
    january = date(2027, 1, 10)
    assert the_day([piece.value for piece in find_days("12/15", january)], january) == date(2026, 12, 15)


def test_next_week_lies_ahead_and_last_week_does_not() -> None:
    assert lies_ahead([piece.value for piece in find_days("next week", TODAY)], TODAY)
    assert not lies_ahead([piece.value for piece in find_days("last week", TODAY)], TODAY)
