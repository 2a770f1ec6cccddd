"""Whether entries may be recorded as they are: who logs them, and the rules of an entry."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.services.attendance.calendar import TaughtCalendar
from bot.services.days import day_of
from bot.services.ledger.lines import LedgerLines
from induction.access import Action, check_may
from induction.attendance import check_typed, is_taught
from induction.confirmations import check_corrector
from induction.entry_rules import ASKING, check_beside, check_category, check_date, check_minutes
from induction.hours import HourEntry, LedgerEntry
from induction.packs import ProgramPack
from induction.people import Person
from induction.refused import Refused
from induction.same_session import is_moved
from storage.records import Records


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
        check_minutes(entry)
        today = max(day_of(actor, now), day_of(candidate, now))  # a day has come where either of the two is
        check_date(entry, today=today, starts_on=candidate.starts_on, ends_on=candidate.ends_on)
        pack = self.packs[candidate.program]
        check_category(entry, {category.key for category in pack.categories})
        if is_taught(pack, entry):
            check_typed(pack, entry, [one.name for one in TaughtCalendar(self.records, self.packs).recorders(pack.id)])

    def check_all(
        self, actor: Person, entries: Sequence[HourEntry], *, now: datetime, old: LedgerEntry | None = None
    ) -> None:
        """Every rule but those that ask: their questions stand on the card. `old` is the entry that is corrected."""
        beside = self.records.entries_beside(entries, corrects=old.id if old else None)
        for entry in entries:
            self.check(actor, entry, now=now, old=old)
            apart = old is not None and not is_moved(old, entry)
            try:
                check_beside(entry, beside, logged_by=actor.id, apart=apart)
            except Refused as refused:
                if refused.rule not in ASKING:
                    raise

    def check_may_correct(self, actor: Person, entry: LedgerEntry) -> None:
        """Refuse who may not correct the entry, nor take it out."""
        word = self.records.unsettled.said_on([entry.id]).get(entry.id)
        check_corrector(entry, self.lines.person(entry.candidate_id), actor, word)
