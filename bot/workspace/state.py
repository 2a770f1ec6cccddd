"""What the workspace knows: people, channels, messages, and who has read how far. In memory, safe in threads."""

import secrets
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from threading import RLock
from typing import Any

from bot.workspace.identity import Channel, WorkspacePerson, direct_channel
from bot.workspace.messages import Block, Content, Kind, Message


class WorkspaceState:
    """The one place that holds what happened; every method is one step that other threads see whole."""

    def __init__(
        self, people: Sequence[WorkspacePerson], channels: Sequence[Channel], clock: Callable[[], datetime]
    ) -> None:
        self.people: Mapping[str, WorkspacePerson] = {person.id: person for person in people}
        everywhere = [*(direct_channel(person) for person in people), *channels]
        self.channels: Mapping[str, Channel] = {channel.id: channel for channel in everywhere}
        self._clock = clock
        self._lock = RLock()
        self._messages: dict[str, dict[str, Message]] = {channel_id: {} for channel_id in self.channels}
        self._homes: dict[str, Mapping[str, Any]] = {}
        self._read: dict[tuple[str, str], str] = {}
        self._waiting: Counter[tuple[str, str]] = Counter()
        self._last_instant = 0
        self._changes = 0
        self._born = secrets.token_hex(4)

    @property
    def version(self) -> str:
        """Another string after every change, and after every start of the workspace."""
        with self._lock:
            return f"{self._born}-{self._changes}"

    def channels_of(self, person_id: str) -> list[Channel]:
        """The conversations that a person is in: the direct message with the companion first."""
        return [channel for channel in self.channels.values() if person_id in channel.members]

    def post(
        self,
        channel_id: str,
        author: str,
        content: Content,
        *,
        thread_ts: str | None = None,
        only_for: str | None = None,
        kind: Kind = Kind.MESSAGE,
    ) -> Message:
        """The message as it now stands in the channel, its blocks named as Slack names them."""
        with self._lock:
            named = replace(content, blocks=name_blocks(content.blocks))
            message = Message(self._next_ts(), channel_id, author, named, thread_ts, only_for, kind)
            self._messages[channel_id][message.ts] = message
            self._changes += 1
            return message

    def update(self, message: Message, content: Content) -> Message:
        """The message with its words replaced. A message that went meanwhile stays gone."""
        with self._lock:
            named = replace(content, blocks=name_blocks(content.blocks))
            changed = replace(message, content=named, edited_ts=self._next_ts())
            if message.ts in self._messages[message.channel]:
                self._messages[message.channel][message.ts] = changed
                self._changes += 1
            return changed

    def delete(self, message: Message) -> None:
        """Take the message out of its channel."""
        with self._lock:
            self._messages[message.channel].pop(message.ts, None)
            self._changes += 1

    def message(self, channel_id: str, ts: str) -> Message | None:
        """The message with this key, whoever may see it."""
        with self._lock:
            return self._messages.get(channel_id, {}).get(ts)

    def messages(self, channel_id: str) -> list[Message]:
        """Every line of a channel, oldest first."""
        with self._lock:
            return list(self._messages[channel_id].values())

    def seen_by(self, person_id: str, channel_id: str) -> list[Message]:
        """The lines of a channel that this person sees, oldest first."""
        return [message for message in self.messages(channel_id) if message.seen_by(person_id)]

    def mark_read(self, person_id: str, channel_id: str) -> None:
        """The person has now seen all that is in the channel."""
        with self._lock:
            self._read[person_id, channel_id] = max(self._messages[channel_id], default="")

    def unread(self, person_id: str, channel_id: str) -> int:
        """How many lines by others the person has not seen."""
        with self._lock:
            read = self._read.get((person_id, channel_id), "")
            seen = self.seen_by(person_id, channel_id)
            return sum(message.ts > read and message.author != person_id for message in seen)

    def start_waiting(self, person_id: str, channel_id: str) -> None:
        """The app has been handed something that the person did in this channel."""
        self._wait(person_id, channel_id, +1)

    def stop_waiting(self, person_id: str, channel_id: str) -> None:
        """The app is done with it, or has failed to do it."""
        self._wait(person_id, channel_id, -1)

    def is_waiting(self, person_id: str, channel_id: str) -> bool:
        """Is the app still busy with something that the person did in this channel?"""
        with self._lock:
            return self._waiting[person_id, channel_id] > 0

    def publish_home(self, person_id: str, view: Mapping[str, Any]) -> None:
        """Keep the view that the app published as this person's Home."""
        with self._lock:
            self._homes[person_id] = view
            self._changes += 1

    def home(self, person_id: str) -> Mapping[str, Any] | None:
        """The view last published as this person's Home."""
        with self._lock:
            return self._homes.get(person_id)

    def _wait(self, person_id: str, channel_id: str, change: int) -> None:
        with self._lock:
            self._waiting[person_id, channel_id] += change
            self._changes += 1

    def _next_ts(self) -> str:
        instant = max(int(self._clock().timestamp() * 1_000_000), self._last_instant + 1)
        self._last_instant = instant
        seconds, micros = divmod(instant, 1_000_000)
        return f"{seconds}.{micros:06d}"


def name_blocks(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, each with a block_id, and their elements with an action_id, as Slack gives where the app did not."""
    return tuple(_named(block) for block in blocks)


def _named(block: Block) -> Block:
    named = {"block_id": secrets.token_urlsafe(4), **block}
    if block.get("type") == "actions":
        named["elements"] = [_with_action_id(element) for element in block.get("elements", ())]
    if "accessory" in block:
        named["accessory"] = _with_action_id(block["accessory"])
    return named


def _with_action_id(element: Mapping[str, Any]) -> Mapping[str, Any]:
    return {"action_id": secrets.token_urlsafe(4), **element}
