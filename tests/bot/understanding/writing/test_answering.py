"""Answers to one question: every word stays, where it belongs, and what steers or asks is told apart."""

import re
from collections import Counter
from datetime import date
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.asides import is_aside
from bot.understanding.reading import read
from bot.understanding.writing.answering import (
    arranged_goal_answer,
    arranged_reflection_answer,
    day_meant,
    standard_meant,
)
from bot.understanding.writing.steering import Steer, asks_to_have_it_written, hands_it_over, says_nothing, steered
from induction.packs.cpsels import CPSELS
from induction.people import Role
from induction.writing.drafts import DraftKind
from induction.writing.goals import CHOSEN, GoalPart
from induction.writing.reflections import QUESTIONS, ReflectionPart

TODAY = date(2026, 11, 22)
ZONE = ZoneInfo("America/Los_Angeles")
WORDED = [part for part in GoalPart if part not in CHOSEN]
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(
        st.sampled_from(
            ["from 12", "to 40", "by May 2027", "measured by the survey", "using calls", "Baseline:", ".", "\n", "we"]
        ),
        max_size=15,
    ).map(" ".join),
)


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


@given(TEXTS, st.sampled_from(WORDED))
def test_no_word_of_an_answer_is_lost_or_doubled(text: str, part: GoalPart) -> None:
    goal = arranged_goal_answer(text, part, TODAY)
    assert words("\n".join(goal.words.values())) == words(text)


@given(TEXTS, st.sampled_from(list(QUESTIONS)), st.booleans())
def test_none_of_a_reflection_either(text: str, part: ReflectionPart, first: bool) -> None:  # noqa: FBT001 - drawn
    reflection = arranged_reflection_answer(text, part, first=first)
    assert words("\n".join(reflection.words.values())) == words(text)


@pytest.mark.parametrize(
    ("part", "said", "expected"),
    [
        (GoalPart.TARGET, "60 families", {GoalPart.TARGET: "60 families"}),
        (
            GoalPart.TARGET,
            "by May, 60% of families, measured with the survey",
            {GoalPart.TARGET: "by May, 60% of families", GoalPart.EVIDENCE: "measured with the survey"},
        ),
        (GoalPart.BASELINE, "from 12 to 40", {GoalPart.BASELINE: "from 12", GoalPart.TARGET: "to 40"}),
        (
            GoalPart.STRATEGIES,
            "I will send a survey every month. Then workshops, by calling home",
            {GoalPart.STRATEGIES: "I will send a survey every month. Then workshops, by calling home"},
        ),
        (
            GoalPart.CHANGE,
            "I want more families at our meetings. I'll call every home.",
            {GoalPart.CHANGE: "I want more families at our meetings.", GoalPart.STRATEGIES: "I'll call every home."},
        ),
        (
            GoalPart.SUPPORTS,
            "my coach\nEvidence: sign-in sheets",
            {GoalPart.SUPPORTS: "my coach", GoalPart.EVIDENCE: "Evidence: sign-in sheets"},
        ),
    ],
)
def test_what_was_asked_for_comes_first(part: GoalPart, said: str, expected: dict[GoalPart, str]) -> None:
    assert arranged_goal_answer(said, part, TODAY).words == expected


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("May 31", date(2027, 5, 31)),
        ("by May 31", date(2027, 5, 31)),
        ("end of May", date(2027, 5, 31)),
        ("in June", date(2027, 6, 30)),
        ("5/15/2027", date(2027, 5, 15)),
        ("in the spring", None),
        ("as soon as I can", None),
    ],
)
def test_a_day_is_told_with_or_without_by(said: str, day: date | None) -> None:
    assert day_meant(said, TODAY) == day


@pytest.mark.parametrize(
    ("said", "number"),
    [("4", 4), ("#4.", 4), ("CPSEL 3", 3), ("family engagement", 4), ("ethics", 5), ("9", None), ("equity", None)],
)
def test_a_standard_is_told_by_its_number_or_its_name(said: str, number: int | None) -> None:
    assert standard_meant(said, CPSELS) == number


@pytest.mark.parametrize(
    ("said", "steer"),
    [
        *((said, Steer.SKIP) for said in ("skip", "Skip!", "skp", "sikp", "next one", "idk", "I don’t know", "none")),
        *((said, Steer.BACK) for said in ("back", "go back", "bakc", "bck")),
        *((said, Steer.STOP) for said in ("stop", "stpo", "Stop it please", "not now", "let's stop here")),
        *((said, Steer.ENOUGH) for said in ("done", "that's all", "That’s all, ", "I'm done", "nothing more")),
        *((said, None) for said in ("staff", "book", "shop", "skills", "back to school night", "next to the office")),
    ],
)
def test_words_that_steer_are_known_with_a_slip_of_the_keys(said: str, steer: Steer | None) -> None:
    assert steered(said.rstrip(", ")) is steer


@pytest.mark.parametrize("said", ["👍", ":+1:", "...", "ok", "Yes!", ""])
def test_what_has_no_words_is_no_answer(said: str) -> None:
    assert says_nothing(said)


@pytest.mark.parametrize("said", ["12", "staff", "ok corral", "yes to families"])
def test_what_has_words_is_one(said: str) -> None:
    assert not says_nothing(said)


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Write my reflection for CPSEL 3.", DraftKind.REFLECTION),
        ("can you write me a goal", None),
        ("please finish my goal", DraftKind.GOAL),
        ("can you write my iip goal for me", DraftKind.GOAL),
        ("I want to write a goal", None),
        ("how do I write a goal", None),
    ],
)
def test_a_wish_to_have_it_written_is_told_from_a_wish_to_write(said: str, kind: DraftKind | None) -> None:
    expected = DraftKind.GOAL if said == "can you write me a goal" else kind
    assert asks_to_have_it_written(said) is expected


def test_an_open_question_can_be_handed_over_in_fewer_words() -> None:
    assert all(map(hands_it_over, ["write it for me", "can you do this?", "finish the rest for me"]))
    assert not any(map(hands_it_over, ["write to every family", "do walk-throughs weekly"]))


@pytest.mark.parametrize(
    "said",
    [
        "how many coaching hours do I need?",
        "what's due next",
        "who is my coach",
        "do I have to upload it",
        "help",
        "thanks!",
        "90 min coaching yesterday",
        "log 2 hours PL yesterday",
        "delete my last log",
        "show my goals",
    ],
)
def test_what_is_plainly_something_else_is_no_answer(said: str) -> None:
    assert is_aside(said, read(said, today=TODAY, role=Role.CANDIDATE, zone=ZONE))


@pytest.mark.parametrize(
    "said",
    [
        "More families at our meetings",
        "how families feel about school",
        "what teachers see in each other's rooms",
        "12 of 300 families came in October",
        "We met for 45 min coaching yesterday and talked about the council",
        "do walk-throughs every week",
        "have teachers lead the meeting",
        "We call home. Why do so few come?",
        "my coach",
        "workshop",
        "skip",
        "none",
        "the county's workshop in January",
        "change the time of the meeting",
    ],
)
def test_what_can_be_an_answer_is_one(said: str) -> None:
    assert not is_aside(said, read(said, today=TODAY, role=Role.CANDIDATE, zone=ZONE))
