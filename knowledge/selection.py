"""Selection: which excerpts of the passages found answer the question best."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from knowledge.excerpts import Excerpt, excerpts_of
from knowledge.facts import TELLING, holds
from knowledge.hits import Hit
from knowledge.passages import Passage
from knowledge.questions import Asked
from knowledge.rulings import Ruling
from knowledge.words import stems

_OWN, _NEAR, _WHOLE, _MEANING = 0.8, 0.6, 0.3, 1.0
_FITTING_FACT = 0.12
_RULED = 0.5
_CLOSEST, _RANKED = 0.2, 0.2
_LONG, _PER_LONG = 250, 0.0004
_NOTHING_NEW = 0.5


@dataclass(frozen=True)
class Candidate:
    """An excerpt with how well it answers.

    `own` and `near` are the shares of the question's words that it has, and that it has with what stands around it.
    """

    excerpt: Excerpt
    score: float
    own: float
    near: float
    cosine: float
    stems: frozenset[str]


def candidates(asked: Asked, hits: Sequence[Hit], ruling: Ruling | None = None) -> list[Candidate]:
    """Every excerpt of the passages found, best first."""
    top = max((hit.score for hit in hits), default=0.0) or 1.0
    found = [candidate for hit in hits for candidate in _of_hit(asked, hit, ruling, top)]
    return sorted(found, key=lambda candidate: -candidate.score)


def _of_hit(asked: Asked, hit: Hit, ruling: Ruling | None, top: float) -> Iterator[Candidate]:
    around, row, told = _told(hit.passage)
    whole = frozenset().union(around, *told)
    for at, (excerpt, own) in enumerate(zip(row, told, strict=True)):
        beside = frozenset().union(around, own, *told[max(0, at - 1) : at], *told[at + 1 : at + 2])
        own_share, near_share = asked.coverage(own), asked.coverage(beside)
        score = _OWN * own_share + _NEAR * near_share + _WHOLE * asked.coverage(whole) + _MEANING * hit.similarity
        score += _FITTING_FACT * sum(holds(fact, excerpt.text) for fact in asked.facts & TELLING)
        score += _CLOSEST * hit.similarity * (excerpt.text == hit.closest) + _RANKED * hit.score / top
        score -= _PER_LONG * max(0, len(excerpt.text) - _LONG)
        if ruling and ruling.rests_on(excerpt):
            score += _RULED * ruling.fit
        if not own - asked.stems - around:
            score -= _NOTHING_NEW
        yield Candidate(excerpt, score, own_share, near_share, hit.similarity, own)


@lru_cache(maxsize=4096)
def _told(passage: Passage) -> tuple[frozenset[str], tuple[Excerpt, ...], tuple[frozenset[str], ...]]:
    """The stems around a passage's excerpts, the excerpts, and the stems of each: the costly part of every question."""
    row = excerpts_of(passage)
    around = frozenset(stems(" ".join((*passage.heading, passage.lead))))
    return around, row, tuple(frozenset(stems(excerpt.text)) for excerpt in row)
