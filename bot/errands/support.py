"""What people hear of early facts and of support plans."""

from dataclasses import dataclass
from datetime import datetime

from bot.errands.sending.outgoing import Outgoing, to
from bot.services.support.plans import SupportPlans
from bot.services.support.warnings import EarlyWarnings
from bot.views.support.plans import plan_message
from bot.views.support.warnings import early_news_message
from storage.errands import KeptErrand


@dataclass(frozen=True)
class SupportNews:
    """Renders early facts and plans for one person each."""

    warnings: EarlyWarnings
    plans: SupportPlans

    def early(self, errand: KeptErrand, now: datetime) -> Outgoing | None:
        """The facts that still stand; None where none does any more."""
        details = errand.details
        news = self.warnings.news(details["reader_id"], details["candidate_id"], details["facts"], now=now)
        return None if news is None else to(news.reader, early_news_message(news))

    def plan(self, errand: KeptErrand, now: datetime) -> Outgoing | None:  # noqa: ARG002 - a composer gets the time
        """The plan; None where a newer version is there, which goes out by itself."""
        details = errand.details
        shown = self.plans.shown(details["person_id"], details["plan_id"], details["version"])
        return None if shown is None else to(shown.reader, plan_message(shown))
