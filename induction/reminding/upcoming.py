"""When a cohort's post goes out by itself next, or why it does not."""

from collections.abc import Collection
from datetime import UTC, date, datetime, time

from pydantic import BaseModel, ConfigDict

from induction.dates.schedule import monday_of
from induction.reminding.calendars import CohortCalendar, Deliveries, zone_named
from induction.reminding.due import A_WEEK, Decision, Reason, Verdict, due, morning_of

_LOOKED_AHEAD = 60
"""Weeks: longer than any school year."""


class NextPost(BaseModel):
    """The next post that goes out by itself: when, and for the week of which Monday; both None where none does.

    `why` is why the one that would be next is left out.
    """

    model_config = ConfigDict(frozen=True)

    at: datetime | None = None
    monday: date | None = None
    why: Reason | None = None


def next_post(calendar: CohortCalendar, now: datetime, taken: Collection[str] = ()) -> NextPost:
    """The cohort's next post as its calendar stands now: of this week where that is still to come, else a later one.

    `taken` are keys of posts that were sent ahead of their time.
    """
    zone = zone_named(calendar.zone)
    if zone is None:
        return NextPost(why=Reason.NO_ZONE)
    monday = monday_of(now.astimezone(zone).date())
    if calendar.decided is not None:
        monday = max(monday, calendar.decided + A_WEEK)
    why: Reason | None = None
    for week in (monday + number * A_WEEK for number in range(_LOOKED_AHEAD)):
        at = _earliest(calendar, week, now)
        found = _of_week(at, calendar, week)
        if found is None or calendar.key(week) in taken:
            continue
        if found.verdict is Verdict.DUE:
            return NextPost(at=at, monday=found.monday, why=why)
        why = why or found.reason
    return NextPost(why=why)


def decided_for(calendar: CohortCalendar, monday: date, now: datetime) -> Decision | datetime:
    """What becomes of the week's post that is on its way already; or when it is looked at again."""
    at = _earliest(calendar, monday, now)
    if at > now:
        return at
    minded = calendar.model_copy(update={"since": datetime.combine(monday, time.min, UTC) - A_WEEK})
    return _of_week(now, minded, monday) or now


def _earliest(calendar: CohortCalendar, monday: date, now: datetime) -> datetime:
    """When the week's post may go out: at its time, or where that is past now or in the morning."""
    at = max(calendar.moment(monday) or now, now)
    return morning_of(calendar, at) or at


def _of_week(at: datetime, calendar: CohortCalendar, monday: date) -> Decision | None:
    """What the planner says of that week then; None where it says nothing of it."""
    undecided = calendar.model_copy(update={"decided": monday - A_WEEK})
    return next((one for one in due(at, [undecided], Deliveries()) if one.monday == monday), None)
