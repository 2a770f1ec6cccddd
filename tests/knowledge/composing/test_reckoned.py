"""What code works out from the figures in a question, over the shipped packs."""

import pytest

from knowledge.composing.reckoned import reckoned
from knowledge.program_packs import load_packs

PACKS = load_packs()


@pytest.mark.parametrize(
    ("said", "program", "key", "words"),
    [
        (
            "I started my job on 1 July and enrol on 20 November. Am I late?",
            "usc",
            "enrol.limit",
            ("142 days", "past “admitted within 120 days”", "inside “enrolled within the first year”"),
        ),
        ("job started 7/1/2026, I enroll 10/15/2026, ok?", "usc", "enrol.limit", ("106 days", "July 1, 2026")),
        ("My post began Dec 1 and I enroll on Jan 10", "mcoe", "enrol.limit", ("40 days", "inside “within 1 year of")),
        (
            "I have 3, 3, 3, 3, 4, 2. Do I pass?",
            "usc",
            "score.pass",
            ("average 3.0", "lowest is 2", "meets “3 on average”"),
        ),
        ("scores 4/4/3/3/3/3 enough?", "usc", "score.pass", ("average 3.33", "lowest is 3")),
        ("I have 3, 3, 3, 3, 4, 2. Do I pass?", "mcoe", "score.pass", ("not numbered",)),
        ("I did all 6 sessions and all workshops. Am I at 60?", "usc", "pl.hours", ("= 30 of", "10 hours of PLC")),
        (
            "I started on August 3. When is my first assessment due?",
            "usc",
            "assess.first",
            ("November 1", "December 1"),
        ),
    ],
)
def test_figures_of_the_question_are_worked_out(said: str, program: str, key: str, words: tuple[str, ...]) -> None:
    found = reckoned(said, PACKS[program])
    assert found is not None
    assert found[1].key == key
    assert [word for word in words if word not in found[0]] == []
    assert not any(verdict in found[0].lower() for verdict in ("you pass", "you fail", "you are late"))


@pytest.mark.parametrize(
    "said",
    [
        "how many sessions are in year 1",
        "is the session on 10/12?",
        "when is my first assessment due?",
        "sessions 1, 2, 3 and 4",
        "I did all my reading",
        "what happened on July 1",
        "the 2026-27 handbook",
        "I meet on February 30 and May 99",
    ],
)
def test_where_nothing_is_given_nothing_is_worked_out(said: str) -> None:
    assert reckoned(said, PACKS["usc"]) is None
    assert reckoned(said, None) is None
