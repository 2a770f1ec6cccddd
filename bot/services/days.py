"""The day, and the time of day, that it is where a person is."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from induction.people import Person


def day_of(person: Person, now: datetime) -> date:
    """The day it is where the person is."""
    return now.astimezone(ZoneInfo(person.zone)).date()


def wall_clock(now: datetime, *people: Person) -> datetime:
    """The latest day and time that any of these people's clocks show: what is past there is past."""
    return max(now.astimezone(ZoneInfo(person.zone)).replace(tzinfo=None) for person in people)
