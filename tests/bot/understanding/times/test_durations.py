"""Lengths as people write them, in minutes."""

from datetime import time

import pytest

from bot.understanding.times.durations import Length, find_lengths
from bot.understanding.words.spelling import tidy

MINUTES = [
    ("90 min", 90), ("1.5h", 90), ("1h30", 90), ("1h30m", 90), ("1:30 hrs", 90), ("half an hour", 30),
    ("half-hour", 30), ("an hour and a quarter", 75), ("an hr & a half", 90), ("two-hour", 120),
    ("ninety minutes", 90), ("1 1/2 hours", 90), ("1½ hours", 90), ("½ hr", 30), ("three quarters of an hour", 45),
    (".5 hr", 30), ("1,5 hours", 90), ("45m", 45), ("two and a half hours", 150), ("1 and 1/2 hours", 90),
    ("1 hour and 20 minutes", 80), ("2 hours fifteen", 135), ("a hundred and twenty minutes", 120),
    ("2,000 minutes", 2000), ("1hr15", 75), ("hour-long call", 60), ("-2 hours", -120), ("minus 30 min", -30),
    ("zero minutes", 0), ("+1 hour", 60), ("30 more min", 30), ("10/5 1/2 hour", 30), ("2026-11-03 1h30", 90),
    ("1 hr 10/12", 60), ("1.33 hours", 80),
]  # fmt: skip
NOT_EXACT = ["all day", "half a day", "a couple of hours", "2 days", "over an hour", "2+ hours", "a few minutes"]
SEVERAL = [
    ("1-2 hours", [60, 120]), ("30 to 45 min", [30, 45]), ("1 or 2 hours", [60, 120]), ("ten to fifteen min", [10, 15]),
    ("2.30 hours", [138, 150]), ("45 min or an hour", [45, 60]), ("1h or 1h30", [60, 90]), ("1 hr to 90 min", [60, 90]),
    ("maybe 45 min, or was it 50 min", [45, 50]), ("1 hr 75 min", []), ("1 hr 1/2", []),
]  # fmt: skip
STRETCHES = [
    ("5:30-7:30", Length(120, time(17, 30), time(19, 30))),
    ("3:15 to 4:00 pm", Length(45, time(15, 15), time(16, 0))),
    ("from 9 to 11:30", Length(150, time(9, 0), time(11, 30))),
    ("10am-noon", Length(120, time(10, 0), time(12, 0))),
    ("11:30-1 pm", Length(90, time(11, 30), time(13, 0))),
    ("8:30-3", Length(390, time(8, 30), time(15, 0))),
    ("15:00-16:15", Length(75, time(15, 0), time(16, 15))),
    ("between 3 and 4pm", Length(60, time(15, 0), time(16, 0))),
    ("7:30-8:30", Length(60)),  # morning or evening
    ("5pm-3pm", Length()),
]
NONE = ["9-11", "5pm", "3 days ago", "coaching 1:30", "10/12", "2026-11-03", "goal 2", "room 12"]


def found(said: str) -> list[Length]:
    return [piece.value for piece in find_lengths(tidy(said).lower())]


@pytest.mark.parametrize(("said", "minutes"), MINUTES)
def test_a_length_is_read_in_minutes(said: str, minutes: int) -> None:
    assert found(said) == [Length(minutes)]


@pytest.mark.parametrize("said", NOT_EXACT)
def test_what_is_no_number_stays_open(said: str) -> None:
    assert found(said) == [Length()]


@pytest.mark.parametrize(("said", "among"), SEVERAL)
def test_what_may_be_several_lengths_is_marked(said: str, among: list[int]) -> None:
    assert found(said) == [Length(open=True, among=tuple(Length(minutes) for minutes in among))]


@pytest.mark.parametrize(("said", "length"), STRETCHES)
def test_a_stretch_of_the_clock_has_its_length_and_where_certain_its_times(said: str, length: Length) -> None:
    assert found(said) == [length]


@pytest.mark.parametrize("said", NONE)
def test_what_is_no_length_is_not_found(said: str) -> None:
    assert found(said) == []
