"""The stretches of time for which a program asks for something: its years so far, and the whole of it."""

from datetime import date

from induction.calendar import program_year, year_span
from induction.packs.pack import ProgramPack
from induction.people import Person


def length(pack: ProgramPack) -> int | None:
    """How many years the program lasts, where a document says."""
    rule = pack.rule("program.length")
    return rule.value if rule is not None and rule.unit == "years" else None


def beyond(pack: ProgramPack, year: int) -> bool:
    """Whether the program is over by that year."""
    years = length(pack)
    return years is not None and year > years


def current_year(candidate: Person, today: date) -> int | None:
    """The program year of that day, 1 on the days before it; None where the roster has no first day."""
    if candidate.starts_on is None:
        return None
    return max(1, program_year(candidate.starts_on, min(today, candidate.ends_on or today)))


def years_begun(pack: ProgramPack, candidate: Person, today: date) -> range:
    """The program's years up to that day; none where the roster has no first day."""
    current = current_year(candidate, today) or 0
    return range(1, min(current, length(pack) or current) + 1)


def last_day_of(pack: ProgramPack, candidate: Person, year: int | None) -> date | None:
    """The last day of a program year, or of the whole program: the roster's word, else the length that is stated."""
    start, last = candidate.starts_on, candidate.ends_on
    if start is None or year == 0:
        return last if year is None else None
    if year is not None:
        return min(year_span(start, year)[1], last or date.max)
    years = length(pack)
    return last or (year_span(start, years)[1] if years else None)
