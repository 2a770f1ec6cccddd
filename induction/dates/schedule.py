"""A cohort's calendar: what its program's documents print, on the days that it means for this cohort.

The months of a pack are those of a school year, July to June: the documents print them under Year 1 and Year 2, from
the summer in which a cohort starts. A day is computed only where a document prints its rule; where it prints a month
alone, the date is that whole month, and nobody is told a day.
"""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date, time, timedelta

from pydantic import BaseModel, ConfigDict

from induction.dates.holidays import federal_holiday
from induction.packs.dates import DateKind, PackDate
from induction.packs.pack import Contact, ProgramPack
from induction.packs.rules import Rule, RuleState, Source

SCHOOL_YEAR_BEGINS = 7
FORTNIGHT = timedelta(days=14)
_FAR = timedelta(days=400)
_KEPT = {"title", "kind", "state", "starts", "ends", "category", "minutes", "note", "rules"}
"""What a date of the pack says in every year in which it comes."""


class ProgramDate(BaseModel):
    """One date of a cohort: a day, or a stretch of time from `first` to `last` of which no day is printed.

    `holiday` is the federal holiday on which the day falls: it is not moved, and whoever reads of it is told to ask.
    `category` is what its hours are, and `minutes` how long it lasts, where that is known. `ask` is whom to ask about
    it, `rules` are the keys of what is worth knowing then.
    """

    model_config = ConfigDict(frozen=True)

    key: str
    title: str
    kind: DateKind
    year: int
    first: date
    last: date
    state: RuleState
    sources: tuple[Source, ...]
    starts: time | None = None
    ends: time | None = None
    category: str | None = None
    minutes: int | None = None
    holiday: str | None = None
    note: str | None = None
    ask: Contact | None = None
    rules: tuple[str, ...] = ()

    @property
    def has_day(self) -> bool:
        """Whether it is one day, and not a stretch of time."""
        return self.first == self.last

    @property
    def is_month(self) -> bool:
        """Whether it is one month, of which no day is printed."""
        return not self.has_day and (self.first.year, self.first.month) == (self.last.year, self.last.month)


class FortnightAhead(BaseModel):
    """What a cohort should know in the week from Monday `monday` on: dates and one rule, and nothing about anybody.

    `this_week` and `next_week` hold the days and deadlines of that week, and what opens or closes in it. `running` is
    what has a month and no day, while that month goes on. `coming` is what comes next, where all of these are empty.
    """

    model_config = ConfigDict(frozen=True)

    monday: date
    this_week: tuple[ProgramDate, ...] = ()
    next_week: tuple[ProgramDate, ...] = ()
    running: tuple[ProgramDate, ...] = ()
    coming: ProgramDate | None = None
    rule: Rule | None = None

    @property
    def quiet(self) -> bool:
        """Whether nothing is due, opens, closes or goes on."""
        return not (self.this_week or self.next_week or self.running)

    @property
    def next_monday(self) -> date:
        """The Monday of the second week."""
        return self.monday + timedelta(days=7)


def dates_between(pack: ProgramPack, cohort_start: date, first: date, last: date) -> tuple[ProgramDate, ...]:
    """The cohort's dates that touch the days from `first` to `last`, in their order."""
    touching = (one for one in every_date(pack, cohort_start) if one.first <= last and one.last >= first)
    return tuple(sorted(touching, key=lambda one: (one.first, one.last, one.key)))


def every_date(pack: ProgramPack, cohort_start: date) -> tuple[ProgramDate, ...]:
    """All dates of the cohort, as the pack lists them, once in every year of the program in which each comes."""
    return tuple(on for one in pack.dates for on in _each_year(pack, one, cohort_start))


def occurrences(pack: ProgramPack, key: str, cohort_start: date) -> tuple[ProgramDate, ...]:
    """The date of the pack with that key, once in every year of the program in which it comes."""
    return tuple(on for one in pack.dates if one.key == key for on in _each_year(pack, one, cohort_start))


def last_days(pack: ProgramPack, key: str, cohort_start: date) -> tuple[tuple[int, date], ...]:
    """The years of the program in which that date of the pack comes, each with its last day then."""
    return tuple(
        (year, _span(one, year, cohort_start)[1]) for one in pack.dates if one.key == key for year in one.years
    )


def fortnight_ahead(pack: ProgramPack, cohort_start: date, on: date) -> FortnightAhead:
    """What is due in the week of `on` and the one after it, or what comes next, and a rule that the calendar chose."""
    monday = monday_of(on)
    sunday, last = monday + timedelta(days=6), monday + FORTNIGHT - timedelta(days=1)
    near = dates_between(pack, cohort_start, monday, last)
    this_week = tuple(one for one in near if _turns(one, monday, sunday))
    next_week = tuple(one for one in near if one not in this_week and _turns(one, sunday + timedelta(days=1), last))
    running = tuple(one for one in near if one not in {*this_week, *next_week} and one.is_month)
    due = (*this_week, *next_week, *running)
    later = () if due else dates_between(pack, cohort_start, last + timedelta(days=1), last + _FAR)
    return FortnightAhead(
        monday=monday,
        this_week=this_week,
        next_week=next_week,
        running=running,
        coming=next((one for one in later if one.first > last), None),
        rule=_worth_knowing(pack, due, (monday - monday_of(cohort_start)).days // 7),
    )


def monday_of(day: date) -> date:
    """The Monday of the day's week."""
    return day - timedelta(days=day.weekday())


def months_after(day: date, months: int) -> date:
    """The same day so many months on, or the last day of a shorter month."""
    year, month = divmod(day.month - 1 + months, 12)
    last = monthrange(day.year + year, month + 1)[1]
    return date(day.year + year, month + 1, min(day.day, last))


def week_name(day: date) -> str:
    """The day's week as ISO names it, such as `2026-W47`."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def _each_year(pack: ProgramPack, one: PackDate, cohort_start: date) -> Iterator[ProgramDate]:
    for year in one.years:
        first, last = _span(one, year, cohort_start)
        yield ProgramDate(
            key=f"{one.key}@{year}",
            year=year,
            first=first,
            last=last,
            holiday=federal_holiday(first) if first == last and one.kind is not DateKind.DEADLINE else None,
            ask=pack.contact_for(one.kind.value),
            **one.model_dump(include=_KEPT),
            sources=one.sources,
        )


def _span(one: PackDate, year: int, cohort_start: date) -> tuple[date, date]:
    if one.within_months is not None:
        due = months_after(cohort_start, one.within_months)
        return due, due
    opens = _month(one.month or SCHOOL_YEAR_BEGINS, year, cohort_start)
    if one.weekday is not None and one.nth is not None:
        day = opens + timedelta(days=(one.weekday - opens.isoweekday()) % 7 + 7 * (one.nth - 1))
        return day, day
    closes = _month(one.until_month or opens.month, year, cohort_start)
    return opens, closes.replace(day=monthrange(closes.year, closes.month)[1])


def _month(month: int, year: int, cohort_start: date) -> date:
    """The first day of a month in the cohort's school year of that number."""
    begins = cohort_start.year - (cohort_start.month < SCHOOL_YEAR_BEGINS)
    return date(begins + year - (month >= SCHOOL_YEAR_BEGINS), month, 1)


def _turns(one: ProgramDate, first: date, last: date) -> bool:
    """Whether it opens on one of these days or, unless it is a month without a day, closes on one of them."""
    return first <= one.first <= last or (not one.is_month and first <= one.last <= last)


def _worth_knowing(pack: ProgramPack, due: Sequence[ProgramDate], week: int) -> Rule | None:
    """The rule of that week: of those that belong to what is due, else of the pack's list, each in its turn."""
    keys = list(dict.fromkeys(key for one in due for key in one.rules)) or list(pack.weekly_rules)
    return pack.rule(keys[week % len(keys)]) if keys else None
