"""Things that were said to choose from: what stands between them ("or was it"), and the doubt around them."""

import re
from collections.abc import Callable, Iterable
from typing import TypeVar

from bot.understanding.words.spans import Found

T = TypeVar("T")

OR = re.compile(
    r"(?:\s*,)?\s+or\s+(?:(?:maybe|perhaps|possibly|actually|was it|it was|it might (?:have been|be)|on|for|with)\s+)*"
)
"""What stands between two things of which one is meant."""

_BEFORE = re.compile(r"\b(?:either|maybe|perhaps|probably|possibly|i think)\s+(?:on\s+)?$")
NOT_SURE = (
    r"(?:forget|forgot|can'?t (?:remember|recall|tell)|don'?t (?:remember|recall|know)"
    r"|(?:am |i'?m )?not (?:sure|certain)|unsure|no idea|no clue|idk)"
)
"""How somebody says that they do not know."""

_BEHIND = re.compile(
    rf"[\s,(-]*(?:(?:(?:i|we)\s+)?{NOT_SURE}\s+(?:which|what)(?:\s+(?:one|day|it was|of (?:the two|them)))?"
    r"|one of (?:the two|them|those))\b\)?"
)


def merged(text: str, found: Iterable[Found[T]], either: Callable[[T, T], T]) -> list[Found[T]]:
    """What was found in the lower-case text, with things that were said to choose from left open as one."""
    pieces: list[Found[T]] = []
    for piece in found:
        if pieces and OR.fullmatch(text, pieces[-1].end, piece.start):
            pieces[-1] = Found(pieces[-1].start, piece.end, either(pieces[-1].value, piece.value))
        else:
            pieces.append(piece)
    return pieces


def with_doubt(text: str, piece: Found[T]) -> Found[T]:
    """The alternatives with what was said around them of not knowing which it was."""
    before, behind = _BEFORE.search(text[: piece.start]), _BEHIND.match(text, piece.end)
    return Found(before.start() if before else piece.start, behind.end() if behind else piece.end, piece.value)
