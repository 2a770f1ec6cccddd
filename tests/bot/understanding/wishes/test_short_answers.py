"""A word typed instead of a tap, and questions about one's own people."""

import pytest

from bot.understanding.wishes.short_answers import (
    ShortAnswer,
    asks_for_dates,
    asks_for_own_log,
    cpsels_asked,
    is_half_a_sentence,
    is_wish_to_log,
    own_person,
    short_answer,
)
from induction.people import Role


@pytest.mark.parametrize("text", ["yes", "YES!", "y", "yep", "record", "record it", "Yes, save that please.", "log it"])
def test_what_says_yes_and_nothing_else(text: str) -> None:
    assert short_answer(text) is ShortAnswer.YES


@pytest.mark.parametrize("text", ["no", "Nope.", "cancel", "no, cancel it", "not now", "No thanks!"])
def test_what_says_no_and_nothing_else(text: str) -> None:
    assert short_answer(text) is ShortAnswer.NO


@pytest.mark.parametrize("text", ["ok record it", "yes please", "yep", "Ok, save it", "sure"])
def test_yes_in_more_words(text: str) -> None:
    assert short_answer(text) is ShortAnswer.YES


@pytest.mark.parametrize("text", ["never mind", "forget it", "cancel that", "oops, scratch that", "don't record it"])
def test_what_takes_back_what_was_just_said(text: str) -> None:
    assert short_answer(text) is ShortAnswer.WITHDRAW


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "!",
        "ok",
        "thanks",
        "👍",
        "yes 90 min",
        "no, record it",
        "yesterday",
        "record 45 min",
        "yes and no",
        "it",
    ],
)
def test_what_says_anything_else_or_leaves_it_open(text: str) -> None:
    assert short_answer(text) is None


@pytest.mark.parametrize(
    "text", ["log", "Log hours", "i want to log my hours", "can I record some time?", "add an entry"]
)
def test_a_wish_to_log_says_nothing_of_the_hours(text: str) -> None:
    assert is_wish_to_log(text)


@pytest.mark.parametrize("text", ["log 45 min", "log coaching", "hours", "login", "log out", "add Dana", ""])
def test_what_says_more_is_no_bare_wish(text: str) -> None:
    assert not is_wish_to_log(text)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("who is my coach?", Role.COACH),
        ("Who's my induction coach", Role.COACH),
        ("what is my coach's name?", Role.COACH),
        ("who am I paired with?", Role.COACH),
        ("who is coaching me?", Role.COACH),
        ("who is my supervisor?", Role.SUPERVISOR),
        ("whos my site supervisor", Role.SUPERVISOR),
        ("who supervises me?", Role.SUPERVISOR),
        ("who is Theo's coach?", None),
        ("who is my coach and what must they do?", None),
        ("when is a coach paired with a candidate?", None),
        ("my coach", None),
    ],
)
def test_who_is_asked_for(text: str, role: Role | None) -> None:
    assert own_person(text) is role


@pytest.mark.parametrize(
    "text",
    ["when is my next deadline?", "What's due this month", "deadlines", "any deadlines coming up?", "what's next?"],
)
def test_what_comes_next_is_asked_for(text: str) -> None:
    assert asks_for_dates(text)


@pytest.mark.parametrize("text", ["when is the IIP due?", "may I miss a deadline?", "what's next for Theo?"])
def test_one_things_date_is_a_question_to_the_documents(text: str) -> None:
    assert not asks_for_dates(text)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("what are the CPSELs?", [1, 2, 3, 4, 5, 6]),
        ("what's cpsel 3", [3]),
        ("What does CPSEL 4 mean?", [4]),
        ("how many CPSEL sessions are there?", []),
        ("cpsel 7", []),
        ("log 2 hours CPSEL 3", []),
    ],
)
def test_which_cpsels_are_asked_about(text: str, numbers: list[int]) -> None:
    assert [one.number for one in cpsels_asked(text)] == numbers


@pytest.mark.parametrize("text", ["list my logs", "what did i log last week", "show me all my entries"])
def test_ones_own_log_is_asked_for(text: str) -> None:
    assert asks_for_own_log(text)


@pytest.mark.parametrize("text", ["what do I log?", "list the logs of Theo", "what did Theo log?"])
def test_anything_else_about_logs_is_not(text: str) -> None:
    assert not asks_for_own_log(text)


@pytest.mark.parametrize("text", ["actually no", "not theo, dana", "No it was Dana!", "with theo", "stop", "that one"])
def test_half_a_sentence_goes_on_from_something_else(text: str) -> None:
    assert is_half_a_sentence(text)


@pytest.mark.parametrize(
    "text", ["", "maternity leave", "is it due?", "and what about plc", "withdrawal", "stopping my credential"]
)
def test_a_few_words_can_be_a_whole_question(text: str) -> None:
    assert not is_half_a_sentence(text)
