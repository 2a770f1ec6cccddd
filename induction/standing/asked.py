"""Where a candidate stands with what the pack asks for beside hours: each requirement, each round, the mark."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from induction.packs.pack import ProgramPack
from induction.packs.requirements import PackRequirement, RequirementKind
from induction.packs.rules import Rule, RuleState
from induction.people import Role
from induction.record.candidate import CandidateRecord
from induction.standing.counted import UNITS, Count, Counting
from induction.standing.last_days import Clock, LastDays
from induction.standing.periods import beyond, last_day_of
from induction.standing.resting import resting_on, rule_of
from induction.standing.standing import OPEN, Reading, Standing, StandingState, open_state

_NUMBERS = frozenset(
    {
        RequirementKind.GOALS,
        RequirementKind.REFLECTIONS,
        RequirementKind.SESSIONS,
        RequirementKind.ASSIGNMENTS,
        RequirementKind.ASSESSMENTS,
    }
)
"""The kinds whose rule says how many: each side of a conflict may name another number."""


def asked_standings(
    pack: ProgramPack, record: CandidateRecord, today: date, *, only: Collection[str] | None = None
) -> Iterator[Standing]:
    """Every requirement of the pack beside hours and ratings, in its order: of each of its years, or of all of them.

    Or the `only` ones that are asked for, by their keys; each is counted as it is taken.

    Years to come are there too: nothing that a later step needs is left out. Without a first day on the roster what is
    asked for by the year is asked for in all.
    """
    rows = _Rows(pack, record, today)
    for asked in pack.requirements:
        if asked.kind is not RequirementKind.MARK and (only is None or asked.key in only):
            yield from (rows.row(asked, year) for year in _years(pack, record, asked))


def _years(pack: ProgramPack, record: CandidateRecord, asked: PackRequirement) -> tuple[int | None, ...]:
    if not asked.years or record.candidate.starts_on is None:
        return (None,)
    return tuple(year for year in asked.years if not beyond(pack, year))


@dataclass(frozen=True)
class _Rows:
    """The rows of one candidate."""

    pack: ProgramPack
    record: CandidateRecord
    today: date

    def row(self, asked: PackRequirement, year: int | None) -> Standing:
        """The requirement in that year, or in the whole program."""
        rule = rule_of(self.pack, asked.rule)
        need = self._need(asked, rule, year)
        count = self._counting.count(asked, year, need)
        otherwise = self._last_days[year]
        done_on = count.done_on if asked.kind is RequirementKind.STEP else None
        last_days = self._clock.last_days(rule, asked.due, year=year, otherwise=otherwise, done_on=done_on)
        state = self._state(count, rule, last_days)
        awaits = count.awaits if state is StandingState.AWAITING and count.have < need else ()
        if state is StandingState.AWAITING and not awaits:
            awaits = (Role.PROGRAM_ADMIN,)
        return resting_on(
            self.pack,
            rule,
            key=asked.key,
            label=asked.label,
            year=year,
            have=count.have,
            need=need,
            remaining=max(0, need - count.have),
            state=state,
            unit=UNITS[asked.kind],
            by=last_days.by,
            readings=(*last_days.readings, *self._numbers(asked, rule, count.have)),
            doer=asked.doer if state in OPEN else next(iter(awaits), None),
            awaits=awaits,
            missing=self._missing(count, last_days, state),
        )

    @cached_property
    def _counting(self) -> Counting:
        return Counting(self.pack, self.record)

    @cached_property
    def _last_days(self) -> Mapping[int | None, date | None]:
        """The last day of the whole program, and of each of its years in which something is asked for."""
        years = {None, *(year for asked in self.pack.requirements for year in asked.years)}
        return {year: last_day_of(self.pack, self.record.candidate, year) for year in years}

    @cached_property
    def _clock(self) -> Clock:
        return Clock(self.pack, self.record, self.today)

    def _need(self, asked: PackRequirement, rule: Rule, year: int | None) -> int:
        """How much is needed: what the administrator ruled, else what the pack says; of artifacts for all standards."""
        if rule.ruled is not None and rule.value is not None and asked.kind in _NUMBERS and rule.minutes is None:
            need = rule.value
        else:
            need = asked.need
        if asked.kind is RequirementKind.ARTIFACTS:
            need *= max(1, len(self.pack.words.standards))
        return need * len(asked.years) if asked.years and year is None else need

    def _state(self, count: Count, rule: Rule, last_days: LastDays) -> StandingState:
        if count.need == 0:
            return StandingState.RECORDED
        if count.have >= count.need:
            doubted = rule.state is RuleState.PROVISIONAL and count.done_on and not last_days.is_settled
            return StandingState.AWAITING if doubted else StandingState.MET
        if count.awaits and count.have + count.claimed >= count.need:
            return StandingState.AWAITING
        return open_state(last_days.by, self.today)

    def _numbers(self, asked: PackRequirement, rule: Rule, have: int) -> tuple[Reading, ...]:
        """Each side of a rule on which the documents disagree on how many."""
        if asked.kind not in _NUMBERS or rule.ruled is not None:
            return ()
        return tuple(
            Reading(
                value=side.value,
                source=side.source,
                document=self.pack.document(side.source.document).title,
                need=side.number,
                met=have >= side.number,
            )
            for side in rule.conflict
            if side.number is not None
        )

    def _missing(self, count: Count, last_days: LastDays, state: StandingState) -> tuple[str, ...]:
        if state in {StandingState.MET, StandingState.RECORDED}:
            return ()
        return (*count.missing, *(f"{day} is not on record" for day in last_days.unknown))
