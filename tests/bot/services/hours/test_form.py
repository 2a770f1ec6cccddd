"""Lengths as people type them into a form."""

from datetime import time

import pytest

from bot.services.ledger.lengths import spoken_length
from bot.understanding.times.durations import Length
from induction.refused import Refused


@pytest.mark.parametrize(
    ("typed", "length"),
    [
        ("90 min", Length(90)),
        ("1 h 30 min", Length(90)),
        ("1h30", Length(90)),
        ("1:30", Length(90)),
        ("10:05", Length(605)),
        ("an hour and a half", Length(90)),
        ("1.5 hours", Length(90)),
        ("-2 hours", Length(-120)),
        ("3:30-5 pm", Length(90, time(15, 30), time(17, 0))),
        ("5:30-7:30", Length(120, time(17, 30), time(19, 30))),
    ],
)
def test_a_length_is_read_as_it_is_meant(typed: str, length: Length) -> None:
    assert spoken_length(typed) == length


@pytest.mark.parametrize(
    ("typed", "rule"),
    [
        ("90", "unit"),
        ("1.5", "unit"),
        ("a while", "unclear_length"),
        ("1 h or 2 h", "unclear_length"),
        ("x", "unclear_length"),
        ("?", "unclear_length"),
    ],
)
def test_what_is_open_is_asked_about(typed: str, rule: str) -> None:
    with pytest.raises(Refused) as refused:
        spoken_length(typed)
    assert refused.value.rule == rule
