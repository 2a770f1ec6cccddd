"""Excerpts: the sentences, list items and table rows of a passage, each a span of its own words."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from knowledge.passages import Passage

CELLS = " | "
"""What parts the cells of a row."""

_LONG_ROW = 200
_LINE = re.compile(r"\n+")
_SENTENCE = re.compile(
    r"(?<!\bDr\.)(?<!\bM[rs]\.)(?<!\bMrs\.)(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\bal\.)"
    r"(?<!\bpp\.)(?<!\bp\.)(?<!\bvs\.)(?<!\bEx\.)(?<!\b\d\.)(?<!\b[A-Z]\.)"
    r"(?<=[.!?])[)”\"’]*\s+(?=[A-Z“\"(\[0-9])"
)
# A table that was printed over several lines: figures alone belong to the words before them.
_FIGURES_ONLY = re.compile(r"[\d\s.,%()|$-]+")


@dataclass(frozen=True)
class Excerpt:
    """The words of a passage from `start` to `end`."""

    passage: Passage
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words themselves, verbatim."""
        return self.passage.text[self.start : self.end]


@lru_cache(maxsize=4096)
def excerpts_of(passage: Passage) -> tuple[Excerpt, ...]:
    """The passage's sentences, items or rows in order: what can be quoted by itself."""
    text = passage.text
    kept: list[tuple[int, int]] = []
    for start, end in _pieces(text, 0, len(text), _LINE):
        if kept and _FIGURES_ONLY.fullmatch(text, start, end):
            kept[-1] = (kept[-1][0], end)
        elif any(map(str.isalnum, text[start:end])):
            is_row = CELLS in text[start:end] and end - start <= _LONG_ROW
            kept.extend([(start, end)] if is_row else _pieces(text, start, end, _SENTENCE))
    return tuple(Excerpt(passage, start, end) for start, end in kept)


def sentences(text: str) -> list[str]:
    """The sentences of a text that is no passage."""
    return [text[start:end] for start, end in _pieces(text, 0, len(text), _SENTENCE) if start < end]


def _pieces(text: str, start: int, end: int, boundary: re.Pattern[str]) -> list[tuple[int, int]]:
    cuts = [match.end() for match in boundary.finditer(text, start, end)]
    return [_trimmed(text, *span) for span in pairwise([start, *cuts, end])]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())


def surroundings(excerpt: Excerpt, longest: int) -> str:
    """The excerpt with as many of the excerpts around it as fit into `longest` characters: the quote shown."""
    whole = excerpt.passage.text
    if len(whole) <= longest:
        return whole
    row = excerpts_of(excerpt.passage)
    first = last = row.index(excerpt)
    while True:
        start, end = row[first].start, row[last].end
        if last + 1 < len(row) and row[last + 1].end - start <= longest:
            last += 1
        elif first > 0 and end - row[first - 1].start <= longest:
            first -= 1
        else:
            return whole[start : min(end, start + longest)]


def shortened(text: str, longest: int) -> str:
    """The text, cut at a word with an ellipsis where it is longer."""
    if len(text) <= longest:
        return text
    return text[: text.rfind(" ", 0, longest)].rstrip(" ,;:") + " …"


def around(text: str, words: str, longest: int) -> str:
    """The text on one line or, where it is longer, the stretch of it around `words`, between ellipses."""
    plain = " ".join(text.split())
    if len(plain) <= longest:
        return plain
    at = max(0, plain.lower().find(" ".join(words.lower().split())))
    start = max(0, min(at - (longest - len(words)) // 2, len(plain) - longest))
    start = plain.rfind(" ", 0, start + 1) + 1
    stretch = shortened(plain[start:], longest)
    return f"… {stretch}" if start else stretch
