"""Dated things as an iCalendar file, for one's own calendar.

An event has the same UID each time, so that a calendar which reads the file again changes what it has and adds nothing
twice. What is due within a stretch of months is an event on its last day. A month alone is no event: one that fills a
whole month, or stands on a day that nobody printed, would be a date which no document gives.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from induction.ahead.dated import Dated, Deadline

if TYPE_CHECKING:
    from icalendar import Event

ONE_DAY = timedelta(days=1)


def has_event(one: Deadline) -> bool:
    """Whether it has a day in a calendar: one of its own, or the last one on which it is in time."""
    return one.has_day or (one.kind in {Dated.WINDOW, Dated.DEADLINE} and one.last is not None)


def calendar_of(
    found: Iterable[Deadline], *, title: str, owner: str, zone: str, now: datetime, described: bool = True
) -> bytes:
    """The calendar; its clock times are those of the `zone`.

    `owner` tells the events of one person or cohort from those of another. Where it is not `described`, an event has a
    title and a time alone.
    """
    from icalendar import Calendar  # noqa: PLC0415 - costs nothing before somebody asks for a calendar

    calendar = Calendar()
    calendar.add("PRODID", "-//CASC Companion//Deadlines//EN")
    calendar.add("VERSION", "2.0")
    calendar.add("METHOD", "PUBLISH")
    calendar.add("X-WR-CALNAME", title)
    for one in found:
        if has_event(one):
            calendar.add_component(_event(one, owner, ZoneInfo(zone), now, described=described))
    calendar.add_missing_timezones()
    content: bytes = calendar.to_ical()
    return content


def _event(one: Deadline, owner: str, zone: ZoneInfo, now: datetime, *, described: bool) -> "Event":
    from icalendar import Event  # noqa: PLC0415 - as above

    event = Event()
    event.add("UID", f"{one.key.replace('@', '-').replace('/', '-')}.{owner}@casc-companion")
    event.add("DTSTAMP", now.astimezone(UTC).replace(microsecond=0))
    event.add("SEQUENCE", int(now.timestamp()) // 60)  # grows with each file, as who reads it a second time expects
    event.add("SUMMARY", _title(one))
    _add_time(event, one, zone)
    if described and (notes := _notes(one)):
        event.add("DESCRIPTION", "\n".join(notes))
    return event


def _add_time(event: "Event", one: Deadline, zone: ZoneInfo) -> None:
    """When it is. What lasts all day keeps nobody busy."""
    day = one.last or date.max
    if one.starts is not None and one.ends is not None:
        event.add("DTSTART", _at(day, one.starts, zone))
        event.add("DTEND", _at(day, one.ends, zone))
        return
    event.add("DTSTART", day)
    event.add("DTEND", day + ONE_DAY)
    event.add("TRANSP", "TRANSPARENT")


def _title(one: Deadline) -> str:
    """What it is, and that it is a last day, or one day of several."""
    last = " (last day)" if not one.has_day or one.kind in {Dated.DEADLINE, Dated.ITEM} else ""
    several = f" (one of {one.readings} dates that the documents give)" if one.readings > 1 else last
    return f"{one.title[0].upper()}{one.title[1:]}{several}"


def _notes(one: Deadline) -> Sequence[str]:
    notes = []
    if one.reading:
        notes.append(f"By one reading: {one.reading}.")
    if one.note:
        notes.append(f"{one.note[0].upper()}{one.note[1:]}.")
    if one.holiday:
        notes.append(f"That day is a federal holiday ({one.holiday}), and nothing says that it moves.")
    if one.ask and (one.holiday or one.readings > 1):
        notes.append(f"Please ask {one.ask.named}.")
    return notes


def _at(day: date, clock: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, clock, tzinfo=zone)
