"""Receipts: what a press led to, in place of the card that was pressed."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.errands.sending.outgoing import Outgoing
from bot.services.hours.presses import Press, Presses
from bot.views.messages import message
from induction.people import Person
from storage.errands import Errand, KeptErrand

RECEIPT = "receipt"
REPLACEABLE = timedelta(minutes=29)
"""Slack takes an answer to a press for half an hour. After that the receipt comes as a direct message."""


def receipt_errand(press: Press, person: Person, card_id: str, pressed_at: str, response_url: str) -> Errand:
    """The errand that shows what a press led to; `pressed_at` is Slack's own mark of this press."""
    details = {"press": press.value, "person": person.id, "card": card_id, "response_url": response_url}
    return Errand(f"{RECEIPT}:{card_id}:{pressed_at}", RECEIPT, details)


@dataclass(frozen=True)
class Receipts:
    """Renders receipts from what stands in the ledger."""

    presses: Presses

    def compose(self, errand: KeptErrand, now: datetime) -> Outgoing | None:
        """What takes the place of the card; None where the person has left the roster."""
        details = errand.details
        person = self.presses.hours.records.person(details["person"])
        if person is None:
            return None
        shown = message(self.presses.came_of(Press(details["press"]), person, details["card"], now=now))
        if errand.created_at is not None and now - errand.created_at > REPLACEABLE and person.slack_id is not None:
            return Outgoing(shown, to=person.slack_id)
        return Outgoing(shown, to=details["response_url"], replace_original=True, concerns=person.slack_id)
