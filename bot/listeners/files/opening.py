"""Files that take their time: kept as work before the acknowledgement, opened after it, and answered whatever comes.

Slack may take long to hand a file out, or hand it out much later; a crash may come between. So who sent it is answered
by an errand: it fetches the file, has it read, and leaves the answer in the outbox under a key of its own.
"""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Protocol
from uuid import uuid4

from slack_sdk import WebClient

from bot.errands.sending.outgoing import Outgoing
from bot.errands.sending.posting import post
from bot.listeners.entrance.doorway import Doorway
from bot.services.desk import Desk
from bot.services.heard import Heard
from bot.services.replies import Reply
from bot.services.words import Crisis, Disclosed, Words
from bot.views.bystanders import kept_of
from bot.views.messages import in_messages
from induction.refused import TRY_AGAIN, Refused
from storage.errands import Errand, KeptErrand

WAITED_FOR = timedelta(minutes=3)
"""For how long it is tried again where Slack does not hand a file out."""

SLOW = "slow_file"
"""The rule of what Slack does not hand out just now."""

MOST_TRIES = 3
"""So often may the process end over a file before it is taken for one that nobody can read."""

_UNREADABLE = Words(
    "I could not read that file: something in it is too much for me. Please save it anew, or send a part of it."
)

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Sender:
    """Who sent what has to be opened, where the answer goes, and under which delivery."""

    user: str
    delivery: str
    to: str
    channel: str | None = None
    thread_ts: str | None = None
    in_place: bool = False

    def errand(self, kind: str, what: Mapping[str, Any]) -> Errand:
        """The errand of that kind that opens it."""
        return Errand(f"{kind}:{self.delivery}", kind, {"sender": asdict(self), **what})

    @property
    def answer_key(self) -> str:
        """The key of the answer, and of what is read: that of the delivery itself is taken by the errand."""
        return f"{self.delivery}:opened"


class Read(Protocol):
    """Opens what the details of an errand name, for whoever is heard, and gives what it came to."""

    def __call__(self, desk: Desk, details: Mapping[str, Any], heard: Heard, client: WebClient, /) -> Reply:
        """The reply; Refused in words for whoever sent it."""


@dataclass(frozen=True)
class Opening:
    """Does errands of one kind. What it does twice changes nothing: the answer is kept once."""

    doorway: Doorway
    client: WebClient
    read: Read

    def compose(self, errand: KeptErrand, now: datetime) -> None:
        """Open, read and answer; there is nothing to send for the errand itself."""
        sender = Sender(**errand.details["sender"])
        if self.doorway.desk.answered(sender.answer_key):
            return
        begun = self.doorway.desk.records.errands.begin(errand.key)
        if begun is None:
            return
        reply = self._reply(begun, sender, now) if begun.tries <= MOST_TRIES else _UNREADABLE
        self._answer(sender, reply)

    def _reply(self, errand: KeptErrand, sender: Sender, now: datetime) -> Reply:
        """What it came to. `try_again` is raised for what may pass; whatever else goes wrong is said."""
        said_at = errand.created_at or now
        try:
            heard = self.doorway.heard(sender.user, "", sender.answer_key, self.client, channel=sender.channel)
            return self.read(self.doorway.desk, errand.details, replace(heard, now=said_at), self.client)
        except Refused as refused:
            is_slow = refused.rule == SLOW and now - said_at < WAITED_FOR
            if not (refused.passes or is_slow):
                return Words(refused.message)
            self.doorway.desk.records.errands.retract(errand.key)
            raise Refused(TRY_AGAIN, refused.message) from refused
        except Exception:  # whatever is in a file, who sent it hears of it
            reference = uuid4().hex[:8]
            log.exception("a file cannot be read, reference %s", reference)
            return Words(
                f"Something went wrong on my side while I read that file (reference {reference}). Please send it once "
                "more. If you were recording something, look at `/casc progress` before you do."
            )

    def _answer(self, sender: Sender, reply: Reply) -> None:
        """Leave it in the outbox; words on a crisis or a disclosure are kept nowhere, and go out at once."""
        messages = self._messages(sender, reply)
        if isinstance(reply, Crisis | Disclosed):
            post(self.client, messages)
        else:
            self.doorway.answer(sender.answer_key, messages)

    def _messages(self, sender: Sender, reply: Reply) -> Sequence[Outgoing]:
        first, *others = in_messages(reply)
        shown = [self.doorway.pointed_out(first, sender.user, kept_of(reply)), *others]
        return [
            Outgoing(
                one,
                to=sender.to,
                thread_ts=sender.thread_ts,
                replace_original=sender.in_place and not isinstance(reply, Words),
                concerns=sender.user,
            )
            for one in shown
        ]
