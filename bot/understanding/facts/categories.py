"""Which of a program's categories of professional learning is named: by its label, its names and everyday words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from bot.understanding.facts.activities import Activity, Telling, in_place, numbered
from bot.understanding.words.spans import Found
from bot.understanding.words.vocabulary import CATEGORY_NAMES
from induction.hours import HourKind
from induction.packs.pack import Category

_IN_BRACKETS = re.compile(r"\([^)]*\)")
_BETWEEN = re.compile(r"[\s/_-]+")
_AND = frozenset({"and", "&", "+"})
# Labels that would take any sentence: what they name, no word of a sentence tells.
_TELLS_NOTHING = frozenset({"other", "general", "misc", "miscellaneous", "pl", "professional learning", "learning"})
_SHORTEST_PLURAL = 3
# "Monday session with Dana" is a session with Dana on a Monday, whatever the program holds on Mondays.
_WITH_DAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b")
_MET_BEHIND = r"(?!\s+(?:with\b|w/))"
_CPSEL_ALONE = r"(?<=attended\s)cpsel\s*#?\d|(?<=went\sto\s)cpsel\s*#?\d"


def find_categories(text: str, categories: Sequence[Category]) -> list[Found[Activity]]:
    """Every name of a category in the lower-case text, in order; of names within one another the longest.

    What programs usually count, and this one does not, is professional learning all the same.
    """
    found = [
        Found(match.start(), match.end(), in_place(activity, text, match))
        for pattern, activity in _forms(tuple(categories))
        for match in pattern.finditer(text)
    ]
    taken: list[Found[Activity]] = []
    for piece in sorted(found, key=lambda one: one.start - one.end):
        inside = [one for one in taken if piece.start < one.end and one.start < piece.end]
        if piece not in taken and all((one.start, one.end) == (piece.start, piece.end) for one in inside):
            taken.append(piece)
    return sorted(taken, key=lambda piece: piece.start)


@cache
def _forms(categories: tuple[Category, ...]) -> tuple[tuple[re.Pattern[str], Activity], ...]:
    """What names each category: the program's own names, and the everyday ones of what programs usually count."""
    learning = Activity(Telling.KIND, HourKind.PROFESSIONAL_LEARNING)
    counted = {category.key: replace(learning, category=category.key) for category in categories}
    own = tuple((re.compile(_own(category)), counted[category.key]) for category in categories)
    everyday = tuple((_everyday(key), counted.get(key, learning)) for key in CATEGORY_NAMES)
    return own + everyday


def _own(category: Category) -> str:
    names = sorted(_names(category), key=len, reverse=True)
    return rf"(?<!\w)(?:{'|'.join(names)})(?!\w)" if names else r"(?!)"


def _everyday(key: str) -> re.Pattern[str]:
    alone = f"|{_CPSEL_ALONE}" if key == "cpsel_session" else ""
    return re.compile(rf"\b(?:{numbered(CATEGORY_NAMES[key])})s?\b{alone}")


def _names(category: Category) -> Iterator[str]:
    """A pattern for each of the names that the program gives the category."""
    for name in {category.label, *category.names}:
        words = [word for word in _BETWEEN.split(_IN_BRACKETS.sub(" ", name.lower())) if re.search(r"[\w&+]", word)]
        if words and " ".join(words) not in _TELLS_NOTHING:
            behind = _MET_BEHIND if _WITH_DAY.match(words[0]) else ""
            yield r"[\s/-]+".join(map(_in_any_number, words)) + behind


def _in_any_number(word: str) -> str:
    """The word in the singular and the plural."""
    if word in _AND:
        return r"(?:and|&|\+|n)"
    if len(word) < _SHORTEST_PLURAL or word.endswith("ss"):
        return re.escape(word)
    if word.endswith(("ies", "y")):
        return rf"{re.escape(word.removesuffix('ies').removesuffix('y'))}(?:y|ies|ys)"
    stem = word[:-2] if word.endswith(("ches", "shes", "sses", "xes")) else word.removesuffix("s")
    return rf"{re.escape(stem)}(?:'?e?s)?"
