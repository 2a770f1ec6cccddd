"""Which entry a correction means, and what the entry is after it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.services.hours.parties import Parties
from bot.services.people.names import named
from bot.understanding.intents import EntryChanges, EntryReference
from induction.calendar import day_words
from induction.hours import HourEntry, HourKind, LedgerEntry, duration
from induction.people import Person, Role
from induction.refused import Refused
from storage.records import Records

LISTED = 5
OTHER_PARTY = "An entry can't be moved to another person: delete it, then log it with the right one."
_FACTS = ("kind", "category", "minutes", "on", "format")


class WhichEntry(Refused):
    """Several entries may be meant. `choices` are the newest of them by their id, each in a few words."""

    def __init__(self, choices: Mapping[int, str]) -> None:
        self.question = "Which one do you mean?"
        self.choices = choices
        super().__init__("which_entry", f"Which one: {'; '.join(choices.values())}? Say whose, its day and its length.")


@dataclass(frozen=True)
class Corrections:
    """Reads a person's own entries to find the one they mean. Only what one logged oneself is found."""

    records: Records
    parties: Parties

    def meant(self, actor: Person, which: EntryReference, *, entry_id: int | None = None) -> LedgerEntry:
        """The newest entry that fits what was said about it, or the chosen one of those that do.

        Refused where none fits, or several that were named.
        """
        whose = self._whose(actor, which.counterpart)
        own = [
            entry
            for entry in self.records.entries_of([person.id for person in whose])
            if entry.counts and entry.logged_by == actor.id
        ]
        facts = [name for name in _FACTS if getattr(which, name) is not None]
        found = [entry for entry in own if all(getattr(entry, name) == getattr(which, name) for name in facts)]
        if entry_id is not None:
            found = [entry for entry in found if entry.id == entry_id]
        if not found:
            what = "that fits" if facts or which.counterpart else "yet"
            raise Refused("no_entry", f"You have logged no entry {what}. `/casc progress` shows what is there.")
        if len(found) == 1 or which.last or not facts:
            return max(found, key=lambda entry: entry.id)
        names = {person.id: person.first_name for person in whose if person.id != actor.id}
        raise WhichEntry(_choices(found, names))

    def changed(self, actor: Person, old: HourEntry, changes: EntryChanges) -> HourEntry:
        """The entry's facts with the changes in them; clock times go where the length changes without new ones."""
        facts = HourEntry.model_validate(old.model_dump(include=set(HourEntry.model_fields)))
        if changes.counterpart is not None:
            raise Refused("other_party", _say_again(old, changes.counterpart))
        new = changes.model_dump(exclude_none=True, exclude={"counterpart"})
        if not new:
            raise Refused("nothing_to_change", "What should it be? For example: `make that 60 min`, or `it was 10/12`.")
        if "minutes" in new or "starts" in new:
            new = {"starts": None, "ends": None, **new}
        if changes.kind is not None and changes.kind is not old.kind:
            new |= self._of_kind(actor, changes)
        return facts.model_copy(update=new)

    def _of_kind(self, actor: Person, changes: EntryChanges) -> dict[str, object]:
        if changes.kind is HourKind.COACHING:
            return {"coach_id": self.parties.of(actor, HourKind.COACHING, None)[1], "category": None}
        self.parties.of(actor, HourKind.PROFESSIONAL_LEARNING, None)
        return {"coach_id": None, "category": changes.category}

    def _whose(self, actor: Person, counterpart: str | None) -> Sequence[Person]:
        if actor.role is not Role.COACH:
            if counterpart is not None:
                coach = self.records.person(actor.coach_id) if actor.coach_id else None
                named(counterpart, [coach] if coach else [], where="in your own entries")
            return [actor]
        caseload = self.records.candidates_of(actor.id)
        return [named(counterpart, caseload, where="in your caseload")] if counterpart else caseload


def _choices(found: Sequence[LedgerEntry], names: Mapping[int, str]) -> Mapping[int, str]:
    newest = sorted(found, key=lambda entry: (entry.on, entry.id), reverse=True)[:LISTED]
    return {
        entry.id: f"{duration(entry.minutes)} of {entry.kind.label}"
        f"{' with ' + names[entry.candidate_id] if names else ''} on {day_words(entry.on)}"
        for entry in newest
    }


def _say_again(old: HourEntry, name: str) -> str:
    """What to say so that the entry is with somebody else."""
    again = f"{duration(old.minutes)} {old.kind.label} with {name} on {old.on.month}/{old.on.day}"
    return f"An entry stays with its person. Say `delete my last log` to take it out, and then log it again: `{again}`."
