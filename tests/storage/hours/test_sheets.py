"""Rows of a sheet are recorded once, all of a batch or none; exports are written down."""

from datetime import date, datetime
from threading import Thread
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, text

from induction.hours import HourEntry, HourKind
from induction.ledger.cards import CardAction, HourCard
from induction.people import Person
from induction.refused import Refused
from storage.errands import Errand
from storage.records import Records

DAYS = [date(2026, 10, day) for day in (5, 6, 7)]
ERRAND = Errand("ask", "ask")


def cards(people: tuple[Person, ...], now: datetime, *days: date, minutes: int = 60) -> dict[str, HourCard]:
    coach, kim, _ = people
    return {
        f"import:{day}": HourCard(
            id=uuid4().hex,
            actor_id=coach.id,
            action=CardAction.RECORD,
            entries=(
                HourEntry(candidate_id=kim.id, coach_id=coach.id, kind=HourKind.COACHING, minutes=minutes, on=day),
            ),
            created_at=now,
        )
        for day in days
    }


def days_of(records: Records, people: tuple[Person, ...]) -> list[date]:
    return [entry.on for entry in records.entries_of([people[1].id])]


def test_a_batch_is_recorded_with_what_follows_it(records: Records, people: tuple[Person, ...], now: datetime) -> None:
    done = records.sheets.record(cards(people, now, *DAYS), errands=[ERRAND], now=now)
    assert [one.first_time for one in done] == [True, True, True]
    assert days_of(records, people) == DAYS
    assert [errand.key for errand in records.errands.waiting()] == ["ask"]


def test_rows_that_come_again_record_nothing_and_ask_nobody(
    records: Records, people: tuple[Person, ...], now: datetime
) -> None:
    records.sheets.record(cards(people, now, *DAYS[:2]), now=now)
    again = records.sheets.record(cards(people, now, *DAYS[:2]), errands=[ERRAND], now=now)
    assert [(one.first_time, one.entries[0].on) for one in again] == [(False, day) for day in DAYS[:2]]
    more = records.sheets.record(cards(people, now, *DAYS), now=now)
    assert [one.first_time for one in more] == [False, False, True]
    assert days_of(records, people) == DAYS
    assert records.errands.waiting() == ()


def test_a_row_that_does_not_fit_keeps_out_its_whole_batch(
    records: Records, people: tuple[Person, ...], now: datetime
) -> None:
    records.sheets.record(cards(people, now, DAYS[1]), now=now)
    batch = {
        **cards(people, now, DAYS[0]),
        **{f"other:{key}": card for key, card in cards(people, now, DAYS[1]).items()},
    }
    with pytest.raises(Refused, match="already recorded"):
        records.sheets.record(batch, errands=[ERRAND], now=now)
    assert days_of(records, people) == [DAYS[1]]
    assert records.errands.waiting() == ()


def test_it_is_known_which_rows_were_recorded(records: Records, people: tuple[Person, ...], now: datetime) -> None:
    records.sheets.record(cards(people, now, *DAYS[:2]), now=now)
    keys = [f"import:{day}" for day in DAYS] + [f"import:{number}" for number in range(1200)]
    assert records.sheets.recorded_among(keys) == {f"import:{day}" for day in DAYS[:2]}
    assert records.sheets.recorded_among([]) == frozenset()


def test_two_imports_at_once_record_each_row_once(records: Records, people: tuple[Person, ...], now: datetime) -> None:
    def record() -> None:
        records.sheets.record(cards(people, now, *DAYS), now=now)

    threads = [Thread(target=record) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert days_of(records, people) == DAYS


def test_who_exported_whose_hours_is_written_down(records: Records, people: tuple[Person, ...], now: datetime) -> None:
    coach, kim, lee = people
    records.sheets.note_export(coach.id, [lee.id, kim.id], errands=[ERRAND], now=now)
    records.sheets.note_export(kim.id, [], now=now)
    engine = create_engine(records.url.replace("postgresql://", "postgresql+psycopg://"))
    with engine.connect() as connection:
        rows = connection.execute(
            text("SELECT actor_id, subject_id FROM audit WHERE action = 'export_hours' ORDER BY id")
        )
        written = [tuple(row) for row in rows]
    engine.dispose()
    assert written == [(coach.id, kim.id), (coach.id, lee.id)]
    assert [errand.key for errand in records.errands.waiting()] == ["ask"]
