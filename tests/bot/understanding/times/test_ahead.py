"""Days to come, as people name them."""

from datetime import date

import pytest

from bot.understanding.times.ahead import day_ahead, stretch_ahead

TODAY = date(2026, 11, 24)  # a Tuesday


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("12/1", date(2026, 12, 1)),
        ("dec 1", date(2026, 12, 1)),
        ("1/4", date(2027, 1, 4)),
        ("today", TODAY),
        ("tomorrow", date(2026, 11, 25)),
        ("friday", date(2026, 11, 27)),
        ("monday", date(2026, 11, 30)),
        ("next week", date(2026, 11, 30)),
        ("in 3 days", date(2026, 11, 27)),
        ("yesterday", None),
        ("11/1/2026", None),
        ("friday or monday", None),
        ("a friday with Dana", None),
        ("3", None),
    ],
)
def test_a_day_to_come(said: str, day: date | None) -> None:
    assert day_ahead(said, TODAY) == day


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("12/1 to 12/12", (date(2026, 12, 1), date(2026, 12, 12))),
        ("from 12/1 until 12/12", (date(2026, 12, 1), date(2026, 12, 12))),
        ("12/1-12/12", (date(2026, 12, 1), date(2026, 12, 12))),
        ("12/1/2026 - 12/12/2026", (date(2026, 12, 1), date(2026, 12, 12))),
        ("Dec 1-12", (date(2026, 12, 1), date(2026, 12, 12))),
        ("December 20 through January 4", (date(2026, 12, 20), date(2027, 1, 4))),
        ("from tomorrow to friday", (date(2026, 11, 25), date(2026, 11, 27))),
        ("next week", (date(2026, 11, 30), date(2026, 12, 6))),
        ("this week", (TODAY, date(2026, 11, 29))),
        ("12/3", (date(2026, 12, 3), date(2026, 12, 3))),
        ("12/1 to 12/5 to 12/9", None),
        ("12/1 to whenever", None),
        ("dec 12 to 40", None),
        ("soon", None),
    ],
)
def test_from_one_day_to_another(said: str, days: tuple[date, date] | None) -> None:
    assert stretch_ahead(said, TODAY) == days
