"""A session that both have logged: the second entry becomes the other party's word on the first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.services.confirming.confirmations import LONGEST_REASON, Confirmations
from bot.services.hours.open_cards import OpenCards, renewed
from bot.services.ledger.replies import SameSession, SessionPair
from induction.ledger.cards import CardState, HourCard
from induction.people import Person
from prompts.same_session import reason_words
from storage.errands import Errand
from storage.records import Records


@dataclass(frozen=True)
class SameSessions:
    """Answers a card with what the other party logged, so that nothing is recorded twice."""

    records: Records
    open_cards: OpenCards
    confirmations: Confirmations

    def agree(
        self,
        actor: Person,
        card: HourCard,
        theirs: Mapping[int, int],
        *,
        source: str,
        now: datetime,
        errands: Sequence[Errand] = (),
    ) -> None:
        """Confirm `theirs`, the other party's entries by their places on the card, which goes on without these.

        Nothing is done where they are others now than those that the person saw: the card is shown again.
        """
        if pairs := self._meant(actor, card, theirs):
            open_ones = [pair.entry.id for pair in pairs if pair.is_open]
            self.confirmations.confirm(actor, open_ones, now=now)
            self._go_on(card, theirs, source=source, now=now, errands=errands)
        else:
            self.records.errands.add(errands, now=now)

    def insist(
        self,
        actor: Person,
        card: HourCard,
        theirs: Mapping[int, int],
        *,
        source: str,
        now: datetime,
        errands: Sequence[Errand] = (),
    ) -> None:
        """Say of `theirs` that they are not right, and why: who logged them is told. Else as `agree` does."""
        pairs = self._meant(actor, card, theirs)
        for pair in pairs:
            if reason := reason_words(pair.differences):
                self.confirmations.dispute(actor, pair.entry.id, reason[:LONGEST_REASON], now=now)
            elif pair.is_open:
                self.confirmations.confirm(actor, [pair.entry.id], now=now)
        if pairs:
            self._go_on(card, theirs, source=source, now=now, errands=errands)
        else:
            self.records.errands.add(errands, now=now)

    def _meant(self, actor: Person, card: HourCard, theirs: Mapping[int, int]) -> Sequence[SessionPair]:
        """The pairs that the person saw; none where one of them is another now, or the card was recorded."""
        if card.state is CardState.DONE:
            return ()
        shown = self.open_cards.shown(actor, card)
        pairs = shown.pairs if isinstance(shown, SameSession) else ()
        found = [pair for pair in pairs if theirs.get(pair.place) == pair.entry.id]
        return found if len(found) == len(theirs) else ()

    def _go_on(
        self,
        card: HourCard,
        without: Mapping[int, int],
        *,
        source: str,
        now: datetime,
        errands: Sequence[Errand],
    ) -> None:
        """Put the card away; what else stood on it stands on a new one, which `source` names."""
        rest = tuple(entry for place, entry in enumerate(card.entries) if place not in without)
        if not rest:
            self.records.dismiss_card(card.id, now=now, errands=errands)
            return
        self.records.keep_card(renewed(card, now=now, entries=rest), source=source, replaces=card.id)
        self.records.errands.add(errands, now=now)
