"""The categories of a program, found by the names that it gives them."""

import pytest

from bot.understanding.intents import Correction, Intent
from bot.understanding.reading import read
from induction.packs.pack import Category
from tests.bot.understanding.sayings import CANDIDATE, TODAY, coaching, learning, log, nov

LAKESIDE = (
    Category(key="book_study", label="Book studies", names=("book circle",)),
    Category(key="rounds", label="Instructional rounds (at a site)", names=("learning-walk",)),
    Category(key="forum", label="Equity & access forum"),
    Category(key="evening", label="Tuesday evenings", names=("tuesday session",)),
    Category(key="plc", label="PLC with the cohort"),
    Category(key="rest", label="Other"),
)


@pytest.mark.parametrize(
    ("said", "understood"),
    [
        ("2 hrs book study yesterday", log(learning("book_study", 120, nov(17)))),
        ("Book-Studies, 90 min, mon", log(learning("book_study", 90, nov(16)))),
        ("book circle w/ Dana 1 hr", log(learning("book_study", 60, nov(18)))),
        ("2h Instructional Round on friday", log(learning("rounds", 120, nov(13)))),
        ("learning walks 45 min today", log(learning("rounds", 45, nov(18)))),
        ("90 min EQUITY AND ACCESS FORUM 11/10", log(learning("forum", 90, nov(10)))),
        ("tuesday session 2 hrs", log(learning("evening", 120, nov(17)))),
        ("cohort plc 1 hr", log(learning("plc", 60, nov(18)))),
        ("plc 1h mon and book study 2h tues", log(learning("plc", 60, nov(16)), learning("book_study", 120, nov(17)))),
        # What other programs count is learning here, and no more.
        ("district training 2 hrs", log(learning(None, 120, nov(18)))),
        ("cpsel session 2 hrs mon", log(learning(None, 120, nov(16)))),
        ("workshop 1 hr, other topics", log(learning(None, 60, nov(18), topic="other topics"))),
        # Talked about, and done with somebody.
        ("1 hr coaching w/ Dana on the book study", log(coaching(60, nov(18), counterpart="Dana", topic="book study"))),
        ("tuesday session with my coach 1 hr", log(coaching(60, nov(17)))),
    ],
)
def test_a_programs_own_categories_are_found_by_their_names(said: str, understood: Intent) -> None:
    assert read(said, today=TODAY, role=CANDIDATE, categories=LAKESIDE) == understood


def test_the_longer_of_two_names_is_meant() -> None:
    walks = (Category(key="walk", label="Walk"), Category(key="data_walk", label="Data walk"))
    understood = read("data walk 1 hr", today=TODAY, role=CANDIDATE, categories=walks)
    assert understood == log(learning("data_walk", 60, nov(18)))


def test_a_correction_knows_the_categories_too() -> None:
    correction = read("that was a book study, not plc", today=TODAY, role=CANDIDATE, categories=LAKESIDE)
    assert isinstance(correction, Correction)
    assert (correction.changes.category, correction.which.category) == ("book_study", "plc")


def test_without_a_program_the_four_that_most_count_are_known() -> None:
    assert read("book study 1 hr", today=TODAY, role=CANDIDATE) == log(learning(None, 60, nov(18)))
    assert read("plc 1 hr", today=TODAY, role=CANDIDATE) == log(learning("plc", 60, nov(18)))
