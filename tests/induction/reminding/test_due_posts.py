"""When a cohort's weekly post is due, and what becomes of it where it cannot go out then."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from induction.packs.reminding import SchoolBreak
from induction.reminding.calendars import CohortCalendar, Deliveries
from induction.reminding.due import Decision, Reason, Verdict, due, morning_of

MONDAY = date(2026, 10, 26)
FRESNO = CohortCalendar(
    program="usc",
    cohort="fall",
    zone="America/Los_Angeles",
    weekday=1,
    at=time(8),
    late=timedelta(hours=48),
    sends_from=time(7),
    sends_until=time(19),
    since=datetime(2026, 10, 25, tzinfo=UTC),
    channel="C1",
    first=date(2026, 8, 17),
)
ZONES = ["America/Los_Angeles", "America/Phoenix", "America/New_York", "America/St_Johns", "Australia/Adelaide"]


def at(day: date, hour: int, minute: int = 0, zone: str = "America/Los_Angeles") -> datetime:
    return datetime.combine(day, time(hour, minute), ZoneInfo(zone)).astimezone(UTC)


def decided(now: datetime, calendar: CohortCalendar, *keys: str) -> list[tuple[str, Verdict, Reason | None]]:
    found = due(now, [calendar], Deliveries.of(keys))
    return [(one.key.rsplit(":", 1)[1], one.verdict, one.reason) for one in found]


GOES_OUT = [("2026-W44", Verdict.DUE, None)]


def left_out(reason: Reason) -> list[tuple[str, Verdict, Reason | None]]:
    return [("2026-W44", Verdict.LEFT_OUT, reason)]


def test_a_post_is_due_at_its_time_and_never_before() -> None:
    moment = at(MONDAY, 8)
    assert due(moment - timedelta(seconds=1), [FRESNO], Deliveries()) == ()
    assert due(moment, [FRESNO], Deliveries()) == (
        Decision(
            key="weekly:usc:fall:2026-W44",
            verdict=Verdict.DUE,
            at=moment,
            program="usc",
            cohort="fall",
            monday=MONDAY,
        ),
    )


def test_what_was_decided_is_not_decided_again() -> None:
    now = at(MONDAY, 9)
    assert decided(now, FRESNO, "weekly:usc:fall:2026-W44") == []
    assert decided(now, FRESNO.model_copy(update={"decided": MONDAY})) == []


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("weekday", [1, 7])
def test_it_comes_at_the_same_time_of_the_clock_all_year(zone: str, weekday: int) -> None:
    calendar = FRESNO.model_copy(update={"zone": zone, "weekday": weekday})
    mondays = [MONDAY + timedelta(weeks=week) for week in range(-26, 27)]
    there = [moment.astimezone(ZoneInfo(zone)) for moment in map(calendar.moment, mondays) if moment is not None]
    assert [one.replace(tzinfo=None) for one in there] == [
        datetime.combine(monday + timedelta(days=weekday - 1), time(8)) for monday in mondays
    ]
    assert len({one.utcoffset() for one in there}) == (1 if zone == "America/Phoenix" else 2)


def test_a_time_that_the_clocks_leave_out_is_an_hour_later_and_of_one_that_comes_twice_it_is_the_first() -> None:
    sunday_at_half_past = FRESNO.model_copy(update={"weekday": 7, "at": time(2, 30), "sends_from": time(1)})
    spring = sunday_at_half_past.moment(date(2027, 3, 8))
    autumn = sunday_at_half_past.model_copy(update={"at": time(1, 30)}).moment(date(2026, 10, 26))
    assert (spring, autumn) == (datetime(2027, 3, 14, 10, 30, tzinfo=UTC), datetime(2026, 11, 1, 8, 30, tzinfo=UTC))
    assert spring is not None
    assert spring.astimezone(ZoneInfo("America/Los_Angeles")).time() == time(3, 30)


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        (timedelta(minutes=5), GOES_OUT),
        (timedelta(hours=10, minutes=59), GOES_OUT),
        (timedelta(hours=11), []),  # 7 pm: it waits for the morning
        (timedelta(hours=22, minutes=59), []),
        (timedelta(hours=23), GOES_OUT),
        (timedelta(hours=48), GOES_OUT),
        (timedelta(hours=48, seconds=1), left_out(Reason.LATE)),
        (timedelta(days=4), left_out(Reason.LATE)),
    ],
)
def test_a_late_post_goes_out_by_day_until_it_is_too_late(
    later: timedelta, expected: list[tuple[str, Verdict, Reason | None]]
) -> None:
    assert decided(at(MONDAY, 8) + later, FRESNO) == expected


def test_the_morning_is_the_next_one_there() -> None:
    evening, night = at(MONDAY, 19), at(MONDAY + timedelta(days=1), 6, 59)
    assert [morning_of(FRESNO, now) for now in (at(MONDAY, 7), at(MONDAY, 18, 59), evening, night)] == [
        *(None, None),
        *[at(MONDAY + timedelta(days=1), 7)] * 2,
    ]


def test_after_three_weeks_without_the_companion_each_week_is_on_the_list() -> None:
    now = at(MONDAY + timedelta(weeks=3), 9)
    assert decided(now, FRESNO) == [
        ("2026-W44", Verdict.LEFT_OUT, Reason.LATE),
        ("2026-W45", Verdict.LEFT_OUT, Reason.LATE),
        ("2026-W46", Verdict.LEFT_OUT, Reason.LATE),
        ("2026-W47", Verdict.DUE, None),
    ]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"paused": True}, left_out(Reason.PAUSED)),
        ({"channel": None}, left_out(Reason.NO_CHANNEL)),
        ({"zone": "Nowhere/Land"}, left_out(Reason.NO_ZONE)),
        ({"first": date(2026, 11, 2)}, left_out(Reason.NOT_BEGUN)),
        ({"first": date(2026, 11, 1)}, GOES_OUT),  # it begins within the week
        ({"last": date(2026, 10, 25)}, left_out(Reason.OVER)),
        ({"last": MONDAY}, GOES_OUT),
        ({"breaks": (SchoolBreak(title="Recess", first=MONDAY, last=MONDAY),)}, left_out(Reason.BREAK)),
        ({"breaks": (SchoolBreak(title="Day", first=date(2026, 10, 27), last=date(2026, 10, 27)),)}, GOES_OUT),
    ],
)
def test_what_keeps_a_post_back(change: dict[str, object], expected: list[tuple[str, Verdict, Reason | None]]) -> None:
    assert decided(at(MONDAY, 9), FRESNO.model_copy(update=change)) == expected


def test_a_late_post_does_not_come_in_a_break() -> None:
    tuesday = date(2026, 10, 27)
    rests = FRESNO.model_copy(update={"breaks": (SchoolBreak(title="Day", first=tuesday, last=tuesday),)})
    assert decided(at(tuesday, 9), rests) == left_out(Reason.BREAK)


def test_what_was_due_before_the_companion_minded_the_cohort_is_not_made_up_for() -> None:
    new = FRESNO.model_copy(update={"since": at(MONDAY, 9)})
    assert decided(at(MONDAY, 10), new) == []
    assert decided(at(MONDAY + timedelta(weeks=1), 8), new) == [("2026-W45", Verdict.DUE, None)]


@pytest.mark.parametrize(
    ("weekday", "before", "expected"),
    [
        (3, None, []),  # the week has its post on Wednesday now
        (3, MONDAY, []),  # it had it on Monday, and not again
        (1, None, GOES_OUT),  # from Thursday to Monday, on Tuesday: late, and once
    ],
)
def test_with_another_weekday_a_week_still_has_one_post(
    weekday: int, before: date | None, expected: list[tuple[str, Verdict, Reason | None]]
) -> None:
    changed = FRESNO.model_copy(update={"weekday": weekday, "decided": before})
    assert decided(at(MONDAY + timedelta(days=1), 10), changed) == expected
    wednesday = decided(at(MONDAY + timedelta(days=2), 8), changed)
    assert wednesday == ([] if before else GOES_OUT)


def test_a_post_that_was_sent_by_hand_before_its_time_is_not_due() -> None:
    assert decided(at(MONDAY, 8), FRESNO, "weekly:usc:fall:2026-W44") == []
    assert decided(at(MONDAY, 8), FRESNO, "weekly:usc:fall:2026-W45") == GOES_OUT
