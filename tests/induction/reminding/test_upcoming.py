"""When the next post goes out by itself, or why none does; what becomes of one that is on its way."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from induction.packs.reminding import SchoolBreak
from induction.reminding.calendars import CohortCalendar
from induction.reminding.due import Decision, Reason, Verdict
from induction.reminding.upcoming import NextPost, decided_for, next_post

MONDAY = date(2026, 11, 23)
AT = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)  # eight in the morning in Los Angeles
A_WEEK = timedelta(weeks=1)

CALENDAR = CohortCalendar(
    program="usc",
    cohort="2026",
    zone="America/Los_Angeles",
    weekday=1,
    at=time(8),
    late=timedelta(hours=48),
    sends_from=time(7),
    sends_until=time(19),
    since=datetime(2026, 9, 1, tzinfo=UTC),
    channel="C1",
)


def with_changes(**changes: object) -> CohortCalendar:
    return CALENDAR.model_copy(update=changes)


@pytest.mark.parametrize(
    ("calendar", "now", "expected"),
    [
        (CALENDAR, AT - timedelta(days=1), NextPost(at=AT, monday=MONDAY, why=Reason.LATE)),
        (with_changes(decided=MONDAY - A_WEEK), AT - timedelta(days=1), NextPost(at=AT, monday=MONDAY)),
        (CALENDAR, AT, NextPost(at=AT, monday=MONDAY)),
        (with_changes(decided=MONDAY), AT, NextPost(at=AT + A_WEEK, monday=MONDAY + A_WEEK)),
        # late in the evening: it waits for the morning
        (
            CALENDAR,
            AT + timedelta(hours=12),
            NextPost(at=datetime(2026, 11, 24, 15, 0, tzinfo=UTC), monday=MONDAY),
        ),
        # the clocks go forward on March 14, 2027, and it stays eight in the morning
        (
            with_changes(decided=date(2027, 3, 8)),
            datetime(2027, 3, 12, tzinfo=UTC),
            NextPost(at=datetime(2027, 3, 15, 15, 0, tzinfo=UTC), monday=date(2027, 3, 15)),
        ),
        (
            with_changes(breaks=(SchoolBreak(title="recess", first=MONDAY, last=MONDAY + timedelta(days=4)),)),
            AT,
            NextPost(at=AT + A_WEEK, monday=MONDAY + A_WEEK, why=Reason.BREAK),
        ),
        (with_changes(paused=True), AT, NextPost(why=Reason.PAUSED)),
        (with_changes(channel=None), AT, NextPost(why=Reason.NO_CHANNEL)),
        (with_changes(zone="Mars/Olympus"), AT, NextPost(why=Reason.NO_ZONE)),
        (with_changes(last=MONDAY - A_WEEK), AT, NextPost(why=Reason.OVER)),
        (
            with_changes(first=date(2026, 12, 16)),
            AT,
            NextPost(at=datetime(2026, 12, 14, 16, 0, tzinfo=UTC), monday=date(2026, 12, 14), why=Reason.NOT_BEGUN),
        ),
        # minded from now on: what was due before is not made up for
        (
            with_changes(since=AT + timedelta(hours=1)),
            AT + timedelta(hours=2),
            NextPost(at=AT + A_WEEK, monday=MONDAY + A_WEEK),
        ),
    ],
)
def test_the_next_post(calendar: CohortCalendar, now: datetime, expected: NextPost) -> None:
    assert next_post(calendar, now) == expected


def test_the_next_post_is_none_that_was_sent_ahead_of_its_time() -> None:
    calendar = with_changes()
    assert next_post(calendar, AT, {calendar.key(MONDAY)}).monday == MONDAY + A_WEEK


def decision(verdict: Verdict, reason: Reason | None = None) -> Decision:
    return Decision(
        key="weekly:usc:2026:2026-W48",
        verdict=verdict,
        at=AT,
        reason=reason,
        program="usc",
        cohort="2026",
        monday=MONDAY,
    )


@pytest.mark.parametrize(
    ("calendar", "now", "expected"),
    [
        (CALENDAR, AT, decision(Verdict.DUE)),
        (with_changes(decided=MONDAY, since=AT + timedelta(minutes=1)), AT, decision(Verdict.DUE)),
        (CALENDAR, AT + timedelta(hours=47), decision(Verdict.DUE)),
        (CALENDAR, AT + timedelta(hours=49), decision(Verdict.LEFT_OUT, Reason.LATE)),
        (CALENDAR, AT + 20 * A_WEEK, decision(Verdict.LEFT_OUT, Reason.LATE)),  # nobody was there all summer
        (with_changes(paused=True), AT, decision(Verdict.LEFT_OUT, Reason.PAUSED)),
        (with_changes(channel=None), AT, decision(Verdict.LEFT_OUT, Reason.NO_CHANNEL)),
        (CALENDAR, AT + timedelta(hours=12), datetime(2026, 11, 24, 15, 0, tzinfo=UTC)),
        (with_changes(weekday=2), AT, AT + timedelta(days=1)),
    ],
)
def test_a_post_on_its_way(calendar: CohortCalendar, now: datetime, expected: Decision | datetime) -> None:
    assert decided_for(calendar, MONDAY, now) == expected


def test_a_zone_that_is_lost_on_the_way_leaves_it_out() -> None:
    found = decided_for(with_changes(zone="Mars/Olympus"), MONDAY, AT)
    assert isinstance(found, Decision)
    assert (found.verdict, found.reason) == (Verdict.LEFT_OUT, Reason.NO_ZONE)
