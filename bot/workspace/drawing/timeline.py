"""The lines of a channel or a thread as one person sees them, in the order of the page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.workspace.identity import BOT_NAME, BOT_USER_ID
from bot.workspace.messages import Kind, Message
from bot.workspace.state import WorkspaceState

CLOSE = 300.0  # seconds within which one author's lines stand together, without the name again
HUES = 8  # colours of avatars in the style sheet
FACES = 3  # of those who replied, beside the number of replies


@dataclass(frozen=True)
class Face:
    """How a person or the companion is drawn: a name, two letters, a colour."""

    name: str
    initials: str
    hue: int
    is_app: bool = False


@dataclass(frozen=True)
class Thread:
    """What a channel shows of the thread below a message: how many, who, and the last one's beginning."""

    count: int
    faces: Sequence[Face]
    last: Message


@dataclass(frozen=True)
class Line:
    """One message on the page. `together` is True where it stands with the one above under one name."""

    message: Message
    face: Face
    together: bool = False
    thread: Thread | None = None

    @property
    def at(self) -> datetime:
        """When it was written."""
        return _instant(self.message)

    @property
    def revision(self) -> str:
        """Changes whenever the line must be drawn again."""
        thread = f"{self.thread.count}-{self.thread.last.revision}" if self.thread else ""
        return f"{self.message.revision}-{self.together}-{thread}"


def faces(state: WorkspaceState) -> dict[str, Face]:
    """The face of everyone, by id."""
    drawn = {
        person.id: Face(person.name, _initials(person.name), number % HUES)
        for number, person in enumerate(state.people.values())
    }
    return drawn | {BOT_USER_ID: Face(BOT_NAME, "", 0, is_app=True)}


def timeline(state: WorkspaceState, person_id: str, channel_id: str) -> list[Line]:
    """What the person sees in the channel itself, each message with what is told of its thread."""
    seen, known = state.seen_by(person_id, channel_id), faces(state)
    here = {message.ts for message in seen if not message.is_reply}
    top = [message for message in seen if message.ts in here or message.thread_ts not in here]
    below = {ts: [message for message in seen if message.is_reply and message.thread_ts == ts] for ts in here}
    return [
        Line(message, known[message.author], _together(previous, message), _thread(below.get(message.ts, []), known))
        for previous, message in zip([None, *top], top, strict=False)
    ]


def thread_lines(state: WorkspaceState, person_id: str, parent: Message) -> list[Line]:
    """A message and what the person sees below it."""
    known = faces(state)
    seen = state.seen_by(person_id, parent.channel)
    below = [message for message in seen if message.is_reply and message.thread_ts == parent.ts]
    return [
        Line(parent, known[parent.author]),
        *(
            Line(message, known[message.author], _together(previous, message))
            for previous, message in zip([None, *below], below, strict=False)
        ),
    ]


def _thread(replies: Sequence[Message], known: dict[str, Face]) -> Thread | None:
    if not replies:
        return None
    authors = list(dict.fromkeys(reply.author for reply in replies))
    return Thread(len(replies), [known[author] for author in authors[:FACES]], replies[-1])


def _together(previous: Message | None, message: Message) -> bool:
    if previous is None or message.kind is not Kind.MESSAGE:
        return False
    alike = (previous.author, previous.only_for, previous.kind) == (message.author, message.only_for, message.kind)
    return alike and float(message.ts) - float(previous.ts) < CLOSE


def _instant(message: Message) -> datetime:
    return datetime.fromtimestamp(float(message.ts), UTC)


def _initials(name: str) -> str:
    words = name.split()
    return (words[0][:1] + (words[-1][:1] if len(words) > 1 else "")).upper()
