"""What was asked last in a conversation, or shown there once more: kept, so that a few words can go on from it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.services.outbox import reply_key
from induction.people import Person
from induction.questions import LONGEST_PAUSE, LONGEST_THREAD, Exchange
from storage.records import Records


class Last(StrEnum):
    """What the last thing said in a conversation is about."""

    SENTENCE = "sentence"  # hours of which something was asked, as they were written
    CARD = "card"  # the id of an open card that was shown once more


@dataclass(frozen=True)
class LastAsked:
    """Keeps one thing of each sort for a person in a conversation. It counts as long as nothing else is said there."""

    records: Records

    def keep(self, actor: Person, conversation: str, last: Last, what: str, *, source: str, now: datetime) -> None:
        """Keep `what` the reply to the delivery `source` is about."""
        about = [Exchange(question=what, answer=source)]
        self.records.conversations.remember(
            actor.id, _place(conversation, last), about, now=now, forgetting=now - LONGEST_THREAD
        )

    def of(
        self, actor: Person, conversation: str, last: Last, *, now: datetime, lasts: timedelta = LONGEST_PAUSE
    ) -> str | None:
        """What the last thing said in that conversation is about; None where it is about nothing that was kept."""
        kept = self.records.conversations.earlier(actor.id, _place(conversation, last), since=now - lasts)
        if not kept or self.records.errands.last_sent(conversation) != reply_key(kept[-1].answer, 0):
            return None
        return kept[-1].question


def _place(conversation: str, last: Last) -> str:
    return f"{conversation}#{last}"
