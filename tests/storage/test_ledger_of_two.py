"""The ledger of two people: a session's time is the candidate's and the coach's, and both may log it."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, time
from itertools import count
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import NullPool, create_engine, inspect

from induction.hours import HourEntry, HourKind
from induction.ledger.cards import CardAction, CardAnswer, CardState, HourCard, Recorded
from induction.people import Person
from induction.refused import Refused
from storage.database.engine import database_url
from storage.records import Records

DAY = date(2026, 11, 20)
DANA, KIM, LEE = 1, 2, 3
SESSION = HourEntry(candidate_id=KIM, kind=HourKind.COACHING, minutes=60, on=DAY, coach_id=DANA)

Log = Callable[..., HourCard]


def changed(**facts: Any) -> HourEntry:
    return SESSION.model_copy(update=facts)


def at(hour: int, **facts: Any) -> HourEntry:
    return changed(starts=time(hour), ends=time(hour + 1), **facts)


@pytest.fixture
def log(records: Records, people: tuple[Person, ...], now: datetime) -> Log:
    """Keeps a card of these entries, shown to that person."""
    assert people
    numbers = count(1)

    def log(*entries: HourEntry, by: int, corrects: int | None = None) -> HourCard:
        number = f"c{next(numbers)}"
        action = CardAction.RECORD if corrects is None else CardAction.CORRECT
        card = HourCard(id=number, actor_id=by, action=action, entries=entries, created_at=now, corrects=corrects)
        return records.keep_card(card, source=number)

    return log


def done(records: Records, card: HourCard, now: datetime, answer: CardAnswer | None = None) -> str:
    """The rule that refused the tap, or that it was recorded."""
    try:
        records.do_card(card.id, now=now, answer=answer)
    except Refused as refused:
        return refused.rule
    return "recorded"


def counted(records: Records) -> list[tuple[int, int, bool]]:
    """Whose, how long and whether together, of all that counts."""
    entries = records.entries_of([KIM, LEE])
    return [(entry.candidate_id, entry.minutes, entry.together) for entry in entries if entry.counts]


def at_once(records: Records, cards: Sequence[HourCard], now: datetime) -> list[str]:
    """What the taps on all of these, at the same moment, led to."""
    gate = Barrier(len(cards))

    def press(card: HourCard) -> str:
        gate.wait(10)
        while (came_of := done(records, card, now)) == "try_again":
            pass
        return came_of

    with ThreadPoolExecutor(len(cards)) as pool:
        return list(pool.map(press, cards))


def test_a_coach_is_not_with_two_candidates_at_overlapping_times(records: Records, log: Log, now: datetime) -> None:
    assert done(records, log(at(9), by=DANA), now) == "recorded"
    overlapping = changed(candidate_id=LEE, starts=time(9, 30), ends=time(10, 30))
    assert done(records, log(overlapping, by=DANA), now) == "overlap"
    assert done(records, log(overlapping, by=LEE), now) == "overlap"
    assert done(records, log(at(10, candidate_id=LEE), by=LEE), now) == "recorded"


def test_a_coachs_day_is_full_across_candidates(records: Records, log: Log, now: datetime) -> None:
    assert done(records, log(changed(minutes=900), by=DANA), now) == "recorded"
    assert done(records, log(changed(candidate_id=LEE, minutes=541), by=DANA), now) == "day_full"
    assert done(records, log(changed(candidate_id=LEE, minutes=540), by=DANA), now) == "recorded"


@pytest.mark.parametrize("clock", [{}, {"starts": time(9), "ends": time(10)}])
def test_a_group_session_is_one_of_the_coach(records: Records, log: Log, now: datetime, clock: dict[str, time]) -> None:
    both = [changed(candidate_id=one, together=True, **clock) for one in (KIM, LEE)]
    assert done(records, log(*both, by=DANA), now) == "recorded"
    assert counted(records) == [(KIM, 60, True), (LEE, 60, True)]
    long = changed(minutes=1380, on=DAY)
    assert done(records, log(long, by=DANA), now) == "recorded"  # 23 hours more: the group took one of the day


def test_entries_at_the_same_time_are_asked_about_and_recorded_as_answered(
    records: Records, log: Log, now: datetime
) -> None:
    card = log(at(9), at(9, candidate_id=LEE), by=DANA)
    assert done(records, card, now) == "one_or_two"
    assert counted(records) == []
    together = records.do_card(card.id, now=now, answer=CardAnswer.TOGETHER)
    assert counted(records) == [(KIM, 60, True), (LEE, 60, True)]
    marked = tuple(entry.model_copy(update={"together": True}) for entry in card.entries)
    expected = card.model_copy(update={"entries": marked, "state": CardState.DONE})
    assert (together.card, records.card(card.id)) == (expected, expected)
    assert records.do_card(card.id, now=now) == together.model_copy(update={"first_time": False})


def test_one_at_the_time_of_a_recorded_one_is_of_its_group_where_that_is_said(
    records: Records, log: Log, now: datetime
) -> None:
    records.do_card(log(at(9), by=DANA).id, now=now)
    later = log(at(9, candidate_id=LEE), changed(candidate_id=LEE, minutes=20, on=date(2026, 11, 19)), by=DANA)
    assert done(records, later, now) == "one_or_two"
    assert done(records, later, now, CardAnswer.TOGETHER) == "recorded"
    assert counted(records) == [(KIM, 60, True), (LEE, 60, True), (LEE, 20, False)]
    [recorded, marked] = [one for one in records.entries_of([KIM]) if one.minutes == 60]
    assert (recorded.replaced_by, marked.logged_by, marked.reason) == (marked.id, DANA, "it was a group session")


def test_the_other_partys_entry_of_a_session_is_asked_about(records: Records, log: Log, now: datetime) -> None:
    records.do_card(log(SESSION, by=DANA).id, now=now)
    for entry in (SESSION, at(9), changed(minutes=45, topic="budget")):
        assert done(records, log(entry, by=KIM), now) == "same_session"
    assert counted(records) == [(KIM, 60, False)]
    assert done(records, log(SESSION, by=DANA), now) == "duplicate"


def test_another_session_is_recorded_where_that_is_said(records: Records, log: Log, now: datetime) -> None:
    records.do_card(log(SESSION, by=DANA).id, now=now)
    card = log(SESSION, by=KIM)
    recorded = records.do_card(card.id, now=now, answer=CardAnswer.APART)
    assert recorded.card == card.model_copy(update={"apart": True, "state": CardState.DONE})
    assert records.card(card.id) == recorded.card
    assert counted(records) == [(KIM, 60, False)] * 2
    assert done(records, log(SESSION, by=KIM), now, CardAnswer.APART) == "duplicate"


def test_no_answer_lets_one_person_be_in_two_places(records: Records, log: Log, now: datetime) -> None:
    records.do_card(log(at(9), by=DANA).id, now=now)
    assert done(records, log(at(9), by=KIM), now, CardAnswer.APART) == "overlap"
    assert done(records, log(at(9), by=KIM), now, CardAnswer.TOGETHER) == "same_session"


def test_a_correction_stands_beside_what_it_stood_beside(records: Records, log: Log, now: datetime) -> None:
    records.do_card(log(SESSION, by=DANA).id, now=now)
    records.do_card(log(changed(minutes=45), by=KIM).id, now=now, answer=CardAnswer.APART)
    assert done(records, log(changed(minutes=50), by=DANA, corrects=1), now) == "recorded"
    assert [minutes for _, minutes, _ in counted(records)] == [45, 50]


def test_a_correction_to_a_day_that_the_other_party_logged_is_asked_about(
    records: Records, log: Log, now: datetime
) -> None:
    records.do_card(log(changed(on=date(2026, 11, 19)), by=DANA).id, now=now)
    records.do_card(log(SESSION, by=KIM).id, now=now)
    card = log(SESSION, by=DANA, corrects=1)
    assert done(records, card, now) == "same_session"
    assert done(records, card, now, CardAnswer.APART) == "recorded"


def test_what_stands_beside_entries_is_of_all_their_people_around_their_days(
    records: Records, log: Log, now: datetime
) -> None:
    learning = HourEntry(candidate_id=LEE, kind=HourKind.PROFESSIONAL_LEARNING, minutes=20, on=DAY)
    before = changed(minutes=15, on=date(2026, 11, 19))
    for entry in (SESSION, changed(candidate_id=LEE, minutes=30), learning, before):
        records.do_card(log(entry, by=DANA).id, now=now)
    assert [one.minutes for one in records.entries_beside([SESSION])] == [60, 30, 15]
    assert [one.minutes for one in records.entries_beside([SESSION], corrects=1)] == [30, 15]
    assert [one.minutes for one in records.entries_beside([learning])] == [30, 20]
    assert [one.minutes for one in records.entries_beside([learning, before])] == [60, 30, 20, 15]
    assert records.entries_beside([]) == ()
    records.do_card(log(changed(minutes=50), by=DANA, corrects=1).id, now=now)
    assert [one.minutes for one in records.entries_beside([SESSION])] == [30, 15, 50]


def test_both_parties_press_record_at_once_and_the_session_is_there_once(
    records: Records, log: Log, now: datetime
) -> None:
    for day in range(1, 11):
        session = changed(on=date(2026, 10, day))
        outcomes = at_once(records, [log(session, by=DANA), log(session, by=KIM)], now)
        assert sorted(outcomes) == ["recorded", "same_session"]
    assert len(counted(records)) == 10


def test_a_coach_of_two_candidates_is_in_one_place_whoever_presses_first(
    records: Records, log: Log, now: datetime
) -> None:
    for day in range(1, 11):
        of_kim = at(9, on=date(2026, 10, day))
        of_lee = of_kim.model_copy(update={"candidate_id": LEE, "ends": time(11), "minutes": 120})
        outcomes = at_once(records, [log(of_kim, by=KIM), log(of_lee, by=LEE)], now)
        assert sorted(outcomes) == ["overlap", "recorded"]
    assert len(counted(records)) == 10


def test_presses_about_two_candidates_and_their_coach_never_wait_for_each_other_for_ever(
    records: Records, log: Log, now: datetime
) -> None:
    cards = []
    for number in range(1, 13):
        pair = [changed(candidate_id=one, minutes=number, on=date(2026, 10, number)) for one in (KIM, LEE)]
        cards.append(log(*(reversed(pair) if number % 2 else pair), by=DANA))
    assert at_once(records, cards, now) == ["recorded"] * len(cards)


def test_what_a_press_reads_is_found_by_an_index(records: Records, url: str) -> None:
    assert records
    engine = create_engine(database_url(url), poolclass=NullPool)
    found = {
        table: {tuple(index["column_names"]) for index in inspect(engine).get_indexes(table)}
        for table in ("hour", "card")
    }
    assert found["hour"] >= {("candidate_id", "on"), ("coach_id", "on")}
    assert ("actor_id", "created_at") in found["card"]


def test_an_answer_is_written_once(records: Records, log: Log, now: datetime) -> None:
    records.do_card(log(SESSION, by=DANA).id, now=now)
    card = log(SESSION, by=KIM)
    outcomes = [records.do_card(card.id, now=now, answer=CardAnswer.APART) for _ in range(3)]
    assert [outcome.first_time for outcome in outcomes] == [True, False, False]
    assert all(isinstance(outcome, Recorded) and len(outcome.entries) == 1 for outcome in outcomes)
