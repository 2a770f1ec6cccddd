"""The events of a calendar as icalendar reads them, each property looked at with care: anybody may have written it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from icalendar.cal import Component

Moment = date | datetime
"""A day for what lasts all day; an instant otherwise, in a zone unless its clock is that of whoever looks at it."""


@dataclass(frozen=True)
class Invited:
    """Somebody whom an event names, by their e-mail address in lower case."""

    email: str
    declined: bool


def components_of(text: str) -> Sequence["Component"]:
    """The events of a calendar; none where its text cannot be read as one."""
    from icalendar import Calendar  # noqa: PLC0415 - costs nothing before the first calendar comes

    try:
        calendars = Calendar.from_ical(text, multiple=True)
    except Exception:  # what a broken text leads icalendar to is no fault of ours, whatever it is called
        return ()
    return [event for calendar in calendars for event in calendar.walk("VEVENT")]


def words(event: "Component", name: str) -> str:
    """A property as plain words in one line."""
    return " ".join("".join(mark if mark.isprintable() else " " for mark in str(_one(event, name) or "")).split())


def moment(event: "Component", name: str) -> Moment | None:
    """A property that is a day or an instant."""
    return _moment(_one(event, name))


def moments(event: "Component", name: str) -> Iterator[Moment]:
    """The days and instants of a property that lists them, such as those that were taken out of a series."""
    for listed in _all(event, name):
        for one in getattr(listed, "dts", ()):
            found = _moment(one)
            if found is not None:
                yield found


def length(event: "Component") -> timedelta | None:
    """How long it lasts, where that is said outright."""
    said = getattr(_one(event, "DURATION"), "dt", None)
    return said if isinstance(said, timedelta) else None


def rules(event: "Component") -> Sequence[Mapping[str, Sequence[object]]]:
    """The rules by which it repeats."""
    return [rule for rule in _all(event, "RRULE") if isinstance(rule, Mapping)]


def invited(event: "Component") -> frozenset[Invited]:
    """Who organizes it, and who is asked to come."""
    found = set()
    for one in (*_all(event, "ORGANIZER"), *_all(event, "ATTENDEE")):
        said = getattr(one, "params", {})
        address = str(one).strip().lower().removeprefix("mailto:")
        # Apple names its own server here and the address beside it.
        email = address if "@" in address else str(said.get("EMAIL", "")).strip().lower()
        if "@" in email:
            found.add(Invited(email, declined=str(said.get("PARTSTAT", "")).upper() == "DECLINED"))
    return frozenset(found)


def in_zone(moment: Moment, zone: ZoneInfo) -> datetime:
    """The instant with a zone of its own, else in this one; of a day its first."""
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time(), zone)
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def zone_of(moment: Moment) -> tzinfo | None:
    """The zone of an instant that has one."""
    return moment.tzinfo if isinstance(moment, datetime) else None


def _moment(said: Any) -> Moment | None:
    found = getattr(said, "dt", None)
    if isinstance(found, tuple):  # a period: from when, and until when or how long
        found = found[0]
    return found if isinstance(found, date) else None


def _one(event: "Component", name: str) -> Any:
    return next(iter(_all(event, name)), None)


def _all(event: "Component", name: str) -> Sequence[Any]:
    said = event.get(name)
    if said is None:
        return ()
    return said if isinstance(said, list) else (said,)
