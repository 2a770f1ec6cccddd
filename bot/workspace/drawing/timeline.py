"""The lines of a channel as one person sees them, in the order of the page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.workspace.identity import BOT_NAME, BOT_USER_ID
from bot.workspace.messages import Kind, Message
from bot.workspace.state import WorkspaceState

CLOSE = 300.0  # seconds within which one author's lines stand together, without the name again
HUES = 8  # colours of avatars in the style sheet


@dataclass(frozen=True)
class Face:
    """How a person or the companion is drawn: a name, two letters, a colour."""

    name: str
    initials: str
    hue: int
    is_app: bool = False


@dataclass(frozen=True)
class Line:
    """One message on the page. `together` is True where it stands with the one above under one name."""

    message: Message
    face: Face
    at: datetime
    together: bool
    replies: Sequence["Line"] = ()


def faces(state: WorkspaceState) -> dict[str, Face]:
    """The face of everyone, by id."""
    drawn = {
        person.id: Face(person.name, _initials(person.name), number % HUES)
        for number, person in enumerate(state.people.values())
    }
    return drawn | {BOT_USER_ID: Face(BOT_NAME, "", 0, is_app=True)}


def timeline(state: WorkspaceState, person_id: str, channel_id: str) -> list[Line]:
    """What the person sees in the channel, each thread below its first message."""
    seen = state.seen_by(person_id, channel_id)
    here = {message.ts for message in seen if not message.is_reply}
    known = faces(state)
    top = [message for message in seen if message.ts in here or message.thread_ts not in here]
    threads = {ts: [message for message in seen if message.is_reply and message.thread_ts == ts] for ts in here}
    return [
        _line(message, previous, known, _lines(threads.get(message.ts, ()), known))
        for previous, message in zip([None, *top], top, strict=False)
    ]


def _lines(messages: Sequence[Message], known: dict[str, Face]) -> list[Line]:
    return [_line(message, previous, known, ()) for previous, message in zip([None, *messages], messages, strict=False)]


def _line(message: Message, previous: Message | None, known: dict[str, Face], replies: Sequence[Line]) -> Line:
    at = datetime.fromtimestamp(float(message.ts), UTC)
    return Line(message, known[message.author], at, previous is not None and _together(previous, message), replies)


def _together(previous: Message, message: Message) -> bool:
    alike = (previous.author, previous.only_for, previous.kind) == (message.author, message.only_for, message.kind)
    return alike and message.kind is Kind.MESSAGE and float(message.ts) - float(previous.ts) < CLOSE


def _initials(name: str) -> str:
    words = name.split()
    return (words[0][:1] + (words[-1][:1] if len(words) > 1 else "")).upper()
