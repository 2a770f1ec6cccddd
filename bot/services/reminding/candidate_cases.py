"""The candidates about whom somebody is reminded of something, each with what that rests on, a few at a time."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from bot.services.days import day_of
from bot.services.reminding.readers import Readers
from bot.services.rulebook import rules_of
from induction.packs.pack import ProgramPack
from induction.people import Person
from induction.reminding.items import CandidateCase
from induction.standing.requirements import pack_for
from induction.writing.shares import Share, standing_shares
from storage.candidates.records import A_BATCH
from storage.records import Records


@dataclass(frozen=True)
class CandidateCases:
    """Reads what items about candidates are made of: so many statements for a hundred of them, whoever they are for."""

    records: Records
    packs: Mapping[str, ProgramPack]

    def of(self, readers: Readers, *, now: datetime) -> Iterator[CandidateCase]:
        """Every candidate about whom one of these people may be reminded of something, each once."""
        around = self.records.candidates_around(
            coaches=readers.coaches,
            supervisors=readers.supervisors,
            programs=readers.admins.keys() | readers.analysts.keys(),
        )
        everybody = {**readers.candidates} | {one.id: one for one in around if one.program in self.packs}
        rest = iter(everybody.values())
        while few := list(islice(rest, A_BATCH)):
            yield from self._cases(few, readers, now=now)

    def _cases(self, candidates: Sequence[Person], readers: Readers, *, now: datetime) -> Iterator[CandidateCase]:
        found = list(self.records.candidates.records(candidates))
        sessions = self.records.sessions.beside(found)
        starts = self.records.cohorts.starts({(one.program, one.cohort) for one in candidates if one.cohort})
        shares = self._shares([one for one in candidates if one.supervisor_id in readers.supervisors])
        told = self._told(candidates) if readers.help_others else {}
        for record in found:
            candidate = record.candidate
            today = day_of(candidate, now)
            yield CandidateCase(
                pack=pack_for(rules_of(self.packs, candidate, today), record),
                record=record,
                today=today,
                now=now,
                cohort_start=starts.get((candidate.program, candidate.cohort or ""), candidate.starts_on),
                sessions=sessions.get(candidate.id, ()),
                shares=shares.get(candidate.id, ()),
                told=told.get(candidate.id, {}),
            )

    def _shares(self, candidates: Sequence[Person]) -> Mapping[int, tuple[Share, ...]]:
        if not candidates:
            return {}
        standing = standing_shares(self.records.shares.of_candidates([one.id for one in candidates]))
        return {one.id: tuple(share for share in standing if share.candidate_id == one.id) for one in candidates}

    def _told(self, candidates: Sequence[Person]) -> Mapping[int, Mapping[str, datetime]]:
        found: dict[int, dict[str, datetime]] = {one.id: {} for one in candidates}
        for (candidate, fact), at in self.records.support.told(list(found)).items():
            found[candidate][fact] = at
        return found
