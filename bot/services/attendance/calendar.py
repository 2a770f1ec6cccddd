"""The sessions that a program runs for a cohort: those of its calendar so far, and those that are recorded."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.services.attendance.replies import SOMETHING_ELSE, TaughtChoice, TaughtSession
from induction.dates.schedule import ProgramDate, dates_between
from induction.ledger.attendance import Attendance
from induction.packs.dates import DateKind
from induction.packs.pack import ProgramPack
from induction.people import Person, Role
from storage.records import Records

RECORDING = frozenset({Role.INSTRUCTOR, Role.PROGRAM_ADMIN})
"""Who records attendance."""

LOOKING_BACK = timedelta(days=400)
_TAUGHT = frozenset({DateKind.SESSION, DateKind.WORKSHOP})


@dataclass(frozen=True)
class CohortSessions:
    """One cohort with its candidates, by name, and everything that stands recorded for it, newest first."""

    pack: ProgramPack
    name: str
    candidates: Sequence[Person]
    recorded: Sequence[Attendance]

    @property
    def by_number(self) -> Mapping[int, Person]:
        """Its candidates by their number."""
        return {one.id: one for one in self.candidates}

    def open_sessions(self, today: date) -> Sequence[TaughtChoice]:
        """The sessions of the calendar that have come and are not recorded, newest first.

        A month in which no day is printed stays open: it can have several parts.
        """
        keys = {one.date_key for one in self.recorded}
        return [one for one in self.of_calendar(today) if not (one.has_day and one.date_key in keys)]

    def choices(self, today: date) -> Sequence[TaughtChoice]:
        """Everything that can be chosen: what is open, something else, and what is recorded, to be put right."""
        return [*self.open_sessions(today), SOMETHING_ELSE, *map(of_record, self.recorded)]

    def so_far(self, today: date) -> Sequence[TaughtSession]:
        """The sessions that have come, recorded or not yet, newest first."""
        records = {one.id: one for one in self.recorded}
        choices = [*self.open_sessions(today), *map(of_record, self.recorded)]
        newest_first = sorted(choices, key=lambda one: one.first or today, reverse=True)
        return [TaughtSession(self.name, one, records.get(one.recorded or 0)) for one in newest_first]

    def of_calendar(self, today: date) -> Sequence[TaughtChoice]:
        """The sessions of the calendar that have come, newest first."""
        starts = Counter(one.starts_on for one in self.candidates if one.starts_on is not None)
        if not starts:
            return ()
        begins = max(starts, key=lambda day: (starts[day], -day.toordinal()))
        so_far = dates_between(self.pack, begins, today - LOOKING_BACK, today)
        taught = [one for one in so_far if one.kind in _TAUGHT and one.first <= today]
        return [_of_calendar(one) for one in sorted(taught, key=lambda one: one.first, reverse=True)]


@dataclass(frozen=True)
class TaughtCalendar:
    """Finds a program's cohorts, with their sessions."""

    records: Records
    packs: Mapping[str, ProgramPack]

    def cohorts(self, program: str) -> Sequence[CohortSessions]:
        """The program's cohorts by name; candidates who are in none are one of their own, without a name."""
        candidates = [one for one in self.records.people(program) if one.role is Role.CANDIDATE]
        names = sorted({one.cohort or "" for one in candidates}, key=lambda name: (not name, name))
        return [self._cohort(program, name, candidates) for name in names]

    def recorders(self, program: str) -> Sequence[Person]:
        """Who records attendance: the program's instructors, or its administrators where the roster has none."""
        people = self.records.people(program)
        instructors = [one for one in people if one.role is Role.INSTRUCTOR]
        return instructors or [one for one in people if one.role is Role.PROGRAM_ADMIN]

    def _cohort(self, program: str, name: str, candidates: Sequence[Person]) -> CohortSessions:
        members = sorted((one for one in candidates if (one.cohort or "") == name), key=lambda one: one.name)
        recorded = [one for one in self.records.attendance.of_cohort(program, name) if one.stands]
        return CohortSessions(self.packs[program], name, members, recorded)


def of_record(attendance: Attendance) -> TaughtChoice:
    """Attendance that is recorded, as it is chosen to be put right."""
    facts = attendance.model_dump(include={"title", "category", "minutes", "starts", "ends"})
    return TaughtChoice(f"record:{attendance.id}", first=attendance.on, last=attendance.on, **facts)


def _of_calendar(one: ProgramDate) -> TaughtChoice:
    facts = one.model_dump(include={"title", "first", "last", "category", "minutes", "starts", "ends"})
    return TaughtChoice(f"date:{one.key}", **facts)
