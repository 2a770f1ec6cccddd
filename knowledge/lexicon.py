"""The lexicon: the words of the documents searched, how rare each is, and which one a mistyped word was."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.everyday import SMALL_TALK, neighbours
from knowledge.passages import Passage
from knowledge.words import stem, words

_CORRECTABLE, _LONG = 4, 8
_LOOKED_AT = 8


class Lexicon:
    """The words of the documents searched, by the number of passages that have them."""

    def __init__(self, frequencies: Mapping[str, int], passages: int) -> None:
        self._surface = frequencies
        self._passages = max(1, passages)
        self._stems: dict[str, int] = {}
        for word, count in frequencies.items():
            self._stems[stem(word)] = max(self._stems.get(stem(word), 0), count)
        self._long = [
            word
            for word in {**dict.fromkeys(SMALL_TALK), **frequencies}
            if len(word) >= _CORRECTABLE and word.isalpha()
        ]

    def knows(self, word_stem: str) -> bool:
        """Whether any document has the word in any form."""
        return word_stem in self._stems

    def rarity(self, word_stem: str) -> float:
        """How much a word tells: near 0 for one in every passage, largest for one in none."""
        return math.log(1 + self._passages / (1 + self._stems.get(word_stem, 0)))

    def corrected(self, word: str) -> str:
        """The document's word that a mistyped one most likely is, or the word unchanged."""
        if (
            len(word) < _CORRECTABLE
            or not word.isalpha()
            or word in SMALL_TALK
            or self.knows(stem(word))
            or neighbours(stem(word))
        ):
            return word
        slack = 1 if len(word) < _LONG else 2
        near = process.extract(word, self._long, scorer=OSA.distance, score_cutoff=slack, limit=_LOOKED_AT)
        return next((other for other, *_ in near if _is_slip(word, other)), word)


def _is_slip(typed: str, meant: str) -> bool:
    """Whether fingers slipped. A short word with one letter for another is mostly another word: park is not part."""
    if typed[0] != meant[0]:
        return False
    return len(typed) >= _LONG or len(typed) != len(meant) or sorted(typed) == sorted(meant)


def lexicon_of(passages: Iterable[Passage]) -> Lexicon:
    """The lexicon of those passages, their headings and lead-ins among their words."""
    counted: Counter[str] = Counter()
    number = 0
    for passage in passages:
        number += 1
        counted.update(set(words(" ".join((*passage.heading, passage.lead, passage.text)))))
    return Lexicon(counted, number)
