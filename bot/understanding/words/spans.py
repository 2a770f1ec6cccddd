"""Pieces of a sentence that were understood, and the sentence without them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)

MASK = "\x00"


@dataclass(frozen=True)
class Found(Generic[T_co]):
    """A value and where in the sentence it stands: `sentence[start:end]`."""

    start: int
    end: int
    value: T_co


def lowered(text: str) -> str:
    """The text in lower case with every character at its place ("İ".lower() would be two)."""
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)


def masked(text: str, found: Iterable[Found[object]], mark: str = MASK) -> str:
    """The text with what was found blanked out, every other character at its place."""
    for piece in found:
        text = text[: piece.start] + mark * (piece.end - piece.start) + text[piece.end :]
    return text


def alternatives(words: Iterable[str]) -> str:
    """A pattern for any of the words, longest first, blanks and hyphens in them interchangeable."""
    ordered = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"[\s-]+") for word in ordered) + ")"
