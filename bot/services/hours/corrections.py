"""Which entry a correction means, and what the entry is after it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.services.hours.parties import Parties
from bot.services.people.names import called, named
from bot.understanding.intents import EntryChanges, EntryReference
from induction.calendar import day_words
from induction.hours import HourEntry, HourKind, LedgerEntry, duration
from induction.people import Person, Role
from induction.refused import Refused
from storage.records import Records

LISTED = 5
OTHER_PARTY = "An entry can't be moved to another person: delete it, then log it with the right one."


class WhichEntry(Refused):
    """Several entries may be meant. `choices` are the newest of them by their id, each in a few words."""

    def __init__(self, choices: Mapping[int, str], question: str = "Which one do you mean?") -> None:
        self.question = question
        self.choices = choices
        super().__init__("which_entry", f"Which one: {'; '.join(choices.values())}? Say whose, its day and its length.")


class LoggedByOther(Refused):
    """The entry that fits was logged by the other party, who alone can correct it."""

    def __init__(self, entry: LedgerEntry, by: Person) -> None:
        self.entry = entry
        super().__init__(
            "logged_by_other",
            f"{by.name} logged that, so only {by.first_name} can change it. `/casc confirm` shows what waits for your "
            "word: say there what is not right.",
        )


@dataclass(frozen=True)
class Corrections:
    """Reads the entries of a person to find the one they mean. Only what one logged oneself can be corrected."""

    records: Records
    parties: Parties

    def meant(self, actor: Person, which: EntryReference, *, entry_id: int | None = None) -> LedgerEntry:
        """The newest entry that fits what was said about it, or the chosen one of those that do.

        Refused where none fits, where several do that were named, and where the other party logged the one that does.
        """
        told = bool(which.has_facts or which.counterpart or which.logged_by)
        if not told and entry_id is None and (newest := self._newest(actor)) is not None:
            return newest
        whose = self._whose(actor, which.counterpart)
        fitting = [
            entry
            for entry in self.records.entries_of([person.id for person in whose])
            if entry.counts and which.fits(entry)
        ]
        own = [entry for entry in fitting if entry.logged_by == actor.id and entry_id in {None, entry.id}]
        if told and (which.logged_by is not None or not own):
            self._check_not_of_other(actor, fitting, own)
        if not own:
            what = "that fits" if told else "yet"
            raise Refused("no_entry", f"You have logged no entry {what}. `/casc progress` shows what is there.")
        if len(own) == 1 or which.last or not which.has_facts:
            return max(own, key=lambda entry: entry.id)
        raise WhichEntry(_choices(own, _names(actor, whose)))

    def last(self, actor: Person, count: int) -> Mapping[int, str]:
        """So many of the entries that this person logged last, by their id, each in a few words."""
        whose = self._whose(actor, None)
        own = [
            entry
            for entry in self.records.entries_of([person.id for person in whose])
            if entry.counts and entry.logged_by == actor.id
        ]
        if not own:
            raise Refused("no_entry", "You have logged no entry yet. `/casc progress` shows what is there.")
        newest = sorted(own, key=lambda entry: entry.id)[-count:]
        return _choices(newest, _names(actor, whose))

    def changed(self, actor: Person, old: HourEntry, changes: EntryChanges) -> HourEntry:
        """The entry's facts with the changes in them; clock times go where the length changes without new ones.

        Refused where the entry says that already.
        """
        facts = HourEntry.model_validate(old.model_dump(include=set(HourEntry.model_fields)))
        if changes.counterpart is not None:
            raise Refused("other_party", _say_again(old, changes.counterpart))
        new = changes.model_dump(exclude_none=True, exclude={"counterpart"})
        if not new:
            raise Refused("nothing_to_change", "What should it be? For example: `make that 60 min`, or `it was 10/12`.")
        if all(getattr(old, name) == value for name, value in new.items()):
            raise Refused("no_change", f"It says that already: {in_words(old)}. Nothing was changed.")
        if "minutes" in new or "starts" in new:
            new = {"starts": None, "ends": None, **new}
        if changes.kind is not None and changes.kind is not old.kind:
            new |= self._of_kind(actor, changes)
        return facts.model_copy(update=new)

    def _newest(self, actor: Person) -> LedgerEntry | None:
        """What a coach recorded last, of whomever: also of a candidate whose hours are no longer theirs to change."""
        if actor.role is not Role.COACH:
            return None
        return self.records.last_logged(actor.id)

    def _check_not_of_other(self, actor: Person, fitting: Sequence[LedgerEntry], own: Sequence[LedgerEntry]) -> None:
        """Refuse where the entry that is meant was logged by the other of its two people."""
        theirs = [entry for entry in fitting if entry.logged_by != actor.id and actor.id in entry.people]
        if theirs and not (own and actor.role is Role.COACH):
            newest = max(theirs, key=lambda entry: entry.id)
            by = self.records.person(newest.logged_by)
            if by is not None:
                raise LoggedByOther(newest, by)

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


def _names(actor: Person, whose: Sequence[Person]) -> Mapping[int, str]:
    """What those are called whose entries they are, where those are others."""
    if actor.role is Role.CANDIDATE:
        return {}
    return dict(zip((person.id for person in whose), called(whose), strict=True))


def _choices(found: Sequence[LedgerEntry], names: Mapping[int, str]) -> Mapping[int, str]:
    newest = sorted(found, key=lambda entry: (entry.on, entry.id), reverse=True)[:LISTED]
    return {entry.id: in_words(entry, names.get(entry.candidate_id)) for entry in newest}


def in_words(entry: HourEntry, whom: str | None = None) -> str:
    """The entry in a few words, with the other party where they are to be named."""
    beside = f" with {whom}" if whom else ""
    return f"{duration(entry.minutes)} of {entry.kind.label}{beside} on {day_words(entry.on)}"


def _say_again(old: HourEntry, name: str) -> str:
    """What to say so that the entry is with somebody else."""
    again = f"{duration(old.minutes)} {old.kind.label} with {name} on {old.on.month}/{old.on.day}"
    return f"An entry stays with its person. Say `delete my last log` to take it out, and then log it again: `{again}`."
