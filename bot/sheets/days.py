"""The day that a cell says, or that stands in the heading of a session."""

import re
from datetime import date, datetime

from bot.sheets.cells import Fault, shown, text_of
from bot.sheets.layouts import DayOrder
from bot.sheets.tables import Cell

_CENTURY = 2000
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<word>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?"
_YEAR = r"(?P<year>\d{4}|\d{2})"
_DAY_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?<![\d.])(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)",
        rf"(?<![\d.])(?P<one>\d{{1,2}})(?P<sep>[-/.])(?P<two>\d{{1,2}})(?P=sep){_YEAR}(?!\d)",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+{_MONTH}[\s,-]+{_YEAR}(?!\d)",
        rf"{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}(?!\d)",
    )
)
_YEARLESS_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?<![\d./])(?P<one>\d{1,2})(?P<sep>/)(?P<two>\d{1,2})(?![\d/])",
        rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+{_MONTH}(?![a-z])",
    )
)
_TIME_AFTER = re.compile(
    r"[T ,]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[ap]\.?m\.?)?(?:Z|[+-]\d{2}:?\d{2})?", re.IGNORECASE
)


def day(cell: Cell, order: DayOrder) -> date:
    """The day in the cell; where two figures could both be the month, the order says which is."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    text = _TIME_AFTER.sub("", re.sub(rf"^{_WEEKDAY}", "", text_of(cell), flags=re.IGNORECASE)).strip()
    right = "2026-10-12 or " + ("10/12/2026" if order is DayOrder.MONTH_FIRST else "12/10/2026")
    for form in _DAY_FORMS:
        if match := form.fullmatch(text):
            found = _date(match, order, None)
            if found is None:
                first = "month" if order is DayOrder.MONTH_FIRST else "day"
                raise Fault(f"{shown(text)} is no day, read with the {first} first. Write {right}.")
            return found
    raise Fault(f"{shown(cell)} is no date. Write {right}.")


def figures_of(text: str) -> tuple[int, int] | None:
    """The two figures of a date of which either could come first, as `10/12/2026`; None for all else."""
    match = _DAY_FORMS[1].search(text)
    return None if match is None else (int(match["one"]), int(match["two"]))


def written_date(text: str) -> str:
    """The part of a text that is such a date, as it is written."""
    match = _DAY_FORMS[1].search(text)
    return text if match is None else match[0]


def day_within(text: str, order: DayOrder, *, today: date, year: int | None) -> tuple[date, tuple[int, int]] | None:
    """The day that a heading names, and where; None where it names none.

    Without a year it is of that `year`, or else the last such day that is not after `today`.
    """
    for forms in (_DAY_FORMS, _YEARLESS_FORMS):
        for form in forms:
            if match := form.search(text):
                found = _date(match, order, year or today.year)
                if found is None:
                    raise Fault(f"{shown(match[0])} is no day")
                if "year" not in match.groupdict() and year is None and found > today:
                    found = _years_back(found)
                return found, match.span()
    return None


def _years_back(found: date) -> date:
    try:
        return found.replace(year=found.year - 1)
    except ValueError:
        raise Fault(f"{found:%B} {found.day} has no year") from None


def _date(match: re.Match[str], order: DayOrder, default_year: int | None) -> date | None:
    said = match.groupdict()
    if said.get("word"):
        month, number = _MONTHS.index(said["word"][:3].lower()) + 1, int(said["day"])
    elif said.get("one"):
        figures = (int(said["one"]), int(said["two"]))
        month, number = figures if order is DayOrder.MONTH_FIRST else figures[::-1]
    else:
        month, number = int(said["month"]), int(said["day"])
    year = int(said["year"]) if said.get("year") else default_year or 0
    try:
        return date(year + (_CENTURY if year < 100 else 0), month, number)  # noqa: PLR2004 - two-digit years
    except ValueError:
        return None
