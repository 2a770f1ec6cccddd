"""Hours: what an entry is, whose time it takes, and what entries add up to.

What makes one acceptable is in induction/ledger/entry_rules.py.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict

MINUTES_A_DAY = 24 * 60
_SECONDS_A_DAY = MINUTES_A_DAY * 60


class HourKind(StrEnum):
    """The two kinds of hours that every program counts apart."""

    COACHING = "coaching"
    PROFESSIONAL_LEARNING = "professional_learning"

    @property
    def label(self) -> str:
        """The kind as people say it."""
        return "coaching" if self is HourKind.COACHING else "professional learning"


class MeetingFormat(StrEnum):
    """How people met."""

    IN_PERSON = "in_person"
    VIRTUAL = "virtual"
    PHONE = "phone"

    @property
    def label(self) -> str:
        """The format as people say it."""
        return self.value.replace("_", " ")


class HourEntry(BaseModel):
    """One stretch of time that counts for a candidate.

    `on` is the day where whoever told it is, and `zone` names where that is; None where nobody knows, as of an import:
    then it is taken to be where the other entry is with which it is compared. `coach_id` is set for coaching.
    `category` is a key of the program's pack and belongs to professional learning; None where it could not be told.
    `starts` and `ends` are there where clock times were given. `together` marks coaching of several candidates at the
    same time.
    """

    model_config = ConfigDict(frozen=True)

    candidate_id: int
    kind: HourKind
    minutes: int
    on: date
    category: str | None = None
    coach_id: int | None = None
    format: MeetingFormat | None = None
    topic: str | None = None
    starts: time | None = None
    ends: time | None = None
    zone: str | None = None
    together: bool = False

    @property
    def people(self) -> frozenset[int]:
        """Whose time it takes: the candidate's, and that of the coach who was there."""
        return frozenset(one for one in (self.candidate_id, self.coach_id) if one is not None)

    @property
    def clock(self) -> tuple[time, time] | None:
        """From when to when; None where no clock times were given."""
        return None if self.starts is None or self.ends is None else (self.starts, self.ends)

    def overlaps(self, other: "HourEntry") -> bool:
        """Whether the two run into each other by the clock; one that gives no times overlaps nothing."""
        return self.clock is not None and other.clock is not None and _meet(self, other)

    def is_at_time_of(self, other: "HourEntry") -> bool:
        """Whether both give clock times, and the same."""
        if self.clock is None or other.clock is None:
            return False
        mine, theirs = _stretches(self, other)
        return mine == theirs

    def begins_or_ends_with(self, other: "HourEntry") -> bool:
        """Whether both give clock times, of which one is the same."""
        if self.clock is None or other.clock is None:
            return False
        (starts, ends), (begins, until) = _stretches(self, other)
        return starts == begins or ends == until

    def may_be_on_day_of(self, other: "HourEntry") -> bool:
        """Whether they can have been at one time, as far as it is told.

        In one zone that is one day. Of two zones the days meet in part: where no clock times tell, both are meant.
        """
        return self.on == other.on or (_are_in_two_zones(self, other) and _meet(self, other))

    def told_in(self, zone: str | None) -> "HourEntry":
        """The entry with its day and its clock times as they were in that zone; one without clock times as it is."""
        if self.clock is None or self.zone is None or zone is None or zone == self.zone:
            return self
        here = ZoneInfo(self.zone)
        starts, ends = (datetime.combine(self.on, at, here).astimezone(ZoneInfo(zone)) for at in self.clock)
        there = {"on": starts.date(), "starts": starts.time(), "ends": ends.time(), "zone": zone}
        return self.model_copy(update=there)


class LedgerEntry(HourEntry):
    """An hour entry as it stands in the ledger.

    `corrects` names the entry it replaces. `replaced_by` is set on an entry that a correction or a void took the
    place of; `voided` marks the row that voids (its minutes count for nothing). `reason` says why.
    """

    id: int
    logged_by: int
    logged_at: datetime
    corrects: int | None = None
    replaced_by: int | None = None
    voided: bool = False
    reason: str | None = None

    @property
    def counts(self) -> bool:
        """Whether the entry is the current, unvoided word on its stretch of time."""
        return self.replaced_by is None and not self.voided


def days_near(day: date) -> tuple[date, ...]:
    """The day with the one before and the one after, on which it can be elsewhere, as far as there are such days."""
    around = range(max(day.toordinal() - 1, date.min.toordinal()), min(day.toordinal() + 1, date.max.toordinal()) + 1)
    return tuple(date.fromordinal(number) for number in around)


def _meet(one: HourEntry, other: HourEntry) -> bool:
    (starts, ends), (begins, until) = _stretches(one, other)
    return starts < until and begins < ends


def _stretches(one: HourEntry, other: HourEntry) -> tuple[tuple[int, int], tuple[int, int]]:
    """From when to when the two are, in seconds that can be compared: by their own clocks only in one zone."""
    apart = _are_in_two_zones(one, other)
    return _stretch(one, in_utc=apart), _stretch(other, in_utc=apart)


def _are_in_two_zones(one: HourEntry, other: HourEntry) -> bool:
    """Whether it is known that they are told in two zones."""
    return None not in {one.zone, other.zone} and one.zone != other.zone


def _stretch(entry: HourEntry, *, in_utc: bool) -> tuple[int, int]:
    """From when to when it was: by its clock times, else all of its day."""
    zone = ZoneInfo(entry.zone) if in_utc and entry.zone else None
    if entry.clock is None:
        starts = _second(entry.on, time(), zone)
        return starts, starts + _SECONDS_A_DAY
    starts, ends = (_second(entry.on, at, zone) for at in entry.clock)
    return starts, ends


def _second(day: date, at: time, zone: ZoneInfo | None) -> int:
    """A moment as a count of seconds, which no day is too far away for; in UTC where its zone is given."""
    clock = at.hour * 3600 + at.minute * 60 + at.second
    ahead = zone.utcoffset(datetime.combine(day, at)) if zone else None
    return day.toordinal() * _SECONDS_A_DAY + clock - round((ahead or timedelta()).total_seconds())


def duration(minutes: int) -> str:
    """Minutes as people say them: 90 is `1 h 30 min`."""
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours} h"] if hours else []
    if rest or not hours:
        parts.append(f"{rest} min")
    return " ".join(parts)


class Totals(BaseModel):
    """Minutes of one candidate in one program year, or in all of them: by kind, and PL by category."""

    model_config = ConfigDict(frozen=True)

    coaching: int = 0
    professional_learning: int = 0
    by_category: Mapping[str | None, int] = {}


def totals(entries: Iterable[LedgerEntry]) -> Totals:
    """What the entries that count add up to, in minutes."""
    coaching = learning = 0
    by_category: dict[str | None, int] = {}
    for entry in entries:
        if not entry.counts:
            continue
        if entry.kind is HourKind.COACHING:
            coaching += entry.minutes
        else:
            learning += entry.minutes
            by_category[entry.category] = by_category.get(entry.category, 0) + entry.minutes
    return Totals(coaching=coaching, professional_learning=learning, by_category=by_category)
