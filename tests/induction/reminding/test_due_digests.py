"""When a person's digest is due, of what, and when it is next looked for what is open of theirs."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from induction.packs.reminding import NudgeKind
from induction.reminding.calendars import Deliveries, OpenItem, PersonCalendar
from induction.reminding.due import Decision, Verdict, due, next_look

THURSDAY = date(2026, 11, 19)
PACE, ITEM = OpenItem(key="pace:1", kind=NudgeKind.PACE), OpenItem(key="item:4", kind=NudgeKind.ITEM)
DANA = PersonCalendar(
    person_id=7,
    zone="America/New_York",
    at=time(8),
    workdays=(1, 2, 3, 4, 5),
    works_from=time(8),
    works_until=time(17),
    again_after_days=7,
    most=dict.fromkeys(NudgeKind, 2),
    items=(PACE, ITEM),
)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), ZoneInfo("America/New_York")).astimezone(UTC)


def told(
    now: datetime, change: dict[str, Any], nudged: dict[tuple[int, str], tuple[date, ...]] | None = None
) -> list[str]:
    found = due(now, [DANA.model_copy(update=change)], Deliveries(nudged=nudged or {}))
    return [item.key for one in found for item in one.items]


def test_a_digest_is_planned_a_little_before_its_time_for_its_time() -> None:
    before = at(THURSDAY, 7)
    assert due(before - timedelta(seconds=1), [DANA], Deliveries()) == ()
    assert due(before, [DANA], Deliveries()) == (
        Decision(
            key="digest:7:2026-11-19",
            verdict=Verdict.DUE,
            at=at(THURSDAY, 8),
            person_id=7,
            day=THURSDAY,
            items=(PACE, ITEM),
        ),
    )


def test_later_that_day_it_is_due_at_once_while_they_work() -> None:
    found = [due(at(THURSDAY, hour, minute), [DANA], Deliveries()) for hour, minute in ((11, 0), (16, 59), (17, 0))]
    assert [[one.at for one in each] for each in found] == [[at(THURSDAY, 11)], [at(THURSDAY, 16, 59)], []]


def test_there_is_one_digest_a_day() -> None:
    assert due(at(THURSDAY, 9), [DANA], Deliveries.of(["digest:7:2026-11-19"])) == ()


@pytest.mark.parametrize(
    "change",
    [
        {"items": ()},
        {"workdays": (1, 2, 3, 5)},
        {"snoozed_until": at(THURSDAY, 9, 1)},
        {"leave_from": THURSDAY, "leave_to": THURSDAY},
        {"leave_from": date(2026, 11, 1)},
        {"works_from": time(10)},
        {"works_until": time(9)},
        {"zone": "Nowhere/Land"},
        {"stopped": frozenset({NudgeKind.PACE, NudgeKind.ITEM})},
        {"most": {}},
    ],
)
def test_who_may_not_be_told_is_not(change: dict[str, Any]) -> None:
    now = at(THURSDAY, 9, 0)
    assert told(now - timedelta(hours=1, minutes=1) if "works_from" in change else now, change) == []


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ([], ["pace:1", "item:4"]),
        ([7], ["pace:1", "item:4"]),
        ([6], ["item:4"]),
        ([30, 3], ["item:4"]),
        ([21, 14], ["item:4"]),
    ],
)
def test_of_an_item_nobody_is_told_too_often_or_too_soon_again(days: list[int], expected: list[str]) -> None:
    before = {(7, "pace:1"): tuple(THURSDAY - timedelta(days=ago) for ago in days)}
    assert told(at(THURSDAY, 9), {}, before) == expected


def test_what_somebody_else_was_told_does_not_count() -> None:
    assert told(at(THURSDAY, 9), {}, {(8, "pace:1"): (THURSDAY,)}) == ["pace:1", "item:4"]


def test_a_kind_that_was_stopped_is_left_out_alone() -> None:
    assert told(at(THURSDAY, 9), {"stopped": frozenset({NudgeKind.PACE})}) == ["item:4"]


@pytest.mark.parametrize(
    ("now", "change", "expected"),
    [
        (at(THURSDAY, 3), {}, at(THURSDAY, 7)),
        (at(THURSDAY, 7), {}, at(date(2026, 11, 20), 7)),
        (at(THURSDAY, 12), {}, at(date(2026, 11, 20), 7)),
        (at(THURSDAY, 7), {"works_from": time(13), "works_until": time(20)}, at(THURSDAY, 12)),
        (at(THURSDAY, 7), {"snoozed_until": at(THURSDAY, 10)}, at(THURSDAY, 10)),
        (at(THURSDAY, 7), {"snoozed_until": at(THURSDAY, 6)}, at(date(2026, 11, 20), 7)),
        (at(date(2026, 10, 31), 12), {}, at(date(2026, 11, 1), 7)),  # the clocks go back in the night
        (at(THURSDAY, 23, 40), {"works_from": time(0, 30), "works_until": time(8)}, at(date(2026, 11, 20), 0)),
        (at(THURSDAY, 12), {"zone": "Nowhere/Land"}, at(date(2026, 11, 20), 12)),
    ],
)
def test_it_is_looked_again_before_the_next_digest_may_come(
    now: datetime, change: dict[str, Any], expected: datetime
) -> None:
    assert next_look(DANA.model_copy(update=change), now) == expected


def test_whoever_looks_when_it_is_time_plans_a_digest_each_day_they_work() -> None:
    late = DANA.model_copy(update={"works_from": time(13), "works_until": time(20)})
    early = DANA.model_copy(update={"at": time(6), "works_from": time(0, 30), "works_until": time(8)})
    for calendar in (DANA, late, early):
        now, days = at(date(2026, 10, 26), 2), []
        while now < at(date(2026, 11, 9), 0):
            days += [one.day for one in due(now, [calendar], Deliveries())]
            now = next_look(calendar, now)
        assert days == [date(2026, 10, 26) + timedelta(days=day) for day in (0, 1, 2, 3, 4, 7, 8, 9, 10, 11)]
