"""A program's passages as a search sees them: one generation, read once and kept in the process."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from knowledge.excerpts import excerpts_of
from knowledge.language.everyday import neighbours, spelled_out
from knowledge.language.lexicon import Lexicon, lexicon_of
from knowledge.language.words import STOP_WORDS, stem, stems, words
from knowledge.passages import Passage

_LONG_FORM, _NEIGHBOUR = 0.6, 0.3
_DEFINED, _SHORT_FORM = 0.3, 1.0
"""What each word of a long form counts that the documents define, and a short form where the question has the long."""

Scores = NDArray[np.float64]


def searched(passage: Passage) -> str:
    """The words by which a passage is found: the headings above it and its lead-in before its own."""
    return "\n".join(filter(None, (" › ".join(passage.heading), passage.lead, passage.text)))


def parts_of(passage: Passage) -> tuple[str, ...]:
    """The sentences, items or rows of a passage, which are searched besides the whole; none where it is but one."""
    parts = tuple(excerpt.text for excerpt in excerpts_of(passage))
    return parts if len(parts) > 1 else ()


class _Lexical:
    """BM25 over some texts, with a weight for every word of the question."""

    def __init__(self, texts: Sequence[str]) -> None:
        import bm25s  # noqa: PLC0415 - loaded when first used, so that `companion --help` stays fast

        self._size = len(texts)
        self._bm25: Any = bm25s.BM25()
        self._bm25.index([list(stems(text)) or [""] for text in texts], show_progress=False)

    def scores(self, terms: Mapping[str, float]) -> Scores:
        """The score of every text, in order."""
        total = np.zeros(self._size)
        for term, weight in terms.items():
            if term in self._bm25.vocab_dict:
                total += weight * self._bm25.get_scores([term])
        return total


@dataclass(frozen=True)
class Shelf:
    """The passages of one generation, in the order of their documents, and what words are in them."""

    passages: tuple[Passage, ...]

    @cached_property
    def parts(self) -> tuple[tuple[str, ...], ...]:
        """The parts of every passage."""
        return tuple(map(parts_of, self.passages))

    @property
    def records(self) -> int:
        """How many passages and parts there are together."""
        return len(self.passages) + sum(map(len, self.parts))

    @cached_property
    def _owners(self) -> NDArray[np.int64]:
        return np.array([nth for nth, parts in enumerate(self.parts) for _ in parts or ("",)], dtype=np.int64)

    @cached_property
    def _lexicon(self) -> Lexicon:
        return lexicon_of(self.passages)

    @cached_property
    def _wholes(self) -> _Lexical:
        return _Lexical([searched(passage) for passage in self.passages])

    @cached_property
    def _pieces(self) -> _Lexical:
        owned = zip(self.passages, self.parts, strict=True)
        return _Lexical([part for passage, parts in owned for part in parts or (passage.text,)])

    def terms(self, question: str) -> dict[str, float]:
        """The question's words with typing mistakes put right, and, for less, those that documents print for them."""
        said = [fixed for word in words(question) if (fixed := self._lexicon.corrected(word)) not in STOP_WORDS]
        terms = dict.fromkeys(self._lexicon.short_forms(list(map(stem, said))), _SHORT_FORM)
        for word in said:
            for term, weight in {**self._others(word), stem(word): 1.0}.items():
                terms[term] = max(weight, terms.get(term, 0.0))
        return terms

    def _others(self, word: str) -> dict[str, float]:
        defined = {term for long in self._lexicon.long_forms(word) for term in stems(long)}
        return {
            **dict.fromkeys(neighbours(stem(word)), _NEIGHBOUR),
            **(dict.fromkeys(defined, _DEFINED) or dict.fromkeys(map(stem, spelled_out(word)), _LONG_FORM)),
        }

    def lexical(self, question: str) -> tuple[Scores, Scores]:
        """BM25 of every passage, and of its best part."""
        if not self.passages:
            return np.zeros(0), np.zeros(0)
        terms = self.terms(question)
        best = np.zeros(len(self.passages))
        np.maximum.at(best, self._owners, self._pieces.scores(terms))
        return self._wholes.scores(terms), best
