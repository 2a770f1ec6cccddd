"""The weekly post on its way to a cohort's channel."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.errands.sending.outgoing import Outgoing, PutOff
from bot.services.cohort.post_words import PostsRead
from bot.services.cohort.weekly import Weekly
from bot.views.weekly import weekly_post_message
from induction.dates.schedule import monday_of
from storage.errands import KeptErrand


@dataclass(frozen=True)
class WeeklyPosts:
    """Renders posts from the packs as they are when the post goes out; what they need may have been `read` at once."""

    weekly: Weekly
    read: PostsRead | None = None

    def compose(self, errand: KeptErrand, now: datetime) -> Outgoing | PutOff | None:
        """The post that goes out by itself, or that somebody sent: that one goes to its channel at any hour."""
        details = errand.details
        if "to" in details:
            return self._by_hand(errand, now)
        on = date.fromisoformat(details["on"])
        found = self.weekly.going_out(details["program"], details["cohort"], on, read=self.read, now=now)
        if isinstance(found, datetime):
            return PutOff(found)
        return None if found is None else Outgoing(weekly_post_message(found.words), to=found.channel)

    def _by_hand(self, errand: KeptErrand, now: datetime) -> Outgoing | None:
        """The post; None once its week is over where the administrator is who sent it."""
        details = errand.details
        on = date.fromisoformat(details["on"])
        if monday_of(on) < monday_of(now.astimezone(ZoneInfo(details["zone"])).date()):
            return None
        words = self.weekly.words(details["program"], details["cohort"], on)
        return Outgoing(weekly_post_message(words), to=details["to"])
