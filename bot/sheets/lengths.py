"""Times of the day and lengths, as cells and the headings of sessions say them."""

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from bot.sheets.cells import Fault, shown, text_of
from bot.sheets.tables import Cell

_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?::(?P<minute>\d{2})(?::(?P<second>\d{2}))?)?\s*(?P<half>[ap])?\.?(?:m\.?)?", re.IGNORECASE
)
_NUMBER = re.compile(r"-?\d+(?:\.\d+|,\d{1,2})?|-?\.\d+|-?,\d{1,2}")
"""A comma is a decimal point only before one digit or two: `1,500` may be a thousand and a half."""
_COLONS = re.compile(r"(?P<hours>\d{1,3}):(?P<minutes>[0-5]\d)(?::[0-5]\d)?")
_UNITS = re.compile(
    r"(?:(?P<hours>\d+(?:[.,]\d+)?)\s*(?:hours?|hrs?|h)\b\.?)?\s*(?:and\s+|,\s*)?"
    r"(?:(?P<minutes>\d+)\s*(?:minutes?|mins?|m)\b\.?)?",
    re.IGNORECASE,
)
_UNITS_AT = re.compile(
    r"(?<![\w.,:/-])(?:(?P<hours>\d+(?:[.,]\d+)?)\s*-?(?:hours?|hrs?|h)\b\.?(?:\s*(?P<rest>\d+)\s*(?:minutes?|mins?|m)\b)?"
    r"|(?P<minutes>\d+)\s*-?(?:minutes?|mins?)\b)",
    re.IGNORECASE,
)
_STRETCH_AT = re.compile(
    r"(?<![\w/:-])(?P<starts>\d{1,2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?)\s*(?:-|–|—|to)\s*"
    r"(?P<ends>\d{1,2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?)(?![\w/:-])",
    re.IGNORECASE,
)
_HALF_DAY, _NOON_HOUR = 12, 12


def clock(cell: Cell) -> time:
    """The time of day in the cell, to the second."""
    if isinstance(cell, datetime | time):
        return time(cell.hour, cell.minute, cell.second)
    match = _CLOCK.fullmatch(text_of(cell))
    if match and (match["minute"] or match["half"]):
        hour, half = int(match["hour"]), (match["half"] or "").lower()
        if half and 1 <= hour <= _HALF_DAY:
            hour = hour % _HALF_DAY + (_NOON_HOUR if half == "p" else 0)
        with suppress(ValueError):
            return time(hour, int(match["minute"] or 0), int(match["second"] or 0))
    raise Fault(f"{shown(cell)} is no time of day. Write 17:30 or 5:30 PM.")


def minutes(cell: Cell, *, a_number_is: int) -> int:
    """The length in the cell, in whole minutes; a bare number stands for so many minutes each."""
    if isinstance(cell, timedelta):
        return round(cell.total_seconds() / 60)
    if isinstance(cell, datetime):
        cell = cell.time()
    if isinstance(cell, time):
        return cell.hour * 60 + cell.minute
    text = text_of(cell)
    if _NUMBER.fullmatch(text):
        return _whole(_decimal(text) * a_number_is)
    if match := _COLONS.fullmatch(text):
        return int(match["hours"]) * 60 + int(match["minutes"])
    match = _UNITS.fullmatch(text)
    if match and (match["hours"] or match["minutes"]):
        return _whole(_decimal(match["hours"] or "0") * 60) + int(match["minutes"] or 0)
    raise Fault(f"{shown(cell)} is no length. Write {'1.5' if a_number_is > 1 else '90'}, 1:30 or 1h 30m.")


@dataclass(frozen=True)
class Length:
    """A length within other words: how long, at which time of the day where that is said, and where it stands."""

    minutes: int
    at: tuple[int, int]
    starts: time | None = None
    ends: time | None = None


def length_within(text: str) -> Length | None:
    """The length that a heading names, if it names one."""
    if match := _STRETCH_AT.search(text):
        starts, ends = _stretch(match["starts"], match["ends"])
        if starts is not None and ends is not None and starts < ends:
            return Length(span(starts, ends), match.span(), starts, ends)
    if match := _UNITS_AT.search(text):
        whole = _whole(_decimal(match["hours"] or "0") * 60) + int(match["rest"] or match["minutes"] or 0)
        return Length(whole, match.span())
    return None


def span(starts: time, ends: time) -> int:
    """The minutes from one time of a day to a later one."""
    return (ends.hour - starts.hour) * 60 + ends.minute - starts.minute


def _stretch(starts: str, ends: str) -> tuple[time | None, time | None]:
    """Both times; `9-12 pm` says its half once, and figures with neither a half nor minutes are no times."""
    halves = [re.search(r"[ap]", one, re.IGNORECASE) for one in (starts, ends)]
    if halves[1] and not halves[0]:
        late = _time(ends)
        same, other = _time(f"{starts}{halves[1][0]}m"), _time(f"{starts}am")
        return (same if same and late and same < late else other), late
    return _time(starts), _time(ends)


def _time(text: str) -> time | None:
    try:
        return clock(text)
    except Fault:
        return None


def _decimal(text: str) -> Decimal:
    try:
        return Decimal(text.replace(",", "."))
    except InvalidOperation as error:
        raise Fault(f"{shown(text)} is no number.") from error


def _whole(amount: Decimal) -> int:
    return int(amount.quantize(Decimal(1), rounding=ROUND_HALF_UP))
