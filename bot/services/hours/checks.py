"""Whether entries may be recorded as they are: who logs them, and the rules of an entry."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.services.attendance.calendar import TaughtCalendar
from bot.services.days import wall_clock
from bot.services.ledger.lines import LedgerLines
from induction.access import Action, check_may
from induction.hours import HourEntry, LedgerEntry
from induction.ledger.attendance import check_typed, is_taught
from induction.ledger.confirmations import check_corrector, check_remover, only_in_dispute
from induction.ledger.entry_rules import ASKING, DUPLICATE, check_beside, check_facts
from induction.ledger.same_session import is_moved
from induction.packs.pack import ProgramPack
from induction.people import Person
from induction.refused import Refused
from storage.records import Records


@dataclass(frozen=True)
class Sifted:
    """Which of several entries can be recorded together, and why each of the others can't.

    `twice` are the places, among the refused, of those that say the same as one that can.
    """

    fit: Sequence[HourEntry]
    refused: Sequence[tuple[HourEntry, Refused]]
    twice: frozenset[int]


@dataclass(frozen=True)
class EntryChecks:
    """Refuses what the ledger would refuse, before anything is kept. The ledger checks once more when it records."""

    records: Records
    packs: Mapping[str, ProgramPack]
    lines: LedgerLines

    def check(self, actor: Person, entry: HourEntry, *, now: datetime, old: LedgerEntry | None = None) -> None:
        """The rules that look at one entry alone; those that look at others are in `check_beside`.

        What takes the place of an `old` entry is logged by whoever may correct that one.
        """
        candidate = self.lines.person(entry.candidate_id)
        if old is None:
            check_may(actor, Action.LOG_HOURS, candidate)
        pack = self.packs[candidate.program]
        clock = wall_clock(now, actor, candidate)  # an hour has come where either of the two is
        check_facts(entry, candidate, {category.key for category in pack.categories}, now=clock)
        if is_taught(pack, entry):
            check_typed(pack, entry, [one.name for one in TaughtCalendar(self.records, self.packs).recorders(pack.id)])

    def check_all(
        self, actor: Person, entries: Sequence[HourEntry], *, now: datetime, old: LedgerEntry | None = None
    ) -> None:
        """Every rule but those that ask: their questions stand on the card. `old` is the entry that is corrected."""
        beside = self.records.entries_beside(entries, corrects=old.id if old else None)
        for entry in entries:
            self.check(actor, entry, now=now, old=old)
            _check_fits(actor, entry, beside, apart=old is not None and not is_moved(old, entry))

    def sift(self, actor: Person, entries: Sequence[HourEntry], *, now: datetime) -> Sifted:
        """The new entries, each held against every rule but those that ask, also beside those before it."""
        ledger = self.records.entries_beside(entries)
        fit: list[LedgerEntry] = []
        refusals: list[tuple[HourEntry, Refused]] = []
        twice: set[int] = set()
        for place, entry in enumerate(entries):
            known = False
            try:
                self.check(actor, entry, now=now)
                _check_fits(actor, entry, ledger)
                known = True
                _check_fits(actor, entry, [*ledger, *fit])
            except Refused as refused:
                if refused.passes:
                    raise
                if known and refused.rule == DUPLICATE:
                    twice.add(len(refusals))
                refusals.append((entry, refused))
            else:
                fit.append(LedgerEntry(id=-1 - place, logged_by=actor.id, logged_at=now, **entry.model_dump()))
        kept = [HourEntry.model_validate(one.model_dump(include=set(HourEntry.model_fields))) for one in fit]
        return Sifted(kept, refusals, frozenset(twice))

    def check_may_correct(self, actor: Person, entry: LedgerEntry) -> None:
        """Refuse who may not correct the entry."""
        word = self.records.unsettled.said_on([entry.id]).get(entry.id)
        check_corrector(entry, self.lines.person(entry.candidate_id), actor, word)

    def check_may_take_out(self, actor: Person, entry: LedgerEntry) -> None:
        """Refuse who may not take the entry out of the count."""
        word = self.records.unsettled.said_on([entry.id]).get(entry.id)
        check_remover(entry, self.lines.person(entry.candidate_id), actor, word)

    def only_disputed(self, actor: Person, entry: LedgerEntry | None) -> bool:
        """Whether the actor may change that entry only while it is in dispute; what is new needs none."""
        return entry is not None and only_in_dispute(entry, self.lines.person(entry.candidate_id), actor)


def _check_fits(actor: Person, entry: HourEntry, beside: Sequence[LedgerEntry], *, apart: bool = False) -> None:
    """Refuse what does not fit beside these; the rules that ask leave it to the card."""
    try:
        check_beside(entry, beside, logged_by=actor.id, apart=apart)
    except Refused as refused:
        if refused.rule not in ASKING:
            raise
