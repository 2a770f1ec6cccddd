"""Asking what is held about oneself, in plain words."""

import pytest

from bot.understanding.wishes.plain_commands import plain_command


@pytest.mark.parametrize(
    "said",
    [
        "What do you hold about me?",
        "what do you know about me",
        "What does the companion store about me?",
        "what data do you have about me?",
        "export my data",
        "Please export all of my data",
        "can you give me everything you hold about me?",
        "download my personal data please",
    ],
)
def test_it_is_asked_for(said: str) -> None:
    assert plain_command(said) == "mydata"


@pytest.mark.parametrize(
    "said",
    [
        "export my hours",
        "what do you know about CPSEL 3?",
        "what data do I need for my goal?",
        "workshop on data, 2 hours",
    ],
)
def test_it_is_not(said: str) -> None:
    assert plain_command(said) != "mydata"
