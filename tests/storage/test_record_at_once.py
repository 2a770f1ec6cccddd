"""What a form records: the card and what it writes in one transaction, or nothing at all."""

from datetime import date, datetime, timedelta

import pytest

from induction.hours import HourEntry, HourKind
from induction.ledger.cards import CardAction, CardState, HourCard
from induction.people import Person
from induction.refused import Refused
from storage.errands import Errand, ErrandState
from storage.records import Records

ENTRY = HourEntry(candidate_id=2, kind=HourKind.PROFESSIONAL_LEARNING, minutes=45, on=date(2026, 11, 20))


@pytest.fixture
def card(people: tuple[Person, ...], now: datetime) -> HourCard:
    assert people
    return HourCard(id="c1", actor_id=2, action=CardAction.RECORD, entries=(ENTRY,), created_at=now)


def as_other(card: HourCard, card_id: str, minutes: int) -> HourCard:
    return card.model_copy(update={"id": card_id, "entries": (ENTRY.model_copy(update={"minutes": minutes}),)})


def test_the_same_form_writes_once(records: Records, card: HourCard, now: datetime) -> None:
    errand = Errand("confirm:1", "ask")
    first = records.record_at_once(card, source="V1", now=now, errands=[errand])
    again = records.record_at_once(as_other(card, "c2", 60), source="V1", now=now, errands=[Errand("confirm:2", "ask")])
    assert (first.first_time, again.first_time) == (True, False)
    assert again.entries == first.entries == records.entries_of([2])
    assert [kept.key for kept in records.errands.waiting()] == ["confirm:1"]


def test_what_is_refused_leaves_nothing_behind_and_can_be_mended(
    records: Records, card: HourCard, now: datetime
) -> None:
    records.record_at_once(card, source="V1", now=now)
    with pytest.raises(Refused) as refused:
        records.record_at_once(card.model_copy(update={"id": "c2"}), source="V2", now=now)
    assert refused.value.rule == "duplicate"
    assert records.card("c2") is None
    records.record_at_once(as_other(card, "c3", 60), source="V2", now=now)
    assert [entry.minutes for entry in records.entries_of([2])] == [45, 60]


def test_the_card_whose_place_it_takes_is_put_away_with_it(records: Records, card: HourCard, now: datetime) -> None:
    records.keep_card(card, source="Ev1")
    for _ in range(2):
        records.record_at_once(as_other(card, "c2", 60), source="V1", replaces="c1", now=now)
    assert records.card("c1") == card.model_copy(update={"state": CardState.DISMISSED})
    assert [entry.minutes for entry in records.entries_of([2])] == [60]


def test_a_card_that_was_done_meanwhile_is_not_replaced(records: Records, card: HourCard, now: datetime) -> None:
    records.keep_card(card, source="Ev1")
    records.do_card("c1", now=now)
    with pytest.raises(Refused) as refused:
        records.record_at_once(as_other(card, "c2", 60), source="V1", replaces="c1", now=now)
    assert refused.value.rule == "card_done"
    assert [entry.minutes for entry in records.entries_of([2])] == [45]


def test_open_cards_are_a_persons_own_newest_first(records: Records, card: HourCard, now: datetime) -> None:
    kept = {}
    for number, facts in enumerate(({}, {}, {"actor_id": 1}, {"state": CardState.DISMISSED})):
        at = now + timedelta(minutes=number)
        one = card.model_copy(update={"id": f"c{number}", "created_at": at, **facts})
        kept[f"Ev{number}"] = records.keep_card(one, source=f"Ev{number}")
    assert list(records.open_cards(2, since=now).items()) == [("Ev1", kept["Ev1"]), ("Ev0", kept["Ev0"])]
    assert list(records.open_cards(2, since=now + timedelta(seconds=1))) == ["Ev1"]


def test_the_last_message_of_a_conversation(records: Records, now: datetime) -> None:
    records.errands.add([Errand(f"reply:{number}", "reply") for number in range(3)], now=now)
    for number, channel in enumerate(("D1", "D1", "D2")):
        records.errands.settle(f"reply:{number}", ErrandState.DONE, now=now, sent_channel=channel, sent_ts="1.1")
    assert [records.errands.last_sent(channel) for channel in ("D1", "D2", "D3")] == ["reply:1", "reply:2", None]
