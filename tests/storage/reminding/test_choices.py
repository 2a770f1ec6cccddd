"""How people want to be reminded, as it is kept."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy import NullPool, create_engine, select

from induction.packs.reminding import NudgeKind
from induction.people import Person
from induction.reminding.reminders import ReminderChoice
from storage.at_once import RecordsAtOnce
from storage.database.engine import database_url
from storage.errands import Errand
from storage.records import Records
from storage.tables.audit import AuditAction, AuditRow

ALL = ReminderChoice(
    workdays=(1, 3),
    works_from=time(9, 30),
    works_until=time(15),
    snoozed_until=datetime(2026, 11, 30, 16, 0, tzinfo=UTC),
    leave_from=date(2026, 12, 1),
    leave_to=date(2026, 12, 12),
    leave_by=1,
    leave_at=datetime(2026, 11, 22, 17, 0, tzinfo=UTC),
    stopped=frozenset({NudgeKind.PACE, NudgeKind.ITEM}),
)


def who_did(url: str) -> list[tuple[object, ...]]:
    engine = create_engine(database_url(url), poolclass=NullPool)
    rows = select(AuditRow.action, AuditRow.actor_id, AuditRow.subject_id).where(
        AuditRow.action.in_([AuditAction.SET_REMINDERS, AuditAction.RECORD_LEAVE])  # type: ignore[attr-defined]  # a column
    )
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(rows)]


def test_all_of_it_comes_back_as_it_was_chosen(records: Records, people: tuple[Person, ...], now: datetime) -> None:
    coach, kim, *_ = people
    assert records.choices.change(kim.id, lambda _: ALL, actor_id=kim.id, now=now) == ALL
    assert records.choices.of([coach.id, kim.id]) == {kim.id: ALL}
    records.choices.choose(kim.id, ReminderChoice(), actor_id=kim.id, now=now)
    assert records.choices.of([kim.id]) == {kim.id: ReminderChoice()}


def test_what_changes_nothing_is_not_written(
    records: Records, people: tuple[Person, ...], now: datetime, url: str
) -> None:
    coach, kim, *_ = people
    news = Errand("leave_recorded:1", "leave_recorded", {})
    for errand in (news, replace(news, key="leave_recorded:2")):
        records.choices.change(kim.id, lambda _: ALL, actor_id=coach.id, errands=[errand], now=now)
    records.choices.change(coach.id, lambda known: known, actor_id=coach.id, now=now)
    records.choices.change(
        kim.id, lambda known: known.model_copy(update={"stopped": frozenset()}), actor_id=kim.id, now=now
    )
    assert [one.key for one in records.errands.waiting()] == [news.key]
    assert who_did(url) == [
        (AuditAction.RECORD_LEAVE, coach.id, kim.id),
        (AuditAction.SET_REMINDERS, kim.id, kim.id),
    ]


def test_changes_at_once_are_all_kept(records: Records, people: tuple[Person, ...], now: datetime) -> None:
    kim = people[1]

    def stop(kind: NudgeKind) -> None:
        records.choices.change(
            kim.id,
            lambda known: known.model_copy(update={"stopped": known.stopped | {kind}}),
            actor_id=kim.id,
            now=now,
        )

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(stop, NudgeKind))
    assert records.choices.of([kim.id])[kim.id].stopped == frozenset(NudgeKind)


@pytest.mark.parametrize("reader", [0, 1])
def test_a_home_reads_the_same_at_once(
    records: Records, people: tuple[Person, ...], now: datetime, reader: int
) -> None:
    coach, kim, *_ = people
    records.choices.choose(kim.id, ALL, actor_id=kim.id, now=now)
    records.choices.choose(coach.id, ReminderChoice(snoozed_until=now + timedelta(days=1)), actor_id=coach.id, now=now)
    glance = records.glances.of(people[reader], "ask_to_confirm")
    asked = [coach.id, kim.id]
    assert RecordsAtOnce(records, glance).choices.of(asked) == records.choices.of(asked)
