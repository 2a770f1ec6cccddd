"""By which day something is to be done: days to come, where the reading of hours looks for days that have passed."""

import re
from collections.abc import Iterator
from datetime import date

from dateutil.relativedelta import relativedelta

from bot.understanding.times.dates import MONTHS, find_days
from bot.understanding.times.day_hints import the_day
from bot.understanding.words.spans import alternatives, lowered

_MONTH = alternatives(MONTHS)
_BEFORE_DAY = re.compile(r"\b(?:by|until|due(?: on| by)?|deadline(?: is)?|no later than)[:,]? (?:the )?$")
_OF_MONTH = re.compile(
    rf"\b(?:by|until|due(?: in| by)?|no later than):? (?:the )?(?:(?:very )?end of |late )?"
    rf"(?P<month>{_MONTH})\b\.?(?:,? (?P<year>20\d\d))?(?! ?\d)"
)
_NAMES_MONTH = re.compile(rf"{_MONTH}\b|\d[/.-]\d")
_NAMES_YEAR = re.compile(r"20\d\d|\d[/.-]\d\d?[/.-]\d\d$")


def due_in(text: str, today: date) -> date | None:
    """The one day that the text names as its deadline; None for none and for several.

    A day without a year is the next one that comes; a month alone means its last day.
    """
    plain = lowered(text)
    days = {*_days(plain, today), *(_end_of(match, today) for match in _OF_MONTH.finditer(plain))}
    return days.pop() if len(days) == 1 else None


def _days(plain: str, today: date) -> Iterator[date]:
    for piece in find_days(plain, today):
        said = plain[piece.start : piece.end]
        day = the_day([piece.value], today) if piece.value.firm else None
        if day is None or not _BEFORE_DAY.search(plain[: piece.start]):
            continue
        if day >= today or _NAMES_YEAR.search(said):
            yield day
        elif _NAMES_MONTH.search(said):
            yield day + relativedelta(years=1)


def _end_of(match: re.Match[str], today: date) -> date:
    month = MONTHS[match["month"]]
    year = int(match["year"]) if match["year"] else today.year + (month < today.month)
    return date(year, month, 1) + relativedelta(day=31)
