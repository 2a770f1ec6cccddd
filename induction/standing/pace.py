"""Pace: how much a month would do from here on.

No document sets a pace within a year. It is said as a help, and nobody is called slow by it.
"""

from datetime import date
from math import ceil

_DAYS_A_MONTH = 30.4375
_QUARTER = 15


def pace(remaining: int, today: date, by: date) -> int | None:
    """Minutes a month from `today` to the day `by`, in whole quarters of an hour; None in the last month and after."""
    months = ((by - today).days + 1) / _DAYS_A_MONTH
    return ceil(remaining / months / _QUARTER) * _QUARTER if months > 1 else None
