"""Tokens: the words, numbers and marks of a text, and which of them name a topic."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from knowledge.language.forms import SAME_WORD
from knowledge.language.words import STOP_WORDS, stem
from knowledge.wording.grounding.phrasing import plain
from knowledge.wording.grounding.vocabulary import BENDS, CANDIDATE, EMPTY, MEASURES, ROLES, TELLING

_NUMBER = re.compile(r"\d+(?:[.:]\d+)*(?:(?:-|or)\d+(?:[.:]\d+)*)*")
_TOKEN = re.compile(rf"§[a-z-]+|{_NUMBER.pattern}(?![^\W_])|[^\W_]+(?:'[^\W_]+)?|[,;:()|.]")
_NO_TOPICS = STOP_WORDS - TELLING | BENDS.keys()
_PARTING = frozenset(",;:()|.") | {"and", "or", "but", "while", "whereas", "plus"}


def tokens_of(text: str) -> list[str]:
    """The text's words and punctuation in order, phrased plainly; a possessive is its owner."""
    found = [token.split("'", maxsplit=1)[0] for token in _TOKEN.findall(plain(text))]
    said = pairwise([*found, ""])
    return [token for token, after in said if token not in EMPTY or not (is_number(after) or is_mark(after))]


def parts_of(tokens: Sequence[str]) -> list[list[str]]:
    """The tokens between commas and conjunctions."""
    return list(_parted(tokens))


def is_number(token: str) -> bool:
    """Whether it is a number, a range or a time of day."""
    return bool(_NUMBER.fullmatch(token))


def is_mark(token: str) -> bool:
    """Whether it is what `phrasing` made of a phrase."""
    return token.startswith("§")


def topic(token: str) -> str | None:
    """The token as a word that names a topic; None for a mark, a number and a word that names none."""
    if token in ROLES:
        return ROLES[token]
    if token in SAME_WORD:
        return SAME_WORD[token]
    names_none = token in _NO_TOPICS or is_number(token)
    return None if names_none or not token[0].isalnum() else stem(token)


def topics(tokens: Sequence[str]) -> frozenset[str]:
    """What the tokens name, without measures and without whom every sentence is about."""
    named = (word for token in tokens if token not in MEASURES and (word := topic(token)))
    return frozenset(named) - {CANDIDATE}


def _parted(tokens: Sequence[str]) -> Iterator[list[str]]:
    part: list[str] = []
    for token in tokens:
        if token in _PARTING:
            yield part
            part = []
        else:
            part.append(token)
    yield part
