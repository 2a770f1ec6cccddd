"""Early warning: facts are looked for once a day; the candidate hears of them first, a day later those who help."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

from bot.services.confirming.daily_lists import DailyLists, moment_key
from bot.services.days import day_of
from bot.services.people.meant import candidates_open_to, where_of
from bot.services.people.names import named
from bot.services.rulebook import rules_of
from bot.services.support.plans import SupportPlans
from bot.services.support.replies import CandidateFacts, EarlyFacts, EarlyNews
from induction.access import Action, may
from induction.ahead.early_warning import Fact, facts
from induction.packs.pack import ProgramPack
from induction.people import Person, Role
from induction.record.support import standing_plans
from storage.errands import Errand
from storage.recommendation.support import Told
from storage.records import Records

EARLY = "early_facts"
"""The kind of the errand that tells one person of facts about one candidate. It has its time: a sweep begins it."""

A_FEW = 25
"""How many candidates are looked at in one go: some tenths of a second, in which no message goes out."""

CANDIDATE_FIRST = timedelta(days=1)
"""So much later than the candidate do the coach and the administrator hear of a fact, if it still stands."""


@dataclass(frozen=True)
class EarlyWarnings:
    """The use cases of early facts. Nothing follows from one by itself: who decides is a person."""

    records: Records
    packs: Mapping[str, ProgramPack]
    plans: SupportPlans
    lists: DailyLists

    def look(self, *, now: datetime) -> int:
        """How many candidates have a fact that they were not told of: they hear of it at their program's hour.

        Looking twice tells once.
        """
        return sum(self.looking(now=now))

    def looking(self, *, now: datetime) -> Iterator[int]:
        """The same bit by bit, for whoever has other things to do meanwhile: so many of the next few candidates."""
        everybody = self.records.people()
        candidates = (one for one in everybody if one.role is Role.CANDIDATE)
        while few := list(islice(candidates, A_FEW)):
            yield self._told(few, everybody, now=now)

    def _told(self, candidates: Sequence[Person], everybody: Sequence[Person], *, now: datetime) -> int:
        told, count = self.records.support.told([one.id for one in candidates]), 0
        for record in self.records.candidates.records(candidates):
            candidate = record.candidate
            today = day_of(candidate, now)
            found = facts(rules_of(self.packs, candidate, today), record, today)
            new = [fact.key for fact in found if (candidate.id, fact.key) not in told]
            if new:
                errands = self._errands(candidate, _helpers(candidate, everybody), new, now=now)
                count += self.records.support.tell(candidate.id, new, errands, now=now)
        return count

    def of(self, actor: Person, said: str | None, *, now: datetime) -> EarlyFacts:
        """The facts that stand today about oneself, or those about others that their candidates heard of a day ago."""
        among: Sequence[Person] = candidates_open_to(actor, Action.SEE_PLAN, self.records)
        if said:
            among = [named(said, among, where=where_of(actor))]
        pack, told = self.packs[actor.program], self.records.support.told([one.id for one in among])
        rows = []
        for record in self.records.candidates.records(among):
            today = day_of(record.candidate, now)
            stand = facts(rules_of(self.packs, record.candidate, today), record, today)
            found = [fact for fact in stand if self._is_open(actor, record.candidate, fact, told, now=now)]
            plans = [self.plans.line(actor, plan) for plan in standing_plans(record.plans)]
            if found or plans:
                rows.append(CandidateFacts(record.candidate, found, plans))
        rows.sort(key=lambda row: (-len(row.facts), row.candidate.name))
        return EarlyFacts(actor, pack, rows, decides=actor.role is Role.PROGRAM_ADMIN)

    def news(self, reader_id: int, candidate_id: int, keys: Collection[str], *, now: datetime) -> EarlyNews | None:
        """What of these facts still stands, for somebody who is told of it; None where nothing does."""
        reader, candidate = self.records.person(reader_id), self.records.person(candidate_id)
        if reader is None or candidate is None or not may(reader, Action.SEE_PLAN, candidate):
            return None
        pack = self.packs[candidate.program]
        standing = self._standing(candidate, keys, now=now)
        if not standing:
            return None
        helpers = _helpers(candidate, self.records.people(candidate.program))
        others = [one.name for one in helpers] if reader.id == candidate.id else ()
        return EarlyNews(reader, candidate, pack, standing, others)

    def _is_open(self, reader: Person, candidate: Person, fact: Fact, told: Told, *, now: datetime) -> bool:
        """Whether the reader may know of it by now: the candidate always, who helps from when they are told of it."""
        if reader.id == candidate.id:
            return True
        at = told.get((candidate.id, fact.key))
        return at is not None and now >= self.lists.next_at(candidate, now=at) + CANDIDATE_FIRST

    def _standing(self, candidate: Person, keys: Collection[str], *, now: datetime) -> Sequence[Fact]:
        record = self.records.candidates.record(candidate)
        today = day_of(candidate, now)
        found = facts(rules_of(self.packs, candidate, today), record, today)
        return [fact for fact in found if fact.key in keys]

    def _errands(
        self, candidate: Person, helpers: Sequence[Person], keys: Sequence[str], *, now: datetime
    ) -> Sequence[Errand]:
        first = self.lists.next_at(candidate, now=now)
        later = first + CANDIDATE_FIRST
        told = [(candidate, first), *((one, later) for one in helpers)]
        return [
            Errand(
                f"{EARLY}:{candidate.id}:{one.id}:{moment_key(at)}:{'+'.join(keys)}",
                EARLY,
                {"reader_id": one.id, "candidate_id": candidate.id, "facts": list(keys)},
                due_at=at,
            )
            for one, at in told
        ]


def _helpers(candidate: Person, people: Sequence[Person]) -> Sequence[Person]:
    """The candidate's coach, and the administrators of their program."""
    return [
        one
        for one in people
        if one.id == candidate.coach_id or (one.role is Role.PROGRAM_ADMIN and one.program == candidate.program)
    ]
