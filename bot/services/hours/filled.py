"""Hours that were filled in on a form: recorded at once, unless something about them has to be asked first."""

from dataclasses import dataclass
from datetime import datetime

from bot.services.hours.corrections import OTHER_PARTY
from bot.services.hours.hours import Hours
from bot.services.hours.open_cards import new_card
from bot.services.ledger.replies import Proposed, Receipt, SameSession
from induction.hours import HourEntry, LedgerEntry
from induction.ledger.cards import CardAction, CardState, HourCard
from induction.ledger.entry_rules import ASKING
from induction.people import Person
from induction.refused import Refused


@dataclass(frozen=True)
class FilledHours:
    """Records what a form says, which nobody had to read from free text.

    Both methods give the receipt, or the card with its question; the same `source` gives the same again. Refused with
    the rule that forbids the entry.
    """

    hours: Hours

    def log(
        self,
        actor: Person,
        entry: HourEntry,
        *,
        source: str,
        replaces: str | None = None,
        reason: str | None = None,
        now: datetime,
    ) -> Receipt | Proposed | SameSession:
        """What came of the entry. `replaces` names the open card whose place it takes, `reason` why it corrects."""
        card = self.hours.filled_card(actor, entry, replaces, reason=reason, now=now)
        return self._came_of(actor, card, source=source, replaces=replaces, now=now)

    def correct(
        self, actor: Person, old: LedgerEntry, entry: HourEntry, *, reason: str | None, source: str, now: datetime
    ) -> Receipt | Proposed | SameSession:
        """What came of the entry in place of the old one, for that reason; Refused where that one counts no more."""
        self.hours.checks.check_may_correct(actor, old)
        if entry.candidate_id != old.candidate_id:
            raise Refused("other_party", OTHER_PARTY)
        self.hours.checks.check(actor, entry, now=now, old=old)
        card = new_card(actor, CardAction.CORRECT, (entry,), now=now, corrects=old.id, reason=reason)
        return self._came_of(actor, card, source=source, replaces=None, now=now)

    def _came_of(
        self, actor: Person, card: HourCard, *, source: str, replaces: str | None, now: datetime
    ) -> Receipt | Proposed | SameSession:
        records = self.hours.records
        if not self.hours.shown(actor, card).asks:
            errands = self.hours.confirmations.requests(card, now=now)
            old = None if card.corrects is None else records.entry(card.corrects)
            disputed = self.hours.checks.only_disputed(actor, old)
            try:
                recorded = records.record_at_once(
                    card, source=source, replaces=replaces, now=now, errands=errands, only_disputed=disputed
                )
                return self.hours.receipt(actor, recorded, now=now)
            except Refused as refused:
                if refused.rule not in ASKING:
                    raise
        kept = records.keep_card(card, source=source, replaces=replaces)
        if kept.state is CardState.DONE:
            return self.hours.receipt(actor, records.do_card(kept.id, now=now), now=now)
        return self.hours.shown(actor, kept)
