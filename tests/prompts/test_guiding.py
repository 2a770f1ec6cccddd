"""Golden renderings of the questions, and that what people typed is never executed."""

from datetime import date

import pytest

from induction.writing.drafts import DraftKind
from induction.writing.guiding import ORDER
from induction.writing.reflections import Since
from prompts.guiding import (
    goal_question,
    reflection_question,
    since_words,
    steering_words,
    structure_words,
    understood_words,
)

SINCE = Since(
    on=date(2026, 10, 12),
    coaching=3,
    learning=1,
    minutes=270,
    topics=("family engagement", "feedback"),
    done=("call ten homes",),
    left=("{{ 7 * 7 }}",),
    goals=("More families",),
    rated=("Round 1",),
    round="first assessment",
)


def asked(part: str, since: Since = SINCE, *, mine: bool = True) -> str:
    return reflection_question(part, since, on="October 12, 2026", mine=mine, candidate="Dana")


def test_the_questions_of_a_reflection_are_fitted() -> None:
    assert [asked(part) for part in ("tried", "happened", "known", "meaning", "next")] == [
        (
            "*You logged 3 sessions since October 12, 2026, on “family engagement” and “feedback”. "
            "What did you try, and why?*"
        ),
        "*What happened, and for whom? The goal that was touched: “More families”.*",
        "*How do you know? What did you see, hear or count?*",
        "*What does it tell you about your leadership, beside the rating of “Round 1”?*",
        "*What will you keep, change or try next? Still open: “{{ 7 * 7 }}”.*",
    ]


def test_without_facts_they_are_the_cycle_of_inquiry() -> None:
    assert asked("tried", Since(), mine=False) == "*What did Dana try, and why?*"
    assert asked("next", Since()) == "*What will you keep, change or try next?*"


@pytest.mark.parametrize(
    ("since", "question"),
    [
        (Since(done=("call home",)), "*Done so far: “call home”. What did you try, and why?*"),
        (Since(courses=("equity",)), "*You learned about “equity” so far. What of it did you try, and why?*"),
    ],
)
def test_what_was_done_or_learned_is_asked_about(since: Since, question: str) -> None:
    assert reflection_question("tried", since, on=None, mine=True, candidate="Dana") == question


def test_the_facts_say_for_which_round_it_is() -> None:
    assert since_words(SINCE, on="October 12, 2026", total="4 h 30 min", mine=True, candidate="Dana") == (
        "This one is for the first assessment: the program asks for a reflection after each assessment.\n"
        "Logged since October 12, 2026: 4 h 30 min, 3 coaching sessions, 1 of professional learning."
    )
    assert since_words(Since(), on=None, total="0 min", mine=True, candidate="Dana") == ""


def test_every_part_has_its_question() -> None:
    assert goal_question("due", doubt=None) == (
        "*By which day will it be done?*\nChoose the day, or type it, such as `May 31`."
    )
    assert goal_question("target", doubt="How could somebody tell?") == "*How could somebody tell?*"
    everything = [goal_question(part, doubt=None) for part in ORDER[DraftKind.GOAL]]
    everything += [asked(part) for part in ORDER[DraftKind.REFLECTION]]
    assert not any("What else belongs to it" in question for question in everything)


def test_what_was_understood_and_how_to_go_on() -> None:
    assert understood_words(["A"]) == "Noted under *A*, in your words."
    assert understood_words(["A", "B", "C"]) == "Sorted under *A*, *B* and *C*, in your words:"
    assert steering_words(mine=True, known=2, parts=10) == ("2 of 10 there. `back` and `stop` work too.")
    assert structure_words(["A", "B"]).startswith("The way: 1. A · 2. B.\n")
