"""What is due to go out now: every cohort's weekly post, and every person's digest of what is theirs.

The planner asks it each minute. It rests on nothing but its arguments, so asking twice, late, or after an outage gives
the same answer to the same state: what was decided has its key among the deliveries, and everything else is decided
now. Nothing is due before its time. What is too late, in a break or paused is left out with the reason, and what is
late at night waits for the morning.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict

from induction.dates.schedule import monday_of
from induction.reminding.calendars import (
    A_DAY,
    Calendar,
    CohortCalendar,
    Deliveries,
    OpenItem,
    PersonCalendar,
    zone_named,
)

A_WEEK = timedelta(weeks=1)

PLANNED_AHEAD = timedelta(minutes=60)
"""So long before its time a digest may be planned; it goes out at its time, of what is open then."""


MOST_IN_A_DIGEST = 6
"""So many items a digest tells of; of the others it says how many there are, and the next days tell them."""


class Verdict(StrEnum):
    """What becomes of a reminder."""

    DUE = "due"  # it goes out
    LEFT_OUT = "left_out"  # it never goes out


class Reason(StrEnum):
    """Why a reminder is left out."""

    LATE = "late"
    BREAK = "break"
    PAUSED = "paused"
    NO_CHANNEL = "no_channel"
    NO_ZONE = "no_zone"
    NOT_BEGUN = "not_begun"
    OVER = "over"
    GONE = "gone"  # nothing of it was open any more, or its reader was away
    REFUSED = "refused"  # Slack does not take it, or nobody can tell

    @property
    def words(self) -> str:
        """The reason as people read it."""
        return _WORDS[self]


_WORDS = {
    Reason.LATE: "it was too late for it",
    Reason.BREAK: "the school calendar has a break",
    Reason.PAUSED: "the cohort’s posts are paused",
    Reason.NO_CHANNEL: "the cohort has no channel",
    Reason.NO_ZONE: "the time zone is not known",
    Reason.NOT_BEGUN: "the cohort has not begun",
    Reason.OVER: "the cohort’s program is over",
    Reason.GONE: "nothing of it was open any more, or its reader was away",
    Reason.REFUSED: "Slack did not take it",
}


class Decision(BaseModel):
    """What becomes of one reminder, under its `key`: a cohort's post of the week from `monday`, or a person's digest.

    `at` is when it is due; it goes out then or, where that is past, at once. A digest tells of `items`.
    """

    model_config = ConfigDict(frozen=True)

    key: str
    verdict: Verdict
    at: datetime
    reason: Reason | None = None
    program: str | None = None
    cohort: str | None = None
    monday: date | None = None
    person_id: int | None = None
    day: date | None = None
    items: tuple[OpenItem, ...] = ()


def due(now: datetime, calendars: Iterable[Calendar], deliveries: Deliveries) -> tuple[Decision, ...]:
    """What is decided now, calendar by calendar; nothing of what has its time later, or waits for the morning."""
    return tuple(
        decision
        for one in calendars
        for decision in (
            _posts(now, one, deliveries) if isinstance(one, CohortCalendar) else _digest(now, one, deliveries)
        )
    )


def morning_of(calendar: CohortCalendar, now: datetime) -> datetime | None:
    """When a post may go out that is late now; None where it may at once."""
    zone = zone_named(calendar.zone)
    if zone is None:
        return None
    local = now.astimezone(zone)
    if calendar.sends_from <= local.time() < calendar.sends_until:
        return None
    day = local.date() if local.time() < calendar.sends_from else local.date() + A_DAY
    return datetime.combine(day, calendar.sends_from, zone).astimezone(UTC)


def nudged_items(calendar: PersonCalendar, day: date, deliveries: Deliveries) -> tuple[OpenItem, ...]:
    """The items of which the person may be told on that day: none too often, none too soon again, none stopped."""
    return tuple(
        item
        for item in calendar.items
        if item.kind not in calendar.stopped and _may_be_told(calendar, item, day, deliveries)
    )


def next_look(calendar: PersonCalendar, now: datetime) -> datetime:
    """When it is next looked for what is open of the person's, after having looked now.

    That is a little before their digest may come, today or tomorrow, or when their snooze ends.
    """
    zone = zone_named(calendar.zone)
    if zone is None:
        return now + A_DAY
    today = now.astimezone(zone).date()
    looks = [_look_on(today + A_DAY * ahead, calendar, zone) for ahead in (0, 1, 2)]
    if calendar.snoozed_until is not None:
        looks.append(calendar.snoozed_until)
    return min(look for look in looks if look > now)


def _look_on(day: date, calendar: PersonCalendar, zone: ZoneInfo) -> datetime:
    """When it is looked for a digest of that day: not on the day before, of which it would be a digest."""
    midnight, begins = (datetime.combine(day, at, zone).astimezone(UTC) for at in (time.min, calendar.begins))
    return max(midnight, begins - PLANNED_AHEAD)


def _may_be_told(calendar: PersonCalendar, item: OpenItem, day: date, deliveries: Deliveries) -> bool:
    told = deliveries.nudged.get((calendar.person_id, item.key), ())
    if len(told) >= calendar.most.get(item.kind, 0):
        return False
    return not told or (day - max(told)).days >= calendar.again_after_days


def _posts(now: datetime, calendar: CohortCalendar, deliveries: Deliveries) -> Iterator[Decision]:
    zone = zone_named(calendar.zone)
    today = now.astimezone(zone or now.tzinfo).date()
    newest = monday_of(today)
    oldest = monday_of(calendar.since.astimezone(zone or now.tzinfo).date())
    monday = oldest if calendar.decided is None else max(oldest, calendar.decided + A_WEEK)
    while monday <= newest:
        if calendar.key(monday) not in deliveries.keys and (decision := _post(now, calendar, monday)) is not None:
            yield decision
        monday += A_WEEK


def _post(now: datetime, calendar: CohortCalendar, monday: date) -> Decision | None:
    """What becomes of the post of that week; None before its time, and while a late one waits for the morning."""
    moment, day = calendar.moment(monday), calendar.day(monday)
    at = moment or datetime.combine(day, calendar.at, UTC)
    if at > now or at < calendar.since:
        return None
    reason = Reason.NO_ZONE if moment is None else _why_not(now, calendar, at, day)
    if reason is None and morning_of(calendar, now) is not None:
        return None
    return Decision(
        key=calendar.key(monday),
        verdict=Verdict.DUE if reason is None else Verdict.LEFT_OUT,
        at=at,
        reason=reason,
        program=calendar.program,
        cohort=calendar.cohort,
        monday=monday,
    )


def _why_not(now: datetime, calendar: CohortCalendar, at: datetime, day: date) -> Reason | None:
    if calendar.first is not None and monday_of(day) < monday_of(calendar.first):
        return Reason.NOT_BEGUN
    if calendar.last is not None and day > calendar.last:
        return Reason.OVER
    if calendar.break_on(day) or calendar.break_on(now.astimezone(zone_named(calendar.zone)).date()):
        return Reason.BREAK
    if calendar.paused:
        return Reason.PAUSED
    if now - at > calendar.late:
        return Reason.LATE
    return Reason.NO_CHANNEL if calendar.channel is None else None


def _digest(now: datetime, calendar: PersonCalendar, deliveries: Deliveries) -> Iterator[Decision]:
    """The digest of the day that it is where the person is, from a little before its time until their day ends."""
    day = calendar.day(now)
    moment = None if day is None else calendar.moment(day)
    if day is None or moment is None or calendar.key(day) in deliveries.keys:
        return
    if now < moment - PLANNED_AHEAD:
        return
    at = max(moment, now)
    if not calendar.is_open(at) or calendar.day(at) != day:
        return
    if items := nudged_items(calendar, day, deliveries)[:MOST_IN_A_DIGEST]:
        yield Decision(
            key=calendar.key(day), verdict=Verdict.DUE, at=at, person_id=calendar.person_id, day=day, items=items
        )
