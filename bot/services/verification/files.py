"""A candidate's file: what is on record of one candidate, and what the program's rules make of it today."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from bot.services.days import day_of
from bot.services.people.meant import candidates_open_to, where_of
from bot.services.people.names import named
from bot.services.rulebook import rules_of
from induction.access import Action, check_may
from induction.dates.rounds import blinded
from induction.packs.pack import ProgramPack
from induction.people import Person, Role
from induction.recommendation.verification import SignOff, way
from induction.record.candidate import CandidateRecord
from induction.refused import Refused
from induction.standing.requirements import Standing, pack_for, standings
from storage.records import Records


@dataclass(frozen=True)
class CandidateFile:
    """One candidate's record, held against the rules that are theirs on the day `today` where they are."""

    record: CandidateRecord
    pack: ProgramPack
    today: date

    @property
    def candidate(self) -> Person:
        """Whose file it is."""
        return self.record.candidate

    @cached_property
    def standings(self) -> Sequence[Standing]:
        """Every requirement as it stands."""
        return standings(self.pack, blinded(self.pack, self.record), self.today)

    @cached_property
    def sign_offs(self) -> Sequence[SignOff]:
        """Every sign-off as it stands."""
        return way(self.pack, self.record.signings, self.standings)


@dataclass(frozen=True)
class CandidateFiles:
    """Gives the files of candidates to who may see them."""

    records: Records
    packs: Mapping[str, ProgramPack]

    def of(self, candidate: Person, *, now: datetime) -> CandidateFile:
        """The file of this candidate."""
        return self._file(self.records.candidates.record(candidate), now)

    def each(self, candidates: Sequence[Person], *, now: datetime) -> Iterator[CandidateFile]:
        """The file of each, one after the other."""
        return (self._file(record, now) for record in self.records.candidates.records(candidates))

    def open_to(self, actor: Person, action: Action, candidate_id: int, *, now: datetime) -> CandidateFile:
        """The file of the candidate with that number, where `action` is open to the actor; Refused else."""
        candidate = self.records.person(candidate_id)
        if candidate is None or candidate.program != actor.program:
            raise Refused("no_candidate", "That candidate is not there, or is not of your program.")
        check_may(actor, action, candidate)
        return self.of(candidate, now=now)

    def meant(self, actor: Person, said: str | None, action: Action) -> Person | None:
        """The candidate who was named, or the only one there is; None where the actor has several and named nobody."""
        among = candidates_open_to(actor, action, self.records)
        if said:
            return named(said, among, where=where_of(actor))
        return among[0] if len(among) == 1 and actor.role in {Role.CANDIDATE, Role.COACH} else None

    def people_as(self, role: Role, candidate: Person) -> Sequence[Person]:
        """Who is that to the candidate: themselves, their coach or supervisor, or everybody of the program."""
        numbers = {
            Role.CANDIDATE: candidate.id,
            Role.COACH: candidate.coach_id,
            Role.SUPERVISOR: candidate.supervisor_id,
        }
        if role in numbers:
            number = numbers[role]
            found = None if number is None else self.records.person(number)
            return [] if found is None else [found]
        return [one for one in self.records.people(candidate.program) if one.role is role]

    def _file(self, record: CandidateRecord, now: datetime) -> CandidateFile:
        today = day_of(record.candidate, now)
        pack = pack_for(rules_of(self.packs, record.candidate, today), record)
        return CandidateFile(record, pack, today)
