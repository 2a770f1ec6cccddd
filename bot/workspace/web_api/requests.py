"""What a call of the Web API asks for, read and checked as Slack does."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.workspace.identity import BOT_USER_ID, Channel, direct_channel
from bot.workspace.messages import Block, Content, Message
from bot.workspace.state import WorkspaceState
from bot.workspace.web_api.errors import SlackError

Reply = dict[str, Any]

MOST_BLOCKS = 50
LONGEST_TEXT = 40_000


@dataclass(frozen=True)
class Call:
    """One call: its arguments, the state it concerns, and the workspace's own address (ends with a slash)."""

    arguments: Mapping[str, Any]
    state: WorkspaceState
    base_url: str

    def text(self, name: str, *, missing: str = "invalid_arguments") -> str:
        """An argument that must be there; SlackError(missing) where it is not."""
        value = self.arguments.get(name)
        if not value:
            raise SlackError(missing)
        return str(value)

    def optional(self, name: str) -> str | None:
        """An argument that may be left out."""
        value = self.arguments.get(name)
        return str(value) if value else None

    def flag(self, name: str) -> bool:
        """A yes or no, as JSON or as a form field says it."""
        return self.arguments.get(name) in {True, "true", "1"}

    def number(self, name: str, default: int) -> int:
        """A whole number from 1 to 999; SlackError("invalid_limit") for anything else."""
        try:
            value = int(self.arguments.get(name) or default)
        except (TypeError, ValueError):
            raise SlackError("invalid_limit") from None
        if not 1 <= value <= 999:  # noqa: PLR2004 - Slack's largest page
            raise SlackError("invalid_limit")
        return value

    def channel(self) -> Channel:
        """The conversation named by `channel`: its id, a person's id for the direct message, or #name."""
        named = self.text("channel", missing="channel_not_found")
        if person := self.state.people.get(named):
            return self.state.channels[direct_channel(person).id]
        by_name = {f"#{channel.name}": channel for channel in self.state.channels.values() if not channel.direct}
        channel = self.state.channels.get(named) or by_name.get(named)
        if channel is None:
            raise SlackError("channel_not_found")
        return channel

    def own_message(self, refusal: str) -> Message:
        """The app's own message named by `channel` and `ts`; another's gets SlackError(refusal)."""
        message = self.state.message(self.channel().id, self.text("ts", missing="message_not_found"))
        if message is None or message.only_for is not None:
            raise SlackError("message_not_found")
        if message.author != BOT_USER_ID:
            raise SlackError(refusal)
        return message


def content_of(body: Mapping[str, Any]) -> Content:
    """The text and blocks of a message that the app sends; SlackError where Slack would not take them."""
    text, blocks = body.get("text") or "", _blocks(body.get("blocks"))
    if not isinstance(text, str) or not (text or blocks):
        raise SlackError("no_text")
    if len(text) > LONGEST_TEXT:
        raise SlackError("msg_too_long")
    metadata = _parsed(body.get("metadata"))
    return Content(text, blocks, metadata if isinstance(metadata, dict) else None)


def _blocks(given: object) -> Sequence[Block]:
    blocks = _parsed(given) or []
    if not isinstance(blocks, list) or len(blocks) > MOST_BLOCKS or not all(_is_block(block) for block in blocks):
        raise SlackError("invalid_blocks")
    return blocks


def _is_block(block: object) -> bool:
    """Has it the outline that drawing relies on? Slack's finer rules are not checked here."""
    if not isinstance(block, dict) or not isinstance(block.get("type"), str):
        return False
    parts = [part for name in ("elements", "fields") for part in _listed(block.get(name))]
    return all(isinstance(part, dict) for part in [*parts, block.get("accessory", {})])


def _listed(given: object) -> Sequence[object]:
    if given is None:
        return ()
    return given if isinstance(given, list) else (given,)


def _parsed(given: object) -> object:
    if not isinstance(given, str):
        return given
    try:
        parsed: object = json.loads(given)
    except ValueError:
        raise SlackError("invalid_blocks_format") from None
    return parsed
