"""What somebody hears of a leave that an administrator recorded for them."""

from dataclasses import dataclass
from datetime import datetime

from bot.errands.sending.outgoing import Outgoing, to
from bot.services.reminding.leaves import Leaves
from bot.views.reminding.choices import leave_told_message
from storage.errands import KeptErrand


@dataclass(frozen=True)
class LeaveNews:
    """Renders the news of a leave as it stands when the message goes out."""

    leaves: Leaves

    def compose(self, errand: KeptErrand, now: datetime) -> Outgoing | None:
        """The news; None where they are gone, or not in Slack."""
        told = self.leaves.told(errand.details["person_id"], errand.details["by"], now=now)
        return None if told is None else to(told.person, leave_told_message(told))
