"""A card that is corrected in words before it was recorded: shown anew, or put away."""

from dataclasses import dataclass
from datetime import datetime

from bot.services.conversation.replies import Spoken
from bot.services.conversation.typed_taps import last_shown, open_cards
from bot.services.hours.hours import Hours
from bot.services.words import Words
from bot.understanding.intents import Correction, CorrectionAction, EntryChanges
from bot.understanding.logs.fragments import Fragment
from induction.hours import HourEntry
from induction.ledger.cards import CardAction, HourCard
from induction.people import Person


@dataclass(frozen=True)
class Amendments:
    """The use case of "no, with dana" beside an open card, which nothing was recorded from yet."""

    hours: Hours

    def card_meant(
        self, actor: Person, correction: Correction, conversation: str | None, *, now: datetime
    ) -> str | None:
        """The id of the open card that is the last thing said in the conversation, if the correction is of that."""
        if conversation is None or not correction.which.last:
            return None
        card = self.last_card(actor, conversation, now=now)
        return card.id if card is not None and correction.which.fits(card.entries[0]) else None

    def last_card(self, actor: Person, conversation: str, *, now: datetime) -> HourCard | None:
        """The open card of one entry to record that is the last thing said in the conversation."""
        records = self.hours.records
        card = last_shown(records, actor, open_cards(records, actor, now=now), conversation, now=now)
        return None if card is None or card.action is not CardAction.RECORD or len(card.entries) > 1 else card

    def amend(self, actor: Person, card_id: str, correction: Correction, *, source: str, now: datetime) -> Spoken:
        """The card with the changes in place of the open one; or that this is put away, where nothing is wanted."""
        card = self.hours.own_card(actor, card_id)
        if correction.action is CorrectionAction.DELETE:
            self.hours.dismiss(actor, card.id, now=now)
            return Words("Put away. Nothing was recorded.")
        entry = self._changed(actor, card.entries[0], correction.changes)
        return self.hours.propose_instead(actor, card, (entry,), source=source, now=now)

    def add(self, actor: Person, card: HourCard, said: Fragment, *, source: str, now: datetime) -> Spoken:
        """The card with what a few words say of it, in place of the open one."""
        entry = card.entries[0]
        if said.changes != EntryChanges():
            entry = self._changed(actor, entry, said.changes)
        if said.topic is not None and said.topic not in (entry.topic or ""):
            entry = entry.model_copy(update={"topic": ", ".join(filter(None, [entry.topic, said.topic]))})
        return self.hours.propose_instead(actor, card, (entry,), source=source, now=now)

    def _changed(self, actor: Person, entry: HourEntry, changes: EntryChanges) -> HourEntry:
        if changes.counterpart is not None:
            kind = changes.kind or entry.kind
            on = changes.on or entry.on
            candidate, coach_id = self.hours.parties.of(actor, kind, changes.counterpart, on)
            entry = entry.model_copy(update={"candidate_id": candidate.id, "coach_id": coach_id})
            changes = changes.model_copy(update={"counterpart": None})
            if changes == EntryChanges():
                return entry
        return self.hours.corrections.changed(actor, entry, changes)
