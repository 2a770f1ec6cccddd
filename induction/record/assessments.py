"""Assessments: how candidate, coach and supervisor rate the candidate on each standard, round by round.

Also what a mark asks of scores: the one place that holds scores against a rule, whoever gives them.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from pydantic import BaseModel, ConfigDict

from induction.packs.rules import Measure, Rule, Source
from induction.people import Role

_AVERAGE, _EACH = (
    re.compile(r"\b(?:average|mean)\b", re.IGNORECASE),
    re.compile(r"\b(?:each|every|all)\b", re.IGNORECASE),
)


class Rated(BaseModel):
    """What somebody gives in one round: a level from 1 by the number of the standard. `round` is the pack's key."""

    model_config = ConfigDict(frozen=True)

    candidate_id: int
    rater_id: int
    rater_role: Role
    round: str
    scores: Mapping[int, int]
    note: str | None = None


class Rating(Rated):
    """What was given, and when. Ratings are append-only; the newest of a role in a round is the one that counts."""

    id: int
    rated_at: datetime


@dataclass(frozen=True)
class Mark:
    """One reading of what must be scored: its words and place, what it is asked of, and whether it is met.

    `short` are the numbers of the standards that are below it, where each has to meet it.
    """

    words: str
    measure: Measure
    met: bool
    short: tuple[int, ...] = ()
    source: Source | None = None


@dataclass(frozen=True)
class _Reading:
    words: str
    number: int | None
    measure: Measure | None
    source: Source | None


def marks_of(scores: Mapping[int, int | Fraction], rule: Rule) -> tuple[Mark, ...]:
    """Every reading of the mark held against the scores, which stand by the number of their standard.

    Empty where there are no scores, or the rule asks for no number. A rule that was settled has one reading.
    """
    if not scores:
        return ()
    found = {}
    for reading in _readings(rule):
        if reading.number is not None and reading.measure is not None and reading.words not in found:
            found[reading.words] = _mark(scores, reading, reading.number, reading.measure)
    return tuple(found.values())


def average(scores: Sequence[int | Fraction]) -> Fraction:
    """The mean of the scores, exactly."""
    return Fraction(sum(scores), len(scores))


def _readings(rule: Rule) -> Iterator[_Reading]:
    if rule.ruled is not None or not rule.conflict:
        says = rule.says if rule.ruled is None else rule.ruled.says
        yield _Reading(says, rule.value, rule.measure or _measure(says), next(iter(rule.sources), None))
        return
    for side in rule.conflict:
        number = rule.value if side.number is None else side.number
        yield _Reading(side.value, number, side.measure or _measure(side.value), side.source)


def _measure(words: str) -> Measure | None:
    """What a mark in these words is asked of; None where they do not say."""
    if _AVERAGE.search(words):
        return Measure.AVERAGE
    return Measure.EACH if _EACH.search(words) else None


def _mark(scores: Mapping[int, int | Fraction], reading: _Reading, number: int, measure: Measure) -> Mark:
    if measure is Measure.AVERAGE:
        return Mark(reading.words, measure, average(list(scores.values())) >= number, source=reading.source)
    short = tuple(standard for standard, score in sorted(scores.items()) if score < number)
    return Mark(reading.words, measure, not short, short, reading.source)
