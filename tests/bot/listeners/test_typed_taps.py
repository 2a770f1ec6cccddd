"""A word typed instead of a tap: what it does beside an open card, and what it never does."""

from datetime import timedelta

import pytest

from bot.companion import Companion
from tests.bot.conftest import Clock
from tests.bot.dialog import Dialog, buttons, shown
from tests.bot.logged import minutes


@pytest.mark.parametrize("word", ["yes", "Yes!", "record", "record it", "yep, record it please"])
def test_yes_beside_an_open_card_records_it(dialog: Dialog, companion: Companion, word: str) -> None:
    dialog.direct("UDANA", "45 min coaching today")
    [answer] = [one for one in dialog.direct("UDANA", word) if one["channel"] == "DUDANA"]
    assert "*Recorded*\n• *45 min*" in shown(answer)
    assert "Undo" in buttons(answer)
    assert minutes(companion) == [45]


@pytest.mark.parametrize("word", ["no", "cancel", "No thanks."])
def test_no_puts_it_away(dialog: Dialog, companion: Companion, word: str) -> None:
    [card] = dialog.direct("UDANA", "45 min coaching today")
    [answer] = dialog.direct("UDANA", word)
    assert "Nothing was recorded" in shown(answer)
    assert "put away" in shown(dialog.press("UDANA", buttons(card)["Record"]))
    assert minutes(companion) == []


def test_yes_twice_records_once(dialog: Dialog, companion: Companion) -> None:
    dialog.direct("UDANA", "45 min coaching today")
    dialog.direct("UDANA", "yes")
    [answer] = dialog.direct("UDANA", "yes")
    assert "Yes or no to what?" in shown(answer)
    assert minutes(companion) == [45]


def test_a_card_that_is_not_the_last_thing_said_is_shown_once_more(dialog: Dialog, companion: Companion) -> None:
    dialog.direct("UDANA", "45 min coaching today")
    dialog.direct("UDANA", "who is my coach?")
    [answer] = dialog.direct("UDANA", "yes")
    assert shown(answer).startswith("*Record this?*\n• *45 min*")
    assert minutes(companion) == []
    dialog.press("UDANA", buttons(answer)["Record"])
    assert minutes(companion) == [45]


def test_an_older_card_is_never_meant(dialog: Dialog, companion: Companion) -> None:
    dialog.direct("UDANA", "45 min coaching today")
    dialog.direct("UDANA", "2 hours PLC on 11/10")
    dialog.direct("UDANA", "yes")
    assert minutes(companion) == [120]
    [answer] = dialog.direct("UDANA", "yes")
    assert "*45 min*" in shown(answer)
    assert minutes(companion) == [120]


def test_after_an_hour_a_question_comes_back(dialog: Dialog, companion: Companion, clock: Clock) -> None:
    dialog.direct("UDANA", "45 min coaching today")
    clock.now += timedelta(minutes=61)
    [answer] = dialog.direct("UDANA", "yes")
    assert "Yes or no to what?" in shown(answer)
    assert minutes(companion) == []


@pytest.mark.parametrize("word", ["yes", "no"])
def test_a_word_beside_a_question_about_hours_shows_it_with_its_buttons(
    dialog: Dialog, companion: Companion, word: str
) -> None:
    dialog.press("UMARCUS", buttons(dialog.command("UMARCUS", "log 45 min coaching with Dana today"))["Record"])
    [answer] = dialog.direct("UDANA", word)
    assert shown(answer).startswith("*Marcus Bell logged this with you. Is it right?*")
    assert list(buttons(answer)) == ["Confirm", "That’s not right"]
    assert companion.records.said_of([person.id for person in companion.records.people()]) == {}


def test_a_card_of_another_person_or_another_place_is_not_meant(dialog: Dialog, companion: Companion) -> None:
    dialog.direct("UMARCUS", "45 min coaching with Dana today")
    [answer] = dialog.direct("UDANA", "yes")
    assert "Yes or no to what?" in shown(answer)
    dialog.command("UTHEO", "log 30 min coaching today")
    [answer] = dialog.direct("UTHEO", "yes")
    assert shown(answer).startswith("*Record this?*")
    assert minutes(companion) == []


def test_in_a_channel_no_word_stands_for_a_tap(dialog: Dialog, companion: Companion) -> None:
    dialog.direct("UDANA", "45 min coaching today")
    dialog.mention("UDANA", "yes")
    assert minutes(companion) == []
