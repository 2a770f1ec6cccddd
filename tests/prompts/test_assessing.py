"""One golden rendering each of the words around ratings."""

import pytest

from prompts.assessing import (
    asked_raters_words,
    asked_to_rate_words,
    by_when_words,
    held_words,
    rated_words,
    rating_words,
)

BLIND = "Nobody sees anybody else’s scores of this round before their own are in."


def test_the_form_says_who_has_rated_and_nothing_of_what() -> None:
    assert (
        rating_words(
            "Dana {{ 7 * 7 }}", round_label="Start", by_when="by May 1", rated=["Dana"], missing=["you"], role="coach"
        )
        == f"*Start*, by May 1\nYou rate Dana {{{{ 7 * 7 }}}}. Already in: Dana. Still to come: you.\n{BLIND}"
    )
    assert (
        rating_words(None, round_label="Start", by_when="by May 1", rated=[], missing=["you"], role="candidate")
        == f"*Start*, by May 1\nYou rate yourself. Still to come: you.\n{BLIND}"
    )
    assert rating_words(
        "Dana", round_label="Start", by_when="by May 1", rated=[], missing=["you"], role="supervisor"
    ).endswith(
        "Nobody here sees your scores before their own are in, and you see yours alone. They are for induction, not "
        "for an employer’s evaluation."
    )


@pytest.mark.parametrize(
    ("last_days", "awaits", "past", "words"),
    [
        (["May 1"], [], False, "by May 1"),
        (["May 1"], [], True, "was due by May 1"),
        (["May 1", "May 9"], ["admission"], False, "by May 1 or May 9, depending on the document"),
        ([], ["admission"], False, "its last day counts from admission, which is not on record"),
        ([], [], False, "no document says by when"),
    ],
)
def test_by_when_a_round_is_rated(last_days: list[str], awaits: list[str], past: bool, words: str) -> None:  # noqa: FBT001 - a row's answer
    assert by_when_words(last_days, awaits, past=past) == words


@pytest.mark.parametrize(
    ("candidate", "mine", "head"),
    [
        ("Dana", False, "*Marcus asks you to rate Dana*: start, by May 1."),
        (None, False, "*Marcus asks for your scores*: start, by May 1."),
        (None, True, "*Marcus asks you for your self-assessment*: start, by May 1."),
    ],
)
def test_a_rater_is_asked(candidate: str | None, mine: bool, head: str) -> None:  # noqa: FBT001 - a row's answer
    words = asked_to_rate_words("Marcus", candidate, mine=mine, round_label="start", by_when="by May 1")
    assert words == f"{head}\nOne tap for each standard, two minutes in all. {BLIND}"


def test_a_receipt_says_whose_scores_are_still_to_come() -> None:
    assert rated_words("Dana", round_label="Start", changed=False, missing=["Kim"], sees_others=True) == (
        "*Your scores for Dana are recorded*: Start\nStill to come: Kim. You see their scores here once they are in."
    )
    assert rated_words(None, round_label="Start", changed=True, missing=[], sees_others=True) == (
        "*Your self-assessment is changed*: Start\nEverybody has rated in this round."
    )
    assert rated_words("Dana", round_label="Start", changed=False, missing=[], sees_others=False) == (
        "*Your scores for Dana are recorded*: Start"
    )


@pytest.mark.parametrize(
    ("now", "today", "unreachable", "words"),
    [
        (["A", "B"], [], [], "I asked A and B."),
        (["A"], ["B"], [], "I asked A. B has been asked today already; once a day is enough."),
        ([], ["A", "B"], [], "A and B have been asked today already; once a day is enough."),
        ([], [], ["coach"], "The roster names no coach: the program administrator can add one."),
        ([], [], [], "Nobody is left to ask."),
    ],
)
def test_who_was_asked(now: list[str], today: list[str], unreachable: list[str], words: str) -> None:
    assert asked_raters_words(now, today, unreachable) == words


def test_a_mean_is_held_against_each_reading_without_a_verdict() -> None:
    missed = ["“3 on each” is not: CPSEL 5 is at 2.0"]
    assert held_words(["3 on average"], missed, who="the Program Administrator", provisional=True) == (
        "Taken on the mean of those who rated, “3 on average” is met, and “3 on each” is not: CPSEL 5 is at 2.0. The "
        "documents disagree on the mark. Whether it passes is for the Program Administrator to say."
    )
    assert held_words(["a", "b"], [], who=None, provisional=False) == (
        "Taken on the mean of those who rated, “a” and “b” are met."
    )
