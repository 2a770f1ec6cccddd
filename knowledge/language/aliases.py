"""Aliases: the short forms that documents define, "Individual Induction Plan (IIP)", and what they stand for."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from knowledge.passages import Passage

_SHORT = re.compile(r"\b([A-Z]{2,8})s?\b")
_LINKING = "of|the|and|for|in|to|on|at|a|an|with"
_LONG_ENOUGH, _MARKS = 160, 24
"""How many characters around a short form are looked at for its long one, and for the marks between the two."""

# What stands between the two where one explains the other: a bracket, a dash, a colon, the border of a cell.
_OPENS = re.compile(
    r"\s*(?:[(:|=–—]|,\s+(?:or|the|called)\b)[\s\[\"“”'‘*_]*(?:(?:or|the|a|an|hereafter)\s+)?[\[\"“'‘*_]*$"
)
_EXPLAINS = re.compile(
    r"s?[\]\"”'’*_]*(?:\(#\w*\))?\s*(?:[(:|=–—]|-(?=\s)|,\s+(?:the|or)\b|(?:stands?|is short) for\b|means\b)"
    r"[\s\"“‘*_]*(?:(?:the|an?)\s+)?"
)


def aliases_of(passages: Iterable[Passage]) -> Mapping[str, tuple[str, ...]]:
    """Every short form in lower case with its long forms in lower case, that which is printed most often first.

    A definition is a short form beside words with its initials: `Long Form (LF)`, `LF (Long Form)`, `LF: Long Form`,
    or the two in neighbouring cells of a table. Linking words may have no initial of their own.
    """
    found: dict[str, Counter[str]] = {}
    for passage in passages:
        for text in (*passage.heading, passage.lead, passage.text):
            for short, long in _definitions(text):
                found.setdefault(short, Counter())[long] += 1
    return {short: tuple(long for long, _ in longs.most_common()) for short, longs in found.items()}


def _definitions(text: str) -> Iterable[tuple[str, str]]:
    for match in _SHORT.finditer(text):
        opens = _OPENS.search(text, max(0, match.start() - _MARKS), match.start())
        explains = _EXPLAINS.match(text, match.end(1))
        before, after = _long_forms(match[1])
        explained = (
            opens and before.search(text, max(0, opens.start() - _LONG_ENOUGH), opens.start()),
            explains and after.match(text, explains.end(), explains.end() + _LONG_ENOUGH),
        )
        for found in filter(None, explained):
            yield match[1].lower(), " ".join(re.findall(r"[\w'’]+", found[0].lower()))


@cache
def _long_forms(short: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What finds the long form at the end of a text, and the one at its beginning."""
    between = rf"[\s/-]+(?:(?:{_LINKING})[\s-]+)*"
    long = rf"\b{between.join(rf'(?i:{letter})[a-z’]+' for letter in short)}\b"
    return re.compile(long + "$"), re.compile(long)
