"""Asking for the survey of the program, in plain words."""

import pytest

from bot.understanding.wishes.plain_commands import plain_command


@pytest.mark.parametrize(
    "said",
    [
        "open the survey",
        "Can I take the survey?",
        "I want to answer the pulse survey",
        "please fill in the survey",
        "where is the survey?",
        "is there a survey",
        "survey",
        "survey results",
        "show me the results of the last survey",
    ],
)
def test_it_is_asked_for(said: str) -> None:
    assert plain_command(said) == "pulse"


@pytest.mark.parametrize(
    "said",
    [
        "we did a staff survey, 2 hours",
        "open the survey of our families",
        "my goal: a family survey by May",
        "what does the handbook say about the survey?",
    ],
)
def test_it_is_not(said: str) -> None:
    assert plain_command(said) is None
