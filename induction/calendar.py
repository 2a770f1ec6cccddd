"""Days as people say them, and program years.

No document of any program settles whether a year is a school year, a fiscal year or a year from enrolment (the rule
`year.basis` is unknown in every pack), so a year is counted from the candidate's own first day.
"""

from datetime import date, datetime


def day_words(day: date) -> str:
    """A day as people say it: `Mon, Oct 12, 2026`."""
    return f"{day:%a, %b} {day.day}, {day.year}"


def moment_words(at: datetime) -> str:
    """An instant as people say it, in its own zone: `Mon, Oct 12, 2026, 3:30 PM`."""
    return f"{day_words(at.date())}, {at.hour % 12 or 12}:{at:%M %p}"


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
