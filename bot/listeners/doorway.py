"""What every listener stands on: who is speaking, what they typed, and how a refusal reaches them."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.services.desk import Desk, Heard
from bot.services.people import People
from bot.services.replies import Crisis, Words
from induction.refused import Refused

Answer = TypeVar("Answer")

_MENTION = re.compile(r"<@([A-Z0-9]+)(?:\|[^>]*)?>")
_LINK = re.compile(r"<(?:https?://|mailto:)([^|>]+)(?:\|([^>]+))?>")


@dataclass(frozen=True)
class Doorway:
    """The desk, the people and the clock that the listeners share."""

    desk: Desk
    people: People
    clock: Callable[[], datetime]

    def reply(
        self, slack_id: str, text: str, source: str, client: WebClient, ask: Callable[[Heard], Answer]
    ) -> Answer | Crisis | Words:
        """What `ask` answers to someone's words. Crisis words are seen before any record is touched."""
        crisis = self.desk.crisis(text)
        return settled(lambda: ask(self.heard(slack_id, text, source, client))) if crisis is None else crisis

    def heard(self, slack_id: str, text: str, source: str, client: WebClient) -> Heard:
        """What someone typed, as they meant it, with who they are on the roster."""
        now = self.clock()
        person = self.people.find(slack_id, lambda: _email(slack_id, client), now=now)
        return Heard(self._plain(text), person, source, now)

    def _plain(self, text: str) -> str:
        named = _MENTION.sub(lambda found: self._name(found[1]), text)
        linked = _LINK.sub(lambda found: found[2] or found[1], named)
        return linked.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").strip()

    def _name(self, slack_id: str) -> str:
        person = self.people.known(slack_id)
        return person.name if person else ""


def settled(ask: Callable[[], Answer]) -> Answer | Words:
    """What `ask` gives, or the refusal in its own words."""
    try:
        return ask()
    except Refused as refused:
        return Words(refused.message)


def _email(slack_id: str, client: WebClient) -> str | None:
    """The e-mail address in the person's Slack profile; None where Slack does not give it."""
    try:
        profile = client.users_info(user=slack_id)["user"]["profile"]
    except SlackApiError:
        return None
    email = profile.get("email")
    return email if isinstance(email, str) else None
