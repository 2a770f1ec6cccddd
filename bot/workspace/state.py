"""What the workspace knows: people, channels, messages, and who has read how far. In memory, safe in threads."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from threading import RLock

from bot.workspace.changes import Changes
from bot.workspace.files import Files
from bot.workspace.identity import BOT_USER_ID, Channel, WorkspacePerson, direct_channel
from bot.workspace.inputs import NO_VALUES, Values
from bot.workspace.messages import Content, Kind, Message
from bot.workspace.naming import name_blocks
from bot.workspace.notices import Notices
from bot.workspace.statuses import Statuses
from bot.workspace.views import Views

DELETED = "This message was deleted."


class WorkspaceState:
    """The one place that holds what happened; every method is one step that other threads see whole."""

    def __init__(
        self, people: Sequence[WorkspacePerson], channels: Sequence[Channel], clock: Callable[[], datetime]
    ) -> None:
        self.people: Mapping[str, WorkspacePerson] = {person.id: person for person in people}
        everywhere = [*(direct_channel(person) for person in people), *channels]
        self.channels: Mapping[str, Channel] = {channel.id: channel for channel in everywhere}
        self._changes = Changes()
        self.views = Views(self._changes)
        self.notices = Notices(self._changes)
        self.statuses = Statuses(self._changes)
        self.files = Files(clock)
        self._clock = clock
        self._lock = RLock()
        self._messages: dict[str, dict[str, Message]] = {channel_id: {} for channel_id in self.channels}
        self._filled_in: dict[tuple[str, str, str], Values] = {}
        self._read: dict[tuple[str, str], str] = {}
        self._waiting: Counter[tuple[str, str]] = Counter()
        self._last_instant = 0

    @property
    def version(self) -> str:
        """Another string after every change, and after every start of the workspace."""
        return self._changes.version

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
            if author == BOT_USER_ID and thread_ts is not None:
                self.statuses.show(channel_id, thread_ts, "")
            self._changes.note()
            return message

    def update(self, message: Message, content: Content) -> Message:
        """The message with its words replaced. A message that went meanwhile stays gone."""
        with self._lock:
            named = replace(content, blocks=name_blocks(content.blocks))
            changed = replace(message, content=named, edited_ts=self._next_ts())
            if message.ts in self._messages[message.channel]:
                self._messages[message.channel][message.ts] = changed
                self._changes.note()
            return changed

    def grow(self, message: Message) -> Message:
        """The streamed message as it is now: nobody edited it."""
        with self._lock:
            named = replace(message.content, blocks=name_blocks(message.content.blocks))
            grown = replace(message, content=named, grown=message.grown + 1)
            self._messages[message.channel][message.ts] = grown
            self._changes.note()
            return grown

    def delete(self, message: Message) -> None:
        """Take the message out of its channel; a thread keeps a stone where its first message stood."""
        with self._lock:
            if self.replies(message):
                stone = replace(message, content=Content(DELETED), kind=Kind.TOMBSTONE, edited_ts=self._next_ts())
                self._messages[message.channel][message.ts] = stone
            else:
                self._messages[message.channel].pop(message.ts, None)
            self._changes.note()

    def message(self, channel_id: str, ts: str) -> Message | None:
        """The message with this key, whoever may see it."""
        with self._lock:
            return self._messages.get(channel_id, {}).get(ts)

    def messages(self, channel_id: str) -> list[Message]:
        """Every line of a channel, oldest first."""
        with self._lock:
            return list(self._messages[channel_id].values())

    def replies(self, message: Message) -> list[Message]:
        """The thread below a message as everyone sees it, oldest first."""
        said = self.messages(message.channel)
        return [one for one in said if one.is_reply and one.thread_ts == message.ts and one.only_for is None]

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

    def tell(self, person_id: str, words: str) -> None:
        """Say something to the person where they look: in the open modal, or else on the page."""
        modal = self.views.top(person_id)
        if modal is None:
            self.notices.tell(person_id, words)
        else:
            self.views.complain(modal, trouble=words)

    def fill_in(self, person_id: str, message: Message, values: Values) -> None:
        """Keep what the person has filled into the message's elements."""
        with self._lock:
            self._filled_in[person_id, message.channel, message.ts] = values

    def filled_in(self, person_id: str, message: Message) -> Values:
        """What the person has filled into the message's elements."""
        with self._lock:
            return self._filled_in.get((person_id, message.channel, message.ts), NO_VALUES)

    def _wait(self, person_id: str, channel_id: str, change: int) -> None:
        with self._lock:
            self._waiting[person_id, channel_id] += change
            self._changes.note()

    def _next_ts(self) -> str:
        instant = max(int(self._clock().timestamp() * 1_000_000), self._last_instant + 1)
        self._last_instant = instant
        seconds, micros = divmod(instant, 1_000_000)
        return f"{seconds}.{micros:06d}"
