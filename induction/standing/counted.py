"""What is on record of a requirement beside hours: how much, whose word on it is missing, and what is not there."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from induction.calendar import day_words, program_year
from induction.dates.rounds import missing_raters
from induction.packs.pack import ProgramPack
from induction.packs.requirements import PackRequirement, RequirementKind
from induction.people import Role
from induction.record.artifacts import standing_artifacts
from induction.record.candidate import CandidateRecord, GoalOnRecord
from induction.record.milestones import Milestone, standing_milestones
from induction.writing.approvals import approvers_of
from induction.writing.standards import taken_up

COACH_PAIRED = "coach.assign"
"""The step that the pairing itself is: no milestone has to say it."""

UNITS = {
    RequirementKind.GOALS: "goals",
    RequirementKind.REFLECTIONS: "reflections",
    RequirementKind.ARTIFACTS: "artifacts",
    RequirementKind.SESSIONS: "sessions",
    RequirementKind.ASSIGNMENTS: "assignments",
    RequirementKind.ASSESSMENTS: "rounds",
    RequirementKind.STEP: "steps",
}


@dataclass(frozen=True)
class Count:
    """How much there is, of how much. `claimed` is more than that: with a word that is missing it would count too.

    `done_on` is the day on which all of it was there, `missing` what is not, `awaits` whose word is.
    """

    have: int
    need: int
    claimed: int = 0
    done_on: date | None = None
    missing: tuple[str, ...] = ()
    awaits: tuple[Role, ...] = ()


@dataclass(frozen=True)
class Counting:
    """Counts what one candidate has on record."""

    pack: ProgramPack
    record: CandidateRecord

    def count(self, asked: PackRequirement, year: int | None, need: int) -> Count:
        """What there is of the requirement in that program year, or in the whole program."""
        match asked.kind:
            case RequirementKind.GOALS:
                return self._goals(asked, year, need)
            case RequirementKind.REFLECTIONS:
                return _reached(need, sorted(day for day in self.record.reflections if self._is_in(day, year)))
            case RequirementKind.ARTIFACTS:
                return self._artifacts(asked, year, need)
            case RequirementKind.SESSIONS:
                return _reached(need, [day for day, _, _ in self._attended(asked, year)])
            case RequirementKind.ASSIGNMENTS:
                return self._assignments(asked, year, need)
            case RequirementKind.ASSESSMENTS:
                return self._rounds(need)
            case _:
                return self._steps(asked, year, need)

    def _goals(self, asked: PackRequirement, year: int | None, need: int) -> Count:
        """Goals for standards of their own: one that an earlier year counted is not counted again.

        A goal is approved as of its newest version. For one on which nobody said a word stands what was recorded as a
        step.
        """
        approvers, taken = approvers_of(self.pack), self._taken_up.get(year, ())
        said = sorted(one.on for one in self._milestones(asked, year) if self._is_a_word(one, asked.waits_for))
        kept, approved, open_words = [], [], set[Role]()
        for goals in (self._goals_for(standard, year) for standard in taken):
            kept.append(goals[0].kept_on)
            days = [day for goal in goals if (day := goal.approved_by(approvers) or self._on_paper(goal, said))]
            approved += [min(days)] if days else []
            open_words |= set() if days else {role for role in approvers if role not in goals[0].approvals}
        if asked.waits_for is None:
            return _reached(need, kept)
        reached = _reached(need, sorted(approved))
        awaits = tuple(role for role in approvers if role in open_words) or (asked.waits_for,)
        return Count(reached.have, need, len(kept) - reached.have, reached.done_on, awaits=awaits)

    def _on_paper(self, goal: GoalOnRecord, said: Sequence[date]) -> date | None:
        """The day since which it is approved by what was recorded as a step, where no word on the goal itself is."""
        return max(goal.kept_on, said[0]) if said and not goal.heard else None

    @cached_property
    def _taken_up(self) -> Mapping[int | None, Sequence[int]]:
        """The standards that got a goal in each program year and in none before; under None those of all years."""
        asked = {
            year: one.need for one in self.pack.requirements if one.kind is RequirementKind.GOALS for year in one.years
        }
        start, goals = self.record.candidate.starts_on, sorted(self.record.goals, key=lambda goal: goal.kept_on)
        return taken_up(
            [
                (None if start is None else program_year(start, goal.kept_on), goal.standard)
                for goal in goals
                if goal.standard is not None
            ],
            asked,
        )

    def _goals_for(self, standard: int, year: int | None) -> Sequence[GoalOnRecord]:
        """The goals for that standard which were kept in that year, the oldest first."""
        goals = sorted(self.record.goals, key=lambda goal: goal.kept_on)
        return [one for one in goals if one.standard == standard and self._is_in(one.kept_on, year)]

    def _artifacts(self, asked: PackRequirement, year: int | None, need: int) -> Count:
        """So many for every standard by itself; more for one do not make up for another.

        An artifact counts for each standard that it speaks for, and so does what was recorded as a step.
        """
        words = self.pack.words
        there = self._gathered(asked, year)
        said = Counter(number for number, _, by in there if self._is_word_of(by, asked.waits_for))
        claimed = Counter(number for number, _, _ in there)
        each = need // len(words.standards) if words.standards else need
        numbers = [one.number for one in words.standards]
        have = sum(min(said[number], each) for number in numbers)
        return Count(
            have,
            need,
            sum(min(claimed[number], each) for number in numbers) - have,
            max((on for _, on, _ in there), default=None) if have >= need else None,
            tuple(words.numbered(number) for number in numbers if claimed[number] < each),
            (asked.waits_for,) if asked.waits_for else (),
        )

    def _gathered(self, asked: PackRequirement, year: int | None) -> list[tuple[int | None, date, int | None]]:
        """Each standard that something speaks for: its number, the day, and who recorded it."""
        artifacts = [
            one
            for one in standing_artifacts(self.record.artifacts)
            if len(asked.years) == 1 or self._is_in(one.on, year)
        ]
        return [
            *((one.standard, one.on, one.recorded_by) for one in self._milestones(asked, year)),
            *((number, one.on, one.recorded_by) for one in artifacts for number in one.standards),
        ]

    def _attended(self, asked: PackRequirement, year: int | None) -> list[tuple[date, str, bool | None]]:
        """The sessions of the category at which the candidate was: the day, the title, and is the assignment in?"""
        who, found = self.record.candidate.id, []
        for one in self.record.attendance:
            here = next((attendee for attendee in one.attendees if attendee.candidate_id == who), None)
            if here is None or here.entry_id is None:
                continue
            if asked.category in {None, one.category} and self._is_in(one.on, year):
                found.append((one.on, one.title, here.assignment))
        return sorted(found, key=lambda one: (one[0], one[1]))

    def _assignments(self, asked: PackRequirement, year: int | None, need: int) -> Count:
        attended = self._attended(asked, year)
        milestones = self._milestones(asked, year)
        own = [one.on for one in milestones if self._is_a_word(one, asked.waits_for)]
        reached = _reached(need, sorted([*(day for day, _, is_in in attended if is_in), *own]))
        open_words = sum(is_in is None for _, _, is_in in attended) + len(milestones) - len(own)
        missing = tuple(f"{title} ({day_words(day)})" for day, title, is_in in attended if is_in is False)
        return Count(reached.have, need, open_words, reached.done_on, missing, (asked.waits_for or Role.INSTRUCTOR,))

    def _rounds(self, need: int) -> Count:
        missing = {one.label: missing_raters(one, self.record.ratings) for one in self.pack.assessment.rounds}
        complete = [label for label, roles in missing.items() if not roles]
        return Count(len(complete), need, missing=tuple(label for label, roles in missing.items() if roles))

    def _steps(self, asked: PackRequirement, year: int | None, need: int) -> Count:
        everything, passed = self._milestones(asked, year), self._passing_level(asked)
        there = [one for one in everything if one.score is None or one.score >= passed]
        said = [one for one in there if self._is_a_word(one, asked.waits_for) and self._is_theirs(one, asked.doer)]
        days = [one.on for one in said]
        if asked.key == COACH_PAIRED and self.record.coached_since is not None and not days:
            days = [self.record.coached_since]
        reached = _reached(need, sorted(days))
        awaits = (asked.word,) if asked.word else ()
        failed = [one.score for one in everything if one not in there]
        missing = tuple(f"a score of {passed} or more: it is {score}" for score in failed[-1:])
        return Count(reached.have, need, len(there) - len(said), reached.done_on, missing, awaits)

    def _passing_level(self, asked: PackRequirement) -> int:
        """The level from which on the step has been passed; 0 where no rule says one."""
        rule = None if asked.passes is None else self.pack.rule(asked.passes)
        return 0 if rule is None or rule.value is None else rule.value

    def _milestones(self, asked: PackRequirement, year: int | None) -> list[Milestone]:
        """Those of the requirement; what is asked for in one year alone may be made up for in a later one."""
        of_it = self._by_key.get(asked.key, ())
        return list(of_it) if len(asked.years) == 1 else [one for one in of_it if self._is_in(one.on, year)]

    @cached_property
    def _by_key(self) -> Mapping[str, Sequence[Milestone]]:
        found: dict[str, list[Milestone]] = {}
        for one in standing_milestones(self.record.milestones):
            found.setdefault(one.key, []).append(one)
        return found

    def _is_a_word(self, milestone: Milestone, whose: Role | None) -> bool:
        """Whether it is the word that is waited for."""
        return self._is_word_of(milestone.recorded_by, whose)

    def _is_word_of(self, by: int | None, whose: Role | None) -> bool:
        """Whether what `by` recorded is that word; what came in at the command line is the program's.

        A site supervisor may not be in Slack: what they said may be recorded by the coach or by the program. A coach
        speaks for nobody else, and nobody for a coach where there is one.
        """
        coaches = self._coaches
        match whose:
            case None:
                return True
            case Role.CANDIDATE | Role.SUPERVISOR:
                return whose is Role.CANDIDATE or by != self.record.candidate.id
            case Role.COACH:
                return by is None or by in coaches or (not coaches and by != self.record.candidate.id)
            case _:
                return by not in {self.record.candidate.id, *coaches}

    def _is_theirs(self, milestone: Milestone, doer: Role) -> bool:
        """Whether it can be taken from who recorded it: what another one does is not on the candidate’s word alone."""
        return doer is Role.CANDIDATE or milestone.recorded_by != self.record.candidate.id

    @cached_property
    def _coaches(self) -> frozenset[int]:
        """Whoever is or was the candidate's coach."""
        now = self.record.candidate.coach_id
        return self.record.coaches if now is None else self.record.coaches | {now}

    def _is_in(self, day: date, year: int | None) -> bool:
        start = self.record.candidate.starts_on
        return year is None or start is None or program_year(start, day) == year


def _reached(need: int, days: list[date]) -> Count:
    """How many there are by these days, oldest first, and when there were enough."""
    return Count(len(days), need, done_on=days[need - 1] if 0 < need <= len(days) else None)
