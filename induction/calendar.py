"""Days and clock times as people say them, and program years.

No document of any program settles whether a year is a school year, a fiscal year or a year from enrolment (the rule
`year.basis` is unknown in every pack), so a year is counted from the candidate's own first day.
"""

from datetime import date, datetime, time, timedelta

_NOON = 12


def day_words(day: date) -> str:
    """A day as people say it: `Mon, Oct 12, 2026`."""
    return f"{day:%a, %b} {day.day}, {day.year}"


def date_words(day: date) -> str:
    """A day whose weekday does not matter: `October 12, 2026`."""
    return f"{day:%B} {day.day}, {day.year}"


def near_day_words(day: date) -> str:
    """A day of this time of the year: `Mon, Oct 12`."""
    return f"{day:%a, %b} {day.day}"


def short_day(day: date, today: date | None = None) -> str:
    """A day where its weekday tells nobody more: `Oct 12`; with its year where that is not the one of `today`."""
    year = "" if today is None or today.year == day.year else f", {day.year}"
    return f"{day:%b} {day.day}{year}"


def moment_words(at: datetime) -> str:
    """An instant as people say it, in its own zone: `Mon, Oct 12, 2026, 3:30 pm`."""
    return f"{day_words(at.date())}, {time_words(at.time())}"


def soon_words(at: datetime, today: date) -> str:
    """An instant that is soon, in its own zone: `today at 4:00 pm`."""
    days = {today: "today", today + timedelta(days=1): "tomorrow"}
    return f"{days.get(at.date()) or f'on {day_words(at.date())}'} at {time_words(at.time())}"


def time_words(moment: time) -> str:
    """A time of day as people say it: `4:00 pm`."""
    return f"{_dial(moment)} {_half(moment)}"


def clock_words(starts: time, ends: time) -> str:
    """From when to when: `3:30-4:15 pm`, `11:30 am-1:00 pm`."""
    half = "" if _half(starts) == _half(ends) else f" {_half(starts)}"
    return f"{_dial(starts)}{half}-{time_words(ends)}"


def zone_words(zone: str) -> str:
    """The time of a zone as people say it: that of `America/New_York` is `New York time`."""
    return f"{zone.rpartition('/')[2].replace('_', ' ')} time"


def program_year(starts_on: date, day: date) -> int:
    """The program year that a day falls in: 1 from the candidate's first day, 0 for every day before it."""
    years = day.year - starts_on.year
    return max(0, years + 1 if day >= _anniversary(starts_on, years) else years)


def year_span(starts_on: date, year: int) -> tuple[date, date]:
    """The first and the last day of a program year, which is 1 or later."""
    if year < 1:
        raise ValueError("program years begin with 1")
    return _anniversary(starts_on, year - 1), date.fromordinal(_anniversary(starts_on, year).toordinal() - 1)


def _anniversary(starts_on: date, years: int) -> date:
    """The same day so many years on; March 1 for February 29 in a year that has none."""
    try:
        return starts_on.replace(year=starts_on.year + years)
    except ValueError:
        return date(starts_on.year + years, 3, 1)


def _dial(moment: time) -> str:
    return f"{moment.hour % _NOON or _NOON}:{moment:%M}"


def _half(moment: time) -> str:
    return "am" if moment.hour < _NOON else "pm"
