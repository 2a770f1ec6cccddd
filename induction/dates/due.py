"""When something is due: the last day of a deadline, counted from its own trigger or taken from the calendar.

A trigger is a day in a candidate's life, on record as the milestone of that name. What is not on record is not guessed:
then there is no day, and whoever asks is told which one is missing.
"""

from datetime import date, timedelta

from induction.dates.schedule import last_days, months_after
from induction.packs.pack import ProgramPack
from induction.packs.rules import Due, Trigger
from induction.record.candidate import CandidateRecord
from induction.record.milestones import day_of_milestone

_DAYS = {"days": 1, "weeks": 7}
_MONTHS = {"months": 1, "years": 12}


def last_day(
    due: Due, pack: ProgramPack, record: CandidateRecord, cohort_start: date | None, *, year: int | None = None
) -> date | None:
    """The last day on which it is in time; None where the day that it counts from is not known.

    With a date of the calendar it is the last day of that date in the program `year`, or of the last year in which it
    comes where no year is named.
    """
    if due.of is not None and due.within is not None:
        begins = trigger_day(record, due.of)
        return None if begins is None else days_on(begins, due.within, due.unit)
    if due.date is None or cohort_start is None:
        return None
    days = [last for of, last in last_days(pack, due.date, cohort_start) if year in {None, of}]
    return max(days, default=None)


def trigger_day(record: CandidateRecord, trigger: Trigger) -> date | None:
    """The day from which a deadline counts; the roster has the first day of the program where no milestone says it."""
    on = day_of_milestone(record.milestones, trigger.value)
    if on is None and trigger is Trigger.PROGRAM_START:
        return record.candidate.starts_on
    return on


def days_on(day: date, count: int, unit: str) -> date:
    """The day so many days, weeks, months or years on; in a shorter month its last day."""
    if unit in _DAYS:
        return day + timedelta(days=count * _DAYS[unit])
    return months_after(day, count * _MONTHS[unit])
