"""What buttons carry, read back."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from bot.listeners.entrance.carried import carried, day, instant, number, read
from bot.listeners.entrance.faults import STALE_BUTTON
from induction.hours import HourKind
from induction.refused import Refused


def test_what_a_button_carries_is_read_as_what_it_is() -> None:
    assert number("17") == 17
    assert day("2026-11-18") == date(2026, 11, 18)
    assert instant("2026-11-18T18:00:00+00:00") == datetime(2026, 11, 18, 18, tzinfo=UTC)
    assert carried(HourKind, "coaching") is HourKind.COACHING


@pytest.mark.parametrize(
    ("as_value", "value"),
    [
        (number, ""),
        (number, "-1"),
        (number, " 17"),
        (number, "1_000"),
        (number, "²"),
        (day, ""),
        (day, "the 18th"),
        (day, "2026-02-30"),
        (instant, "1"),
        (instant, "2026-11-18T18:00:00"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(as_value: Callable[[str], object], value: str) -> None:
    with pytest.raises(Refused) as refused:
        as_value(value)
    assert (refused.value.rule, refused.value.message) == ("unreadable_button", STALE_BUTTON)


@pytest.mark.parametrize("said", ["", "soon", None, 18, ["2026-11-18"]])
def test_what_a_form_never_offered_counts_as_nothing(said: object) -> None:
    assert read(date.fromisoformat, said) is None


def test_what_a_form_holds_is_read_as_its_value() -> None:
    assert read(date.fromisoformat, "2026-11-18") == date(2026, 11, 18)
