"""The presses of an hour card's buttons. Doing one a second time changes nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.services.hours import Hours
from bot.services.replies import Reply, Words
from induction.cards import CardAction, CardState
from induction.people import Person
from storage.errands import Errand

_CHANGED_SINCE = "This was recorded, and corrected or taken out since. `/casc progress` shows what counts now."


class Press(StrEnum):
    """What a button of an hour card does."""

    RECORD = "record"
    DISMISS = "dismiss"
    UNDO = "undo"


@dataclass(frozen=True)
class Presses:
    """Does what a button says, and tells what came of it."""

    hours: Hours

    def do(self, press: Press, person: Person, card_id: str, *, now: datetime, errands: Sequence[Errand] = ()) -> None:
        """Do it, and keep the errands with it. Refused with the rule that forbids it."""
        match press:
            case Press.DISMISS:
                self.hours.dismiss(person, card_id, now=now, errands=errands)
                return
            case Press.RECORD:
                recorded = self.hours.do(person, card_id, now=now, errands=errands)
            case Press.UNDO:
                recorded = self.hours.undo(person, card_id, now=now, errands=errands)
        if not recorded.first_time:
            self.hours.records.errands.add(errands, now=now)

    def came_of(self, press: Press, person: Person, card_id: str, *, now: datetime) -> Reply:
        """What is shown in place of the card, once it was done; a card that was done first was not put away."""
        if press is Press.DISMISS and self.hours.own_card(person, card_id).state is not CardState.DONE:
            return Words("Put away. Nothing was recorded.")
        act = self.hours.undo if press is Press.UNDO else self.hours.do
        recorded = act(person, card_id, now=now)
        if recorded.card.action is not CardAction.VOID and not any(entry.counts for entry in recorded.entries):
            return Words(_CHANGED_SINCE)
        return self.hours.receipt(person, recorded, now=now)
