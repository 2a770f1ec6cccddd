"""What the words for a day leave open, and the one day, or the few days, that they agree on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import SU, relativedelta, weekday

A_WEEK = 7
FEW_DAYS = 4
"""As many days as somebody can be asked to choose among."""


@dataclass(frozen=True)
class DayHint:
    """What one expression says of the day: the day itself, a weekday, the span it lies in, or nothing certain.

    `day` of a hint with a weekday is the one meant where nothing else is said; `firm` where it is that one only.
    `among` are the days of an expression that leaves it open among a few ("monday or tuesday").
    """

    day: date | None = None
    weekday: int | None = None
    span: tuple[date, date] | None = None
    firm: bool = False
    among: tuple[date, ...] = ()

    @classmethod
    def either(cls, *hints: "DayHint") -> "DayHint":
        """What is said by one of these hints; of no known days where one of them names none."""
        days = [(hint.day,) if hint.day else hint.among for hint in hints]
        return cls(among=tuple(day for few in days for day in few) if all(days) else ())


def the_day(hints: Iterable[DayHint], today: date) -> date | None:
    """The one day that all hints agree on; None where they leave it open or contradict each other."""
    hints = tuple(hints)
    if not hints:
        return today
    days = _days(hints)
    if len(days) != 1:
        return None
    (day,) = days
    return day if all(_fits(hint, day) for hint in hints) else None


def few_days(hints: Sequence[DayHint]) -> tuple[date, ...]:
    """The few days that it may be where the hints leave it open, in order; none where they are many.

    A weekday and a date that contradict each other ("friday 11/12") may be that date, or that weekday beside it.
    """
    few = next((hint.among for hint in hints if hint.among), ())
    days = {day for day in few if all(_fits(hint, day) for hint in hints)} if few else _days(hints)
    if len(days) == 1:
        (firm,) = days
        days |= {_nearest(hint.weekday, firm) for hint in hints if hint.weekday is not None}
    return tuple(sorted(days)) if 1 < len(days) <= FEW_DAYS else ()


def lies_ahead(hints: Iterable[DayHint], today: date) -> bool:
    """Whether the hints are of a time that has not come, even where they name no one day."""
    return any(hint.span is not None and hint.span[0] > today for hint in hints)


def _days(hints: Sequence[DayHint]) -> set[date]:
    """The days that those hints name which tell most."""
    firm = {hint.day for hint in hints if hint.day and hint.firm}
    if firm or not any(hint.span for hint in hints):
        return firm or {hint.day for hint in hints if hint.day}
    return _days_in_spans(hints)


def _days_in_spans(hints: Sequence[DayHint]) -> set[date]:
    """The days of the first span that are of the named weekday; a span alone leaves every day of it."""
    named = {hint.weekday for hint in hints if hint.weekday is not None} or set(range(A_WEEK))
    first, last = next(hint.span for hint in hints if hint.span)
    days = [first + relativedelta(days=n) for n in range((last - first).days + 1)]
    if named == {SU.weekday} and len(days) == A_WEEK:
        # The week of a Sunday begins on it or ends with it: "Sunday last week" stays open.
        return {first - relativedelta(days=1), last}
    return {day for day in days if day.weekday() in named}


def _fits(hint: DayHint, day: date) -> bool:
    if hint.weekday is not None and hint.weekday != day.weekday():
        return False
    return hint.span is None or hint.span[0] <= day <= hint.span[1]


def _nearest(number: int, day: date) -> date:
    """The day of that weekday that is nearest to the day, itself included."""
    return day + relativedelta(days=-(A_WEEK // 2), weekday=weekday(number))
