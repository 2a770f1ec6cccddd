"""Contrasts: the best words on each of the two things between which a question asks for the difference."""

import re
from collections.abc import Sequence

from knowledge.finding.questions import Asked, Term
from knowledge.finding.selection import Candidate
from knowledge.language.words import stems
from knowledge.passages import PassageKind

_NAME = r"((?:[\w'-]+ ){0,2}?[\w'-]+)"
_THE = r"(?:(?:an?|the|my|our) )?"
_CONTRASTS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:differences?|distinguish|distinction) between {_THE}{_NAME} and {_THE}{_NAME}(?: in\b.*| for\b.*)?$",
        rf"\b(?:compare|contrast) {_THE}{_NAME} (?:and|to|with) {_THE}{_NAME}$",
        rf"\bhow (?:is|are|does) {_THE}{_NAME} (?:different|differ) (?:from|to|than) {_THE}{_NAME}$",
        rf"^{_THE}{_NAME} (?:vs|versus) {_THE}{_NAME}(?: (?:what|whats|difference)\b.*)?$",
        rf"\bdifference {_THE}{_NAME} (?:vs|versus|and) {_THE}{_NAME}$",
    )
)
_OPENS, _OPENING, _OTHER, _ROW = 0.6, 3, 0.3, 1.0


def contrasted(asked: Asked, ranked: Sequence[Candidate]) -> list[Candidate]:
    """The best excerpt on each of the two things, of different words; empty where no two are asked for or said.

    What opens with the name of one tells what that one is; a table's row seldom does.
    """
    named = next((match.groups() for pattern in _CONTRASTS if (match := pattern.search(asked.text))), ())
    names = [_terms(name, asked) for name in named]
    if not all(names) or len(names) != len(_both(names)):
        return []
    found = [_best(one, other, ranked) for one, other in zip(names, reversed(names), strict=True)]
    shown = list(dict.fromkeys(one for one in found if one))
    return shown if len(shown) == len(named) else []


def _both(names: Sequence[tuple[Term, ...]]) -> set[tuple[str, ...]]:
    return {tuple(term.stem for term in name) for name in names}


def _terms(name: str, asked: Asked) -> tuple[Term, ...]:
    own = frozenset(stems(name))
    return tuple(term for term in asked.terms if term.stem in own)


def _best(name: tuple[Term, ...], other: tuple[Term, ...], ranked: Sequence[Candidate]) -> Candidate | None:
    """The candidate that is most about the one and least about the other; neither stands for the other here."""
    own, others = (frozenset(term.stem for term in names) for names in (name, other))

    def worth(candidate: Candidate) -> float:
        opening = frozenset(stems(candidate.excerpt.text)[:_OPENING])
        is_row = candidate.excerpt.passage.kind is PassageKind.TABLE
        names_other = _has(other, candidate.stems - own)
        return candidate.score + _OPENS * _has(name, opening - others) - _OTHER * names_other - _ROW * is_row

    return max((one for one in ranked if _has(name, one.stems - others)), key=worth, default=None)


def _has(name: Sequence[Term], told: frozenset[str]) -> bool:
    return all(term.presence(told) for term in name)
