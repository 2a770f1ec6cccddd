"""The days that the federal government keeps as holidays (5 U.S.C. 6103): a session may not take place on them."""

from datetime import date, timedelta

_MONDAY, _THURSDAY, _SATURDAY = 1, 4, 6
_LAST_WEEK = 25

_FIXED = {
    (1, 1): "New Year's Day",
    (6, 19): "Juneteenth",
    (7, 4): "Independence Day",
    (11, 11): "Veterans Day",
    (12, 25): "Christmas Day",
}
_NTH = {
    # month, weekday, which one of the month
    (1, _MONDAY, 3): "Martin Luther King Jr. Day",
    (2, _MONDAY, 3): "Presidents' Day",
    (9, _MONDAY, 1): "Labor Day",
    (10, _MONDAY, 2): "Columbus Day, in California also Indigenous Peoples' Day",
    (11, _THURSDAY, 4): "Thanksgiving",
}


def federal_holiday(day: date) -> str | None:
    """The holiday that is kept on that day; one that falls on a weekend is kept on the Friday or Monday beside it."""
    if name := _FIXED.get((day.month, day.day)):
        return name
    if day.isoweekday() == _MONDAY and (name := _fixed_on(day - timedelta(days=1))):
        return name
    if (day + timedelta(days=1)).isoweekday() == _SATURDAY and (name := _fixed_on(day + timedelta(days=1))):
        return name
    if (day.month, day.isoweekday()) == (5, _MONDAY) and day.day >= _LAST_WEEK:
        return "Memorial Day"
    return _NTH.get((day.month, day.isoweekday(), (day.day + 6) // 7))


def _fixed_on(day: date) -> str | None:
    return _FIXED.get((day.month, day.day))
