"""Sufficiency: whether what was found answers the question, or the documents do not say."""

from collections.abc import Sequence

from knowledge.facts import PLAIN, Fact, holds, is_passing
from knowledge.figures import counted_things, figures_in
from knowledge.passages import PassageKind
from knowledge.questions import Asked
from knowledge.rulings import Ruling
from knowledge.selection import Candidate

# A logistic judgement, fitted on 178 questions over five documents (128 that they answer, 50 that they do not), then
# rounded. Ten-fold, before rounding, 97% of the first were answered and 82% of the others refused; on 32 questions
# written afterwards the whole handbook answered all 20 and refused 9 of 12.
_START, _ENOUGH = -4.0, -0.85
_MEANING, _NEAR, _OWN = 6.5, 1.9, 0.9
_UNKNOWN_SHARE, _UNKNOWN_WORD = -1.5, -1.3
_NO_SUCH_FACT, _NO_FITTING_FACT, _NOT_COUNTED = -5.6, -1.7, -2.2
_PASSING = -3.5
_SETTLED, _OPEN = 0.6, -0.2

_LOOKED_AT, _FOR_FACTS = 5, 3


def is_said(asked: Asked, ranked: Sequence[Candidate], ruling: Ruling | None = None) -> bool:
    """Whether the best excerpts are about the question's subject and hold the kind of fact that it asks for."""
    if not ranked or not asked.terms:
        return False
    best = ranked[:_LOOKED_AT]
    weight = _START + _MEANING * max(candidate.cosine for candidate in ranked)
    weight += _NEAR * max(candidate.near for candidate in best) + _OWN * ranked[0].own
    unknown = sum(term.weight for term in asked.terms if not term.known)
    weight += _UNKNOWN_SHARE * unknown / asked.total + (_UNKNOWN_WORD if unknown else 0.0)
    weight += _missing(asked, best) + (_PASSING if is_passing(asked.text) else 0.0)
    if ruling:
        weight += ruling.fit * (_OPEN if ruling.is_open else _SETTLED)
    return weight > _ENOUGH


def _missing(asked: Asked, best: Sequence[Candidate]) -> float:
    told = [candidate.excerpt.text for candidate in best[:_FOR_FACTS]]
    absent = {fact for fact in asked.facts if not any(holds(fact, text) for text in told)}
    weight = _NO_SUCH_FACT if absent & PLAIN else 0.0
    weight += _NO_FITTING_FACT if absent - PLAIN else 0.0
    return weight + (0.0 if Fact.COUNT not in asked.facts or _is_counted(asked, best) else _NOT_COUNTED)


def _is_counted(asked: Asked, best: Sequence[Candidate]) -> bool:
    """Whether one of the excerpts counts what the question wants counted, or is a table, which says it in its head."""
    thing = counted_things(asked.text)
    return thing is None or any(
        candidate.excerpt.passage.kind is PassageKind.TABLE
        or any(figure.unit.startswith(thing[:4]) for figure in figures_in(candidate.excerpt.text))
        for candidate in best
    )
