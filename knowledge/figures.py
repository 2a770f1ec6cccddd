"""Figures: the numbers with a unit in a text, and what they say beside each other."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knowledge.words import words

_MEASURES = frozenset({"percent", "hour", "minute", "day", "week", "month", "year"})
_RANGE = re.compile(r"(?<=\d)\s?(?:-|–|\bto\b)\s?(?=\d)")
_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?(?:-\d+)?")
_UNIT_WITHIN = 3
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


def figures_in(text: str) -> tuple[Figure, ...]:
    """The figures in order: spelled numbers as digits, a range as 20-30, the unit within three words after it."""
    # `words` parts at a hyphen, so a range goes through it as one word: 20to30.
    joined = _RANGE.sub("to", text)
    tokens = [token.replace("to", "-") if token[0].isdigit() else token for token in words(joined)]
    found = []
    for at, token in enumerate(tokens):
        if _NUMBER.fullmatch(token) and (unit := _unit(tokens[at + 1 : at + 1 + _UNIT_WITHIN])):
            found.append(Figure(token, unit))
    return tuple(found)


def _unit(following: Sequence[str]) -> str | None:
    reach = next((place for place, token in enumerate(following) if _NUMBER.fullmatch(token)), len(following))
    near = [token.removesuffix("s") for token in following[:reach]]
    measure = next((unit for unit in near if unit in _MEASURES), None)
    counted = near[0] if near and following[0] != near[0] and len(near[0]) > _UNIT_WITHIN else None
    return measure or counted


def asserted(question: str, said: Iterable[Figure]) -> tuple[Figure, Figure] | None:
    """A figure that a question takes for granted and the one that was said in its unit instead; None where none is."""
    figures = tuple(said)
    for claim in figures_in(question):
        others = [figure for figure in figures if figure.unit == claim.unit]
        if others and claim not in others:
            return claim, others[0]
    return None


def comparable(said: Sequence[Sequence[Figure]]) -> tuple[Figure, ...]:
    """One figure of each text, all in the same unit; empty where a text has none in it or several."""
    for unit in dict.fromkeys(figure.unit for figure in said[0]):
        values = [{figure for figure in figures if figure.unit == unit} for figures in said]
        if all(len(distinct) == 1 for distinct in values):
            return tuple(distinct.pop() for distinct in values)
    return ()


def counted_things(question: str) -> str | None:
    """What a question wants counted, in the singular: `how many coaches …` is coache; None where nothing is."""
    match = _HOW_MANY.search(question.lower())
    return match[1].removesuffix("s") if match else None
