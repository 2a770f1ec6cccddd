"""One session of two people who live in different zones, as dialogs: it is asked about, and there once."""

import pytest

from bot.companion import Companion
from tests.bot.conftest import NOW, ROSTER
from tests.bot.dialog import Dialog, Message, buttons, shown

THEIRS = "Confirm theirs"


@pytest.fixture
def dialog(dialog: Dialog, companion: Companion) -> Dialog:
    """Dana lives in New York now, and Marcus in Los Angeles."""
    [dana] = [one for one in ROSTER if one.slack_id == "UDANA"]
    moved = dana.model_copy(update={"zone": "America/New_York"})
    companion.records.write_roster([moved], today=NOW.date(), now=NOW)
    return dialog


def log(dialog: Dialog, user: str, said: str) -> Message:
    return dialog.press(user, buttons(dialog.command(user, said))["Record"])


def minutes(companion: Companion) -> list[int]:
    people = [person.id for person in companion.records.people()]
    return [entry.minutes for entry in companion.records.entries_of(people) if entry.counts]


@pytest.mark.parametrize(
    ("danas", "marcus"),
    [
        ("log coaching yesterday 6:30-7:30pm", "log coaching with Dana yesterday 3:30-4:30pm"),
        ("log coaching on 11/17 12:30-1:30am", "log coaching with Dana on 11/16 9:30-10:30pm"),
        ("log coaching yesterday 6:30-7:30pm", "log 60 min coaching with Dana yesterday"),
    ],
)
def test_the_same_hour_is_asked_about(dialog: Dialog, companion: Companion, danas: str, marcus: str) -> None:
    log(dialog, "UDANA", danas)
    card = dialog.command("UMARCUS", marcus)
    assert THEIRS in buttons(card)
    assert "New York time" in shown(card)
    dialog.press("UMARCUS", buttons(card)[THEIRS])
    assert minutes(companion) == [60]


def test_what_is_the_same_by_the_clock_of_each_differs_in_nothing(dialog: Dialog) -> None:
    log(dialog, "UDANA", "log coaching yesterday 6:30-7:30pm")
    card = dialog.command("UMARCUS", "log coaching with Dana yesterday 3:30-4:30pm")
    assert "clock times" not in shown(card)


def test_two_hours_of_one_day_are_two_sessions(dialog: Dialog, companion: Companion) -> None:
    log(dialog, "UDANA", "log coaching yesterday 3:30-4:30pm")
    log(dialog, "UMARCUS", "log coaching with Dana yesterday 3:30-4:30pm")
    assert minutes(companion) == [60, 60]


def test_who_lives_where_it_was_told_reads_no_zone(dialog: Dialog) -> None:
    assert "time" not in shown(log(dialog, "UDANA", "log coaching yesterday 6:30-7:30pm"))
