from datetime import date, datetime, time

import pytest

from induction.hours import HourEntry, HourKind, MeetingFormat
from induction.ledger.cards import CardAction, CardState, HourCard
from induction.people import Person
from induction.refused import Refused
from storage.records import Records


@pytest.fixture
def card(people: tuple[Person, ...], now: datetime) -> HourCard:
    coaching = HourEntry(
        candidate_id=people[1].id,
        kind=HourKind.COACHING,
        minutes=90,
        on=date(2026, 11, 21),
        coach_id=people[0].id,
        format=MeetingFormat.IN_PERSON,
        topic="IIP goal 2: “más tiempo” 🌱",
        starts=time(9, 30),
        ends=time(11, 0),
    )
    learning = HourEntry(
        candidate_id=people[1].id, kind=HourKind.PROFESSIONAL_LEARNING, minutes=45, on=date(2026, 11, 20), category="a"
    )
    return HourCard(
        id="c1",
        actor_id=people[0].id,
        action=CardAction.RECORD,
        entries=(coaching, learning),
        created_at=now,
        reason="said so",
    )


def test_a_card_comes_back_as_it_was_kept(records: Records, card: HourCard) -> None:
    assert records.keep_card(card, source="Ev1") == card
    assert records.card("c1") == card
    assert records.card("c2") is None


def test_the_same_delivery_gets_the_first_card(records: Records, card: HourCard) -> None:
    records.keep_card(card, source="Ev1")
    assert records.keep_card(card.model_copy(update={"id": "c2"}), source="Ev1") == card
    assert records.card("c2") is None


def test_a_dismissed_card_stays_dismissed(records: Records, card: HourCard, now: datetime) -> None:
    records.keep_card(card, source="Ev1")
    dismissed = card.model_copy(update={"state": CardState.DISMISSED})
    assert records.dismiss_card("c1", now=now) == dismissed
    assert records.dismiss_card("c1", now=now) == dismissed
    with pytest.raises(Refused) as refused:
        records.do_card("c1", now=now)
    assert refused.value.rule == "card_dismissed"
    assert records.card("c1") == dismissed
    assert records.entries_of([2]) == ()


def test_a_done_card_cannot_be_dismissed(records: Records, card: HourCard, now: datetime) -> None:
    records.keep_card(card, source="Ev1")
    records.do_card("c1", now=now)
    assert records.dismiss_card("c1", now=now) == card.model_copy(update={"state": CardState.DONE})
    assert len(records.entries_of([2])) == 2


def test_an_unknown_card_is_refused(records: Records, now: datetime) -> None:
    for settle in (records.do_card, records.dismiss_card):
        with pytest.raises(Refused) as refused:
            settle("c9", now=now)
        assert refused.value.rule == "no_card"
