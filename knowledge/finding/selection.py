"""Selection: which excerpts of the passages found answer the question best."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from knowledge.excerpts import Excerpt, excerpts_of
from knowledge.finding.questions import Asked
from knowledge.finding.rulings import Ruling
from knowledge.language.facts import TELLING, Fact, holds
from knowledge.language.words import stems
from knowledge.passages import Passage
from knowledge.search.hits import Hit

_RULED = 0.5
_LENGTH = 1000
_FEW_WORDS = 4


class Evidence(NamedTuple):
    """What speaks for an excerpt, and the weight of each where it stands for those.

    The shares of the question's words that the excerpt has, that it has with its neighbours, that its passage has, and
    that the headings and the lead-in above have; the cosines of the excerpt, of its passage, and of the passage's
    closest part; BM25 of the passage against the best one's; the share of the kinds of fact asked for that it holds;
    its length in thousands of characters; the share of its words that the question has; and whether it says nothing
    but the question's own words.
    """

    own: float
    near: float
    whole: float
    above: float
    meaning: float
    passage: float
    closest: float
    lexical: float
    facts: float
    length: float
    dense: float
    nothing_new: float


# A choice among all excerpts of a program, fitted on 270 questions over five documents, then rounded.
WEIGHTS = Evidence(
    own=0.8,
    near=0.6,
    whole=0.6,
    above=0.3,
    meaning=0.7,
    passage=0.8,
    closest=0.9,
    lexical=0.2,
    facts=0.5,
    length=-0.3,
    dense=-0.3,
    nothing_new=-0.5,
)


@dataclass(frozen=True)
class Candidate:
    """An excerpt with how well it answers.

    `own`, `near` and `whole` are the shares of the question's words that it has, that it has with what stands around
    it, and that its passage has. `cosine` is that of its passage or the passage's closest part. `merit` is the score
    without what a rule of the pack adds for its places.
    """

    excerpt: Excerpt
    score: float
    merit: float
    own: float
    near: float
    whole: float
    cosine: float
    stems: frozenset[str]


def candidates(asked: Asked, hits: Sequence[Hit], ruling: Ruling | None = None) -> list[Candidate]:
    """Every excerpt of the passages found, best first."""
    found = []
    for hit, excerpt, own, evidence in weighed(asked, hits):
        merit = sum(weight * said for weight, said in zip(WEIGHTS, evidence, strict=True))
        score = merit + (_RULED * ruling.fit if ruling and ruling.rests_on(excerpt) else 0.0)
        found.append(Candidate(excerpt, score, merit, evidence.own, evidence.near, evidence.whole, hit.similarity, own))
    return sorted(found, key=lambda candidate: -candidate.score)


def weighed(asked: Asked, hits: Sequence[Hit]) -> Iterator[tuple[Hit, Excerpt, frozenset[str], Evidence]]:
    """Every excerpt of the hits with its stems and what speaks for it."""
    top = max((hit.lexical for hit in hits), default=0.0) or 1.0
    wanted = asked.facts & TELLING
    for hit in hits:
        above, row, told, held = _told(hit.passage)
        whole, from_above = asked.coverage(frozenset().union(above, *told)), asked.coverage(above)
        similarity = hit.similarity
        for at, (excerpt, own) in enumerate(zip(row, told, strict=True)):
            beside = frozenset().union(above, own, *told[max(0, at - 1) : at], *told[at + 1 : at + 2])
            yield (
                hit,
                excerpt,
                own,
                Evidence(
                    own=asked.coverage(own),
                    near=asked.coverage(beside),
                    whole=whole,
                    above=from_above,
                    meaning=hit.parts[at] if hit.parts else hit.whole,
                    passage=hit.whole,
                    closest=similarity,
                    lexical=hit.lexical / top,
                    facts=len(wanted & held[at]) / len(wanted) if wanted else 0.0,
                    length=len(excerpt.text) / _LENGTH,
                    dense=len(own & asked.stems) / max(_FEW_WORDS, len(own)),
                    nothing_new=float(not own - asked.stems - above),
                ),
            )


@lru_cache(maxsize=4096)
def _told(
    passage: Passage,
) -> tuple[frozenset[str], tuple[Excerpt, ...], tuple[frozenset[str], ...], tuple[frozenset[Fact], ...]]:
    """The stems above a passage's excerpts, the excerpts, the stems of each and the kinds of fact that it holds."""
    row = excerpts_of(passage)
    above = frozenset(stems(" ".join((*passage.heading, passage.lead))))
    told = tuple(frozenset(stems(excerpt.text)) for excerpt in row)
    return above, row, told, tuple(frozenset(fact for fact in TELLING if holds(fact, one.text)) for one in row)
