"""When an event that repeats took place last: its rule as RFC 5545 writes it, followed day by day.

Only days are looked at, and only so many: dateutil, which knows every rule, searches the next eight thousand years for
the 31st of February, while somebody waits.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from itertools import islice

_DAY = timedelta(days=1)
_WEEK = 7
_LOOKED_BACK = 400
"""Days. A session of more than a year ago is nobody's latest."""
_LONGEST = 7_500
"""Days. A series that is counted and began twenty years ago is left alone."""

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_FOLLOWED = frozenset({"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS"})


@dataclass(frozen=True)
class Repeat:
    """How often an event takes place. `weekdays` are (which one of the month or 0 for each, day from Monday)."""

    every: str
    interval: int = 1
    count: int | None = None
    until: date | None = None
    week_starts: int = 0
    weekdays: tuple[tuple[int, int], ...] = ()
    month_days: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    positions: tuple[int, ...] = ()


def repeat_of(rule: Mapping[str, Sequence[object]], zone: tzinfo | None) -> Repeat | None:
    """The rule of an event in that zone, by the names of its parts; None for one that is not followed here."""
    parts = {name.upper(): values for name, values in rule.items()}
    every = str(next(iter(parts.get("FREQ", ())), "")).upper()
    positions = _numbers(parts.get("BYSETPOS", ()))
    if every not in {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"} or parts.keys() - _FOLLOWED:
        return None
    if positions and every != "MONTHLY":
        return None
    return Repeat(
        every=every,
        interval=max(1, *_numbers(parts.get("INTERVAL", (1,)))),
        count=next(iter(_numbers(parts.get("COUNT", ()))), None),
        until=_day_in(zone, next(iter(parts.get("UNTIL", ())), None)),
        week_starts=_weekday(str(next(iter(parts.get("WKST", ("MO",)))))),
        weekdays=tuple(_which_weekday(str(one)) for one in parts.get("BYDAY", ())),
        month_days=_numbers(parts.get("BYMONTHDAY", ())),
        months=_numbers(parts.get("BYMONTH", ())),
        positions=positions,
    )


def latest_day(repeat: Repeat, first: date, last: date, *, without: Collection[date] = ()) -> date | None:
    """The newest day until `last` on which the event takes place; None where there is none within a year or so.

    `first` is the event's own day. `without` are days that were taken out; they count for COUNT all the same.
    """
    last = min(last, repeat.until or last)
    if repeat.count is None:
        backwards = (last - number * _DAY for number in range(min((last - first).days, _LOOKED_BACK) + 1))
        return next((day for day in backwards if day not in without and _falls(repeat, first, day)), None)
    if (last - first).days > _LONGEST:
        return None
    forwards = (first + number * _DAY for number in range((last - first).days + 1))
    counted = islice((day for day in forwards if day == first or _falls(repeat, first, day)), repeat.count)
    return max((day for day in counted if day not in without), default=None)


def _falls(repeat: Repeat, first: date, day: date) -> bool:
    """Whether the event takes place that day, its count and its last day left aside."""
    match repeat.every:
        case "DAILY":
            return (day - first).days % repeat.interval == 0 and _fits(repeat, day)
        case "WEEKLY":
            weeks = (_week(day, repeat) - _week(first, repeat)).days // _WEEK
            weekdays = {weekday for _, weekday in repeat.weekdays} or {first.weekday()}
            return weeks % repeat.interval == 0 and day.weekday() in weekdays and _in_month(repeat, day)
        case "MONTHLY":
            months = 12 * (day.year - first.year) + day.month - first.month
            return months % repeat.interval == 0 and _of_month(repeat, first, day)
        case _:
            return (day.year - first.year) % repeat.interval == 0 and _of_year(repeat, first, day)


def _of_month(repeat: Repeat, first: date, day: date) -> bool:
    if not (repeat.weekdays or repeat.month_days):
        return day.day == first.day and _in_month(repeat, day)
    if not repeat.positions:
        return _fits(repeat, day)
    days = [one for one in _month_of(day) if _fits(repeat, one)]
    chosen = {days[at - 1 if at > 0 else at] for at in repeat.positions if 0 < abs(at) <= len(days)}
    return day in chosen


def _of_year(repeat: Repeat, first: date, day: date) -> bool:
    if repeat.weekdays or repeat.month_days:
        return bool(repeat.months) and _fits(repeat, day)
    in_month = day.month in repeat.months if repeat.months else day.month == first.month
    return in_month and day.day == first.day


def _fits(repeat: Repeat, day: date) -> bool:
    """Whether the day is one of the months, days and weekdays that the rule names."""
    if not _in_month(repeat, day):
        return False
    if repeat.month_days and not {day.day, day.day - _days_of_month(day) - 1} & set(repeat.month_days):
        return False
    return not repeat.weekdays or any(_is_weekday(day, which, weekday) for which, weekday in repeat.weekdays)


def _in_month(repeat: Repeat, day: date) -> bool:
    return not repeat.months or day.month in repeat.months


def _is_weekday(day: date, which: int, weekday: int) -> bool:
    from_start = (day.day - 1) // _WEEK + 1
    from_end = -((_days_of_month(day) - day.day) // _WEEK + 1)
    return day.weekday() == weekday and which in {0, from_start, from_end}


def _week(day: date, repeat: Repeat) -> date:
    return day - (day.weekday() - repeat.week_starts) % _WEEK * _DAY


def _month_of(day: date) -> Iterator[date]:
    return (day.replace(day=number) for number in range(1, _days_of_month(day) + 1))


def _days_of_month(day: date) -> int:
    following = day.replace(day=28) + 4 * _DAY
    return (following - following.day * _DAY).day


def _which_weekday(said: str) -> tuple[int, int]:
    """`2TU` is the second Tuesday, `-1FR` the last Friday, `MO` every Monday."""
    which = said[:-2]
    return (int(which) if which.strip("+-").isdigit() else 0, _weekday(said[-2:]))


def _day_in(zone: tzinfo | None, moment: object) -> date | None:
    if isinstance(moment, datetime):
        return (moment.astimezone(zone) if moment.tzinfo and zone else moment).date()
    return moment if isinstance(moment, date) else None


def _weekday(name: str) -> int:
    return _WEEKDAYS.index(name.upper())


def _numbers(values: Iterable[object]) -> tuple[int, ...]:
    return tuple(int(str(value)) for value in values)
