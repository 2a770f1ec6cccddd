"""A message as the workspace keeps it, and as Slack's payloads show it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bot.workspace.files import StoredFile, file_payload
from bot.workspace.identity import APP_ID, BOT_ID, BOT_NAME, BOT_USER_ID, TEAM_ID
from bot.workspace.naming import Block


class Kind(StrEnum):
    """What a line of the conversation is. Only `MESSAGE` is known to the Web API."""

    MESSAGE = "message"
    COMMAND = "command"  # what a person typed as a slash command, for their own eyes
    FAILURE = "failure"  # what the workspace says when the app did not do its part
    TOMBSTONE = "tombstone"  # what is left of a message whose thread goes on


@dataclass(frozen=True)
class Content:
    """What a message says: its text, and the blocks that are drawn in its place."""

    text: str
    blocks: Sequence[Block] = ()
    metadata: Mapping[str, Any] | None = None
    files: Sequence[StoredFile] = ()


@dataclass(frozen=True)
class Message:
    """One message. `ts` is its key in the channel; `only_for` is the one person who sees an ephemeral one."""

    ts: str
    channel: str
    author: str
    content: Content
    thread_ts: str | None = None
    only_for: str | None = None
    kind: Kind = Kind.MESSAGE
    edited_ts: str | None = None
    streaming: bool = False
    grown: int = 0

    @property
    def revision(self) -> str:
        """Changes whenever the message does."""
        return f"{self.edited_ts or self.ts}+{self.grown}" if self.grown else self.edited_ts or self.ts

    @property
    def is_reply(self) -> bool:
        """Does it stand in the thread of another message?"""
        return self.thread_ts is not None and self.thread_ts != self.ts

    def seen_by(self, person_id: str) -> bool:
        """Is it shown to this person (who is in the channel)?"""
        return self.only_for in {None, person_id}


def as_payload(message: Message) -> dict[str, Any]:
    """The message in Slack's shape."""
    shape: dict[str, Any] = {
        "type": "message",
        "user": message.author,
        "team": TEAM_ID,
        "text": message.content.text,
        "ts": message.ts,
    }
    if message.author == BOT_USER_ID:
        shape |= {"bot_id": BOT_ID, "app_id": APP_ID, "bot_profile": _BOT_PROFILE}
    if message.content.blocks:
        shape["blocks"] = [dict(block) for block in message.content.blocks]
    if message.content.metadata is not None:
        shape["metadata"] = dict(message.content.metadata)
    if message.content.files:
        shape |= {
            "subtype": "file_share",
            "files": [file_payload(file) for file in message.content.files],
            "upload": False,
        }
    if message.kind is Kind.TOMBSTONE:
        shape |= {"subtype": "tombstone", "hidden": True}
    if message.thread_ts is not None:
        shape["thread_ts"] = message.thread_ts
    if message.edited_ts is not None:
        shape["edited"] = {"user": message.author, "ts": message.edited_ts}
    return shape


def as_thread_parent(message: Message, replies: Iterable[Message]) -> dict[str, Any]:
    """The message in Slack's shape, with what is said of the thread below it, where there is one."""
    below = list(replies)
    shape = as_payload(message)
    if not below:
        return shape
    users = list(dict.fromkeys(reply.author for reply in below))
    return shape | {
        "thread_ts": message.ts,
        "reply_count": len(below),
        "reply_users": users,
        "reply_users_count": len(users),
        "latest_reply": below[-1].ts,
    }


_BOT_PROFILE = {
    "id": BOT_ID,
    "app_id": APP_ID,
    "user_id": BOT_USER_ID,
    "name": BOT_NAME,
    "deleted": False,
    "team_id": TEAM_ID,
}
