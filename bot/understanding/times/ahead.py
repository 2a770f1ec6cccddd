"""Days to come, as people name them: `12/1`, `friday`, `tomorrow`, `next week`."""

import re
from datetime import date

from dateutil.relativedelta import relativedelta, weekday

from bot.understanding.times.dates import find_days
from bot.understanding.times.day_hints import DayHint
from bot.understanding.words.spans import lowered

_YEAR = re.compile(r"20\d\d|\d[/.-]\d\d?[/.-]\d\d$")
_FIGURES = re.compile(r"(?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)?")
_BETWEEN = re.compile(
    r"\s+(?:to|until|till|til|through|thru|and|up to)\s+|\s+-+\s+"
    r"|(?<=\d)(?<!-\d\d)(?<!\d{4})-(?=(?:\d{1,2}/)?\d{1,2}(?:/\d+)?$)"
)
_BEFORE = re.compile(r"^(?:(?:from|starting|beginning|between|on|the|until|till|til|through|thru)\s+)+")


def day_ahead(text: str, today: date) -> date | None:
    """The day that the text names, today or later; None where it names none, or is about something else too.

    A day without a year is the next one that comes. `next week` is its Monday.
    """
    span = span_ahead(text, today)
    return None if span is None else span[0]


def span_ahead(text: str, today: date) -> tuple[date, date] | None:
    """The first and the last of the days that the text names; the same where it names one."""
    plain = lowered(text).strip(" .,!?")
    found = [one for one in find_days(plain, today) if _is_all(plain, one.start, one.end)]
    if len(found) != 1:
        return None
    return _ahead(found[0].value, plain, today)


def stretch_ahead(text: str, today: date) -> tuple[date, date] | None:
    """From the first to the last day of `12/1 to 12/12`, `dec 1-12` or `next week`; None for anything else."""
    plain = _BEFORE.sub("", lowered(" ".join(text.split())).strip(" .,!?"))
    parts = _BETWEEN.split(plain)
    if len(parts) == 1:
        return span_ahead(plain, today)
    if len(parts) > 2 or (first := day_ahead(parts[0], today)) is None:  # noqa: PLR2004 - from and to
        return None
    last = _of_month(parts[1], first) or day_ahead(parts[1], first)
    return None if last is None else (first, last)


def _is_all(plain: str, start: int, end: int) -> bool:
    rest = f"{plain[:start]} {plain[end:]}"
    return not re.sub(r"\b(?:from|on|the|until|till|til|through|thru|of|all|whole|day|starting)\b|[\s,.]", "", rest)


def _of_month(text: str, first: date) -> date | None:
    """The day of `dec 1 to 12`: of the month in which the stretch begins."""
    said = _FIGURES.fullmatch(text.strip())
    try:
        day = first.replace(day=int(said["day"])) if said else None
    except ValueError:
        return None
    return day if day is not None and day >= first else None


def _ahead(hint: DayHint, said: str, today: date) -> tuple[date, date] | None:
    if hint.span is not None:
        first, last = hint.span
        return (max(first, today), last) if last >= today else None
    if hint.weekday is not None and not hint.firm:
        next_week = "next" in said and hint.day is not None and hint.day > today
        day = hint.day if next_week else today + relativedelta(weekday=weekday(hint.weekday))
        return None if day is None else (day, day)
    if hint.day is None:
        return None
    if hint.day >= today:
        return hint.day, hint.day
    named_year, is_figure = _YEAR.search(said), re.search(r"\d", said)
    if named_year or not is_figure:
        return None
    day = hint.day + relativedelta(years=1)
    return day, day
