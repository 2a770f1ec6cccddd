"""The calendars that reminders go by: a cohort's, with its weekday, hour and breaks, and a person's working day."""

from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BaseModel, ConfigDict

from induction.dates.schedule import monday_of, week_name
from induction.packs.reminding import NudgeKind, SchoolBreak

A_DAY = timedelta(days=1)


def zone_named(name: str) -> ZoneInfo | None:
    """The time zone of that name; None where there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


class CohortCalendar(BaseModel):
    """When a cohort's weekly post goes out.

    It goes out on `weekday` `at` that time in `zone`, up to `late` after it, between `sends_from` and `sends_until`;
    not on a day of `breaks`, not before the cohort's `first` day nor after its `last`, and not while it is `paused`.
    `channel` is where, None where nobody said. The companion minds the cohort's posts from the instant `since` on;
    `decided` is the Monday of the newest week of which it was decided what becomes of its post.
    """

    model_config = ConfigDict(frozen=True)

    program: str
    cohort: str
    zone: str
    weekday: int
    at: time
    late: timedelta
    sends_from: time
    sends_until: time
    since: datetime
    breaks: tuple[SchoolBreak, ...] = ()
    paused: bool = False
    channel: str | None = None
    first: date | None = None
    last: date | None = None
    decided: date | None = None

    def moment(self, monday: date) -> datetime | None:
        """When the post of that week is due, in UTC; None where the zone is not known.

        A time that the clocks leave out is an hour later as they show it; of one that comes twice it is the first.
        """
        zone = zone_named(self.zone)
        return None if zone is None else datetime.combine(self.day(monday), self.at, zone).astimezone(UTC)

    def day(self, monday: date) -> date:
        """The day on which the post of that week is due."""
        return monday + timedelta(days=self.weekday - 1)

    def break_on(self, day: date) -> SchoolBreak | None:
        """The break in which the day falls, where it does."""
        return next((one for one in self.breaks if one.first <= day <= one.last), None)

    def key(self, monday: date) -> str:
        """The one key of that week's post."""
        return post_key(self.program, self.cohort, monday)


def post_key(program: str, cohort: str, on: date) -> str:
    """The one key of the cohort's post in the week of that day."""
    return f"weekly:{program}:{cohort}:{week_name(monday_of(on))}"


class OpenItem(BaseModel):
    """Something of a person's that is open. `key` names it as long as it is the same one, and says nothing of anybody.

    `about` is the number of the candidate whom it is about, where that is somebody else; `number`, `day` and `name` are
    what its words need: how many or how much, since when or until when, and which kind of thing.
    """

    model_config = ConfigDict(frozen=True)

    key: str
    kind: NudgeKind
    about: int | None = None
    number: int | None = None
    of: int | None = None
    day: date | None = None
    name: str | None = None
    ref: str | None = None


class PersonCalendar(BaseModel):
    """When a person is reminded, and of what: their `items` that are open now, the most urgent first.

    They are reminded `at` that time where they are, or later that day, on one of their `workdays` between `works_from`
    and `works_until`; not before `snoozed_until`, and not on a day of their leave. Kinds that they `stopped` are not
    told. `most` says how often an item of each kind is told, `again_after_days` how many days apart.
    """

    model_config = ConfigDict(frozen=True)

    person_id: int
    zone: str
    at: time
    workdays: tuple[int, ...]
    works_from: time
    works_until: time
    again_after_days: int
    most: dict[NudgeKind, int]
    snoozed_until: datetime | None = None
    leave_from: date | None = None
    leave_to: date | None = None
    stopped: frozenset[NudgeKind] = frozenset()
    items: tuple[OpenItem, ...] = ()

    def day(self, now: datetime) -> date | None:
        """The day it is where they are; None where the zone is not known."""
        zone = zone_named(self.zone)
        return None if zone is None else now.astimezone(zone).date()

    def moment(self, day: date) -> datetime | None:
        """When their digest of that day is due, in UTC and within their hours; None on a day without work."""
        if zone_named(self.zone) is None or day.isoweekday() not in self.workdays or self.is_away(day):
            return None
        return self.within_hours(day, self.at)

    @property
    def begins(self) -> time:
        """The time of their digests: the program’s, or when they begin to work where that is outside their hours."""
        return self._within_hours(self.at)

    def within_hours(self, day: date, at: time) -> datetime:
        """That time of the day where they are, in UTC; when they begin to work where it is outside their hours."""
        return datetime.combine(day, self._within_hours(at), zone_named(self.zone) or UTC).astimezone(UTC)

    def _within_hours(self, at: time) -> time:
        return at if self.works_from <= at < self.works_until else self.works_from

    def is_away(self, day: date) -> bool:
        """Whether the day is one of their leave."""
        if self.leave_from is None:
            return False
        return self.leave_from <= day and (self.leave_to is None or day <= self.leave_to)

    def is_open(self, now: datetime) -> bool:
        """Whether they may be reminded at this moment."""
        zone = zone_named(self.zone)
        if zone is None:
            return False
        local = now.astimezone(zone)
        return (
            local.isoweekday() in self.workdays
            and self.works_from <= local.time() < self.works_until
            and not self.is_away(local.date())
            and (self.snoozed_until is None or now >= self.snoozed_until)
        )

    def key(self, day: date) -> str:
        """The one key of their digest of that day."""
        return digest_key(self.person_id, day)


def digest_key(person_id: int, day: date) -> str:
    """The one key of the person's digest of that day."""
    return f"digest:{person_id}:{day.isoformat()}"


Calendar = CohortCalendar | PersonCalendar


class Deliveries(BaseModel):
    """What went out, or is on its way: the keys of posts and digests, and on which days somebody was told of an item.

    `nudged` has the days by person and key of the item.
    """

    model_config = ConfigDict(frozen=True)

    keys: frozenset[str] = frozenset()
    nudged: dict[tuple[int, str], tuple[date, ...]] = {}

    @classmethod
    def of(cls, keys: Collection[str]) -> "Deliveries":
        """Posts and digests alone."""
        return cls(keys=frozenset(keys))
