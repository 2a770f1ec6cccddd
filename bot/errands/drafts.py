"""What a candidate hears when their coach wrote a goal or a reflection with them."""

from dataclasses import dataclass
from datetime import datetime

from bot.errands.sending.outgoing import Outgoing, to
from bot.services.drafts.drafts import Drafts
from bot.views.drafts.drafts import shared_message
from storage.errands import KeptErrand


@dataclass(frozen=True)
class SharedDrafts:
    """Composes the news of a draft that waits for the candidate."""

    drafts: Drafts

    def compose(self, errand: KeptErrand, now: datetime) -> Outgoing | None:  # noqa: ARG002 - a composer gets the time
        """The news with a button to open it. None where that version is no longer the newest, or is kept.

        Who is not in Slack yet loses nothing: it waits in their list.
        """
        shared = self.drafts.shared(errand.details["draft_id"], errand.details["version"])
        return None if shared is None else to(shared.candidate, shared_message(shared))
