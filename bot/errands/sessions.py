"""What follows from a closed session: the candidate hears of it."""

from dataclasses import dataclass
from datetime import datetime

from bot.errands.sending.outgoing import Outgoing, to
from bot.services.sessions.closings import Closings
from bot.views.sessions.sessions import told_message, withdrawn_message
from storage.errands import KeptErrand


@dataclass(frozen=True)
class SessionNews:
    """Renders each from the session as it stands. Who is not in Slack yet loses nothing: it is all in their lists."""

    closings: Closings

    def told(self, errand: KeptErrand, now: datetime) -> Outgoing | None:
        """What was agreed, for the candidate; None where the hours were taken out meanwhile."""
        told = self.closings.sessions.told(errand.details["session"], now=now)
        return None if told is None else to(told.candidate, told_message(told))

    def withdrawn(self, errand: KeptErrand, now: datetime) -> Outgoing | None:
        """That what was agreed no longer holds, for the candidate."""
        told = self.closings.sessions.withdrawn(errand.details["session"], now=now)
        return None if told is None else to(told.candidate, withdrawn_message(told))
