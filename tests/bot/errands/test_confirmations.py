"""What goes out about an entry is what is true of it when it goes out."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.companion import Companion
from bot.errands.kinds import composers
from bot.errands.sending.outgoing import Outgoing
from bot.services.heard import Heard
from bot.services.ledger.replies import Proposed
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


FOUR = datetime(2026, 11, 19, 0, 0, tzinfo=UTC)  # four in the afternoon of the same day in Los Angeles


def test_a_request_waits_in_the_outbox_with_a_number_and_no_words(companion: Companion, entry: LedgerEntry) -> None:
    [request] = companion.records.errands.waiting()
    dana = person(companion, "UDANA")
    assert (request.key, request.kind, request.details, request.due_at) == (
        f"confirm:{dana.id}:2026-11-19T00:00:00+00:00",
        "ask_to_confirm",
        {"person_id": dana.id},
        FOUR,
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
    assert composed(companion, request) is not None
    companion.desk.hours.take_out(person(companion, "UMARCUS"), other, reason=None, source="s", now=NOW)
    assert composed(companion, request) is None


@pytest.mark.parametrize(
    ("now", "zone", "at"),
    [
        (NOW, "America/Los_Angeles", FOUR),
        (FOUR - timedelta(minutes=2), "America/Los_Angeles", FOUR),
        (FOUR - timedelta(seconds=50), "America/Los_Angeles", FOUR + timedelta(days=1)),
        (FOUR, "America/Los_Angeles", FOUR + timedelta(days=1)),
        (NOW, "America/New_York", FOUR - timedelta(hours=3)),
        (NOW, "Pacific/Auckland", datetime(2026, 11, 19, 3, 0, tzinfo=UTC)),
        (datetime(2027, 3, 13, 20, 0, tzinfo=UTC), "America/Los_Angeles", datetime(2027, 3, 14, 0, 0, tzinfo=UTC)),
        (datetime(2027, 3, 14, 20, 0, tzinfo=UTC), "America/Los_Angeles", datetime(2027, 3, 14, 23, 0, tzinfo=UTC)),
    ],
)
def test_a_list_goes_out_at_the_packs_time_where_the_person_is(
    companion: Companion, now: datetime, zone: str, at: datetime
) -> None:
    dana = person(companion, "UDANA").model_copy(update={"zone": zone})
    assert companion.desk.confirmations.lists.next_at(dana, now=now) == at


def test_of_lists_that_come_late_only_the_last_one_goes_out(companion: Companion, entry: LedgerEntry) -> None:
    [first] = companion.records.errands.waiting()
    dana = person(companion, "UDANA")
    lists = companion.desk.confirmations.lists
    second = lists.request(dana, now=NOW + timedelta(days=2))
    companion.records.errands.add([second], now=NOW + timedelta(days=2))
    kept = companion.records.errands.by_key(second.key)
    assert kept is not None
    days = {0: (True, True), 1: (True, True), 2: (False, True), 9: (False, True)}
    assert entry.counts
    for later, goes_out in days.items():
        now = FOUR + timedelta(days=later, minutes=5)
        compose = composers(companion)[first.kind]
        assert tuple(compose(one, now) is not None for one in (first, kept)) == goes_out


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
