"""What somebody wants of sessions: to close one, to read those of before, or to see what was agreed on."""

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.understanding.words.spans import lowered


class Wanted(StrEnum):
    """What is wanted of sessions."""

    CLOSE = "close"
    READ = "read"
    ITEMS = "items"


@dataclass(frozen=True)
class SessionWish:
    """What is wanted, and with whom the session was as it was written; None where nobody is named."""

    wanted: Wanted
    whom: str | None = None


_WITH = r"(?:\s*:\s*|\s+(?:(?:with|for|of)\s+)?)(?P<whom>[^\W\d_][^:\n\d]{0,60}?)"
_WHOSE = r"\s+(?:(?:with|for|of)\s+)?(?P<whom>[^\W\d_][\w'-]*(?:\s+[^\W\d_][\w'-]*)?)"
_PLEASE = r"(?:(?:please|pls|i (?:want|need|would like) to|i'd like to|can i|let'?s|let me)\s+)?"
_SHOW = r"(?:(?:please |can you )?(?:show(?: me)?|list|see|view|open|what are|what'?s in)\s+)?"
_MINE = r"(?:(?:my|our|the)\s+)?"
_END = r"[\s?.!]*"
_SESSION = r"(?:(?:a|an|the|my|our|today'?s|this|last)\s+)?(?:coaching\s+)?session"

_COMMANDS = (
    (Wanted.CLOSE, re.compile(rf"(?:session|close(?:\s+{_SESSION})?)(?:{_WITH})?{_END}")),
    (Wanted.READ, re.compile(rf"sessions(?:{_WITH})?{_END}")),
    (Wanted.ITEMS, re.compile(rf"(?:(?:my|our|open)\s+)*(?:action\s+)?items(?:{_WHOSE})?{_END}")),
)
_SENTENCES = (
    (Wanted.CLOSE, re.compile(rf"{_PLEASE}(?:close|finish|wrap up)\s+{_SESSION}(?:{_WITH})?{_END}")),
    (Wanted.READ, re.compile(rf"{_SHOW}{_MINE}(?:(?:past|last|previous)\s+)?coaching sessions(?:{_WITH})?{_END}")),
    (Wanted.READ, re.compile(rf"{_SHOW}{_MINE}(?:coaching|session)\s+notes(?:{_WITH})?{_END}")),
    (Wanted.ITEMS, re.compile(rf"{_SHOW}{_MINE}(?:open\s+)?action\s+items{_END}")),
)

_DONE = re.compile(
    r"(?:(?:ok|okay|yes|all|it'?s|i'?m|that'?s|thanks)[\s,.!]+)*(?:done|did it|finished|finished it|did that|completed"
    r"|i(?:'ve| have)? (?:just )?(?:did|done|finished|completed|sent|wrote|written|made)"
    r"(?: (?:it|that|this|(?:(?:the|my|our|an?)\s+)?(?P<what>[^?\d]{3,80}?)))?)[\s.!]*"
)


def told_done(text: str) -> str | None:
    """What the text says was done; "" where it says nothing but that it is, and None where it says anything else."""
    found = _DONE.fullmatch(" ".join(lowered(text).split()))
    return None if found is None else found["what"] or ""


def session_command(text: str) -> SessionWish | None:
    """What `/casc` with this text behind it wants of sessions; None where it wants something else."""
    return _found(text, (*_SENTENCES, *_COMMANDS))


def session_wish(text: str) -> SessionWish | None:
    """What a sentence wants of sessions; None for one that logs, asks or says anything else."""
    return _found(text, _SENTENCES)


def _found(text: str, patterns: tuple[tuple[Wanted, re.Pattern[str]], ...]) -> SessionWish | None:
    said = " ".join(text.split())
    plain = lowered(said)
    for wanted, pattern in patterns:
        if match := pattern.fullmatch(plain):
            start, end = match.span("whom") if "whom" in pattern.groupindex else (-1, -1)
            return SessionWish(wanted, said[start:end] if start >= 0 else None)
    return None
