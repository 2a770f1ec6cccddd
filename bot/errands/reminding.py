"""What goes out of reminders to a person: the digest of a day."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.errands.sending.outgoing import Outgoing, to
from bot.services.reminding.digests import Digests, ReadTogether
from bot.views.reminding.digest import digest_message
from storage.errands import KeptErrand


@dataclass(frozen=True)
class DailyDigests:
    """Renders a digest of what is open when it goes out; what its reader needs may have been `read` with others'."""

    digests: Digests
    read: ReadTogether | None = None

    def compose(self, errand: KeptErrand, now: datetime) -> Outgoing | None:
        """What is still open of what was planned; None where nothing is, or its reader may not be told now."""
        details = errand.details
        day, keys = date.fromisoformat(details["day"]), frozenset(details["items"])
        shown = self.digests.shown(details["person_id"], day, keys, read=self.read, now=now)
        return None if shown is None else to(shown.reader, digest_message(shown))
