"""The candidate first: of a fact about them nobody else hears before they could, in the morning of a working day.

It does not wait for them to read it: somebody who is away, or wants no reminders, is helped all the same.
"""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from induction.packs.reminding import NudgeRules

CANDIDATE_FIRST = timedelta(days=1)
"""So much later than the candidate do the coach and the administrator hear of a fact, if it still stands."""


def morning_after(told_at: datetime, zone: str, rules: NudgeRules) -> datetime:
    """When the first digest after that moment is due for somebody there who keeps to the program's working days."""
    local = told_at.astimezone(ZoneInfo(zone))
    days = (local.date() + timedelta(days=number) for number in range(8))
    mornings = (datetime.combine(day, rules.at, local.tzinfo) for day in days if day.isoweekday() in rules.workdays)
    return next((one for one in mornings if one >= local), local).astimezone(UTC)


def open_to_helpers(told_at: datetime, zone: str, rules: NudgeRules) -> datetime:
    """From when others may hear of a fact of which it was noted then that the candidate is told."""
    return morning_after(told_at, zone, rules) + CANDIDATE_FIRST
