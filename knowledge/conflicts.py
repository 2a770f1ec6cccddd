"""Conflicts: passages that give different values for the same thing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz

from knowledge.excerpts import Excerpt
from knowledge.facts import Fact
from knowledge.figures import Figure, figures_in
from knowledge.questions import Asked
from knowledge.rulings import Ruling
from knowledge.selection import Candidate

_ABOUT_THE_SAME, _ABOUT_IT = 0.9, 0.6
_PLAIN_FIT, _DOUBTED_FIT = 0.55, 0.35
_MEASURED = frozenset({Fact.COUNT, Fact.LENGTH, Fact.FREQUENCY, Fact.DATE, Fact.DAY})
_SAME_ADDRESS = 85
_EMAIL = re.compile(r"[\w.]+@[\w.]+\.\w+")
_DOUBTS = re.compile(
    r"\b(?:contradict\w*|conflict\w*|disagree\w*|inconsisten\w*|(?:one|another) (?:place|page|section|spot)"
    r"|elsewhere|something else|than they say|which (?:one )?is (?:it|right|correct|true)|really|or not)\b",
    re.IGNORECASE,
)
_YEARLY = re.compile(r"\b(?:per|each|a|every) year\b|\bannual|\byearly", re.IGNORECASE)
_ALTOGETHER = re.compile(r"\btotal|\btwo-year|\bover (?:the )?two years", re.IGNORECASE)


@dataclass(frozen=True)
class Reading:
    """One value that a document gives, and the excerpt that says so."""

    value: str
    excerpt: Excerpt


def is_about(asked: Asked, ruling: Ruling | None) -> bool:
    """Whether the question is about something on which the pack records that the documents disagree."""
    if ruling is None or not ruling.rule.conflict:
        return False
    doubts = _DOUBTS.search(asked.text) is not None
    if ruling.fit < (_DOUBTED_FIT if doubts else _PLAIN_FIT):
        return False
    return ruling.rule.value is None or doubts or bool(asked.facts & _MEASURED)


def known_readings(ruling: Ruling) -> tuple[Reading, ...]:
    """The sides of the pack's conflict that the documents at hand show, in its order; none where fewer than two."""
    readings: dict[str, Reading] = {}
    for value, excerpt in ruling.grounds:
        readings.setdefault(value, Reading(value, excerpt))
    return tuple(readings.values()) if len(readings) > 1 else ()


def disagreement(asked: Asked, ranked: Sequence[Candidate]) -> tuple[Reading, ...]:
    """The readings of what was asked, where the best excerpts of one program give different ones; else none."""
    if Fact.EMAIL in asked.facts:
        return _addresses(ranked)
    if Fact.YES_NO in asked.facts and not _DOUBTS.search(asked.text):
        return ()  # a claim is confirmed or put right; figures of other things beside it are no conflict
    return _figures(asked, ranked) if asked.facts & {Fact.COUNT, Fact.LENGTH} else ()


def _addresses(ranked: Sequence[Candidate]) -> tuple[Reading, ...]:
    found: dict[str, Reading] = {}
    for candidate in ranked:
        for address in _EMAIL.findall(candidate.excerpt.text):
            found.setdefault(address.lower(), Reading(address, candidate.excerpt))
    for one, other in combinations(found, 2):
        if fuzz.ratio(one, other) >= _SAME_ADDRESS:
            return (found[one], found[other])
    return ()


def _figures(asked: Asked, ranked: Sequence[Candidate]) -> tuple[Reading, ...]:
    if not ranked or ranked[0].own < _ABOUT_IT:
        return ()
    first = ranked[0].excerpt
    unit = next((figure.unit for figure in figures_in(first.text) if figure.unit in asked.text), None)
    readings: list[Reading] = []
    for candidate in ranked:
        values = [figure for figure in figures_in(candidate.excerpt.text) if figure.unit == unit]
        if (
            not values
            or candidate.own < _ABOUT_THE_SAME * ranked[0].own
            or candidate.excerpt.passage.program != first.passage.program
        ):
            continue
        if all(_apart(candidate.excerpt, values, reading) for reading in readings):
            readings.append(Reading(str(values[0]), candidate.excerpt))
    return tuple(readings) if len(readings) > 1 else ()


def _apart(excerpt: Excerpt, values: Sequence[Figure], reading: Reading) -> bool:
    other = reading.excerpt.text
    shared = {figure.value for figure in values} & {figure.value for figure in figures_in(other)}
    return not shared and _span(excerpt.text) == _span(other)


def _span(text: str) -> str:
    if _YEARLY.search(text):
        return "year"
    return "program" if _ALTOGETHER.search(text) else ""
