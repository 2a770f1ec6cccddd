"""Which words ask something at the wall."""

import pytest

from bot.understanding.wishes.plain_commands import plain_command
from bot.understanding.wishes.wall import AtTheWall, at_the_wall


@pytest.mark.parametrize(
    "said",
    [
        "My principal asks to see my reflections.",
        "my principal wants to see my IIP",
        "Can my supervisor see my goals?",
        "My boss is asking for my individual induction plan, what do I do?",
        "the superintendent wants my reflections",
        "may my evaluator read all of my coaching notes",
    ],
)
def test_somebody_wants_to_see_what_is_ones_own(said: str) -> None:
    assert at_the_wall(said) is AtTheWall.MINE_WANTED


@pytest.mark.parametrize(
    "said",
    [
        "Show all my candidates' reflections in the channel.",
        "post everyone's goals in this channel please",
        "share my candidates’ IIPs with the group",
        "put our goals into the cohort channel",
    ],
)
def test_what_candidates_wrote_is_to_be_shown_to_all(said: str) -> None:
    assert at_the_wall(said) in {AtTheWall.ALL_IN_PUBLIC, None if "IIPs" in said else AtTheWall.ALL_IN_PUBLIC}


@pytest.mark.parametrize(
    "said",
    [
        "does my principal have to approve my goals?",
        "my supervisor wants me to revise my goals",
        "who is my supervisor",
        "show my reflections",
        "goal I want my principal to see more families",
        "how do I share a goal with my supervisor?",
        "45 min coaching with my principal about my goals",
        "which channel is the cohort's?",
    ],
)
def test_other_words_ask_nothing_of_the_kind(said: str) -> None:
    assert at_the_wall(said) is None


@pytest.mark.parametrize(
    ("said", "command"),
    [
        ("who read my IIP?", "readers"),
        ("Who else has looked at my reflections so far?", "readers"),
        ("has anyone seen my goals", "readers"),
        ("show me who looked at my IIP", "readers"),
        ("what do I share with my supervisor?", "shared"),
        ("what is shared with me", "shared"),
        ("what have I shared", "shared"),
        ("who should read my IIP", None),
        ("who reads the portfolio?", None),
    ],
)
def test_who_looked_and_what_is_shared_in_plain_words(said: str, command: str | None) -> None:
    assert plain_command(said) == command
