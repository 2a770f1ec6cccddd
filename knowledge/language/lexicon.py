"""The lexicon: the words of the documents searched, how rare each is, and which one a mistyped or short one was."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.language.aliases import aliases_of
from knowledge.language.english import bases, is_english
from knowledge.language.everyday import FIELD_ALIASES, SMALL_TALK, neighbours, spelled_out
from knowledge.language.slips import slack, slip
from knowledge.language.words import STOP_WORDS, stem, stems, words
from knowledge.passages import Passage, PassageKind

_CORRECTABLE = _TINY = 3
_TALK = SMALL_TALK | {word for word in STOP_WORDS if len(word) > 1}
_NO_ALIASES: Mapping[str, tuple[str, ...]] = MappingProxyType({})


class Lexicon:
    """The words of the documents searched, by the number of passages that have them.

    `aliases` are the short forms that the documents define, with their long ones.
    """

    def __init__(
        self, frequencies: Mapping[str, int], passages: int, aliases: Mapping[str, tuple[str, ...]] = _NO_ALIASES
    ) -> None:
        self._surface = frequencies
        self._passages = max(1, passages)
        self._defined = aliases
        self._aliases = {**FIELD_ALIASES, **aliases}
        self._stems: dict[str, int] = {}
        for word, count in frequencies.items():
            self._stems[stem(word)] = max(self._stems.get(stem(word), 0), count)
        self._phrases = {short: tuple(stems(long) for long in longs) for short, longs in self._aliases.items()}
        singular = {word[:-1] for word in frequencies if word.endswith("s") and is_english(word[:-1])}
        self._meant = [
            word for word in {*_TALK, *frequencies, *singular, *aliases} if len(word) >= _CORRECTABLE and word.isalpha()
        ]

    def knows(self, word_stem: str) -> bool:
        """Whether any document has the word in any form."""
        return word_stem in self._stems

    def rarity(self, word_stem: str) -> float:
        """How much a word tells: near 0 for one in every passage, largest for one in none."""
        return math.log(1 + self._passages / (1 + self._stems.get(word_stem, 0)))

    def definitions(self, word: str) -> tuple[str, ...]:
        """What the documents print as the long forms of a short one, in lower case; empty where they define none."""
        return self._defined.get(word) or self._defined.get(word.removesuffix("s"), ())

    def long_forms(self, word: str) -> tuple[str, ...]:
        """The long forms of a short one as the documents define it, else as the field does; empty where neither."""
        return self._aliases.get(word) or self._aliases.get(word.removesuffix("s"), ())

    def short_forms(self, said: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
        """The short forms that stand for words of a text: each with those of the stems `said` that it stands for."""
        told = " ".join(said)
        return {
            short: phrase
            for short, phrases in self._phrases.items()
            for phrase in phrases
            if f" {' '.join(phrase)} " in f" {told} "
        }

    def corrected(self, word: str) -> str:
        """The word that a mistyped one most likely is, or the word unchanged: no real word becomes another.

        What is only an inflection of common talk is that talk: looks is look.
        """
        if self._is_right(word):
            plain = () if word in _TALK or self.knows(stem(word)) else bases(word)
            return next((base for base in plain if base in _TALK), word)
        near = process.extract(word, self._meant, scorer=OSA.distance, score_cutoff=slack(word), limit=None)
        costs = {other: cost for other, far, _ in near if (cost := self._slip(word, other, int(far))) is not None}
        return min(costs, key=lambda other: (costs[other], -self._surface.get(other, 0), other), default=word)

    def _is_right(self, word: str) -> bool:
        return (
            len(word) < _CORRECTABLE
            or not word.isalpha()
            or word in _TALK
            or word in self._surface
            or bool(neighbours(stem(word)) or spelled_out(word) or self.long_forms(word))
            or any(base in self._surface for base in bases(word))
            or is_english(word)
        )

    @staticmethod
    def _slip(typed: str, meant: str, distance: int) -> float | None:
        """What the slip costs; three letters tell no more than a common word."""
        return slip(typed, meant, distance) if len(typed) > _TINY or meant in _TALK else None


def lexicon_of(passages: Iterable[Passage]) -> Lexicon:
    """The lexicon of those passages, their headings and lead-ins among their words."""
    read = tuple(passage for passage in passages if passage.kind is not PassageKind.CONTENTS)
    counted: Counter[str] = Counter()
    for passage in read:
        counted.update(set(words(" ".join((*passage.heading, passage.lead, passage.text)))))
    return Lexicon(counted, len(read), aliases_of(read))
