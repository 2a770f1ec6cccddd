"""Ledger entries and totals with the names that people know them by."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.services.days import day_of
from bot.services.ledger.replies import CandidateSummary, EntryLine
from bot.services.rulebook import rules_of
from induction.hours import HourEntry, LedgerEntry
from induction.ledger.confirmations import Said, needs_confirmation, state_of
from induction.packs.pack import ProgramPack
from induction.people import Person
from induction.refused import Refused
from induction.standing.requirements import summary
from storage.records import Records


@dataclass(frozen=True)
class LedgerLines:
    """Reads people and packs to put names to entries."""

    records: Records
    packs: Mapping[str, ProgramPack]

    def person(self, person_id: int) -> Person:
        """The person with that id; Refused where the roster has lost them."""
        person = self.records.person(person_id)
        if person is None:
            raise Refused("no_person", "That person is no longer on the roster.")
        return person

    def name(self, person_id: int, reader: Person) -> str | None:
        """The name of the person with that id; None for the reader's own."""
        return None if person_id == reader.id else self.person(person_id).name

    def line(self, entry: HourEntry, reader: Person) -> EntryLine:
        """The entry as `reader` knows it."""
        candidate = self.person(entry.candidate_id)
        pack = self.packs[candidate.program]
        coach = self.person(entry.coach_id) if entry.coach_id is not None else None
        return EntryLine(
            entry=entry,
            whose=None if candidate.id == reader.id else candidate.name,
            coach=coach.name if coach is not None and coach.id != reader.id else None,
            category=None if entry.category is None else pack.category_label(entry.category),
            zone=None if entry.zone == reader.zone else entry.zone,
            quoted=not pack.words.is_the_houses,
        )

    def told_line(self, entry: LedgerEntry, reader: Person, said: Said) -> EntryLine:
        """The entry as `reader` knows it, with what the other party said of it."""
        line, word = self.line(entry, reader), said.get(entry.id)
        candidate = self.person(entry.candidate_id)
        if word is None and not needs_confirmation(self.packs[candidate.program], entry, candidate):
            return line
        return replace(line, state=state_of(entry, said), reason=word.reason if word else None)

    def summaries(self, candidates: Sequence[Person], *, now: datetime) -> list[CandidateSummary]:
        """Each candidate's hours of their program year, from one read of what is on record."""
        return [
            CandidateSummary(
                record.candidate,
                summary(rules_of(self.packs, record.candidate, today), record, today),
            )
            for record in self.records.candidates.records(candidates)
            for today in (day_of(record.candidate, now),)
        ]
