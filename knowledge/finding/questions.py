"""Questions understood: which programs, which words with which weight, what kind of fact, and its parts."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from knowledge.answers import Question
from knowledge.language.everyday import SMALL_TALK, neighbours, spelled_out
from knowledge.language.facts import Fact, facts_asked
from knowledge.language.lexicon import Lexicon
from knowledge.language.words import STOP_WORDS, stem, stems, words

_ANAPHORA = re.compile(
    r"\b(?:it|its|those|these|they|them|ones?|same|he|she)\b|\bthat(?=\W*$|\s+(?:is|was|one|means?|counts?|works?)\b)"
    r"|\b(?:about|of|after|before|for|than|like|with|does|do|is|was) that\b"
    r"|^(?:\W*(?:and|ok|so|also|then|what about|how about))\b",
    re.IGNORECASE,
)
_ASKS_BY_ITSELF = re.compile(
    r"^\W*(?:who|whom|whose|what|when|where|which|why|how|is|are|do|does|did|can|could|may|must|should|will|would)\b",
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
# "In the question on improvement, how many …": where to look is no question of its own.
_SETTING = re.compile(
    r"\W*(?:in|on|under|from|for|within|according to)\b[^,?;]*,\s+(?=how|what|when|where|who|which|why)", re.IGNORECASE
)
_STANDS_FOR = re.compile(
    r"\b(?:stands? for|(?:is )?short for|abbreviation (?:of|for)|acronym|(?:does|do|did) (?=\S+ (?:mean|stand)\b)"
    r"|means?|meaning of)\b",
    re.IGNORECASE,
)
_STANDS_IN = re.compile(r"\b(?:it|its|they|them|their|those|these|that|he|she)\b", re.IGNORECASE)
_SPANS = frozenset(
    ("year", "years", "month", "months", "week", "weeks", "day", "days", "total", "altogether", "long", "often")
)
_SHORT, _BARE = 6, 4
_NEIGHBOUR, _LONG_FORM, _SHORT_FORM, _RAREST = 0.6, 0.8, 0.9, 4.5


@dataclass(frozen=True)
class Term:
    """One word of a question: its stem, its weight among the words, and the stems that may stand for it.

    `phrases` are the long forms of a short one: a text that has all words of one has the word.
    """

    stem: str
    weight: float
    known: bool
    others: Mapping[str, float]
    meant: tuple[str, ...] = ()
    phrases: tuple[frozenset[str], ...] = ()

    def presence(self, stems: frozenset[str]) -> float:
        """How far a text with those stems has this word: 1 for the word itself, less for one that stands for it."""
        if self.stem in stems or any(phrase <= stems for phrase in self.phrases):
            return 1.0
        if stems.isdisjoint(self.others):  # so with most texts, and told ten times as fast
            return 0.0
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
    text = _with_long_forms(text, lexicon)
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
    told = _with_short_forms(terms, lexicon)
    return Asked(plain, " ".join((plain, *meant)), told, facts_asked(text) | facts_asked(plain))


def _with_long_forms(text: str, lexicon: Lexicon) -> str:
    """The question, with what a short form stands for instead of asking that: the definition has both."""
    if not _STANDS_FOR.search(text):
        return text
    long = [forms[0] for word in words(text) if (forms := lexicon.definitions(word))]
    return " ".join((_STANDS_FOR.sub(" ", text), *long)) if long else text


def _with_short_forms(terms: Mapping[str, Term], lexicon: Lexicon) -> tuple[Term, ...]:
    """The terms, those of a long form with the short one that may stand for it."""
    short_of = {long: short for short, phrase in lexicon.short_forms(tuple(terms)).items() for long in phrase}
    return tuple(
        replace(term, others={**term.others, short_of[stem]: _SHORT_FORM}) if stem in short_of else term
        for stem, term in terms.items()
    )


def _term(word: str, worth: float, lexicon: Lexicon) -> Term:
    root, long_form = stem(word), spelled_out(word)
    others = dict.fromkeys(neighbours(root), _NEIGHBOUR) | dict.fromkeys(map(stem, long_form), _LONG_FORM)
    present = {other: value for other, value in others.items() if lexicon.knows(other)}
    known = lexicon.knows(root)
    rarity = lexicon.rarity(root) if known or not present else max(map(lexicon.rarity, present))
    phrases = tuple(frozenset(stems(long)) for long in lexicon.long_forms(word))
    return Term(root, worth * min(rarity, _RAREST), known or bool(present), present, long_form, phrases)


def parts_of(text: str) -> tuple[str, ...]:
    """The questions that one message asks, at least one."""
    opening = _SETTING.match(text)
    start = opening.end() if opening else 0
    found = [part.strip(" ?.,!") for part in _PART.split(text[start:])]
    found[0] = (text[:start] + found[0]).strip(" ?.,!")
    kept = [part for part in found if len(part.split()) > 1]
    return tuple(kept) if len(kept) > 1 else (text,)


def points_back(text: str) -> bool:
    """Whether a text names something only by a word for what was said before: `and …`, `that`, `them`."""
    return bool(_ANAPHORA.search(text))


def lacks_subject(part: str) -> bool:
    """Whether a part of a question names no thing of its own, so that it is about what the rest of it is about."""
    own = [word for word in words(part) if word not in STOP_WORDS and word not in SMALL_TALK and word not in _SPANS]
    return not own or len(part.split()) <= _BARE or _STANDS_IN.search(part) is not None


def leans_on_earlier(question: Question) -> bool:
    """Whether the question is understood only with the turns before it: it points back, or is only part of one."""
    if not question.turns:
        return False
    subjects = [word for word in words(question.text) if word not in STOP_WORDS and word not in SMALL_TALK]
    whole = _ASKS_BY_ITSELF.match(question.text) and subjects
    return points_back(question.text) or (not whole and len(question.text.split()) <= _SHORT)
