"""The lines of the ledger as an export has them: every fact, the history, and what the other party said."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from bot.sheets.lines import History, Named, SheetLine, Word
from induction.calendar import program_year
from induction.hours import LedgerEntry
from induction.ledger.confirmations import EntryState, Said, needs_confirmation, state_of
from induction.packs.pack import ProgramPack
from induction.people import Person
from storage.records import Records

Who = Callable[[int], Person]
"""Gives the person with a number."""


@dataclass(frozen=True)
class SheetLines:
    """Reads the ledger for an export."""

    records: Records
    packs: Mapping[str, ProgramPack]
    person: Who

    def of(self, candidates: Sequence[Person]) -> list[SheetLine]:
        """Every line about them, also what was corrected and voided, a candidate after the other by day."""
        numbers = [one.id for one in candidates]
        order = {number: place for place, number in enumerate(numbers)}
        said, who = self.records.said_of(numbers), cache(self.person)
        submitted = self._submitted(numbers)
        entries = sorted(self.records.entries_of(numbers), key=lambda one: (order[one.candidate_id], one.on, one.id))
        return [self._line(entry, said, who, submitted.get(entry.id)) for entry in entries]

    def _submitted(self, candidates: Sequence[int]) -> Mapping[int, bool | None]:
        """Whether the assignment of a session is in, by the entry that counts for the time there."""
        return {
            attendee.entry_id: attendee.assignment
            for number in candidates
            for attendance in self.records.attendance.of_candidate(number)
            for attendee in attendance.attendees
            if attendee.candidate_id == number and attendee.entry_id is not None
        }

    def _line(self, entry: LedgerEntry, said: Said, who: Who, submitted: bool | None) -> SheetLine:  # noqa: FBT001 - a value
        candidate = who(entry.candidate_id)
        return SheetLine(
            candidate=_named(candidate),
            on=entry.on,
            minutes=entry.minutes,
            kind=entry.kind,
            category=entry.category,
            coach=None if entry.coach_id is None else _named(who(entry.coach_id)),
            format=entry.format,
            topic=entry.topic or None,
            starts=entry.starts,
            ends=entry.ends,
            together=entry.together,
            counts=entry.counts,
            program=candidate.program,
            cohort=candidate.cohort,
            year=None if candidate.starts_on is None else program_year(candidate.starts_on, entry.on),
            zone=entry.zone,
            assignment=submitted,
            history=self._history(entry, said, who),
        )

    def _history(self, entry: LedgerEntry, said: Said, who: Who) -> History:
        return History(
            entry=entry.id,
            logged_by=_named(who(entry.logged_by)),
            logged_at=entry.logged_at,
            corrects=entry.corrects,
            replaced_by=entry.replaced_by,
            voided=entry.voided,
            reason=entry.reason or None,
            word=self._word(entry, said, who),
        )

    def _word(self, entry: LedgerEntry, said: Said, who: Who) -> Word | None:
        """How far the two agree; None where nobody's word is asked for and nobody has given one."""
        candidate, word = who(entry.candidate_id), said.get(entry.id)
        if word is not None:
            return Word(state_of(entry, said), _named(who(word.person_id)), word.at, word.reason)
        state = state_of(entry, said)
        if state is EntryState.LOGGED and not needs_confirmation(self.packs[candidate.program], entry, candidate):
            return None
        return Word(state)


def _named(person: Person) -> Named:
    return Named(person.name, person.email)
