"""Figures: the numbers with a unit in a text, and what they say beside each other."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from knowledge.language.words import words

_MEASURES = frozenset({"percent", "hour", "minute", "day", "week", "month", "year"})
_RANGE = re.compile(r"(?<=\d)\s?(?:-|–|\bto\b)\s?(?=\d)")
_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?(?:-\d+)?")
_UNIT_WITHIN = 3
_YEARLY = re.compile(r"\d+ [^.;,\d]{0,60}?\b(?:each|per|a|every) (?:\w+ )?year\b")
_BOUNDED = re.compile(r"\b(?:maximum|at most|up to|no more than)\b", re.IGNORECASE)
_A_YEAR = re.compile(r"\b(?:each|per|a|every|hours) (?:\w+ )?(?:year|yr)\b|\b(?:annual(?:ly)?|yearly)\b")
_IN_ALL = re.compile(
    r"\b(?:total(?:s|ing)?|altogether|overall|both years"
    r"|(?:whole|entire|full|for the|over the|throughout the) (?:2 year )?(?:\w+ )?program|over (?:the )?2 years)\b"
)
_AHEAD = re.compile(r"\b(?:total(?:s|ing)?|annual|yearly)(?: \w+){0,2}$")
_OF_NEXT = re.compile(r"\b(?:total(?:s|ing)?|annual|yearly)(?: of)?$")
_REACH = 14
_HOW_MANY = re.compile(r"\bhow many (?:\w+[- ]){0,3}?(\w{4,}s|people)\b")


@dataclass(frozen=True)
class Figure:
    """A number with its unit in the singular, such as 40 hour or 20-30 hour."""

    value: str
    unit: str

    def __str__(self) -> str:
        """The figure as a person reads it."""
        if self.unit == "percent":
            return f"{self.value}%"
        return f"{self.value} {self.unit}{'' if self.value == '1' else 's'}"


class Span(StrEnum):
    """What time a figure is for."""

    YEAR = "year"
    TOTAL = "total"


def figures_in(text: str) -> tuple[Figure, ...]:
    """The figures in order: spelled numbers as digits, a range as 20-30, the unit within three words after it."""
    return tuple(figure for _, figure in _placed(_tokens(text)))


def spans_in(text: str) -> tuple[tuple[Figure, Span | None], ...]:
    """The figures in order, each with the time it is for as the words beside it say; None where none do.

    Years themselves are for no time.
    """
    tokens = _tokens(text)
    placed = _placed(tokens)
    found = []
    for at, figure in placed:
        alike = [place for place, other in placed if other.unit == figure.unit]
        first, last = at == alike[0], at == alike[-1]
        ahead = _AHEAD.search(" ".join(tokens[:at]))
        end = len(tokens) if last else min(place for place in alike if place > at)
        after = " ".join(tokens[at : min(end, at + _REACH)])
        after = after if last else _OF_NEXT.sub("", after)
        opening = " ".join(tokens[:at]) if first else ""
        span = _span(ahead[0] if ahead else "") or _span(after) or _span(opening)
        found.append((figure, span if figure.unit != "year" else None))
    return tuple(found)


def _span(stretch: str) -> Span | None:
    """The span that the stretch names first."""
    year, total = _A_YEAR.search(stretch), _IN_ALL.search(stretch)
    if year and (total is None or year.start() < total.start()):
        return Span.YEAR
    return Span.TOTAL if total else None


def _tokens(text: str) -> list[str]:
    # `words` parts at a hyphen, so a range goes through it as one word: 20to30.
    joined = _RANGE.sub("to", text)
    return [token.replace("to", "-") if token[0].isdigit() else token for token in words(joined)]


def _placed(tokens: Sequence[str]) -> list[tuple[int, Figure]]:
    """The figures, each after the place of its number."""
    return [
        (at, Figure(token, unit))
        for at, token in enumerate(tokens)
        if _NUMBER.fullmatch(token) and (unit := _unit(tokens[at + 1 : at + 1 + _UNIT_WITHIN]))
    ]


def _unit(following: Sequence[str]) -> str | None:
    reach = next((place for place, token in enumerate(following) if _NUMBER.fullmatch(token)), len(following))
    near = [token.removesuffix("s") for token in following[:reach]]
    measure = next((unit for unit in near if unit in _MEASURES), None)
    counted = near[0] if near and following[0] != near[0] and len(near[0]) > _UNIT_WITHIN else None
    return measure or counted


def comparable(texts: Sequence[str]) -> tuple[Figure, ...]:
    """One figure of each text, all in the same unit; empty where a text has none in it, or several and none a year."""
    for unit in dict.fromkeys(figure.unit for figure in figures_in(texts[0])):
        values = [_told(text, unit) for text in texts]
        if all(len(distinct) == 1 for distinct in values):
            return tuple(distinct.pop() for distinct in values)
    return ()


def _told(text: str, unit: str) -> set[Figure]:
    """The figures of a text in that unit; of several, the one a year where the text says which that is.

    None where the text gives a bound from above: a span is no figure beside another.
    """
    if _BOUNDED.search(text):
        return set()
    distinct = {figure for figure in figures_in(text) if figure.unit == unit}
    yearly = [match[0] for match in _YEARLY.finditer(text)]
    of_year = {figure for stretch in yearly for figure in figures_in(stretch)[-1:] if figure.unit == unit}
    return of_year if len(distinct) > 1 else distinct


def counted_things(question: str) -> str | None:
    """What a question wants counted, in the singular: `how many coaches …` is coache; None where nothing is."""
    match = _HOW_MANY.search(question.lower())
    return match[1].removesuffix("s") if match else None
