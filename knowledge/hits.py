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

    `score` orders hits: the sum of its reciprocal ranks. `similarity` is the cosine between the question and the
    passage or its closest part, whichever is higher; `closest` is that part (a sentence, item or row) where a part was
    near. `lexical` is BM25 of the passage, 0 where no word is shared. A rank counts from 1, by whole passages; None
    where that search did not list the passage.
    """

    model_config = ConfigDict(frozen=True)

    passage: Passage
    score: float
    similarity: float
    lexical: float
    closest: str = ""
    dense_rank: int | None = None
    lexical_rank: int | None = None


@dataclass
class Match:
    """A passage while its evidence is gathered: cosines and BM25 scores of the whole and of its best part."""

    passage: Passage
    whole: float = 0.0
    part: float = 0.0
    closest: str = ""
    lexical: float = 0.0
    lexical_part: float = 0.0


def fused(matches: Sequence[Match]) -> tuple[Hit, ...]:
    """The matches by the sum of their reciprocal ranks in four searches: by meaning and by words, whole and in part."""
    by_meaning = _ranks(matches, lambda match: match.whole)
    by_words = _ranks(matches, lambda match: match.lexical)
    all_ranks = (
        by_meaning,
        by_words,
        _ranks(matches, lambda match: match.part),
        _ranks(matches, lambda match: match.lexical_part),
    )
    hits = [
        Hit(
            passage=match.passage,
            score=sum(1 / (_FIRST_RANK + ranks[nth]) for ranks in all_ranks if nth in ranks),
            similarity=max(match.whole, match.part),
            lexical=match.lexical,
            closest=match.closest,
            dense_rank=by_meaning.get(nth),
            lexical_rank=by_words.get(nth),
        )
        for nth, match in enumerate(matches)
    ]
    return tuple(sorted(hits, key=lambda hit: -hit.score))


def _ranks(matches: Sequence[Match], evidence: Callable[[Match], float]) -> dict[int, int]:
    listed = sorted(
        (nth for nth in range(len(matches)) if evidence(matches[nth]) > 0), key=lambda nth: -evidence(matches[nth])
    )
    return {nth: rank for rank, nth in enumerate(listed, 1)}
