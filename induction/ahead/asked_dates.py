"""What a pack asks for by a day: its requirements, rounds and steps, each with every reading of when it is due."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from induction.packs.dates import DateKind
from induction.packs.pack import ProgramPack
from induction.packs.rules import Due, Rule, RuleState, Source
from induction.people import Role

_SPANS = frozenset({DateKind.WINDOW, DateKind.DEADLINE})
"""What of the calendar is the time of a requirement itself: it is told once, as the requirement."""


@dataclass(frozen=True)
class Asked:
    """What is to be done by a day that `due` says, or else its rule, in one program year or in all of them.

    What is asked `again`, in a later year, counts from no day in a candidate's life: that came once.
    """

    key: str
    title: str
    rule: Rule
    due: Due | None = None
    year: int | None = None
    again: bool = False
    doer: Role | None = None

    @property
    def name(self) -> tuple[str, int | None]:
        """What tells it from everything else that is asked for."""
        return self.key, self.year

    @cached_property
    def readings(self) -> Sequence["DueReading"]:
        """Every reading of when it is due: one where that is settled or agreed, none where nothing is said."""
        if self.due is not None or self.rule.state is not RuleState.PROVISIONAL:
            due = self.due or self.rule.due
            found = [] if due is None else [DueReading(due, self.rule.sources)]
        elif any(side.due for side in self.rule.conflict):
            found = [DueReading(side.due, (side.source,), side.value) for side in self.rule.conflict]
        else:
            found = [] if self.rule.due is None else [DueReading(self.rule.due, self.rule.sources)]
        return [one for one in found if not (self.again and one.due and one.due.of)]


@dataclass(frozen=True)
class DueReading:
    """One reading of when something is due; `says` is None where there is no other."""

    due: Due | None
    sources: tuple[Source, ...]
    says: str | None = None


def asked_of(pack: ProgramPack) -> tuple[Asked, ...]:
    """Everything that the pack asks for by a day."""
    asked = tuple(_requirements(pack))
    return (*asked, *_spans_alone(pack, {one.rule.key for one in asked}))


def told_by(one: Asked, pack: ProgramPack) -> Iterator[str]:
    """The stretches of the calendar that are told as this."""
    named = {reading.due.date for reading in one.readings if reading.due}
    for printed in pack.dates:
        if printed.key in named and printed.kind in _SPANS:
            yield from (f"{printed.key}@{year}" for year in printed.years if one.year in {None, year})


def _requirements(pack: ProgramPack) -> Iterator[Asked]:
    """What the pack asks for, once for each program year in which it does."""
    rules = {rule.key: rule for rule in pack.rules}
    for one in pack.requirements:
        for number, year in enumerate(one.years or (None,)):
            yield Asked(one.key, one.label, rules[one.rule], one.due, year, again=number > 0, doer=one.doer)
    for this in pack.assessment.rounds:
        yield Asked(this.key, this.label, rules[this.rule], this.due, doer=Role.CANDIDATE)
    for step in pack.verification:
        yield Asked(step.key, step.label, rules[step.rule], step.due, doer=step.signer)


def _spans_alone(pack: ProgramPack, resting: set[str]) -> Iterator[Asked]:
    """The rules that no requirement rests on, and that have a stretch of the calendar as one reading of theirs."""
    for one in pack.dates:
        for rule in (pack.rule(key) for key in one.rules):
            if one.kind not in _SPANS or rule is None or rule.key in resting:
                continue
            asked = Asked(rule.key, one.title, rule)
            if any(reading.due and reading.due.date == one.key for reading in asked.readings):
                resting.add(rule.key)
                yield asked
