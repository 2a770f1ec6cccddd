"""A receipt reads the ledger when it goes out, and comes as a message where its card can no longer be replaced."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.companion import Companion
from bot.errands.receipts import Receipts, receipt_errand
from bot.errands.sending.outgoing import Outgoing
from bot.services.hours.presses import Press, Presses
from induction.people import Person
from storage.errands import KeptErrand
from tests.bot.conftest import Clock
from tests.bot.dialog import Dialog, buttons, shown

URL = "https://slack.example/response"


@pytest.fixture
def dana(companion: Companion) -> Person:
    person = companion.records.person_by_slack("UDANA")
    assert person is not None
    return person


@pytest.fixture
def pressed(companion: Companion, dialog: Dialog, dana: Person) -> KeptErrand:
    """The errand of the press that recorded 45 minutes, before anybody has done it."""
    card_id = buttons(dialog.command("UDANA", "log 45 min coaching today"))["Record"]["value"]
    errand = receipt_errand(Press.RECORD, dana, card_id, "1.5", URL)
    Presses(companion.desk.hours).do(Press.RECORD, dana, card_id, now=companion.clock(), errands=[errand])
    kept = companion.records.errands.by_key(errand.key)
    assert kept is not None
    return kept


def test_a_receipt_takes_the_place_of_its_card(companion: Companion, pressed: KeptErrand) -> None:
    sent = Receipts(Presses(companion.desk.hours)).compose(pressed, companion.clock())
    assert sent is not None
    assert (sent.to, sent.replace_original, sent.concerns) == (URL, True, "UDANA")
    assert "*Recorded*\n• *45 min* coaching" in shown(sent.message.payload())


def test_a_receipt_that_is_late_comes_as_a_direct_message(
    companion: Companion, pressed: KeptErrand, clock: Clock
) -> None:
    clock.now += timedelta(minutes=31)
    sent = Receipts(Presses(companion.desk.hours)).compose(pressed, companion.clock())
    assert sent is not None
    assert (sent.to, sent.replace_original) == ("UDANA", False)


def test_whoever_left_the_roster_gets_none(companion: Companion, pressed: KeptErrand) -> None:
    gone = replace(pressed, details={**pressed.details, "person": 99})
    assert Receipts(Presses(companion.desk.hours)).compose(gone, companion.clock()) is None


def test_every_press_has_its_own_receipt_and_records_nothing_more(
    companion: Companion, pressed: KeptErrand, dana: Person
) -> None:
    card_id = pressed.details["card"]
    second = receipt_errand(Press.RECORD, dana, card_id, "1.6", URL)
    Presses(companion.desk.hours).do(Press.RECORD, dana, card_id, now=companion.clock(), errands=[second])
    receipts = [errand.key for errand in companion.records.errands.waiting() if errand.kind == "receipt"]
    assert receipts == [pressed.key, second.key]
    assert len(companion.records.entries_of([dana.id])) == 1
    shown_twice = Receipts(Presses(companion.desk.hours))
    again = companion.records.errands.by_key(second.key)
    assert again is not None
    first, other = (shown_twice.compose(one, companion.clock()) for one in (pressed, again))
    assert isinstance(first, Outgoing)
    assert first == other
