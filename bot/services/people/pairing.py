"""Who somebody's own coach or supervisor is, from the roster."""

from dataclasses import dataclass

from bot.services.words import Words
from induction.people import Person, Role
from storage.records import Records


@dataclass(frozen=True)
class OwnPeople:
    """Answers about one's own pairing, and about nobody else's."""

    records: Records

    def who(self, actor: Person, role: Role) -> Words:
        """The name and the address, or that the roster names nobody."""
        word = "coach" if role is Role.COACH else "site supervisor"
        if actor.role is not Role.CANDIDATE:
            return Words(f"The roster names the {word} of candidates only, so it names none for you.")
        number = actor.coach_id if role is Role.COACH else actor.supervisor_id
        found = None if number is None else self.records.person(number)
        if found is None:
            return Words(f"The roster names no {word} for you yet. Your program administrator can add one.")
        return Words(f"Your {word} is {found.name} ({found.email}).")
