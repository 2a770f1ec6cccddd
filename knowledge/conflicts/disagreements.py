"""Disagreements: statements of one program's documents that give different figures for the same thing."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from rapidfuzz import fuzz

from knowledge.conflicts.known import Reading, doubts
from knowledge.conflicts.statements import Statement, agree, statements_in, statements_of
from knowledge.finding.questions import Asked
from knowledge.finding.selection import Candidate
from knowledge.language.everyday import neighbours
from knowledge.language.facts import Fact
from knowledge.passages import Passage, PassageKind

_ABOUT_THE_SAME, _ABOUT_IT, _SAME_SUBJECT = 0.9, 0.6, 0.6
_SHARED = 2
_SPELLED_ALIKE, _DIGITS_ALIKE = 85, 80
_LOOKED_AT = 24
_ASKED_UNITS = {
    Fact.EMAIL: frozenset({"address"}),
    Fact.PHONE: frozenset({"phone"}),
    Fact.MONEY: frozenset({"dollar"}),
    Fact.SHARE: frozenset({"percent"}),
    Fact.CLOCK: frozenset({"clock"}),
    Fact.DATE: frozenset({"month", "days", "clock"}),
    Fact.DAY: frozenset({"month", "clock"}),
}
_WONDERS = re.compile(r"\b(?:what|whats|when|how|which|who|where)\b")
_ADDRESSES = frozenset({"address", "phone"})
_LEAST, _MOST = frozenset({"minimum", "least", "min"}), frozenset({"maximum", "most", "max", "up"})
_NUMBERED = re.compile(
    r"\b(?:year|part|step|level|phase|cohort|grade|semester|module|option|tier)"
    r" (?:\d+|one|two|three|four|(?-i:[A-D]))\b",
    re.IGNORECASE,
)


def disagreement(asked: Asked, ranked: Sequence[Candidate]) -> tuple[Reading, ...]:
    """The readings of what was asked, where the best excerpts of one program give different ones; else none."""
    if Fact.YES_NO in asked.facts and not (_WONDERS.search(asked.text) or doubts(asked)):
        return ()  # a claim is confirmed or put right; figures of other things beside it are no conflict
    told = _told(asked, ranked)
    for nth, first in enumerate(told):
        others = [other for other in told[nth + 1 :] if opposed(first, other)]
        if others:
            values = {statement.value: statement for statement in (first, *others)}
            return tuple(Reading(one.shown, one.excerpt, one.shown) for one in values.values())
    return ()


def _told(asked: Asked, ranked: Sequence[Candidate]) -> list[Statement]:
    """What the best excerpts say in the units asked for; of addresses, which are few, what any of them says."""
    if not ranked or ranked[0].own < _ABOUT_IT:
        return []
    program, least = ranked[0].excerpt.passage.program, _ABOUT_THE_SAME * ranked[0].own
    best = [one for one in ranked[:_LOOKED_AT] if one.excerpt.passage.program == program]
    told = [(one.own, statement) for one in best for statement in statements_of(one.excerpt)]
    asked_for = [(own, statement) for own, statement in told if _is_asked(asked, statement)]
    return [statement for own, statement in asked_for if own >= least or statement.unit in _ADDRESSES]


def _is_asked(asked: Asked, statement: Statement) -> bool:
    if any(statement.unit in units for fact, units in _ASKED_UNITS.items() if fact in asked.facts):
        return True
    if Fact.LENGTH in asked.facts and statement.unit in {"days", "hour", "minute"}:
        return True
    return bool(asked.facts & {Fact.COUNT, Fact.LENGTH, Fact.FREQUENCY}) and statement.unit in asked.text


def opposed(one: Statement, other: Statement) -> bool:
    """Whether two statements cannot both be right: the same thing, unit and span, and another figure.

    Addresses and telephone numbers are opposed where they are one address in two spellings.
    """
    if one.unit != other.unit or one.excerpt == other.excerpt or _are_rows(one, other):
        return False
    if one.unit in _ADDRESSES:
        return is_misspelled(one, other)
    return one.span == other.span and not agree(one.value, other.value) and _is_same_thing(one, other)


def is_misspelled(one: Statement, other: Statement) -> bool:
    """Whether two addresses, or two telephone numbers, are one with a letter or a digit astray."""
    alike = fuzz.ratio(one.value, other.value)
    if one.unit == "phone":
        return len(one.value) != len(other.value) and alike >= _DIGITS_ALIKE
    return one.value != other.value and alike >= _SPELLED_ALIKE


def _are_rows(one: Statement, other: Statement) -> bool:
    """Whether both stand in tables, whose rows are of different things."""
    return all(statement.excerpt.passage.kind is PassageKind.TABLE for statement in (one, other))


def _is_same_thing(one: Statement, other: Statement) -> bool:
    """Whether nearly the same words stand around two figures, two at least, and no word that tells them apart."""
    if _bound(one) != _bound(other) or _numbered(one) != _numbered(other):
        return False
    shared, back = _covered(one.subject, other.subject), _covered(other.subject, one.subject)
    if min(shared, back) < min(_SHARED, len(one.subject), len(other.subject)) or not shared:
        return False
    return (shared + back) / (len(one.subject) + len(other.subject)) >= _SAME_SUBJECT


def _covered(words: frozenset[str], by: frozenset[str]) -> int:
    return sum(word in by or bool(neighbours(word) & by) for word in words)


def _bound(statement: Statement) -> str:
    words = frozenset(re.findall(r"[a-z]+", statement.clause.lower()))
    return "most" if words & _MOST and not words & _LEAST else ""


def _numbered(statement: Statement) -> frozenset[str]:
    return frozenset(found.lower() for found in _NUMBERED.findall(statement.clause))


def disagreements(passages: Sequence[Passage]) -> Iterator[tuple[Statement, Statement]]:
    """Every two statements of a program's documents that are opposed, in the order of the documents."""
    told = statements_in(passages)
    return ((one, other) for one, other in combinations(told, 2) if opposed(one, other))
