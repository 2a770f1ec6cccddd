"""What a call of the Web API asks for, read and checked as Slack does."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.outgoing.checking import faults
from bot.workspace.identity import BOT_USER_ID, Channel, direct_channel
from bot.workspace.messages import Content, Message
from bot.workspace.naming import Block
from bot.workspace.state import WorkspaceState
from bot.workspace.triggers import Triggers
from bot.workspace.web_api.errors import SlackError

Reply = dict[str, Any]


@dataclass(frozen=True)
class Call:
    """One call: its arguments, what it concerns, and the workspace's own address (ends with a slash)."""

    arguments: Mapping[str, Any]
    state: WorkspaceState
    triggers: Triggers
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
        """The conversation named by `channel`."""
        return self.channel_named(self.text("channel", missing="channel_not_found"))

    def channel_named(self, named: str) -> Channel:
        """The conversation of this id, a person's id for the direct message, or #name."""
        if person := self.state.people.get(named):
            return self.state.channels[direct_channel(person).id]
        by_name = {f"#{channel.name}": channel for channel in self.state.channels.values() if not channel.direct}
        channel = self.state.channels.get(named) or by_name.get(named)
        if channel is None:
            raise SlackError("channel_not_found")
        return channel

    def thread(self, channel: Channel) -> str | None:
        """The key of the thread's first message, also where `thread_ts` names one of its replies."""
        named = self.optional("thread_ts")
        if named is None:
            return None
        parent = self.state.message(channel.id, named)
        return parent.thread_ts or named if parent else named

    def own_message(self, refusal: str) -> Message:
        """The app's own message named by `channel` and `ts`; another's gets SlackError(refusal)."""
        message = self.state.message(self.channel().id, self.text("ts", missing="message_not_found"))
        if message is None or message.only_for is not None:
            raise SlackError("message_not_found")
        if message.author != BOT_USER_ID:
            raise SlackError(refusal)
        return message


def content_of(method: str, body: Mapping[str, Any]) -> Content:
    """The text and blocks of a message that the app sends; SlackError where Slack would not take them.

    `method` is Slack's name of the method, or `response` for an answer to a command or a press.
    """
    check_payload(method, body)
    metadata = parsed(body.get("metadata"), "invalid_metadata_format")
    blocks = _objects(parsed(body.get("blocks"), "invalid_blocks_format"))
    if standard := body.get("markdown_text"):
        blocks = [{"type": "markdown", "text": standard}]
    return Content(body.get("text") or standard or "", blocks, metadata if isinstance(metadata, dict) else None)


def view_of(method: str, arguments: Mapping[str, Any]) -> Mapping[str, Any]:
    """The view that the app sends; SlackError where Slack would not take it.

    `method` is Slack's name of the method, or `view_submission` for the answer to a sent modal.
    """
    check_payload(method, arguments)
    view = parsed(arguments.get("view"), "invalid_arguments")
    if not isinstance(view, dict):
        raise SlackError("invalid_arguments")
    return view | {"blocks": _objects(view.get("blocks"))}


def check_payload(method: str, payload: Mapping[str, Any]) -> None:
    """SlackError with each fault's place where Slack would not take the payload of this method."""
    found = faults(method, payload)
    if found:
        raise SlackError(found[0].code, [fault.problem for fault in found])


def parsed(given: object, refusal: str) -> object:
    """An argument that is JSON, also where a form field carries it; SlackError(refusal) where it is not."""
    if not isinstance(given, str):
        return given
    try:
        value: object = json.loads(given)
    except ValueError:
        raise SlackError(refusal) from None
    return value


def _objects(given: object) -> list[Block]:
    return [one for one in given if isinstance(one, dict)] if isinstance(given, list) else []
