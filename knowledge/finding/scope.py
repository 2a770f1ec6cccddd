"""Scope: in which programs' documents a question is looked up, and whether it compares them."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from induction.packs.pack import ProgramPack
from knowledge.answers import Question

_COMPARES = re.compile(
    r"\b(?:compare|comparison|vs|versus|than|same|differ\w*|both|in line|match(?:es)?|either|each program"
    r"|and what (?:does|do|is))\b",
    re.IGNORECASE,
)
_NOT_SUBJECTS = frozenset({"handbook", "report", "document", "documents", "compare", "compared", "vs", "versus"})
_WHAT_IT_SAYS = r"(?:'s|’s)?\s*(?:says?|guidance|standards?|expects?|requires?|examples?|rules?|wants?)"


@dataclass(frozen=True)
class Scope:
    """The programs searched. `apart`: each by itself, side by side. `every`: all there are, for none was named."""

    programs: tuple[str, ...]
    apart: bool = False
    every: bool = False


def scope_of(question: Question, packs: Mapping[str, ProgramPack], held: Collection[str]) -> Scope:
    """Where to look: the programs a question names, else its own, else every program that has documents.

    The state's name alone moves nothing (every candidate deals with the state): only asking what it says does.
    """
    own: tuple[str, ...] = (question.program,) if question.program and question.program in held else ()
    named = tuple(program for program in _named(question.text, packs) if program in held)
    compares = bool(_COMPARES.search(question.text))
    both = tuple(dict.fromkeys((*own, *named)))
    if len(named) > 1 or (named and own and compares and len(both) > 1):
        return Scope(both if compares else named, apart=True)
    if named and own and all(packs[program].shared for program in named):
        return Scope(both)
    if named:
        return Scope(named)
    return Scope(own) if question.program else Scope(tuple(held), every=len(held) > 1)


def names_of(packs: Mapping[str, ProgramPack]) -> frozenset[str]:
    """The words that say where to look and not what for: the programs' names, kinds of document, comparing."""
    return frozenset(name for pack in packs.values() for name in _names(pack)) | _NOT_SUBJECTS


def _names(pack: ProgramPack) -> tuple[str, ...]:
    return (pack.id, pack.short_name, *pack.aliases)


def _named(text: str, packs: Mapping[str, ProgramPack]) -> list[str]:
    lowered = text.lower()
    places: dict[str, int] = {}
    for pack in packs.values():
        said = "|".join(re.escape(name.lower()) for name in _names(pack))
        pattern = rf"\b(?:{said})\b{_WHAT_IT_SAYS}|\bdoes (?:{said})\b" if pack.shared else rf"\b(?:{said})\b"
        if match := re.search(pattern, lowered):
            places[pack.id] = match.start()
    return sorted(places, key=places.__getitem__)
