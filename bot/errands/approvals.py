"""What people hear of approvals: that a goal waits for theirs, and what was said of one's own."""

from dataclasses import dataclass
from datetime import datetime

from bot.errands.sending.outgoing import Outgoing, to
from bot.services.drafts.approvals import Approvals
from bot.views.drafts.approvals import approval_asked_message, approval_news_message
from storage.errands import KeptErrand


@dataclass(frozen=True)
class ApprovalNotes:
    """Composes the news of approvals; none of it says what is in a goal."""

    approvals: Approvals

    def asked(self, errand: KeptErrand, now: datetime) -> Outgoing | None:  # noqa: ARG002 - a composer gets the time
        """That a goal waits for the reader's approval; None where it does so no more."""
        about = errand.details
        asked = self.approvals.asked(about["reader_id"], about["draft_id"], about["version"])
        return None if asked is None else to(asked.reader, approval_asked_message(asked))

    def given(self, errand: KeptErrand, now: datetime) -> Outgoing | None:  # noqa: ARG002 - a composer gets the time
        """What somebody said of the candidate's goal."""
        news = self.approvals.news(errand.details["source"])
        return None if news is None else to(news.candidate, approval_news_message(news))
