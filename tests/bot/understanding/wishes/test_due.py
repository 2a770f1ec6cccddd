"""Whose deadlines a sentence asks for."""

import pytest

from bot.understanding.wishes.due import whose_deadlines


@pytest.mark.parametrize(
    ("said", "whose"),
    [
        ("What's due for Priya?", "Priya"),
        ("Priya's deadlines", "Priya"),
        ("show me Ana Lima's dates this month", "Ana Lima"),
        ("deadlines for Priya", "Priya"),
        ("when is Theo's next deadline?", "Theo"),
        ("what is next for Theo?", "Theo"),
        ("cohort A deadlines", "cohort A"),
        ("deadlines for the cohort usc-2026", "cohort usc-2026"),
        ("what is due in cohort 2026 this week?", "cohort 2026"),
    ],
)
def test_somebody_or_a_cohort_is_named(said: str, whose: str) -> None:
    assert whose_deadlines(said) == whose


@pytest.mark.parametrize(
    "said",
    [
        "my deadlines",
        "what's due for me?",
        "what is due for the iip",
        "the deadlines for the portfolio",
        "next deadlines",
        "dates for the program",
        "deadlines for year 2",
        "when is the first assessment due?",
    ],
)
def test_nobody_is(said: str) -> None:
    assert whose_deadlines(said) is None
