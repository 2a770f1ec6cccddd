"""What a supervisor hears when a candidate shares something with them."""

from dataclasses import dataclass
from datetime import datetime

from bot.errands.sending.outgoing import Outgoing, to
from bot.services.sharing.sharing import Sharing
from bot.views.sharing import told_share_message
from induction.writing.shares import Item
from storage.errands import KeptErrand


@dataclass(frozen=True)
class SharedNews:
    """Composes the news of a shared item, without a word of what is in it."""

    sharing: Sharing

    def compose(self, errand: KeptErrand, now: datetime) -> Outgoing | None:  # noqa: ARG002 - a composer gets the time
        """The news with a button to open it; None where it is not shared with them any more.

        Who is not in Slack yet loses nothing: it waits in their list.
        """
        item = Item.model_validate(errand.details["item"])
        told = self.sharing.told(errand.details["person_id"], item)
        return None if told is None else to(told.supervisor, told_share_message(told))
