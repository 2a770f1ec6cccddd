"""Whether somebody wants to record who was at a session."""

import re

from bot.understanding.words.spans import lowered

_WISH = re.compile(
    r"(?:(?:please|pls|i (?:want|need|would like) to|i'd like to|can i|let me)\s+)?"
    r"(?:(?:record|take|enter|note|mark|log)\s+)?(?:the\s+)?"
    r"(?:attendance|roll(?: call)?|who (?:was there|came|attended))"
    r"(?:\s+(?:for|of|at)\s+.{1,60})?[\s?.!]*"
)


def wants_attendance(text: str) -> bool:
    """Whether the words ask to record attendance, such as `take attendance` or `who was there`."""
    return _WISH.fullmatch(" ".join(lowered(text).split())) is not None
