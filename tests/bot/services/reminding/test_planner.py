"""Each minute what is due is planned, once, with what brings it, whatever stands in the way of somebody else."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from bot.companion import Companion
from bot.services.reminding.planner import A_FEW, Planner
from induction.packs.reminding import NudgeKind
from induction.people import Person, Role
from induction.refused import Refused
from induction.reminding.calendars import OpenItem
from induction.reminding.due import Reason
from induction.reminding.reminders import ReminderChoice, ReminderState
from induction.roster import RosterLine
from storage.errands import Errand
from tests.bot.conftest import STARTS

MONDAY = date(2026, 11, 23)
EIGHT = datetime(2026, 11, 23, 16, tzinfo=UTC)
"""Monday at eight in Los Angeles."""

BEFORE = EIGHT - timedelta(days=3)


@dataclass
class Open:
    """What is open, by Slack id; `faulty` is who has something on record that nobody can read."""

    items: dict[str, list[OpenItem]] = field(default_factory=dict)
    faulty: str | None = None
    busy: bool = False

    def of(self, people: Sequence[Person], *, now: datetime) -> Mapping[int, Sequence[OpenItem]]:  # noqa: ARG002 - it is always open
        if self.busy:
            raise Refused("try_again", "The records are busy.")
        if any(one.slack_id == self.faulty for one in people):
            raise ValueError("a date that is none")
        return {one.id: self.items.get(one.slack_id or "", []) for one in people}


@pytest.fixture
def open_items() -> Open:
    return Open()


@pytest.fixture
def planner(companion: Companion, open_items: Open) -> Planner:
    """A planner for the companion's people and two cohorts, of which one has no channel."""
    enrolled = [
        RosterLine(
            name=f"{name} Park",
            email=f"{name}@x.org",
            role=Role.CANDIDATE,
            program="usc",
            cohort=name,
            starts_on=STARTS,
            zone="America/Los_Angeles",
        )
        for name in ("fall", "spring")
    ]
    companion.records.write_roster(enrolled, today=BEFORE.date(), now=BEFORE)
    priya = person(companion, "UPRIYA")
    companion.records.cohorts.set_channel("usc", "fall", "C1", actor_id=priya.id, now=BEFORE)
    companion.records.postings.mind(now=BEFORE)
    items: Any = open_items
    return Planner(companion.records, companion.packs, items)


def person(companion: Companion, slack_id: str) -> Person:
    found = companion.records.person_by_slack(slack_id)
    assert found is not None
    return found


def minute(planner: Planner, now: datetime) -> list[str]:
    return [key for keys in planner.minute(now=now) for key in keys]


def posts(planner: Planner) -> dict[str | None, tuple[ReminderState, Reason | None]]:
    return {one.cohort: (one.state, one.reason) for one in planner.records.reminders.posts("usc", since=MONDAY)}


def test_a_post_is_planned_at_its_time_once(planner: Planner) -> None:
    asked = [minute(planner, EIGHT + timedelta(minutes=later)) for later in (-1, 0, 0, 1, 60)]
    key = "weekly:usc:fall:2026-W48"
    assert asked == [[], [key], [], [], []]
    assert posts(planner) == {
        "fall": (ReminderState.DUE, None),
        "spring": (ReminderState.LEFT_OUT, Reason.NO_CHANNEL),
    }
    kept = planner.records.errands.by_key(key)
    assert kept is not None
    assert (kept.kind, kept.details) == ("weekly_post", {"program": "usc", "cohort": "fall", "on": "2026-11-23"})


def test_one_that_somebody_sent_by_hand_is_on_record_as_that(planner: Planner) -> None:
    by_hand = Errand("weekly:usc:spring:2026-W48", "weekly_post", {"to": "C2"})
    planner.records.errands.add([by_hand], now=EIGHT)
    assert minute(planner, EIGHT + timedelta(days=6)) == ["weekly:usc:spring:2026-W48"]
    assert posts(planner) == {
        "fall": (ReminderState.LEFT_OUT, Reason.LATE),
        "spring": (ReminderState.DUE, None),
    }


def test_after_a_year_without_the_companion_every_week_is_decided_bit_by_bit(planner: Planner) -> None:
    bits = list(planner.posts(now=EIGHT + timedelta(weeks=60)))
    assert len(bits) == -(-2 * 61 // A_FEW)
    assert [key for keys in bits for key in keys] == ["weekly:usc:fall:2028-W03"]
    assert len(planner.records.reminders.posts("usc", since=MONDAY)) == 2 * 61
    assert list(planner.posts(now=EIGHT + timedelta(weeks=60))) == []


def test_a_digest_is_planned_once_a_day_for_its_time(planner: Planner, open_items: Open, companion: Companion) -> None:
    priya = person(companion, "UPRIYA")
    open_items.items = {"UPRIYA": [OpenItem(key="questions:usc", kind=NudgeKind.QUESTIONS)]}
    key = f"digest:{priya.id}:2026-11-20"
    seven = datetime(2026, 11, 20, 15, tzinfo=UTC)
    minute(planner, seven - timedelta(minutes=1))
    digests = [[key for key in minute(planner, at) if key.startswith("digest")] for at in (seven, seven, EIGHT)]
    assert digests == [[key], [], []]  # the next one comes after a week
    kept = planner.records.errands.by_key(key)
    assert kept is not None
    assert (kept.kind, kept.due_at, kept.details) == (
        "digest",
        seven + timedelta(hours=1),
        {"person_id": priya.id, "day": "2026-11-20", "items": ["questions:usc"]},
    )


def test_who_begins_to_work_in_the_afternoon_is_reminded_then(
    planner: Planner, open_items: Open, companion: Companion
) -> None:
    priya = person(companion, "UPRIYA")
    afternoon = ReminderChoice(works_from=time(13), works_until=time(20))
    planner.records.choices.choose(priya.id, afternoon, actor_id=priya.id, now=BEFORE)
    open_items.items = {"UPRIYA": [OpenItem(key="questions:usc", kind=NudgeKind.QUESTIONS)]}
    begin = datetime(2026, 11, 20, 12, tzinfo=UTC)
    planned = {}
    for half_hours in range(24):
        now = begin + timedelta(minutes=30) * half_hours
        planned |= dict.fromkeys((key for key in minute(planner, now) if key.startswith("digest")), now)
    assert planned == {f"digest:{priya.id}:2026-11-20": datetime(2026, 11, 20, 20, tzinfo=UTC)}


def test_a_fault_in_what_is_on_record_of_one_keeps_nobody_else_back(
    planner: Planner, open_items: Open, companion: Companion, caplog: pytest.LogCaptureFixture
) -> None:
    linked = [one for one in companion.records.people() if one.slack_id and one.slack_id != "UPRIYA"]
    assert linked
    item = OpenItem(key="questions:usc", kind=NudgeKind.QUESTIONS)
    open_items.items = {one.slack_id or "": [item] for one in linked}
    open_items.faulty = "UPRIYA"
    caplog.set_level(logging.CRITICAL)
    hours = (BEFORE + timedelta(hours=hour) for hour in range(-6, 12))
    planned = [key for now in hours for key in minute(planner, now) if key.startswith("digest")]
    assert sorted(planned) == sorted(f"digest:{one.id}:2026-11-20" for one in linked)
    caplog.clear()


def test_where_the_records_are_busy_the_next_minute_goes_on(planner: Planner, open_items: Open) -> None:
    open_items.busy = True
    with pytest.raises(Refused):
        minute(planner, EIGHT)
    open_items.busy = False
    assert minute(planner, EIGHT) == []  # the post was planned before
    assert posts(planner)["fall"] == (ReminderState.DUE, None)


def test_two_planners_at_once_plan_a_thing_once(planner: Planner) -> None:
    first, second = planner.posts(now=EIGHT), planner.posts(now=EIGHT)
    assert [next(first), list(second)] == [("weekly:usc:fall:2026-W48",), []]
