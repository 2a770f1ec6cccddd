"""What holds for every sentence, sensible or not."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.crisis import is_crisis
from bot.understanding.intents import Ambiguous, Intent, LogHours, Problem
from bot.understanding.reading import read
from induction.people import Role

TODAY = date(2026, 11, 18)
PIECES = (
    "log", "coaching", "PLC", "cpsel 3 session", "with Dana", "w/ kim", "my coach", "1 hr", "90 min", "5:30-7:30",
    "-2 hours", "and", ",", ";", "yesterday", "11/12", "13/45", "last week", "monday", "tomorrow", "each", "both",
    "zoom", "at her school", "not", "or", "to", "should be", "delete", "make that", "?", "2", "goal 2",
    "district training", "again", "same", "\n", "00:00", "half", "all day", "the 31st", "feb 30", "<@U1>", "Priya,",
    "I", "had", "or maybe", "or Kim", "and Kim", "last monday", "3-4pm", "45 or 60 min", "together",
    "İ", "½", "24:61", "0/0", "a hundred",
)  # fmt: skip
sentences = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join))


def is_whole(intent: Intent) -> bool:
    """Whether hours offered as sound have all that a record needs, and every reading to choose from as well."""
    if isinstance(intent, LogHours | Ambiguous) and intent.readings:
        return all(one.problem is None and not one.readings and is_whole(one) for one in intent.readings)
    if not isinstance(intent, LogHours) or intent.problem is not None:
        return True
    return bool(intent.entries) and all(
        entry.kind is not None and entry.minutes is not None and 0 < entry.minutes <= 24 * 60 and entry.on is not None
        and entry.on <= TODAY
        for entry in intent.entries
    )  # fmt: skip


@given(sentences, st.sampled_from(Role))
def test_reading_never_fails_and_never_offers_half_an_entry(text: str, role: Role) -> None:
    assert is_whole(read(text, today=TODAY, role=role))


@given(sentences)
def test_looking_for_crisis_words_never_fails(text: str) -> None:
    assert is_crisis(text) in {True, False}


def test_a_long_text_is_a_question_and_is_read_at_once() -> None:
    assert not isinstance(read("1 hr coaching " * 500, today=TODAY, role=Role.COACH), LogHours)


def test_problems_are_asked_about_in_the_order_of_their_weight() -> None:
    said = read("log 30 hours tomorrow", today=TODAY, role=Role.COACH)
    assert isinstance(said, LogHours)
    assert said.problem is Problem.FUTURE_DATE
