"""What every listener stands on: who is speaking, what they typed, and how a refusal reaches them."""

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeGuard, TypeVar

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.errands.replies import reply_errand
from bot.errands.sending.outgoing import Outgoing
from bot.errands.wordings import wording_errand
from bot.listeners.entrance.viewers import Viewers
from bot.outgoing.own_words import Vocabulary
from bot.services.asking.replies import Answered
from bot.services.desk import Desk
from bot.services.heard import Heard
from bot.services.outbox import Outbox, reply_key
from bot.services.people.bystanders import Bystanders
from bot.services.people.slack import People
from bot.services.words import Crisis, Disclosed, NotNow, Words
from bot.views.blocks import Message
from bot.views.bystanders import with_bystanders
from bot.views.messages import message
from bot.views.notices import with_notice
from bot.watching.sight import note
from induction.refused import Refused
from storage.errands import Errand

Answer = TypeVar("Answer")

_MENTION = re.compile(r"<@([A-Z0-9]+)(?:\|[^<>]*)?>")
_LINK = re.compile(r"<(?:https?://|mailto:)([^|<>]+)(?:\|([^<>]+))?>")


@dataclass(frozen=True)
class Doorway:
    """What the listeners share: the desk, the people, the clock, the outbox, and who has their Home before them."""

    desk: Desk
    people: People
    clock: Callable[[], datetime]
    outbox: Outbox
    viewers: Viewers = field(default_factory=Viewers)

    def reply(
        self,
        slack_id: str,
        text: str,
        source: str,
        client: WebClient,
        ask: Callable[[Heard], Answer],
        *,
        channel: str | None = None,
    ) -> Answer | Crisis | Disclosed | Words:
        """What `ask` answers to someone's words. Crisis words are seen before any record is touched.

        A disclosure gets its card even where the records are out of reach, without what they know of the person.
        """
        crisis = self.desk.crisis(text)
        if crisis is not None:
            return crisis
        try:
            return ask(self.heard(slack_id, text, source, client, channel=channel))
        except Exception as fault:
            told = self.desk.disclosure(text, None)
            if told is not None:
                return told
            if isinstance(fault, Refused):
                note(fault)
                return NotNow(fault.message) if fault.passes else Words(fault.message)
            raise

    def answer(
        self, delivery: str, messages: Sequence[Outgoing], *, showing: object = None, team: str | None = None
    ) -> bool:
        """Whether the delivery is answered by these messages, and not by those of an earlier call.

        They are kept before this returns and sent after it, so that a crash loses none and repeats none. Where the
        first is `showing` an answer that a chat model may word, its wording follows; `team` is the Slack id of the
        workspace of whoever asked.
        """
        errands = [reply_errand(reply_key(delivery, number), one) for number, one in enumerate(messages)]
        if self.may_word(showing):
            errands.append(wording_errand(reply_key(delivery, len(messages)), showing, messages[0], team))
        return self._keep(delivery, errands)

    def take(self, delivery: str, errand: Errand) -> bool:
        """Whether the delivery is taken now, and was not before; the errand does what was asked, and answers."""
        return self._keep(delivery, [errand])

    def word(self, delivery: str, shown: Answered, response_url: str) -> None:
        """Have a chat model word the answer that somebody is shown already."""
        with suppress(Refused):  # the answer is there: records that are busy cost no more than its wording
            follows = Outgoing(message(shown), to=response_url)
            self._keep(delivery, [wording_errand(reply_key(delivery, 0), shown, follows, None)])

    def may_word(self, reply: object) -> TypeGuard[Answered]:
        """Whether it is an answer that a chat model may word, where there is one."""
        return isinstance(reply, Answered) and self.desk.questions.may_word(reply)

    def _keep(self, delivery: str, errands: Sequence[Errand]) -> bool:
        first_time = self.desk.records.claim(delivery, now=self.clock(), errands=errands)
        if first_time:
            self.outbox.wake([errand.key for errand in errands])
        return first_time

    def heard(self, slack_id: str, text: str, source: str, client: WebClient, *, channel: str | None = None) -> Heard:
        """What someone typed, as they meant it, with who they are on the roster."""
        now = self.clock()
        person = self.people.find(slack_id, lambda: _email(slack_id, client), now=now)
        return Heard(self.as_meant(text), person, source, now, channel)

    def pointed_out(self, shown: Message, slack_id: str, words: Sequence[str]) -> Message:
        """The message with a gentle word where what this person wrote looks like it names a student or staff."""
        names: Sequence[str] = ()
        if words:
            with suppress(Refused):  # records that are busy cost no more than this word
                names = Bystanders(self.desk.records).named(self.people.known(slack_id), words)
        return with_bystanders(shown, names)

    def first_told(self, shown: Message, slack_id: str, delivery: str) -> Message:
        """The message that answers this delivery, with the line on who owns the workspace where it is their first."""
        with suppress(Refused):  # records that are busy cost nobody their message: the next one carries the line
            line = self.desk.notices.first(self.people.known(slack_id), source=delivery, now=self.clock())
            return shown if line is None else with_notice(shown, line)
        return shown

    @property
    def vocabulary(self) -> Vocabulary:
        """In whose program what is called how."""
        return Vocabulary(self.desk.own_words.of_person, self.desk.own_words.otherwise)

    def as_meant(self, text: str) -> str:
        """The text of a Slack message as it was typed: people by their names, links and characters as themselves."""
        named = _MENTION.sub(lambda found: self._name(found[1]), text)
        linked = _LINK.sub(_as_typed, named)
        return linked.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").strip()

    def _name(self, slack_id: str) -> str:
        person = self.people.known(slack_id)
        return person.name if person else ""


def _as_typed(link: re.Match[str]) -> str:
    """A link as it was typed; one with a label of its own keeps its address beside it."""
    address, label = link[1], link[2]
    if not label or label in address or address in label:
        return label or address
    return f"{label} {address}"


def settled(ask: Callable[[], Answer]) -> Answer | Words:
    """What `ask` gives, or the refusal in its own words."""
    try:
        return ask()
    except Refused as refused:
        note(refused)
        return NotNow(refused.message) if refused.passes else Words(refused.message)


def _email(slack_id: str, client: WebClient) -> str | None:
    """The e-mail address in the person's Slack profile; None where Slack does not give it."""
    try:
        profile = client.users_info(user=slack_id)["user"]["profile"]
    except SlackApiError:
        return None
    email = profile.get("email")
    return email if isinstance(email, str) else None
