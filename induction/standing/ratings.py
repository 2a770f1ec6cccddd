"""Where a candidate stands with the assessments: who has rated in each round, and the mark."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from induction.dates.rounds import counting, missing_raters
from induction.packs.pack import ProgramPack
from induction.packs.requirements import AssessmentRound, PackRequirement, RequirementKind
from induction.packs.rules import Measure, Rule
from induction.people import Role
from induction.record.assessments import Mark, Rating, average, marks_of
from induction.record.candidate import CandidateRecord
from induction.record.milestones import standing_milestones
from induction.standing.last_days import Clock
from induction.standing.periods import last_day_of
from induction.standing.resting import resting_on, rule_of
from induction.standing.standing import OPEN, Reading, Standing, StandingState, open_state


def rating_standings(pack: ProgramPack, record: CandidateRecord, today: date) -> Iterator[Standing]:
    """Each round in which people rate, then the mark of the newest round in which anybody did."""
    rows = _Rows(pack, record, today)
    yield from map(rows.round, pack.assessment.rounds)
    yield from (rows.mark(asked) for asked in pack.requirements if asked.kind is RequirementKind.MARK)


@dataclass(frozen=True)
class _Rows:
    """The rows of one candidate."""

    pack: ProgramPack
    record: CandidateRecord
    today: date

    def round(self, one: AssessmentRound) -> Standing:
        """A round: how many of its raters have rated."""
        rule, missing = rule_of(self.pack, one.rule), missing_raters(one, self.record.ratings)
        have = len(one.raters) - len(missing)
        rated = [one.rated_at.date() for one in counting(self.record.ratings, one.key).values()]
        last_days = Clock(self.pack, self.record, self.today).last_days(
            rule, one.due, year=None, otherwise=None, done_on=None if missing else max(rated, default=None)
        )
        state = StandingState.MET
        if missing:
            own_part = have and Role.CANDIDATE not in missing
            state = StandingState.AWAITING if own_part else open_state(last_days.by, self.today)
        unknown = () if state is StandingState.MET else last_days.unknown
        return resting_on(
            self.pack,
            rule,
            key=one.key,
            label=one.label,
            year=None,
            have=have,
            need=len(one.raters),
            remaining=len(missing),
            unit="ratings",
            state=state,
            by=last_days.by,
            readings=last_days.readings,
            doer=next(iter(missing), None),
            awaits=missing if state is StandingState.AWAITING else (),
            missing=tuple(f"{day} is not on record" for day in unknown),
        )

    def mark(self, asked: PackRequirement) -> Standing:
        """What is proficient, held against what each rater gave in the newest round.

        Met is what every rater's scores meet. Levels that no document numbers are not compared with anything: there
        somebody else than the candidate says of each standard that it is reached.
        """
        key = self.pack.assessment.mark or asked.rule
        rule, scores = rule_of(self.pack, key), self._scores()
        standards = len(self.pack.words.standards)
        marks = {role: marks_of(given, rule) for role, given in scores.items()} if self.pack.assessment.levels else {}
        readings = tuple(self._readings(marks, scores, rule))
        last_day = last_day_of(self.pack, self.record.candidate, None)
        last_days = Clock(self.pack, self.record, self.today).last_days(rule, asked.due, year=None, otherwise=last_day)
        numbers = {one.number for one in self.pack.words.standards}
        said = self._said(asked) & numbers
        state = StandingState.MET if numbers and said == numbers else self._mark_state(rule, readings, last_days.by)
        is_unsettled = state in {StandingState.UNKNOWN, StandingState.AWAITING}
        short = {number for marked in marks.values() for one in marked for number in one.short}
        scored = {number for given in scores.values() for number in given}
        return resting_on(
            self.pack,
            rule,
            key=asked.key,
            label=asked.label,
            year=None,
            have=len(scored - short) if readings else len(said),
            need=None if state is StandingState.UNKNOWN else standards,
            remaining=None if state is StandingState.UNKNOWN else max(0, standards - len(scored - short)),
            unit="standards",
            state=state,
            by=last_days.by,
            readings=readings,
            doer=asked.doer if state in OPEN else Role.PROGRAM_ADMIN if state is StandingState.AWAITING else None,
            awaits=(Role.PROGRAM_ADMIN,) if state is StandingState.AWAITING else (),
            missing=tuple(self.pack.words.numbered(number) for number in sorted(numbers - said if said else short)),
            ask=self.pack.contact_for("assessment") if is_unsettled else None,
        )

    def _said(self, asked: PackRequirement) -> set[int | None]:
        """The standards of which somebody says that they are reached, where levels have no numbers to score."""
        return {
            one.standard
            for one in standing_milestones(self.record.milestones)
            if one.key == asked.key and not self.pack.assessment.levels and one.recorded_by != self.record.candidate.id
        }

    def _scores(self) -> Mapping[Role, Mapping[int, int]]:
        """What each role gave in the newest round of which scores are in the record."""
        scored = [one for one in self.record.ratings if one.scores]
        newest: Rating | None = max(scored, key=lambda one: (one.rated_at, one.id), default=None)
        if newest is None:
            return {}
        return {role: one.scores for role, one in counting(scored, newest.round).items()}

    def _mark_state(self, rule: Rule, readings: tuple[Reading, ...], by: date | None) -> StandingState:
        if not self.pack.assessment.levels or rule.value is None:
            return StandingState.UNKNOWN
        kept = {one.met for one in readings}
        if kept == {True}:
            return StandingState.MET
        return StandingState.AWAITING if True in kept else open_state(by, self.today)

    def _readings(
        self, marks: Mapping[Role, tuple[Mark, ...]], scores: Mapping[Role, Mapping[int, int]], rule: Rule
    ) -> Iterator[Reading]:
        """Each reading of the mark, with what it finds in each rater's scores."""
        for together in zip(*marks.values(), strict=True):
            found = tuple(zip(marks, together, strict=True))
            first = together[0]
            source = first.source or rule.sources[0]
            yield Reading(
                value=first.words,
                source=source,
                document=self.pack.document(source.document).title,
                met=all(one.met for one in together),
                says="; ".join(self._found(role, one, scores[role], alone=len(found) == 1) for role, one in found),
            )

    def _found(self, role: Role, mark: Mark, scores: Mapping[int, int], *, alone: bool) -> str:
        by = "" if alone else f" by the {role.value.replace('_', ' ')}"
        if mark.measure is Measure.AVERAGE:
            return f"{_figure(average(list(scores.values())))} on average{by}"
        if not mark.short:
            return f"no {self.pack.words.standard} below the mark{by}"
        return ", ".join(f"{self.pack.words.numbered(one)} at {scores[one]}" for one in mark.short) + by


def _figure(value: Fraction) -> str:
    """A mean with at most two decimals, never rounded up: what is just below a mark does not look like it."""
    hundredths = value * 100 // 1
    return f"{hundredths / 100:.2f}".removesuffix("0")
