from datetime import date

import pytest

from induction.dates.holidays import federal_holiday


@pytest.mark.parametrize(
    ("day", "holiday"),
    [
        (date(2026, 1, 1), "New Year's Day"),
        (date(2027, 12, 31), "New Year's Day"),  # a Friday: January 1 is a Saturday
        (date(2023, 1, 2), "New Year's Day"),  # a Monday: January 1 was a Sunday
        (date(2027, 1, 18), "Martin Luther King Jr. Day"),
        (date(2027, 2, 15), "Presidents' Day"),
        (date(2027, 5, 31), "Memorial Day"),
        (date(2027, 5, 24), None),
        (date(2026, 6, 19), "Juneteenth"),
        (date(2026, 7, 3), "Independence Day"),
        (date(2026, 7, 4), "Independence Day"),
        (date(2026, 9, 7), "Labor Day"),
        (date(2026, 10, 12), "Columbus Day, in California also Indigenous Peoples' Day"),
        (date(2026, 10, 5), None),
        (date(2030, 11, 11), "Veterans Day"),
        (date(2026, 11, 26), "Thanksgiving"),
        (date(2026, 12, 25), "Christmas Day"),
        (date(2026, 11, 9), None),
    ],
)
def test_federal_holidays(day: date, holiday: str | None):
    assert federal_holiday(day) == holiday


def test_every_second_monday_of_october_is_one():
    mondays = [date(year, 10, day) for year in range(2020, 2060) for day in range(8, 15)]
    kept = {federal_holiday(day) for day in mondays if day.weekday() == 0}
    assert kept == {"Columbus Day, in California also Indigenous Peoples' Day"}
