"""A long text in pieces, cut where people would cut it."""

import re

_ENDS = ("\n\n", "\n", " ")
_WHOLE = re.compile(r"<[^<>\s][^<>]*>|&(?:amp|lt|gt);")
"""Links, mentions and escaped signs: cut in two they would show as debris."""
_LONGEST = 4_000
"""As far as a link is looked for around a cut."""


def pieces(text: str, most: int) -> list[str]:
    """The text in pieces of at most so many characters, cut at the ends of paragraphs, lines or words.

    Only the white space at a cut is lost. A word longer than a piece is cut where it must be, but never inside a link.
    """
    found = []
    start = 0
    while len(text) - start > most:
        window = text[start : start + most + _LONGEST]
        cut = _cut(window, most)
        found.append(window[:cut].strip())
        start += cut
    return [piece for piece in [*found, text[start:].strip()] if piece]


def shorten(text: str, limit: int) -> str:
    """The text, or as much of it as fits with an ellipsis at the end."""
    return text if len(text) <= limit else f"{text[: _before(text, limit - 1)]}…"


def _cut(text: str, most: int) -> int:
    """Where to cut: at the last end of a paragraph, line or word that leaves a piece of a good size."""
    for end in _ENDS:
        place = text.rfind(end, most // 2, most + 1)
        if place > 0 and _whole_at(text, place) is None:
            return place
    return _before(text, most)


def _before(text: str, most: int) -> int:
    """A cut anywhere, but in front of what must stay whole; through it where it stands at the very beginning."""
    return _whole_at(text, most) or most


def _whole_at(text: str, place: int) -> int | None:
    """Where the link or escaped sign begins that a cut here would break; None where nothing breaks."""
    for sign in "<&":
        start = text.rfind(sign, max(0, place - _LONGEST), place)
        found = _WHOLE.match(text, start) if start >= 0 else None
        if found and found.end() > place:
            return start
    return None
