"""What a calendar says that took place: each event once, in the zone of whoever shares it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.calendars.components import (
    Invited,
    Moment,
    components_of,
    in_zone,
    invited,
    length,
    moment,
    moments,
    rules,
    words,
    zone_of,
)
from bot.calendars.recurrence import latest_day, repeat_of

if TYPE_CHECKING:
    from icalendar.cal import Component

LONGEST_TITLE = 200
_DAY = timedelta(days=1)
_CALLED_OFF = re.compile(r"\s*cancel+ed:\s*", re.IGNORECASE)
_FORWARDED = re.compile(
    r"\s*(?:(?:fwd?|fw|updated invitation|invitation|accepted|copy|\[external\])[: ]\s*)+", re.IGNORECASE
)
_CALL = re.compile(
    r"\b(?:zoom(?:gov)?\.(?:us|com)|teams\.(?:microsoft|live)\.com|meet\.google\.com|webex\.com|facetime\.apple\.com"
    r"|goto(?:meeting\.com|\.com/meeting)|whereby\.com)\b",
    re.IGNORECASE,
)
_LINKED = ("URL", "CONFERENCE", "X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL", "DESCRIPTION")
_ADDRESS = re.compile(r"https?://\S+")


@dataclass(frozen=True)
class CalendarEvent:
    """One event. `starts` and `ends` are in the person's own zone; None for what lasts all day.

    `place` is where it was, without links; `has_link` whether there was a link to a call. `repeats` marks the latest
    occurrence of a series that is over, or its first where none is; `unclear` one whose rule is not followed here.
    """

    title: str
    on: date
    starts: datetime | None = None
    ends: datetime | None = None
    place: str = ""
    has_link: bool = False
    invited: frozenset[Invited] = frozenset()
    cancelled: bool = False
    repeats: bool = False
    unclear: bool = False

    @property
    def minutes(self) -> int | None:
        """How long it lasted, in whole minutes, also where clocks changed meanwhile; None for what lasts all day."""
        if self.starts is None or self.ends is None:
            return None
        return round((self.ends.astimezone(UTC) - self.starts.astimezone(UTC)).total_seconds() / 60)

    def overlaps(self, other: "CalendarEvent") -> bool:
        """Whether the two run into each other; what lasts all day runs into nothing."""
        if self.starts is None or self.ends is None or other.starts is None or other.ends is None:
            return False
        return self.starts < other.ends and other.starts < self.ends

    def is_over(self, now: datetime) -> bool:
        """Whether it has taken place."""
        if self.ends is None:
            return self.on <= now.date()
        return self.ends <= now


def events_of(text: str, *, zone: ZoneInfo, now: datetime) -> Sequence[CalendarEvent]:
    """Every event of the calendar, oldest first, a series once; those without a day that can be read are left out."""
    series: dict[str, list[Component]] = {}
    for number, component in enumerate(components_of(text)):
        series.setdefault(words(component, "UID") or str(number), []).append(component)
    called_off = re.search(r"^METHOD:CANCEL\s*$", text, re.MULTILINE | re.IGNORECASE) is not None
    found = [event for parts in series.values() if (event := _latest(parts, zone, now.astimezone(zone))) is not None]
    events = [replace(event, cancelled=True) for event in found] if called_off else found
    return sorted(events, key=lambda event: (event.on, event.starts.time() if event.starts else time(), event.title))


def _latest(parts: Sequence["Component"], zone: ZoneInfo, now: datetime) -> CalendarEvent | None:
    """The event of that name: of a series, with its days that were moved, the latest that is over."""
    moved = [at for part in parts if (at := moment(part, "RECURRENCE-ID")) is not None]
    read = []
    for part in parts:
        try:
            event = _event(part, zone, now, moved if rules(part) else ())
        except (ValueError, OverflowError, TypeError):  # a year, a zone or a rule that there is none of
            continue
        read += [event] if event else []
    over = [event for event in read if event.is_over(now) and not event.cancelled] or read
    newest = max(over, key=lambda event: event.on, default=None)
    return newest and replace(newest, repeats=newest.repeats or bool(moved))


def _event(part: "Component", zone: ZoneInfo, now: datetime, moved: Sequence[Moment]) -> CalendarEvent | None:
    """One component as an event; None where it has no day, or where all its days were moved or taken out."""
    starts = moment(part, "DTSTART")
    if starts is None:
        return None
    lasts = _lasting(part, starts, zone)
    day, unclear = _day(part, starts, lasts, zone, now, moved)
    if day is None:
        return None
    title, place = words(part, "SUMMARY"), words(part, "LOCATION")
    links = " ".join(words(part, name) for name in _LINKED)
    event = CalendarEvent(
        title=_FORWARDED.sub("", _CALLED_OFF.sub("", title))[:LONGEST_TITLE],
        on=day,
        place=_ADDRESS.sub("", place).strip(" ,;"),
        has_link=_CALL.search(f"{place} {links}") is not None,
        invited=invited(part),
        cancelled=words(part, "STATUS").upper() == "CANCELLED" or _CALLED_OFF.match(title) is not None,
        repeats=bool(rules(part)) or next(moments(part, "RDATE"), None) is not None,
        unclear=unclear,
    )
    if not isinstance(starts, datetime):
        return event
    begins = in_zone(starts.replace(year=day.year, month=day.month, day=day.day), zone)
    at, until = (one.astimezone(zone) for one in (begins, begins.astimezone(UTC) + lasts))
    return replace(event, on=at.date(), starts=at, ends=until)


def _lasting(part: "Component", starts: Moment, zone: ZoneInfo) -> timedelta:
    """How long it lasts: until its end, or as long as it says; no time at all where neither is there."""
    ends = moment(part, "DTEND")
    if ends is None:
        return length(part) or timedelta()
    return in_zone(ends, zone).astimezone(UTC) - in_zone(starts, zone).astimezone(UTC)


def _day(
    part: "Component", starts: Moment, lasts: timedelta, zone: ZoneInfo, now: datetime, moved: Sequence[Moment]
) -> tuple[date | None, bool]:
    """The day of the event where it is, of a series the latest that is over, and whether that stays unclear."""
    here = zone_of(starts) or zone
    first, listed = _day_in(here, starts), rules(part)
    added = {_day_in(here, one) for one in moments(part, "RDATE")}
    if not listed and not added:
        return first, False
    repeat = repeat_of(listed[0], here) if len(listed) == 1 else None
    if listed and repeat is None:
        return first, True
    last = _last_over(starts, lasts, now.astimezone(here))
    without = {_day_in(here, one) for one in (*moments(part, "EXDATE"), *moved)}
    days = {day for day in {first, *added} - without if day <= last}
    if repeat is not None and (latest := latest_day(repeat, first, last, without=without)):
        days.add(latest)
    return max(days, default=first if first > last else None), False


def _last_over(starts: Moment, lasts: timedelta, now: datetime) -> date:
    """The last day on which what begins at that time of the day is over by now."""
    if not isinstance(starts, datetime):
        return now.date()
    today = datetime.combine(now.date(), starts.time(), now.tzinfo)
    return now.date() if today + lasts <= now else now.date() - _DAY


def _day_in(zone: tzinfo, moment: Moment) -> date:
    if not isinstance(moment, datetime):
        return moment
    return (moment.astimezone(zone) if moment.tzinfo else moment).date()
