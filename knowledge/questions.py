"""Questions understood: which programs, which words with which weight, what kind of fact, and its parts."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from knowledge.answers import Question
from knowledge.everyday import SMALL_TALK, neighbours, spelled_out
from knowledge.facts import Fact, facts_asked
from knowledge.lexicon import Lexicon
from knowledge.words import STOP_WORDS, stem, words

_ANAPHORA = re.compile(
    r"\b(?:it|its|that|those|these|they|them|their|ones?|same|there|he|she|his|her)\b"
    r"|^(?:\W*(?:and|ok|so|also|then|what about))\b",
    re.IGNORECASE,
)
# A figure that no document has, short of a year, is a claim to be put right; two letters are no subject.
_IN_PASSING = re.compile(r"\d{1,3}|percent|[a-z]{1,2}")
_PART = re.compile(
    r"\?\s+|;\s+|,?\s+(?:and|&|plus|or)\s+(?=(?:also\s+)?"
    r"(?:how|what|when|where|who|whom|which|why|is|are|do|does|can|would|will|for how|by who|to who)\b)"
    r"|,\s+(?=(?:how|what|when|where|who|which|why)\b)",
    re.IGNORECASE,
)
_SHORT = 6
_NEIGHBOUR, _LONG_FORM, _RAREST = 0.6, 0.8, 4.5


@dataclass(frozen=True)
class Term:
    """One word of a question: its stem, its weight among the words, and the stems that may stand for it."""

    stem: str
    weight: float
    known: bool
    others: Mapping[str, float]
    meant: tuple[str, ...] = ()

    def presence(self, stems: frozenset[str]) -> float:
        """How far a text with those stems has this word: 1 for the word itself, less for one that stands for it."""
        if self.stem in stems:
            return 1.0
        return max((worth for other, worth in self.others.items() if other in stems), default=0.0)


@dataclass(frozen=True)
class Asked:
    """A question as it was understood."""

    text: str
    query: str
    terms: tuple[Term, ...]
    facts: frozenset[Fact]

    @cached_property
    def total(self) -> float:
        """The weight of all words together."""
        return sum(term.weight for term in self.terms) or 1.0

    @cached_property
    def stems(self) -> frozenset[str]:
        """The question's own words."""
        return frozenset(term.stem for term in self.terms)

    def coverage(self, stems: frozenset[str]) -> float:
        """The share of the question's words, by weight, that a text with those stems has: 0 to 1."""
        return sum(term.weight * term.presence(stems) for term in self.terms) / self.total


def understood(
    text: str, lexicon: Lexicon, *, earlier: Iterable[tuple[str, float]] = (), besides: Iterable[str] = ()
) -> Asked:
    """The question read against the documents' words.

    `earlier` turns add their words at the weight given. `besides` are names that say where to look (the program's
    own), so that they do not count as words to be found.
    """
    names = frozenset(word for name in besides for word in words(name))
    terms: dict[str, Term] = {}
    spelled: list[str] = []
    for source, worth in ((text, 1.0), *earlier):
        for word in words(source):
            fixed = word if word in STOP_WORDS else lexicon.corrected(word)
            if source is text:
                spelled.append(fixed)
            if fixed in STOP_WORDS or fixed in names:
                continue
            term = _term(fixed, worth, lexicon)
            if term.known or not (fixed in SMALL_TALK or _IN_PASSING.fullmatch(fixed)):
                terms.setdefault(term.stem, term)
    plain = " ".join(spelled)
    meant = [other for term in terms.values() for other in term.meant]
    return Asked(plain, " ".join((plain, *meant)), tuple(terms.values()), facts_asked(text) | facts_asked(plain))


def _term(word: str, worth: float, lexicon: Lexicon) -> Term:
    root, long_form = stem(word), spelled_out(word)
    others = dict.fromkeys(neighbours(root), _NEIGHBOUR) | dict.fromkeys(map(stem, long_form), _LONG_FORM)
    present = {other: value for other, value in others.items() if lexicon.knows(other)}
    known = lexicon.knows(root)
    rarity = lexicon.rarity(root) if known or not present else max(map(lexicon.rarity, present))
    return Term(root, worth * min(rarity, _RAREST), known or bool(present), present, long_form)


def parts_of(text: str) -> tuple[str, ...]:
    """The questions that one message asks, at least one."""
    found = [part.strip(" ?.,!") for part in _PART.split(text)]
    kept = [part for part in found if len(part.split()) > 1]
    return tuple(kept) if len(kept) > 1 else (text,)


def leans_on_earlier(question: Question) -> bool:
    """Whether the question is understood only with the turns before it."""
    return bool(question.turns) and (len(question.text.split()) <= _SHORT or bool(_ANAPHORA.search(question.text)))
