from datetime import time

import pytest

from bot.services.sessions.filled import closing_length
from bot.understanding.times.durations import Length
from induction.refused import Refused


@pytest.mark.parametrize(
    ("said", "length"),
    [
        ("45", Length(45)),
        (" 10 ", Length(10)),
        ("120", Length(120)),
        ("45 min", Length(45)),
        ("1 h 30", Length(90)),
        ("1:30", Length(90)),
        ("1.5 h", Length(90)),
        ("3:30-4:15 pm", Length(45, time(15, 30), time(16, 15))),
        ("3:30-4:15", Length(45, time(15, 30), time(16, 15))),
    ],
)
def test_a_length_is_read_as_in_the_log_form_and_a_number_is_minutes(said: str, length: Length) -> None:
    assert closing_length(said) == length


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        (None, "missing_duration"),
        ("", "missing_duration"),
        ("2", "unit"),
        ("1.5", "unit"),
        ("0", "unit"),
        ("1000", "unit"),
        ("a while", "unclear_length"),
        ("45 or 60 min", "unclear_length"),
    ],
)
def test_a_length_that_can_be_either_is_asked_about(said: str | None, rule: str) -> None:
    with pytest.raises(Refused) as refused:
        closing_length(said)
    assert refused.value.rule == rule
