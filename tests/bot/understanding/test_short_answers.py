"""A word typed instead of a tap, and questions about one's own people."""

import pytest

from bot.understanding.short_answers import ShortAnswer, is_wish_to_log, own_person, short_answer
from induction.people import Role


@pytest.mark.parametrize("text", ["yes", "YES!", "y", "yep", "record", "record it", "Yes, save that please.", "log it"])
def test_what_says_yes_and_nothing_else(text: str) -> None:
    assert short_answer(text) is ShortAnswer.YES


@pytest.mark.parametrize("text", ["no", "Nope.", "cancel", "no, cancel it", "not now", "never mind", "No thanks!"])
def test_what_says_no_and_nothing_else(text: str) -> None:
    assert short_answer(text) is ShortAnswer.NO


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
