"""What cells say, and what they do not."""

from datetime import date, datetime, time, timedelta

import pytest

from bot.sheets.cells import Fault
from bot.sheets.days import day, day_within
from bot.sheets.layouts import DayOrder
from bot.sheets.lengths import Length, clock, length_within, minutes
from bot.sheets.tables import Cell

MONTH, DAY = DayOrder.MONTH_FIRST, DayOrder.DAY_FIRST
OCT_5 = date(2026, 10, 5)


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        (OCT_5, OCT_5),
        (datetime(2026, 10, 5, 15, 30), OCT_5),  # noqa: DTZ001 - a cell has no zone
        ("2026-10-05", OCT_5),
        ("2026/10/5", OCT_5),
        ("2026-10-05T00:00:00", OCT_5),
        ("2026-10-05 07:00:00Z", OCT_5),
        ("10/5/2026", OCT_5),
        ("10/05/26", OCT_5),
        ("10-05-2026", OCT_5),
        ("10.5.2026", OCT_5),
        ("10/5/2026 12:00:00 AM", OCT_5),
        ("Mon 10/05/2026", OCT_5),
        ("Monday, October 5, 2026", OCT_5),
        ("Oct 5 2026", OCT_5),
        ("5-Oct-2026", OCT_5),
        ("5-Oct-26", OCT_5),
        ("5th October 2026", OCT_5),
    ],
)
def test_a_day_with_the_month_first(cell: Cell, found: date) -> None:
    assert day(cell, MONTH) == found


@pytest.mark.parametrize("cell", ["5/10/2026", "05.10.26", "5-10-2026", "2026-10-05", "5 Oct 2026"])
def test_a_day_with_the_day_first(cell: str) -> None:
    assert day(cell, DAY) == OCT_5


@pytest.mark.parametrize(
    "cell", ["", "yesterday", "10/5", "2026", "13/13/2026", "2026-02-30", "10/5/2026 and so on", 5, None, True]
)
def test_what_is_no_day(cell: Cell) -> None:
    with pytest.raises(Fault, match=r"no (date|day)"):
        day(cell, MONTH)


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        (time(15, 30), time(15, 30)),
        (datetime(2026, 10, 5, 15, 30), time(15, 30)),  # noqa: DTZ001 - a cell has no zone
        ("15:30", time(15, 30)),
        ("3:30 PM", time(15, 30)),
        ("3:30p", time(15, 30)),
        ("3:30:00 p.m.", time(15, 30)),
        ("12:15 AM", time(0, 15)),
        ("12 pm", time(12)),
        ("9 am", time(9)),
        ("07:05:30", time(7, 5, 30)),
    ],
)
def test_a_time_of_day(cell: Cell, found: time) -> None:
    assert clock(cell) == found


@pytest.mark.parametrize("cell", ["", "9", "25:00", "9:75", "noonish", "13 pm x", None])
def test_what_is_no_time_of_day(cell: Cell) -> None:
    with pytest.raises(Fault, match="no time of day"):
        clock(cell)


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("1.5", 90),
        ("1,5", 90),
        (".75", 45),
        (1.25, 75),
        (2, 120),
        ("0.33", 20),
        ("1.3333333333", 80),
        (1 / 3, 20),
        ("1:30", 90),
        ("01:30:00", 90),
        ("1h 30m", 90),
        ("1 hr 30 min", 90),
        ("1.5 hours", 90),
        ("1 hour and 15 minutes", 75),
        ("90 min", 90),
        ("45m", 45),
        (time(1, 30), 90),
        (timedelta(hours=1, minutes=30), 90),
        (datetime(1899, 12, 30, 1, 30), 90),  # noqa: DTZ001 - a cell has no zone
        ("-1", -60),
        ("0", 0),
    ],
)
def test_a_length_of_hours(cell: Cell, found: int) -> None:
    assert minutes(cell, a_number_is=60) == found


def test_a_bare_number_is_minutes_where_the_column_says_so() -> None:
    assert minutes("90", a_number_is=1) == 90
    with pytest.raises(Fault, match="Write 90, 1:30 or 1h 30m"):
        minutes("ninety", a_number_is=1)


@pytest.mark.parametrize("cell", ["", "1,500", "1,500,000", "1:75", "h", "two", "1 day", None])
def test_what_is_no_length(cell: Cell) -> None:
    with pytest.raises(Fault, match="no length"):
        minutes(cell, a_number_is=60)


@pytest.mark.parametrize(
    ("heading", "found"),
    [
        ("9/12/2026 CPSEL 1", date(2026, 9, 12)),
        ("CPSEL 1 (Sept 12, 2026)", date(2026, 9, 12)),
        ("2026-09-12: CPSEL", date(2026, 9, 12)),
        ("September 12", date(2026, 9, 12)),
        ("12 Dec", date(2025, 12, 12)),
        ("% Attendance", None),
        ("Session 3", None),
        ("P", None),
    ],
)
def test_the_day_in_a_heading(heading: str, found: date | None) -> None:
    within = day_within(heading, MONTH, today=date(2026, 11, 18), year=None)
    assert (within and within[0]) == found


def test_a_leap_day_without_a_year_has_none() -> None:
    with pytest.raises(Fault, match="February 29 has no year"):
        day_within("Feb 29", MONTH, today=date(2028, 1, 5), year=None)


@pytest.mark.parametrize(
    ("heading", "found"),
    [
        ("CPSEL 1 (3 h)", (180, None, None)),
        ("Workshop 90 min", (90, None, None)),
        ("Workshop 1 hr 15 min", (75, None, None)),
        ("PLC 9:00-11:30", (150, time(9), time(11, 30))),
        ("PLC 9-11:30 am", (150, time(9), time(11, 30))),
        ("PLC 11-1 pm", (120, time(11), time(13))),
        ("PLC 1 pm to 3 pm", (120, time(13), time(15))),
        ("Sessions 3-5", None),
        ("CPSEL 1", None),
        ("PL hours", None),
    ],
)
def test_the_length_in_a_heading(heading: str, found: tuple[int, time | None, time | None] | None) -> None:
    within: Length | None = length_within(heading)
    assert (within and (within.minutes, within.starts, within.ends)) == found
