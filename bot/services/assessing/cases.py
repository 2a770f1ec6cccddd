"""A candidate's assessment as it stands on a day: the program's rules, what was rated, and who rates today."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.services.assessing.replies import RaterLine
from bot.services.days import day_of
from bot.services.rulebook import rules_of
from induction.dates.rounds import Window, counting, windows
from induction.packs.pack import ProgramPack
from induction.people import Person, Role
from induction.record.assessments import Rating
from induction.record.candidate import CandidateRecord
from induction.record.milestones import Milestone
from storage.records import Records


@dataclass(frozen=True)
class Case:
    """One candidate's assessment. `record` holds what concerns it, and no hours; `today` is the candidate's day.

    `people` are those who rate or have rated, by number.
    """

    pack: ProgramPack
    record: CandidateRecord
    windows: Sequence[Window]
    people: Mapping[int, Person]
    today: date

    @property
    def candidate(self) -> Person:
        """Whose it is."""
        return self.record.candidate

    @property
    def todays(self) -> Mapping[Role, int | None]:
        """Who rates today, by number."""
        one = self.candidate
        return {Role.CANDIDATE: one.id, Role.COACH: one.coach_id, Role.SUPERVISOR: one.supervisor_id}

    @property
    def ratings(self) -> Sequence[Rating]:
        """Everything that was given."""
        return self.record.ratings

    @property
    def open_now(self) -> Sequence[Window]:
        """The rounds in which people may rate today."""
        return [one for one in self.windows if one.is_open(self.today)]

    def open_window(self, key: str | None) -> Window | None:
        """The open round of that key."""
        return next((one for one in self.open_now if one.round.key == key), None)

    def raters(self, window: Window) -> Sequence[RaterLine]:
        """Who rates in the round, in its order."""
        given = counting(self.ratings, window.round.key)
        return [self._rater(role, given.get(role)) for role in window.round.raters]

    def _rater(self, role: Role, given: Rating | None) -> RaterLine:
        number = self.todays.get(role) if given is None else given.rater_id
        return RaterLine(role, None if number is None else self.people.get(number), given is not None)


@dataclass(frozen=True)
class Cases:
    """Finds the assessments of candidates."""

    records: Records
    packs: Mapping[str, ProgramPack]

    def of(self, candidate: Person, *, now: datetime) -> Case:
        """The candidate's assessment as it stands."""
        [case] = self.of_each([candidate], now=now)
        return case

    def of_each(self, candidates: Sequence[Person], *, now: datetime) -> Sequence[Case]:
        """The same of several, in a few queries."""
        numbers = [one.id for one in candidates]
        ratings: dict[int, list[Rating]] = {number: [] for number in numbers}
        milestones: dict[int, list[Milestone]] = {number: [] for number in numbers}
        for rating in self.records.ratings.of_candidates(numbers):
            ratings[rating.candidate_id].append(rating)
        for milestone in self.records.milestones.of_candidates(numbers):
            milestones[milestone.candidate_id].append(milestone)
        starts = self._starts(candidates)
        people = self._people(candidates, [rating.rater_id for given in ratings.values() for rating in given])
        return [
            self._case(
                CandidateRecord(candidate=one, ratings=tuple(ratings[one.id]), milestones=tuple(milestones[one.id])),
                starts[one.program, one.cohort] or one.starts_on,
                people,
                now,
            )
            for one in candidates
        ]

    def _case(self, record: CandidateRecord, begins: date | None, people: Mapping[int, Person], now: datetime) -> Case:
        candidate, today = record.candidate, day_of(record.candidate, now)
        pack = rules_of(self.packs, candidate, today)
        return Case(pack, record, windows(pack, record, begins), people, today)

    def _starts(self, candidates: Sequence[Person]) -> Mapping[tuple[str, str | None], date | None]:
        """The first day of each cohort; None for candidates who are in none."""
        cohorts = {(one.program, one.cohort) for one in candidates}
        start = self.records.cohorts.start
        return {(program, name): start(program, name) if name else None for program, name in cohorts}

    def _people(self, candidates: Sequence[Person], raters: Sequence[int]) -> Mapping[int, Person]:
        """The candidates, their coaches and supervisors of today, and whoever rated them, by number."""
        known = {one.id: one for one in candidates}
        others = {*raters, *(one.coach_id for one in candidates), *(one.supervisor_id for one in candidates)}
        found = [self.records.person(number) for number in others - known.keys() if number is not None]
        return known | {one.id: one for one in found if one is not None}
