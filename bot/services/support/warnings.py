"""Early warning: facts are looked for all day; the candidate hears of them first, a day later those who help.

Whoever hears does so in their digest, where what is open of theirs is told. Here it is noted since when.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from bot.services.days import day_of
from bot.services.people.meant import candidates_open_to, where_of
from bot.services.people.names import named
from bot.services.rulebook import rules_of
from bot.services.support.plans import SupportPlans
from bot.services.support.replies import CandidateFacts, EarlyFacts
from induction.access import Action, may
from induction.ahead.early_warning import Fact, facts
from induction.packs.pack import ProgramPack
from induction.people import Person, Role
from induction.record.support import standing_plans
from induction.refused import Refused
from induction.reminding.candidate_first import open_to_helpers
from storage.recommendation.support import Told
from storage.records import Records

A_FEW = 25
"""How many candidates are looked at in one go: some tenths of a second, in which no message goes out."""


@dataclass(frozen=True)
class EarlyWarnings:
    """The use cases of early facts. Nothing follows from one by itself: who decides is a person."""

    records: Records
    packs: Mapping[str, ProgramPack]
    plans: SupportPlans

    def look(self, *, now: datetime) -> int:
        """How many candidates have a fact that they were not told of: they hear of it in their next digest.

        Looking twice notes it once.
        """
        return sum(self.looking(now=now))

    def looking(self, *, now: datetime) -> Iterator[int]:
        """The same bit by bit, for whoever has other things to do meanwhile: so many of the next few candidates."""
        candidates = (one for one in self.records.people() if one.role is Role.CANDIDATE)
        while few := list(islice(candidates, A_FEW)):
            yield self._told(few, now=now)

    def _told(self, candidates: Sequence[Person], *, now: datetime) -> int:
        told, count = self.records.support.told([one.id for one in candidates]), 0
        for record in self.records.candidates.records(candidates):
            candidate = record.candidate
            today = day_of(candidate, now)
            found = facts(rules_of(self.packs, candidate, today), record, today)
            new = [fact.key for fact in found if (candidate.id, fact.key) not in told]
            if new:
                count += self.records.support.tell(candidate.id, new, now=now)
        return count

    def of(self, actor: Person, said: str | None, *, now: datetime) -> EarlyFacts:
        """The facts that stand today about oneself, or those about others that their candidates heard of a day ago."""
        among: Sequence[Person] = candidates_open_to(actor, Action.SEE_PLAN, self.records)
        if said:
            among = [named(said, among, where=where_of(actor))]
        return self._of(actor, among, now=now)

    def at(self, actor: Person, candidate_id: int, *, now: datetime) -> EarlyFacts:
        """The same of the candidate with that number; Refused where that is not open to the actor, or not any more."""
        among = [one for one in candidates_open_to(actor, Action.SEE_PLAN, self.records) if one.id == candidate_id]
        if not among:
            raise Refused("not_there", "This is not there any more, or is not open to you.")
        return self._of(actor, among, now=now)

    def _of(self, actor: Person, among: Sequence[Person], *, now: datetime) -> EarlyFacts:
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
        others = [one.name for one in self._helpers(actor)] if any(row.facts for row in rows) else ()
        return EarlyFacts(actor, pack, rows, decides=actor.role is Role.PROGRAM_ADMIN, others=others)

    def _is_open(self, reader: Person, candidate: Person, fact: Fact, told: Told, *, now: datetime) -> bool:
        """Whether the reader may know of it by now: the candidate always, who helps from when they are told of it."""
        if reader.id == candidate.id:
            return True
        at = told.get((candidate.id, fact.key))
        return at is not None and now >= open_to_helpers(at, candidate.zone, self.packs[candidate.program].nudges)

    def _helpers(self, reader: Person) -> Sequence[Person]:
        """Who reads of a candidate's facts a day after them; nobody where somebody else is the reader."""
        if reader.role is not Role.CANDIDATE:
            return ()
        people = self.records.people(reader.program)
        return [one for one in people if one.id != reader.id and may(one, Action.SEE_PLAN, reader)]
