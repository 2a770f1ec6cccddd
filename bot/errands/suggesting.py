"""Wording for a draft: a model is asked for it here, where nobody waits, and what came of it is always told."""

from dataclasses import dataclass
from datetime import datetime

from bot.errands.sending.outgoing import Outgoing, to
from bot.services.suggesting.suggesting import Suggesting
from bot.views.drafts.suggesting import wording_shown_message
from storage.errands import KeptErrand


@dataclass(frozen=True)
class SuggestedWordings:
    """Composes the card of what a model proposes."""

    suggesting: Suggesting

    def compose(self, errand: KeptErrand, now: datetime) -> Outgoing | None:
        """The card, or the word that there is nothing to propose. None where the draft is gone.

        What is proposed is kept before it is sent: another attempt sends the same, and asks the model only where
        nothing was kept.
        """
        shown = self.suggesting.worded(errand.details["draft_id"], errand.details["version"], now=now)
        return None if shown is None else to(shown.candidate, wording_shown_message(shown))
