"""Busy records while somebody waits: nothing is recorded and they are told so, or it is and nobody denies it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from typing import Any, cast

import pytest

from bot.companion import Companion
from induction.refused import Refused
from storage.database.patience import after, until
from storage.records import Records
from tests.bot.dialog import Dialog, buttons, shown
from tests.bot.logged import minutes
from tests.bot.slack_stub import SlackStub

NOT_RECORDED = "Not recorded: the records are busy just now. Please try again."
LOG = "45 min coaching today"


@contextmanager
def busy(companion: Companion) -> Iterator[None]:
    """Another process writes, and whoever writes in here waits for a moment only."""
    with closing(sqlite3.connect(companion.settings.home / "companion.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with until(after(0.3)):
            yield
        other.execute("ROLLBACK")


class BusyWithAnswers:
    """Records that are busy as soon as an answer is to be kept; before that they take what is recorded."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def __getattr__(self, name: str) -> Any:
        return getattr(self._records, name)

    def claim(self, *_: object, **__: object) -> bool:
        raise Refused("try_again", NOT_RECORDED)


@pytest.fixture
def too_late(companion: Companion, slack: SlackStub) -> Dialog:
    """A dialog in which the records get busy between a write and the keeping of its answer."""
    records = cast("Records", BusyWithAnswers(companion.records))
    return Dialog(replace(companion, desk=replace(companion.desk, records=records)), slack)


def test_a_line_that_cannot_be_kept_says_so_and_can_be_said_again(dialog: Dialog, companion: Companion) -> None:
    with busy(companion):
        [told] = dialog.direct("UDANA", LOG, event_id="Ev1")
    with busy(companion):
        answered = dialog.command("UDANA", f"log {LOG}")
    assert [shown(told), shown(answered)] == [NOT_RECORDED, NOT_RECORDED]
    [card] = dialog.direct("UDANA", LOG, event_id="Ev2")
    assert "Record this?" in shown(card)


def test_where_only_reading_is_needed_busy_records_are_no_matter(dialog: Dialog, companion: Companion) -> None:
    with busy(companion):
        progress = dialog.command("UDANA", "progress")
        [answer] = dialog.direct("UDANA", "help")
    assert "What you can do here" in shown(answer)
    assert "Year 1" in shown(progress)


def test_a_press_that_cannot_be_recorded_leaves_the_card_to_be_pressed_again(
    dialog: Dialog, companion: Companion
) -> None:
    record = buttons(dialog.command("UDANA", f"log {LOG}"))["Record"]
    with busy(companion):
        dialog._interact("UDANA", dialog._pressed("UDANA", record))
    [told] = dialog.slack.sent("response")
    assert (shown(told), told["replace_original"], minutes(companion)) == (NOT_RECORDED, False, [])
    assert "*Recorded*" in shown(dialog.press("UDANA", record))
    assert minutes(companion) == [45]


def test_what_was_recorded_is_not_denied_when_it_is_pressed_again(dialog: Dialog, companion: Companion) -> None:
    record = buttons(dialog.command("UDANA", f"log {LOG}"))["Record"]
    dialog.press("UDANA", record)
    before = len(dialog.slack.sent("response"))
    with busy(companion):
        dialog._interact("UDANA", dialog._pressed("UDANA", record))
    [told] = dialog.slack.sent("response")[before:]
    assert shown(told) == "The records are busy just now. Please try again."
    assert minutes(companion) == [45]


def test_a_form_that_cannot_be_recorded_stays_open_and_says_so(dialog: Dialog, companion: Companion) -> None:
    view = dialog.shortcut("UDANA", "log_hours")
    with busy(companion):
        answer = dialog.submit("UDANA", view, log_what="coaching", log_length="1 h")
    assert list(answer["errors"].values()) == [NOT_RECORDED]
    assert minutes(companion) == []
    assert dialog.submit("UDANA", view, log_what="coaching", log_length="1 h") == {}
    assert minutes(companion) == [60]


def test_a_form_whose_receipt_cannot_be_kept_shows_it_in_its_place(
    dialog: Dialog, too_late: Dialog, companion: Companion
) -> None:
    view = dialog.shortcut("UDANA", "log_hours")
    for _ in range(2):
        answer = too_late.submit("UDANA", view, log_what="coaching", log_length="1 h")
        assert "*Recorded*" in shown(answer["view"])
    assert minutes(companion) == [60]


def test_a_yes_that_recorded_is_answered_by_its_receipt(dialog: Dialog, too_late: Dialog, companion: Companion) -> None:
    dialog.direct("UDANA", LOG)
    [told] = [one for one in too_late.direct("UDANA", "yes", event_id="EvYes") if one["channel"] == "DUDANA"]
    assert "*Recorded*" in shown(told)
    assert minutes(companion) == [45]


def test_a_tap_whose_answer_cannot_be_kept_is_answered_at_once(dialog: Dialog, too_late: Dialog) -> None:
    keep = buttons(dialog.command("UDANA", "goal I want more families at our meetings by May 2027"))["Keep"]
    assert "Kept by you" in shown(too_late.press("UDANA", keep))


def test_a_card_that_is_settled_says_so_though_the_records_are_busy(dialog: Dialog, too_late: Dialog) -> None:
    card = buttons(dialog.command("UDANA", f"log {LOG}"))
    dialog.press("UDANA", card["Not now"])
    assert "put away" in shown(too_late.press("UDANA", card["Record"]))
