"""Undoing an import: exactly the entries that it recorded are taken out, and what was corrected since stays."""

from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from bot.services.sheets.imports import BATCH, Imports
from bot.services.sheets.replies import ImportUndone
from bot.sheets.layouts import DayOrder, Layout
from induction.access import Action, check_may
from induction.hours import LedgerEntry
from induction.ledger.cards import CardAction, HourCard
from induction.people import Person
from induction.refused import Refused

IMPORT_UNDONE = "import undone"
"""The reason of what an undone import leaves behind."""


@dataclass(frozen=True)
class UndoneImports:
    """The use case of undoing an import. Its rows can be imported anew afterwards."""

    imports: Imports

    def undo(self, actor: Person, at: datetime, *, now: datetime) -> ImportUndone:
        """What became of the actor's import of that time; a second time the same again, and nothing is changed."""
        records, lines = self.imports.records, self.imports.lines
        entries = records.sheets.entries_of_import(actor.id, at)
        if not entries:
            raise Refused("no_import", "I find no import of yours to undo. `/casc history` shows what is recorded.")
        for person in {entry.candidate_id for entry in entries}:
            check_may(actor, Action.IMPORT_HOURS, lines.person(person))
        counting = [entry for entry in entries if entry.counts]
        for start in range(0, len(counting), BATCH):
            records.sheets.undo([_void(actor, one, now=now) for one in counting[start : start + BATCH]], now=now)
        gone = [entry for entry in entries if entry.counts or self._is_undone(entry)]
        stay = [entry for entry in entries if not entry.counts and not self._is_out(entry)]
        shown = [lines.line(entry, actor) for entry in stay]
        return ImportUndone(gone, shown, self.imports.totals(actor, entries, now=now))

    def undo_file(
        self,
        actor: Person,
        content: bytes,
        *,
        layout: Layout | None = None,
        session_minutes: int | None = None,
        dates: DayOrder | None = None,
        now: datetime,
    ) -> ImportUndone:
        """The same of the last import of this file."""
        plan = self.imports.plan(actor, content, layout=layout, session_minutes=session_minutes, dates=dates, now=now)
        if plan.question is not None:
            return self.undo_file(
                actor, content, layout=layout, session_minutes=session_minutes, dates=plan.question.order, now=now
            )
        found = self.imports.records.sheets.last_import(actor.id, [row.key for row in plan.known])
        if found is None:
            raise Refused("no_import", "Nothing of this file is recorded by an import of yours, so nothing was undone.")
        return self.undo(actor, found, now=now)

    def _is_undone(self, entry: LedgerEntry) -> bool:
        successor = self._successor(entry)
        return successor is not None and successor.voided and successor.reason == IMPORT_UNDONE

    def _is_out(self, entry: LedgerEntry) -> bool:
        successor = self._successor(entry)
        return successor is not None and successor.voided

    def _successor(self, entry: LedgerEntry) -> LedgerEntry | None:
        return None if entry.replaced_by is None else self.imports.records.entry(entry.replaced_by)


def _void(actor: Person, entry: LedgerEntry, *, now: datetime) -> HourCard:
    return HourCard(
        id=uuid4().hex,
        actor_id=actor.id,
        action=CardAction.VOID,
        entries=(),
        created_at=now,
        corrects=entry.id,
        reason=IMPORT_UNDONE,
    )
