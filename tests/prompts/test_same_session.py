import pytest

from induction.ledger.same_session import Difference
from induction.packs.pack import Contact
from prompts.group_coaching import group_note
from prompts.same_session import differences_words, reason_words, same_session_words

LENGTH = Difference(what="length", mine="45 min", theirs="1 h")
FORMAT = Difference(what="format", mine="in person", theirs=None)
CLOCK = Difference(what="clock times", mine=None, theirs="15:00-16:00")
TOPIC = Difference(what="topic", mine="{{ 7 * 7 }}", theirs="IIP goal 2")


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("logged", "Marcus Bell has logged a session with you that day. Is it the same one?"),
        (
            "confirmed",
            "Marcus Bell has logged this session: it is already recorded, and you confirmed it. Is yours another one?",
        ),
        (
            "disputed",
            (
                "Marcus Bell has logged a session with you that day, and you said that it is not right. Is it the same "
                "one?"
            ),
        ),
        (None, "Marcus Bell has logged a session with you that day, and it counts already. Is it the same one?"),
    ],
)
def test_what_is_asked_of_whoever_comes_second(state: str | None, words: str) -> None:
    assert same_session_words(state, logged_by="Marcus Bell", several=False) == words


def test_several_sessions_are_asked_about_together() -> None:
    words = "Sessions on these days are logged with you already. Are they the same ones?"
    assert same_session_words("logged", logged_by="Marcus Bell", several=True) == words


def test_what_differs_is_told_in_pairs_and_nothing_in_it_is_executed() -> None:
    assert differences_words([LENGTH, FORMAT, CLOCK, TOPIC]) == (
        "What differs, yours first: length 45 min / 1 h; format in person / not said; "
        "clock times not said / 15:00-16:00; topic {{ 7 * 7 }} / IIP goal 2"
    )
    assert differences_words([]) == "Nothing differs."


def test_the_reason_holds_what_the_reader_said_and_no_more() -> None:
    assert reason_words([LENGTH, FORMAT, CLOCK, TOPIC]) == "45 min, not 1 h; in person; about “{{ 7 * 7 }}”"
    assert reason_words([CLOCK]) == ""


def test_a_reason_stays_short_however_long_the_topic_is() -> None:
    told = [LENGTH, FORMAT, TOPIC.model_copy(update={"mine": "school site council " * 4})]
    assert len(reason_words(told)) < 100


@pytest.mark.parametrize(
    ("contact", "whom"),
    [
        (Contact(title="Program Administrator", how="555-0100"), "the Program Administrator (555-0100)"),
        (Contact(title="your coach"), "your coach"),
        (None, "your program administrator"),
    ],
)
def test_whom_to_ask_about_a_group(contact: Contact | None, whom: str) -> None:
    assert group_note(contact) == (
        "No document says whether coaching in a group counts in full for each candidate, so it is recorded as you said "
        f"it. Please ask {whom}."
    )
