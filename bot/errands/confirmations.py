"""What the other party is asked, and what whoever logged an entry hears when it is not right."""

from dataclasses import dataclass
from datetime import datetime

from bot.errands.outgoing import Outgoing
from bot.services.confirmations import Confirmations
from bot.views.confirmations import dispute_message, to_confirm_message
from storage.errands import KeptErrand


@dataclass(frozen=True)
class Requests:
    """Renders the question to the other party, from the entries as they stand."""

    confirmations: Confirmations

    def compose(self, errand: KeptErrand, now: datetime) -> Outgoing | None:  # noqa: ARG002 - a composer gets the time
        """The question. None where nothing waits any more, or where they are not in Slack yet.

        Who is not in Slack loses nothing: the entries wait in their list.
        """
        person = self.confirmations.records.person(errand.details["person_id"])
        if person is None or person.slack_id is None:
            return None
        asked = self.confirmations.requested(errand.details["card_id"], person)
        return Outgoing(to_confirm_message(asked), to=person.slack_id) if asked.entries else None


@dataclass(frozen=True)
class Disputes:
    """Renders the news that an entry is not right."""

    confirmations: Confirmations

    def compose(self, errand: KeptErrand, now: datetime) -> Outgoing | None:  # noqa: ARG002 - a composer gets the time
        """What whoever logged it hears; None where it is not in dispute any more, or they are not in Slack yet."""
        disputed = self.confirmations.disputed(errand.details["entry_id"])
        if disputed is None or disputed.told.slack_id is None:
            return None
        return Outgoing(dispute_message(disputed), to=disputed.told.slack_id)
