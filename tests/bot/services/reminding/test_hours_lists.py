"""Hours of which a list told somebody are in no digest beside it, nor again before they may be."""

from datetime import date, datetime, timedelta

import pytest

from bot.companion import Companion
from bot.services.reminding.hours_lists import HoursLists
from induction.packs.reminding import NudgeKind
from induction.people import Person
from induction.reminding.calendars import OpenItem
from induction.reminding.reminders import ReminderChoice
from tests.bot.conftest import NOW

DUE = OpenItem(key="window:mou", kind=NudgeKind.WINDOW, day=date(2026, 12, 1))
HOURS = [
    OpenItem(key="to_confirm:1", kind=NudgeKind.TO_CONFIRM, number=1),
    OpenItem(key="unconfirmed:2", kind=NudgeKind.UNCONFIRMED, number=1),
]


@pytest.fixture
def dana(companion: Companion) -> Person:
    found = companion.records.person_by_slack("UDANA")
    assert found is not None
    return found


def kinds(companion: Companion, dana: Person, now: datetime) -> set[NudgeKind]:
    calendar = ReminderChoice().calendar(dana, companion.packs["usc"].nudges)
    untold = HoursLists(companion.records, companion.packs).untold(dana, calendar, [DUE, *HOURS], now=now)
    return {one.kind for one in untold}


def test_hours_are_told_where_no_list_tells_them(companion: Companion, dana: Person) -> None:
    assert kinds(companion, dana, NOW) == {NudgeKind.WINDOW, NudgeKind.TO_CONFIRM, NudgeKind.UNCONFIRMED}


def test_hours_wait_for_a_list_that_is_on_its_way(companion: Companion, dana: Person) -> None:
    companion.records.errands.add([companion.desk.confirmations.lists.request(dana, now=NOW)], now=NOW)
    assert kinds(companion, dana, NOW) == {NudgeKind.WINDOW}


def test_hours_are_told_again_a_week_after_their_list(companion: Companion, dana: Person) -> None:
    request = companion.desk.confirmations.lists.request(dana, now=NOW)
    assert request.due_at is not None
    companion.records.errands.add([request], now=NOW)
    companion.records.errands.done({request.key: ("D1", "1.1")}, now=request.due_at)
    told = [
        days for days in range(10) if NudgeKind.TO_CONFIRM in kinds(companion, dana, request.due_at + timedelta(days))
    ]
    assert told == [7, 8, 9]


def test_a_list_that_came_late_counts_from_the_day_it_came(companion: Companion, dana: Person) -> None:
    request = companion.desk.confirmations.lists.request(dana, now=NOW)
    came = NOW + timedelta(days=20)
    companion.records.errands.add([request], now=NOW)
    companion.records.errands.done({request.key: ("D1", "1.1")}, now=came)
    told = [days for days in range(1, 10) if NudgeKind.TO_CONFIRM in kinds(companion, dana, came + timedelta(days))]
    assert told == [7, 8, 9]


def test_a_list_that_came_to_nothing_told_nothing(companion: Companion, dana: Person) -> None:
    request = companion.desk.confirmations.lists.request(dana, now=NOW)
    assert request.due_at is not None
    companion.records.errands.add([request], now=NOW)
    companion.records.errands.done({request.key: (None, None)}, now=request.due_at)
    assert NudgeKind.TO_CONFIRM in kinds(companion, dana, request.due_at)
