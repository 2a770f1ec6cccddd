"""Months after and before the one that was spoken of; what a month itself picks is tested with the tables."""

from dataclasses import replace

import pytest

from knowledge.composing.calendars import Listing, listing, section_listed
from knowledge.excerpts import excerpts_of
from knowledge.finding.questions import understood
from knowledge.finding.selection import Candidate
from knowledge.language.lexicon import lexicon_of
from knowledge.passages import PassageKind
from prompts.answers import TableRow
from tests.knowledge.fern import COACHING, passage

WALKS = passage(
    "YEAR 1 | WALK\nSeptember | 1. Mosses\nOctober | 2. Lichens\nDecember | 3. Cones\nJanuary | 4. Buds",
    line=5,
    heading="Walks",
    kind=PassageKind.TABLE,
)
SHELF = (COACHING, WALKS)
RANKED = [
    Candidate(excerpts_of(one)[0], score=1, merit=1, own=1, near=1, whole=1, cosine=1, stems=frozenset())
    for one in SHELF
]


def found(question: str, *earlier: str) -> tuple[str, tuple[TableRow, ...]] | None:
    listed = listing(understood(question, lexicon_of(SHELF)), RANKED, lambda _: SHELF, earlier)
    return (listed.month, listed.rows) if listed else None


@pytest.mark.parametrize(
    ("question", "earlier", "month", "walks"),
    [
        ("and the one in the month after that?", "which walk is in september?", "October", ["2. Lichens"]),
        ("and the next month", "which walk is in december?", "January", ["4. Buds"]),
        ("what about the month before", "The walk is 2. Lichens, October.", "September", ["1. Mosses"]),
        ("and the following month", "which walk is in october of year 1?", "November", []),
    ],
)
def test_a_month_beside_the_last_one_named(question: str, earlier: str, month: str, walks: list[str]) -> None:
    assert found(question, earlier) == (month, tuple(TableRow(walk, (("YEAR 1", month),)) for walk in walks))


def test_without_a_month_before_nothing_is_next() -> None:
    assert found("and the month after that?") is None
    assert found("and the month after that?", "who is my coach?") is None
    assert found("which walk is next month?", "is it in october or in december?") is None


TALKS = passage(
    "YEAR 1 | TITLE- each talk is short, and nobody need say anything there who would rather listen to the others, "
    "look at the ferns or have tea. Talks are on the second Monday of the month from 5:30-7:30 pm. On the lawn.\n"
    "September | 1. Roots\nNovember | 2. Stems\nJanuary | 3. Leaves",
    line=20,
    heading="GARDEN TALKS",
    kind=PassageKind.TABLE,
)
MORE_TALKS = passage(
    "YEAR 2 | TITLE- each talk is short.\nSeptember | 4. Bark\nNovember | 5. Sap\nJanuary | 6. Wood",
    line=25,
    heading="GARDEN TALKS",
    kind=PassageKind.TABLE,
)
WITH_TALKS = (COACHING, TALKS, MORE_TALKS)
OF_TALKS = [replace(RANKED[0], excerpt=excerpts_of(one)[0]) for one in WITH_TALKS]


def talks(question: str) -> Listing | None:
    return listing(understood(question, lexicon_of(WITH_TALKS)), OF_TALKS, lambda _: WITH_TALKS)


def test_the_day_and_the_time_belong_to_what_is_asked_when_it_is() -> None:
    found = talks("when is the November talk?")
    assert found
    rule = " ".join(one.text for one in found.rule)
    assert rule == "Talks are on the second Monday of the month from 5:30-7:30 pm. On the lawn."
    assert [row.name for row in found.rows] == ["2. Stems", "5. Sap"]


def test_the_day_of_one_year_is_not_that_of_the_other() -> None:
    found = talks("when is the November talk in year 2?")
    assert found
    assert (found.rule, [row.name for row in found.rows]) == ((), ["5. Sap"])


def test_without_a_time_asked_there_is_none() -> None:
    found = talks("which talk is in November?")
    assert found
    assert found.rule == ()


def test_what_comes_after_a_month_is_the_next_row_of_its_section() -> None:
    found = talks("which talk comes after the November one?")
    assert found
    assert (found.month, [row.name for row in found.rows]) == ("January", ["3. Leaves", "6. Wood"])
    before = talks("what talk is before November in year 2?")
    assert before
    assert [row.name for row in before.rows] == ["4. Bark"]


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("list all the garden talks in year 2", ["4. Bark", "5. Sap", "6. Wood"]),
        ("show me all talks", ["1. Roots", "2. Stems", "3. Leaves", "4. Bark", "5. Sap", "6. Wood"]),
        ("list all the titles in year 1", []),
        ("how long is a talk?", []),
    ],
)
def test_all_rows_of_a_calendar_are_listed(question: str, rows: list[str]) -> None:
    asked = understood(question, lexicon_of(WITH_TALKS))
    assert [one.cells[1] for one in section_listed(asked, OF_TALKS, lambda _: WITH_TALKS)] == rows
