"""A tap while the records are busy: it is said so, and the message keeps its buttons."""

import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest

from bot.companion import Companion
from tests.bot.conftest import Clock
from tests.bot.dialog import Dialog, buttons, shown


@pytest.mark.slow
def test_a_tap_while_the_records_are_busy_can_be_done_again(dialog: Dialog, companion: Companion, clock: Clock) -> None:
    card = dialog.command("UMARCUS", "log 90 min coaching with Dana yesterday")
    dialog.press("UMARCUS", buttons(card)["Record"])
    clock.now += timedelta(hours=6)  # the list of the day goes out in the afternoon
    dialog.sweep()
    [request] = [call for call in dialog.slack.sent("chat.postMessage") if call["channel"] == "UDANA"]
    before = len(dialog.slack.calls)
    with closing(sqlite3.connect(companion.settings.home / "companion.db", isolation_level=None)) as database:
        database.execute("BEGIN IMMEDIATE")
        dialog._interact("UDANA", dialog._pressed("UDANA", buttons(request)["Confirm"]))
    [(method, told)] = [call for call in dialog.slack.calls[before:] if call[0] == "response"]
    assert (method, told["replace_original"]) == ("response", False)
    assert "Please try again." in shown(told)
    assert "Confirmed by you." in shown(dialog.press("UDANA", buttons(request)["Confirm"]))
