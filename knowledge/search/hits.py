"""What a search finds, and the order in which it is shown."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from knowledge.passages import Passage

_FIRST_RANK = 10
"""Reciprocal rank fusion's constant. The customary 60 is for long lists of many judges: here the first few ranks of
four searches tell most (measured on the development questions: recall at three .81 with 60, .87 with 10)."""


class Hit(BaseModel):
    """A passage that a question found, with what tells how well it fits.

    `score` orders hits: the sum of its reciprocal ranks. `whole` is the cosine between the question and the passage,
    `parts` that of every sentence, item or row of it, in order (empty where it is but one). `lexical` is BM25 of the
    passage, 0 where no word is shared. A rank counts from 1, by whole passages; None where that search did not list the
    passage.
    """

    model_config = ConfigDict(frozen=True)

    passage: Passage
    score: float
    whole: float
    lexical: float
    parts: tuple[float, ...] = ()
    dense_rank: int | None = None
    lexical_rank: int | None = None

    @property
    def similarity(self) -> float:
        """The cosine between the question and the passage or its closest part, whichever is higher."""
        return max((self.whole, *self.parts))


@dataclass
class Match:
    """A passage while its evidence is gathered: cosines and BM25 scores of the whole and of its best part.

    `parts` gives the cosines of all its parts: for the passages that are kept.
    """

    passage: Passage
    whole: float = 0.0
    part: float = 0.0
    lexical: float = 0.0
    lexical_part: float = 0.0
    parts: Callable[[], tuple[float, ...]] = tuple


def fused(matches: Sequence[Match], limit: int | None = None) -> tuple[Hit, ...]:
    """The best matches by the sum of their reciprocal ranks: by meaning and by words, of the whole and of a part."""
    by_meaning = _ranks(matches, lambda match: match.whole)
    by_words = _ranks(matches, lambda match: match.lexical)
    all_ranks = (
        by_meaning,
        by_words,
        _ranks(matches, lambda match: match.part),
        _ranks(matches, lambda match: match.lexical_part),
    )
    scores = [sum(1 / (_FIRST_RANK + ranks[nth]) for ranks in all_ranks if nth in ranks) for nth in range(len(matches))]
    best = sorted(range(len(matches)), key=lambda nth: -scores[nth])[:limit]
    return tuple(
        Hit(
            passage=matches[nth].passage,
            score=scores[nth],
            whole=matches[nth].whole,
            lexical=matches[nth].lexical,
            parts=matches[nth].parts(),
            dense_rank=by_meaning.get(nth),
            lexical_rank=by_words.get(nth),
        )
        for nth in best
    )


def _ranks(matches: Sequence[Match], evidence: Callable[[Match], float]) -> dict[int, int]:
    listed = sorted(
        (nth for nth in range(len(matches)) if evidence(matches[nth]) > 0), key=lambda nth: -evidence(matches[nth])
    )
    return {nth: rank for rank, nth in enumerate(listed, 1)}
