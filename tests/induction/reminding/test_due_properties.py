"""What holds of `due` for whatever sequence of asking, with its decisions fed back as the records do it."""

from collections import defaultdict
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from induction.dates.schedule import monday_of
from induction.packs.reminding import NudgeKind, SchoolBreak
from induction.reminding.calendars import CohortCalendar, Deliveries, OpenItem, PersonCalendar
from induction.reminding.due import Decision, Verdict, due, next_look

BEGIN = datetime(2026, 9, 1, tzinfo=UTC)
A_DAY = timedelta(days=1)
MINUTES = 90 * 24 * 60
ZONES = st.sampled_from(["America/Los_Angeles", "America/Phoenix", "America/St_Johns", "Australia/Adelaide"])
DAYS = st.integers(0, 90).map(lambda days: BEGIN.date() + A_DAY * days)
TIMES = st.integers(7 * 60, 19 * 60 - 1).map(lambda minute: time(minute // 60, minute % 60))
ASKED = st.lists(st.integers(0, MINUTES), min_size=1, max_size=60).map(
    lambda minutes: [BEGIN + timedelta(minutes=minute) for minute in sorted(minutes)]
)


@st.composite
def cohorts(draw: st.DrawFn) -> CohortCalendar:
    rests = draw(st.lists(st.tuples(DAYS, st.integers(0, 12)), max_size=2))
    return CohortCalendar(
        program="usc",
        cohort="fall",
        zone=draw(ZONES),
        weekday=draw(st.integers(1, 7)),
        at=draw(TIMES),
        late=timedelta(hours=draw(st.integers(1, 144))),
        sends_from=time(7),
        sends_until=time(19),
        since=BEGIN,
        channel="C1",
        breaks=tuple(SchoolBreak(title="Rest", first=day, last=day + A_DAY * days) for day, days in rests),
    )


@given(cohorts(), ASKED)
def test_each_week_is_decided_once_at_a_good_time(calendar: CohortCalendar, asked: list[datetime]) -> None:
    zone, by_key, by_week = ZoneInfo(calendar.zone), Deliveries(), calendar
    decided: list[Decision] = []
    for now in asked:
        found = due(now, [calendar], by_key)
        assert found == due(now, [by_week], Deliveries())
        by_key = Deliveries.of([*by_key.keys, *(one.key for one in found)])
        by_week = by_week.model_copy(update={"decided": max((one.monday for one in found), default=by_week.decided)})
        assert due(now, [calendar], by_key) == due(now, [by_week], Deliveries()) == ()
        decided += found
        for one in found:
            there = now.astimezone(zone)
            assert one.at <= now
            if one.verdict is Verdict.DUE:
                assert time(7) <= there.time() < time(19)
                assert now - one.at <= calendar.late
                assert not any(calendar.break_on(day) for day in (there.date(), one.at.astimezone(zone).date()))
    last = asked[-1].astimezone(zone).date()
    over = (monday_of(last) - monday_of(BEGIN.astimezone(zone).date())).days // 7
    weeks = [monday_of(BEGIN.astimezone(zone).date()) + A_DAY * 7 * week for week in range(over)]
    moments = [(week, calendar.moment(week)) for week in weeks]
    was_due = [week for week, at in moments if at is not None and at >= BEGIN and at + A_DAY * 7 <= asked[-1]]
    mondays = [one.monday for one in decided]
    assert mondays == sorted(set(mondays), key=str)
    assert set(was_due) <= set(mondays)


@st.composite
def people(draw: st.DrawFn) -> PersonCalendar:
    begins = draw(st.integers(0, 21 * 60))
    ends = draw(st.integers(begins + 90, 24 * 60 - 1))
    kinds = draw(st.lists(st.sampled_from(list(NudgeKind)), min_size=1, max_size=9))
    leave = draw(st.none() | DAYS)
    return PersonCalendar(
        person_id=1,
        zone=draw(ZONES),
        at=time(8),
        workdays=tuple(sorted(draw(st.sets(st.integers(1, 7), min_size=1)))),
        works_from=time(begins // 60, begins % 60),
        works_until=time(ends // 60, ends % 60),
        again_after_days=draw(st.integers(1, 10)),
        most=dict.fromkeys(NudgeKind, draw(st.integers(0, 3))),
        snoozed_until=draw(st.none() | st.integers(0, MINUTES).map(lambda one: BEGIN + timedelta(minutes=one))),
        leave_from=leave,
        leave_to=leave and leave + A_DAY * draw(st.integers(0, 20)),
        stopped=frozenset(draw(st.sets(st.sampled_from(list(NudgeKind)), max_size=2))),
        items=tuple(OpenItem(key=f"item:{number}", kind=kind) for number, kind in enumerate(kinds)),
    )


@given(people(), ASKED)
def test_nobody_is_told_too_often_too_soon_or_at_a_bad_time(calendar: PersonCalendar, asked: list[datetime]) -> None:
    zone, deliveries = ZoneInfo(calendar.zone), Deliveries()
    nudged: dict[str, list[date]] = defaultdict(list)
    days: list[date] = []
    for now in asked:
        for one in due(now, [calendar], deliveries):
            there = one.at.astimezone(zone)
            assert now <= one.at <= now + timedelta(hours=1)
            assert there.date() == one.day
            assert there.isoweekday() in calendar.workdays
            assert calendar.works_from <= there.time() < calendar.works_until
            assert calendar.snoozed_until is None or one.at >= calendar.snoozed_until
            assert calendar.leave_from is None or not calendar.is_away(there.date())
            assert not calendar.stopped & {item.kind for item in one.items}
            days.append(there.date())
            for item in one.items:
                nudged[item.key].append(there.date())
        deliveries = Deliveries(
            keys=frozenset(calendar.key(day) for day in days),
            nudged={(1, key): tuple(each) for key, each in nudged.items()},
        )
        assert due(now, [calendar], deliveries) == ()
    assert len(days) == len(set(days))
    for each in nudged.values():
        assert len(each) <= max(calendar.most.values())
        assert all((later - sooner).days >= calendar.again_after_days for sooner, later in pairwise(each))


@given(people(), st.integers(0, MINUTES))
def test_the_next_look_lies_ahead_and_within_two_days(calendar: PersonCalendar, minute: int) -> None:
    now = BEGIN + timedelta(minutes=minute)
    assert now < next_look(calendar, now) <= now + timedelta(days=2)
