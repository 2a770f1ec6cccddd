"""Rulings: the rule of a program's pack that a question is about, and the excerpts on which that rule rests."""

import heapq
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain, groupby

from induction.packs.pack import ProgramPack
from induction.packs.rules import Rule, RuleState
from induction.people import Role
from knowledge.excerpts import Excerpt
from knowledge.finding.places import place_of, retold
from knowledge.finding.questions import Asked
from knowledge.language.lexicon import Lexicon
from knowledge.language.words import stems
from knowledge.passages import Passage

Likeness = Callable[[Sequence[str]], Sequence[float]]
"""The cosine between the question and every text, in their order."""

# Weighed on 400 questions, 80 of them about something on which documents disagree: the question's words found in the
# rule, the rule's words meant by the question, and how near the rule's best phrase is in words; then, by meaning, how
# near the rule's sentence is and its best phrase. With 12 of the other 320 taken for one, 62 of those 80 are seen;
# without the meaning it is 53.
_FOUND, _MEANT, _PHRASED, _SAID, _ASKED = 0.42, 0.18, 0.2, 0.25, 0.1
_FITS = 0.45
_MEASURE = 0.05
_LIKELY = 12
"""How many rules are compared by meaning."""

_YEARLY = re.compile(r"\b(?:per|each|a|every) (?:year|yr)\b|\bannual|\byearly")
_ALTOGETHER = re.compile(
    r"\b(?:total|altogether|overall|whole program|over (?:the )?(?:both|2|two) (?:years|yrs)|both (?:years|yrs))\b"
)
_SPANS = {"year": " a year", "program": " in the whole program", None: ""}


@dataclass(frozen=True)
class Ruling:
    """A rule with how well a question fits it, about 0 to 1.

    `grounds` are the excerpts on which it rests: (value, excerpt), a value for each side of a conflict, else empty.
    `settled_by` is who can rule on it, as named within a sentence.
    """

    rule: Rule
    fit: float
    grounds: tuple[tuple[str, Excerpt], ...]
    settled_by: str | None = None

    @property
    def fits(self) -> bool:
        """Whether the question is plainly about this rule."""
        return self.fit >= _FITS

    @property
    def is_open(self) -> bool:
        """Whether no document settles what the rule is about."""
        return self.rule.state is RuleState.UNKNOWN

    @property
    def enforced(self) -> str | None:
        """What counts meanwhile, where the documents disagree and the pack holds to one side."""
        rule = self.rule
        if rule.value is None or not rule.unit:
            return None
        unit = rule.unit.removesuffix("s") if rule.value == 1 else rule.unit
        return f"{rule.value} {unit}{_SPANS.get(rule.per, '')}"

    @property
    def values(self) -> tuple[str, ...]:
        """What each side of the conflict says, with the line that the pack names for it."""
        return tuple(f"{side.value} ({side.source.document}, line {side.source.line})" for side in self.rule.conflict)

    @property
    def settles(self) -> bool:
        """Whether it is what the program administrator settled where no document says anything."""
        return self.rule.ruled is not None and not self.rule.conflict

    def rests_on(self, excerpt: Excerpt) -> bool:
        """Whether the excerpt is one of the rule's places."""
        spans = ((ground.start, ground.end, ground) for _, ground in self.grounds)  # told apart fast, most of them
        return (excerpt.start, excerpt.end, excerpt) in spans

    def besides(self, shown: Excerpt) -> tuple[str, ...]:
        """The other values that its documents give of a measure, where what is shown is one side of it."""
        if not (self.fits and self.rule.conflict and self.enforced and self.rests_on(shown)):
            return ()
        return tuple(dict.fromkeys(value for value, excerpt in self.grounds if excerpt != shown))


@dataclass(frozen=True)
class _Entry:
    """A rule as questions are compared with it: the stems of all its words, and of each of its phrases."""

    pack: ProgramPack
    rule: Rule
    told: frozenset[str]
    phrases: tuple[frozenset[str], ...]
    weight: float

    @property
    def texts(self) -> tuple[str, ...]:
        """What is compared with the question by meaning."""
        return (self.rule.says, *self.rule.asks)


class RuleBook:
    """The rules of some programs' packs beside their documents: read once, asked often.

    `passages` are by program, and `lexicon` is theirs.
    """

    def __init__(
        self, packs: Iterable[ProgramPack], passages: Mapping[str, Sequence[Passage]], lexicon: Lexicon
    ) -> None:
        self._passages = passages
        self._lexicon = lexicon
        self._entries = tuple(_entry(pack, rule, lexicon) for pack in packs for rule in pack.rules)
        self._grounds: dict[int, tuple[tuple[str, Excerpt], ...]] = {}

    @cached_property
    def _saying(self) -> Mapping[str, Sequence[int]]:
        """The numbers of the entries that have each stem."""
        saying: dict[str, list[int]] = {}
        for nth, entry in enumerate(self._entries):
            for stem in entry.told:
                saying.setdefault(stem, []).append(nth)
        return saying

    def ruling_on(self, asked: Asked, likeness: Likeness | None = None) -> Ruling | None:
        """The best fitting rule, settled or not; None where no rule shares a word with the question."""
        worded = self._in_words(asked)
        likely = heapq.nlargest(_LIKELY, worded, key=worded.__getitem__)
        if not likely:
            return None
        alike = self._in_meaning(likely, likeness) if likeness else {}
        fits = {nth: worded[nth] + _PHRASED * self._in_phrases(asked, nth) + alike.get(nth, 0.0) for nth in likely}
        best = max(likely, key=fits.__getitem__)
        entry = self._entries[best]
        return Ruling(entry.rule, fits[best], self._grounds_of(best), settled_by(entry.pack))

    def _in_words(self, asked: Asked) -> dict[int, float]:
        """How well each entry that shares a word fits by its words, unit and span."""
        found: dict[int, float] = {}
        meant: dict[int, float] = {}
        for term in asked.terms:
            best: dict[int, float] = {}
            for stem, worth in ((term.stem, 1.0), *term.others.items()):
                for nth in self._saying.get(stem, ()):
                    best[nth] = max(worth, best.get(nth, 0.0))
            for nth, worth in best.items():
                found[nth] = found.get(nth, 0.0) + term.weight * worth
        for stem in asked.stems.union(*(term.others for term in asked.terms)):
            for nth in self._saying.get(stem, ()):
                meant[nth] = meant.get(nth, 0.0) + self._lexicon.rarity(stem)
        return {
            nth: _FOUND * share / asked.total
            + _MEANT * meant[nth] / self._entries[nth].weight
            + _same_measure(asked.text, self._entries[nth].rule)
            for nth, share in found.items()
        }

    def _in_phrases(self, asked: Asked, nth: int) -> float:
        """How far the best of an entry's phrases and the question have the same words."""
        meant = asked.stems.union(*(term.others for term in asked.terms))
        return max((self._shared(asked, meant, phrase) for phrase in self._entries[nth].phrases), default=0.0)

    def _shared(self, asked: Asked, meant: frozenset[str], phrase: frozenset[str]) -> float:
        whole = sum(map(self._lexicon.rarity, phrase)) or 1.0
        return (asked.coverage(phrase) + sum(map(self._lexicon.rarity, phrase & meant)) / whole) / 2

    @cached_property
    def _texts(self) -> tuple[tuple[str, ...], ...]:
        """What the entries are compared by, in their order: a set a pack, so that each is embedded once for all."""
        of_packs = groupby(self._entries, key=lambda entry: entry.pack.id)
        return tuple(tuple(text for entry in entries for text in entry.texts) for _, entries in of_packs)

    @cached_property
    def _spans(self) -> tuple[slice, ...]:
        """Where among those texts the ones of every entry stand."""
        ends = list(accumulate(len(entry.texts) for entry in self._entries))
        return tuple(slice(end - len(entry.texts), end) for entry, end in zip(self._entries, ends, strict=True))

    def _in_meaning(self, likely: Sequence[int], likeness: Likeness) -> dict[int, float]:
        """What the sentence of each entry and the best of its phrases add for being near to the question."""
        cosines = tuple(chain.from_iterable(likeness(texts) for texts in self._texts))
        near = {nth: cosines[self._spans[nth]] for nth in likely}
        return {nth: _SAID * says + _ASKED * max(asks, default=0.0) for nth, (says, *asks) in near.items()}

    def _grounds_of(self, nth: int) -> tuple[tuple[str, Excerpt], ...]:
        if nth not in self._grounds:
            pack, rule = self._entries[nth].pack, self._entries[nth].rule
            sides = [(side.value, side.source) for side in rule.conflict] or [("", source) for source in rule.sources]
            shelf = self._passages.get(pack.id, ())
            places = [(value, place_of(source, pack, shelf)) for value, source in sides]
            found = tuple((value, excerpt) for value, excerpt in places if excerpt is not None)
            silent = rule.state is RuleState.UNKNOWN or not (rule.sources or rule.conflict)
            alike = None if found or silent else retold(rule, shelf, self._lexicon)
            self._grounds[nth] = found or ((("", alike),) if alike else ())
        return self._grounds[nth]


def settled_by(pack: ProgramPack | None) -> str | None:
    """Who can rule where a program's documents disagree, as named within a sentence; None where no pack says."""
    contacts = pack.contacts if pack else ()
    return next((contact.named for contact in contacts if contact.role is Role.PROGRAM_ADMIN), None)


def _entry(pack: ProgramPack, rule: Rule, lexicon: Lexicon) -> _Entry:
    told = frozenset(stems(" ".join((rule.key.replace(".", " "), rule.says, *rule.asks))))
    phrases = tuple(frozenset(stems(words)) for words in rule.asks or (rule.says,))
    return _Entry(pack, rule, told, phrases, sum(map(lexicon.rarity, told)) or 1.0)


def _same_measure(question: str, rule: Rule) -> float:
    """What the question's unit and span (a year, or the whole program) add where they are the rule's, or take off."""
    added = _MEASURE if rule.unit and re.search(rf"\b{re.escape(rule.unit.rstrip('s'))}", question) else 0.0
    span = "program" if _ALTOGETHER.search(question) else "year" if _YEARLY.search(question) else None
    if span and rule.per:
        added += _MEASURE if span == rule.per else -_MEASURE
    return added
