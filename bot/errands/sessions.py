"""What follows from a closed session: the candidate hears of it, action items and the next meeting come back."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.errands.sending.outgoing import Outgoing, to
from bot.services.sessions.closings import Closings
from bot.views.sessions.action_items import item_due_message
from bot.views.sessions.sessions import past_meeting_message, told_message, withdrawn_message
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

    def due(self, errand: KeptErrand, now: datetime) -> Outgoing | None:
        """The reminder for the owner of an action item; None where it is done, or due on another day."""
        details = errand.details
        due = date.fromisoformat(details["due"])
        reminder = self.closings.items.reminder(details["session"], details["position"], due, now=now)
        if reminder is None:
            return None
        owner, shown = reminder
        return to(owner, item_due_message(shown))

    def past(self, errand: KeptErrand, now: datetime) -> Outgoing | None:  # noqa: ARG002 - a composer gets the time
        """The question to the coach; None where a later session was logged."""
        missed = self.closings.sessions.missed(errand.details["session"])
        return None if missed is None else to(missed.coach, past_meeting_message(missed))
