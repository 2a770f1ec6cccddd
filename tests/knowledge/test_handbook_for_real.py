"""Answers over a small invented handbook, with the real reading, embedding and search."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime

import pytest

from knowledge.answering import Handbook
from knowledge.answers import AnswerStatus, Question
from knowledge.embedding import PackagedMiniLM
from knowledge.library import Library
from tests.knowledge.paper_catalogue import PaperCatalogue

pytestmark = pytest.mark.slow

GUIDE = """# Fern guide

## Coaching

A coach meets every candidate for 36 hours in each year. Meetings take place at the candidate's school or online.

## Taking a break

Where illness or a birth keeps a candidate away, the office may put the program off for up to four months at no charge.

## Leaving the program

Whoever leaves in the first ten days is paid back, except for the deposit. Later nothing is paid back.

## What to hand in

A complete application has:

- a letter from the superintendent
- a copy of the preliminary credential
- a résumé

## Workshops

Topic | Month
--- | ---
Budgets | October
Staffing | March
"""


@pytest.fixture(scope="module")
def handbook(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Handbook]:
    folder = tmp_path_factory.mktemp("fern")
    guide = folder / "guide.md"
    guide.write_text(GUIDE, encoding="utf-8")
    with closing(Library(folder / "passages", PaperCatalogue(folder / "catalogue.json"), PackagedMiniLM())) as library:
        library.add("fern", [guide], now=datetime(2026, 11, 22, tzinfo=UTC))
        yield Handbook(library, {})


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("how many hours of coaching do I get a year", "36 hours"),
        ("i'm pregnant, can i pause without paying more?", "four months at no charge"),
        ("what is paid back when somebody leaves", "the first ten days is paid back"),
        ("what do I have to send in with my application", "a letter from the superintendent"),
        ("wich month is the budgts workshop", "“Budgets” — Month: “October”"),
    ],
)
def test_what_the_handbook_says_is_found_in_other_words(handbook: Handbook, question: str, words: str) -> None:
    answer = handbook.ask(Question(text=question, program="fern"))
    assert answer.status is AnswerStatus.ANSWERED
    assert words in answer.text


@pytest.mark.parametrize(
    "question",
    ["is there a dress code", "what is the office's phone number", "how much is the deposit", "who won the game"],
)
def test_what_it_does_not_say_is_refused(handbook: Handbook, question: str) -> None:
    assert handbook.ask(Question(text=question, program="fern")).status is AnswerStatus.REFUSED
