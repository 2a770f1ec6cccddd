"""Erasing somebody: what goes is shown first, and the program administrator says it twice."""

from dataclasses import dataclass
from datetime import datetime

from bot.services.days import day_of
from bot.services.holdings.replies import Erased, EraseForm, ErasureCard
from bot.services.holdings.tombstones import TombstoneList
from bot.services.people.names import named
from induction.access import Action, check_may, may
from induction.people import Person, Role
from induction.refused import Refused
from induction.retention import ErasureReason, check_named
from storage.records import Records


@dataclass(frozen=True)
class Erasing:
    """The use case of erasing a person of one's program. Nothing is ever erased without a person's word."""

    records: Records
    tombstones: TombstoneList | None

    def card(self, actor: Person, said: str) -> ErasureCard:
        """What erasing the person who was named would do."""
        if actor.role is not Role.PROGRAM_ADMIN:
            raise Refused("not_allowed", "Only the program administrator can erase somebody. Please ask them.")
        if not said:
            raise Refused("which_person", "Whom? Say it with the name: `/casc erase Dana`.")
        person = named(said, self._erasable(actor), where="among the people of your program")
        return ErasureCard(person, self.records.erasures.going(person.id))

    def form(self, actor: Person, person_id: int) -> EraseForm:
        """The second word that it takes."""
        person = self._person(actor, person_id)
        going = self.records.erasures.going(person.id)
        return EraseForm(person, sum(going.go.values()))

    def erase(
        self, actor: Person, person_id: int, typed: str, why: ErasureReason | None, *, source: str, now: datetime
    ) -> Erased:
        """That the person is erased; Refused where the name that was typed is not theirs, or no reason is given."""
        for tombstone in self.records.erasures.tombstones(actor.program):
            if tombstone.source == source and tombstone.erased_by == actor.id:
                return Erased(tombstone, self._listed())
        person = self._person(actor, person_id)
        if why is None:
            raise Refused("no_reason", "Please choose why.")
        check_named(typed, person)
        return self._erase(person, why, by=actor, source=source, now=now)

    def by_operator(self, person: Person, why: ErasureReason, *, source: str, now: datetime) -> Erased:
        """The same for whoever runs the companion, at its command line, where an address named the person."""
        return self._erase(person, why, by=None, source=source, now=now)

    def again(self, told: TombstoneList | None, *, now: datetime) -> tuple[Erased, ...]:
        """Who was erased again after a backup was brought back: whomever the list, or a tombstone here, names."""
        beside = told or self.tombstones
        listed = beside.read() if beside is not None else ()
        known = {one.source: one for one in (*self.records.erasures.tombstones(), *listed)}
        done = self.records.erasures.again(list(known.values()), today=now.date(), now=now)
        kept = self._listed()
        return tuple(Erased(one, kept) for one in done)

    def _erase(self, person: Person, why: ErasureReason, *, by: Person | None, source: str, now: datetime) -> Erased:
        tombstone = self.records.erasures.erase(
            person.id,
            source=source,
            why=why,
            actor_id=None if by is None else by.id,
            today=day_of(by or person, now),
            now=now,
        )
        return Erased(tombstone, self._listed())

    def _listed(self) -> bool:
        """Whether the list beside the database has every tombstone."""
        return self.tombstones is not None and self.tombstones.keep(self.records.erasures.tombstones())

    def _person(self, actor: Person, person_id: int) -> Person:
        person = next((one for one in self._erasable(actor) if one.id == person_id), None)
        if person is None:
            raise Refused("no_person", "That person is not of your program, or is erased already.")
        check_may(actor, Action.ERASE, person)
        return person

    def _erasable(self, actor: Person) -> list[Person]:
        """Whom this person may erase: others of their program who are not erased yet."""
        gone = {one.person_id for one in self.records.erasures.tombstones(actor.program)}
        everybody = self.records.people(actor.program)
        return [one for one in everybody if one.id not in gone and may(actor, Action.ERASE, one)]
