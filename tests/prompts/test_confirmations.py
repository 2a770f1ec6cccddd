from datetime import UTC, date, datetime

import pytest

from induction.calendar import soon_words
from prompts.confirmations import asked_words, awaited_words
from prompts.disputes import dispute_state

TODAY = date(2026, 11, 18)


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (datetime(2026, 11, 18, 16, 0, tzinfo=UTC), "today at 4:00 pm"),
        (datetime(2026, 11, 19, 9, 5, tzinfo=UTC), "tomorrow at 9:05 am"),
        (datetime(2026, 11, 18, 12, 30, tzinfo=UTC), "today at 12:30 pm"),
        (datetime(2026, 11, 19, 0, 0, tzinfo=UTC), "tomorrow at 12:00 am"),
        (datetime(2026, 11, 21, 16, 0, tzinfo=UTC), "on Sat, Nov 21, 2026 at 4:00 pm"),
    ],
)
def test_a_time_that_is_soon_is_said_as_people_say_it(at: datetime, words: str) -> None:
    assert soon_words(at, TODAY) == words
    assert asked_words("Marcus", at, TODAY, entries=1) == f"Marcus is asked to confirm it {words}."
    assert asked_words("Marcus", at, TODAY, entries=2) == f"Marcus is asked to confirm them {words}."


@pytest.mark.parametrize(
    ("reachable", "asked", "words"),
    [
        (True, None, "Waiting for Dana since Nov 3."),
        (True, "today at 4:00 pm", "Waiting for Dana since Nov 3, who is asked again today at 4:00 pm."),
        (
            False,
            "today at 4:00 pm",
            "Waiting for Dana since Nov 3, who can't be asked in Slack: your program administrator sees it too.",
        ),
    ],
)
def test_who_waits_reads_for_whom_since_when_and_what_happens(reachable: bool, asked: str | None, words: str) -> None:  # noqa: FBT001 - a row
    assert awaited_words("Dana", date(2026, 11, 3), reachable=reachable, asked=asked) == words


@pytest.mark.parametrize(
    ("by", "logged_by", "upheld", "words"),
    [
        ("Dana", None, False, "Dana says that it is not right: wrong day. In dispute since Nov 3."),
        ("Dana", None, True, "Dana says that it is not right: wrong day. You said on Nov 3 that it is right as it is."),
        (None, "Marcus", False, "You said that it is not right: wrong day. In dispute since Nov 3."),
        (
            None,
            "Marcus",
            True,
            "You said that it is not right: wrong day. Marcus said on Nov 3 that it is right as it is.",
        ),
        ("Dana", "Marcus", False, "Dana says that it is not right: wrong day. In dispute since Nov 3."),
    ],
)
def test_a_dispute_is_told_in_a_line(by: str | None, logged_by: str | None, upheld: bool, words: str) -> None:  # noqa: FBT001 - a row
    assert dispute_state(by, logged_by, "wrong day", date(2026, 11, 3), upheld=upheld) == words
