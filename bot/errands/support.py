"""What people hear of support plans."""

from dataclasses import dataclass
from datetime import datetime

from bot.errands.sending.outgoing import Outgoing, to
from bot.services.support.plans import SupportPlans
from bot.views.support.plans import plan_message
from storage.errands import KeptErrand


@dataclass(frozen=True)
class SupportNews:
    """Renders plans for one person each."""

    plans: SupportPlans

    def plan(self, errand: KeptErrand, now: datetime) -> Outgoing | None:  # noqa: ARG002 - a composer gets the time
        """The plan; None where a newer version is there, which goes out by itself."""
        details = errand.details
        shown = self.plans.shown(details["person_id"], details["plan_id"], details["version"])
        return None if shown is None else to(shown.reader, plan_message(shown))
