"""The day that it is where a person is."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from induction.people import Person


def day_of(person: Person, now: datetime) -> date:
    """The day it is where the person is."""
    return now.astimezone(ZoneInfo(person.zone)).date()
