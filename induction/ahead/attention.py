"""Attention: who of several candidates needs help first, by what is on record and by nothing else.

The order is that of `Concern`, the most urgent first: something is behind (its last day is over), due within 30 days,
or waits for somebody's word; assignments are missing, there was no coaching contact for long, or the pace is below the
program's line (`WarningRules`); last comes who has none of that. Of two with the same first concern the one with more
of it comes first, then who has the earlier day, then who lacks more of this year's hours, then by name.

A fact of early warning is among them once the candidate has heard of it (`heard_facts`).

It is an order in which to look, made anew each time it is shown: no status, no score, and nothing of it is kept.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from operator import attrgetter

from pydantic import BaseModel, ConfigDict

from induction.ahead.early_warning import Fact, FactKind, heard_facts
from induction.hours import HourKind
from induction.packs.pack import ProgramPack
from induction.people import Role
from induction.record.candidate import CandidateRecord
from induction.standing.standing import Standing, StandingState

_TOTAL = ".total"


class Concern(StrEnum):
    """Why somebody may need help, the most urgent first."""

    BEHIND = "behind"
    DUE = "due"
    WAITING = "waiting"
    ASSIGNMENTS = "assignments"
    NO_CONTACT = "no_contact"
    PACE = "pace"

    @property
    def label(self) -> str:
        """The concern as people say it."""
        return _LABELS[self]


_LABELS = {
    Concern.BEHIND: "behind",
    Concern.DUE: "due soon",
    Concern.WAITING: "waiting for somebody",
    Concern.ASSIGNMENTS: "assignments missing",
    Concern.NO_CONTACT: "no coaching lately",
    Concern.PACE: "slow pace",
}
_ORDER = {concern: place for place, concern in enumerate(Concern)}
_OF_STATE = {
    StandingState.BEHIND: Concern.BEHIND,
    StandingState.DUE: Concern.DUE,
    StandingState.AWAITING: Concern.WAITING,
}
_OF_FACT = {
    FactKind.MISSING_ASSIGNMENTS: Concern.ASSIGNMENTS,
    FactKind.NO_CONTACT: Concern.NO_CONTACT,
    FactKind.SLOW_PACE: Concern.PACE,
}
_DOERS = {
    Concern.ASSIGNMENTS: (Role.CANDIDATE,),
    Concern.NO_CONTACT: (Role.COACH, Role.CANDIDATE),
    Concern.PACE: (Role.CANDIDATE,),
}


class Matter(BaseModel):
    """One thing to look at: what it is, the day that it is about, and who acts next.

    Of what is behind or due the day is the last one, of no contact that of the last session.
    """

    model_config = ConfigDict(frozen=True)

    concern: Concern
    label: str
    on: date | None = None
    doers: tuple[Role, ...] = ()


class Attention(BaseModel):
    """What there is to look at of one candidate, the most urgent first; `share` is how much of the hours is there."""

    model_config = ConfigDict(frozen=True)

    matters: tuple[Matter, ...]
    share: float = 1.0

    @property
    def first(self) -> Concern | None:
        """The most urgent concern, where there is any."""
        return self.matters[0].concern if self.matters else None

    @property
    def rank(self) -> tuple[int, int, date, float]:
        """Sorts whoever needs help first before the others."""
        first = self.first
        if first is None:
            return (len(Concern), 0, date.max, self.share)
        same = [one for one in self.matters if one.concern is first]
        return (_ORDER[first], -len(same), same[0].on or date.max, self.share)

    def of(self, concern: Concern) -> tuple[Matter, ...]:
        """What there is of that concern."""
        return tuple(one for one in self.matters if one.concern is concern)

    def needs(self, role: Role) -> bool:
        """Whether somebody of that role acts next on anything of it."""
        return any(role in one.doers for one in self.matters)


def attention(
    pack: ProgramPack, record: CandidateRecord, standings: Sequence[Standing], share: float, today: date
) -> Attention:
    """What there is to look at of a candidate, from the same standings that their progress shows."""
    matters = [*_of_standings(standings), *map(_of_fact, heard_facts(pack, record, today))]
    matters.sort(key=lambda one: (_ORDER[one.concern], one.on or date.max, one.label))
    return Attention(matters=tuple(matters), share=share)


def _of_standings(standings: Sequence[Standing]) -> Iterator[Matter]:
    """What is behind, due or waits: of the same hours in a year and in the whole program, what comes first."""
    seen: set[tuple[Concern, str]] = set()
    by_day = sorted((one for one in standings if one.state in _OF_STATE), key=lambda one: one.by or date.max)
    for one in sorted(by_day, key=attrgetter("by_category")):
        concern, key = _OF_STATE[one.state], one.key.removesuffix(_TOTAL)
        if (concern, key) in seen:
            continue
        seen.add((concern, key))
        doers = one.awaits or ((one.doer,) if one.doer is not None else ())
        yield Matter(concern=concern, label=one.label, on=one.by, doers=doers)


def _of_fact(fact: Fact) -> Matter:
    concern = _OF_FACT[fact.kind]
    kind = fact.hours.label if isinstance(fact.hours, HourKind) else None
    label = kind or (f"{len(fact.sessions)} assignments" if fact.sessions else f"{fact.days} days")
    return Matter(concern=concern, label=label, on=fact.since, doers=_DOERS[concern])
