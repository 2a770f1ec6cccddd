"""One session of two people who live in different zones is there once, on both databases."""

from datetime import date, datetime, time
from typing import Any
from uuid import uuid4

import pytest

from induction.hours import HourEntry, HourKind, LedgerEntry
from induction.ledger.cards import CardAction, HourCard
from induction.ledger.confirmations import Confirmation, Verdict
from induction.people import Person
from induction.refused import Refused
from storage.records import Records

HERE, THERE = "America/New_York", "America/Los_Angeles"


def card(actor: Person, entries: tuple[HourEntry, ...], corrects: int | None = None, **facts: Any) -> HourCard:
    action = CardAction.RECORD if entries else CardAction.VOID
    at = datetime.fromisoformat("2026-11-22T17:30:00+00:00")
    return HourCard(
        id=uuid4().hex, actor_id=actor.id, action=action, entries=entries, created_at=at, corrects=corrects, **facts
    )


def coaching(coach: Person, candidate: Person, day: int, clock: str, zone: str) -> HourEntry:
    starts, _, ends = clock.partition("-")
    return HourEntry(
        candidate_id=candidate.id,
        coach_id=coach.id,
        kind=HourKind.COACHING,
        minutes=60,
        on=date(2026, 10, day),
        starts=time.fromisoformat(starts) if starts else None,
        ends=time.fromisoformat(ends) if ends else None,
        zone=zone,
    )


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        pytest.param((5, "18:30-19:30", HERE), (5, "15:30-16:30", THERE), id="the same hour"),
        pytest.param((6, "00:30-01:30", HERE), (5, "21:30-22:30", THERE), id="on two days, by midnight"),
        pytest.param((5, "18:30-19:30", HERE), (5, "", THERE), id="one says no clock times"),
    ],
)
def test_the_second_entry_of_a_session_is_asked_about_wherever_its_people_are(
    records: Records,
    people: tuple[Person, ...],
    now: datetime,
    mine: tuple[int, str, str],
    theirs: tuple[int, str, str],
) -> None:
    dana, kim, _ = people
    records.record_at_once(card(kim, (coaching(dana, kim, *mine),)), source="K", now=now)
    with pytest.raises(Refused) as refused:
        records.record_at_once(card(dana, (coaching(dana, kim, *theirs),)), source="D", now=now)
    assert refused.value.rule == "same_session"


def test_the_same_clock_times_of_two_zones_are_two_sessions(
    records: Records, people: tuple[Person, ...], now: datetime
) -> None:
    dana, kim, _ = people
    records.record_at_once(card(kim, (coaching(dana, kim, 5, "15:30-16:30", HERE),)), source="K", now=now)
    records.record_at_once(card(dana, (coaching(dana, kim, 5, "15:30-16:30", THERE),)), source="D", now=now)
    assert len(records.entries_of([kim.id])) == 2


@pytest.fixture
def entry(records: Records, people: tuple[Person, ...], now: datetime) -> LedgerEntry:
    """What Dana logged of a session with Kim, and Kim disputes."""
    dana, kim, _ = people
    [found] = records.record_at_once(card(dana, (coaching(dana, kim, 5, "", HERE),)), source="D", now=now).entries
    say(records, kim, found, Verdict.DISPUTED, now)
    return found


def say(records: Records, who: Person, entry: LedgerEntry, verdict: Verdict, now: datetime) -> None:
    records.say([Confirmation(entry_id=entry.id, person_id=who.id, verdict=verdict, at=now)], errands={}, now=now)


def test_whoever_may_change_only_what_is_in_dispute_is_late_once_it_is_settled(
    records: Records, people: tuple[Person, ...], now: datetime, entry: LedgerEntry
) -> None:
    dana, kim, _ = people
    say(records, kim, entry, Verdict.CONFIRMED, now)
    with pytest.raises(Refused) as refused:
        records.record_at_once(card(dana, (), entry.id), source="V", now=now, only_disputed=True)
    assert refused.value.rule == "no_dispute"
    assert [one.counts for one in records.entries_of([kim.id])] == [True]
    say(records, kim, entry, Verdict.DISPUTED, now)
    assert records.record_at_once(card(dana, (), entry.id), source="V", now=now, only_disputed=True).first_time


def test_a_delivery_of_somebody_else_shows_nobody_their_card(records: Records, people: tuple[Person, ...]) -> None:
    dana, kim, _ = people
    records.keep_card(card(dana, (coaching(dana, kim, 5, "", HERE),)), source="D")
    with pytest.raises(Refused) as refused:
        records.keep_card(card(kim, (coaching(dana, kim, 6, "", HERE),)), source="D")
    assert refused.value.rule == "not_your_card"
