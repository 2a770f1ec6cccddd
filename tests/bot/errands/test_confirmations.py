"""What goes out about an entry is what is true of it when it goes out."""

from datetime import timedelta

import pytest

from bot.companion import Companion
from bot.errands.kinds import composers
from bot.errands.outgoing import Outgoing
from bot.services.heard import Heard
from bot.services.hour_replies import Proposed
from induction.hours import LedgerEntry
from induction.people import Person
from storage.errands import KeptErrand
from tests.bot.conftest import NOW


def person(companion: Companion, slack_id: str) -> Person:
    found = companion.records.person_by_slack(slack_id)
    assert found is not None
    return found


def record(companion: Companion, slack_id: str, text: str) -> LedgerEntry:
    actor = person(companion, slack_id)
    card = companion.desk.message(Heard(text, actor, text, NOW))
    assert isinstance(card, Proposed)
    [entry] = companion.desk.hours.do(actor, card.card.id, now=NOW).entries
    return entry


def composed(companion: Companion, errand: KeptErrand) -> Outgoing | None:
    return composers(companion)[errand.kind](errand, NOW)


@pytest.fixture
def entry(companion: Companion) -> LedgerEntry:
    return record(companion, "UMARCUS", "90 min coaching with Dana yesterday")


def test_a_request_waits_in_the_outbox_with_numbers_and_no_words(companion: Companion, entry: LedgerEntry) -> None:
    [request] = companion.records.errands.waiting()
    dana = person(companion, "UDANA")
    card_id = request.details["card_id"]
    assert (request.key, request.kind, request.details) == (
        f"confirm:{card_id}:{dana.id}",
        "ask_to_confirm",
        {"card_id": card_id, "person_id": dana.id},
    )
    message = composed(companion, request)
    assert message is not None
    assert message.to == "UDANA"
    assert entry.candidate_id == dana.id


def test_nothing_goes_out_about_what_was_confirmed_or_voided_meanwhile(
    companion: Companion, entry: LedgerEntry
) -> None:
    [request] = companion.records.errands.waiting()
    companion.desk.confirmations.confirm(person(companion, "UDANA"), [entry.id], now=NOW)
    assert composed(companion, request) is None
    other = record(companion, "UMARCUS", "45 min coaching with Theo yesterday")
    [_, request] = companion.records.errands.waiting()
    companion.desk.hours.undo(person(companion, "UMARCUS"), request.details["card_id"], now=NOW)
    assert composed(companion, request) is None
    assert companion.records.entry(other.id) is not None


def test_nobody_is_told_of_a_dispute_that_is_over(companion: Companion, entry: LedgerEntry) -> None:
    dana, confirmations = person(companion, "UDANA"), companion.desk.confirmations
    for minute, reason in enumerate(("wrong day", "wrong day", "wrong length")):
        confirmations.dispute(dana, entry.id, reason, now=NOW + timedelta(minutes=minute))
    _, first, second = companion.records.errands.waiting()
    assert [errand.details for errand in (first, second)] == [{"entry_id": entry.id}] * 2
    told = composed(companion, first)
    assert told is not None
    assert (told.to, "wrong length" in told.message.text) == ("UMARCUS", True)
    confirmations.confirm(dana, [entry.id], now=NOW + timedelta(minutes=5))
    assert (composed(companion, first), composed(companion, second)) == (None, None)
