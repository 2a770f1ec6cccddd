"""The audit: every rule of a program's pack against the documents that are loaded.

The pack says what it holds and where. The audit looks for that place and then, without looking at the conflicts that
the pack knows, for every other place that gives another figure for the same thing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Protocol

from induction.packs.pack import PackDocument, ProgramPack
from induction.packs.rules import Rule, RuleState, Source
from knowledge.conflicts.measures import Measure, each, measures_of, stands_against, unclear
from knowledge.conflicts.statements import Statement, statements_in
from knowledge.excerpts import Excerpt
from knowledge.finding.places import place_of
from knowledge.language.everyday import neighbours, spelled_out
from knowledge.language.lexicon import Lexicon, lexicon_of
from knowledge.language.words import stem, stems
from knowledge.passages import Passage

_ABOUT, _ABOUT_SURELY, _NEARER = 1.3, 0.6, 0.1
"""From which sum of three likenesses (words, the rule's sentence, its place) a statement is about the rule's subject,
how near the rule's sentence a month must be to stand against a number of days, and how much nearer another rule's
sentence may be."""

_TOGETHER = 50
"""How many clauses are compared at a time: few enough that nobody keeps their vectors for another day."""

_PLAIN_UNITS = frozenset({"days", "month", "page", "address", "phone"})
"""What a rule that is no figure may still be held to: an amount beside it is mostly of something else."""


class Documents(Protocol):
    """The documents as an audit needs them: what the library gives."""

    def passages(self, program: str) -> tuple[Passage, ...]:
        """A program's passages in order."""
        ...

    def similar(self, question: str, texts: Sequence[str]) -> Sequence[float]:
        """How near in meaning the question is to every text, in their order: 0 to 1."""
        ...


class Verdict(StrEnum):
    """What the documents do for a rule."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    NOT_FOUND = "not found"
    NOT_SAID = "not said"  # and the pack says so too


@dataclass(frozen=True)
class Place:
    """An excerpt that speaks of a rule, the words in it that do, and its value, where it differs from the rule's."""

    excerpt: Excerpt
    figure: str
    value: str = ""


@dataclass(frozen=True)
class Finding:
    """One rule with what the documents say of it.

    `supported` are the places that the pack names for it, `listed` the sides of its conflict. `found` is what gives
    another figure, whether the pack lists it or not; `unclear` gives the rule's own with nothing that says whether of
    one year or of the whole program.
    """

    rule: Rule
    supported: tuple[Place, ...] = ()
    listed: tuple[Place, ...] = ()
    found: tuple[Place, ...] = ()
    unclear: tuple[Place, ...] = ()

    @property
    def unlisted(self) -> tuple[Place, ...]:
        """What was found and is no side of the conflict that the pack lists."""
        known = {place.excerpt for place in (*self.supported, *self.listed)}
        return tuple(place for place in self.found if place.excerpt not in known)

    @property
    def verdict(self) -> Verdict:
        """The finding in a word."""
        if self.found or len(self.listed) > 1:
            return Verdict.CONTRADICTED
        if self.rule.state is RuleState.UNKNOWN:
            return Verdict.NOT_SAID
        return Verdict.SUPPORTED if self.supported else Verdict.NOT_FOUND


@dataclass(frozen=True)
class Report:
    """All findings of a pack, in its order, and those of its documents that are not loaded."""

    findings: tuple[Finding, ...]
    missing: tuple[PackDocument, ...]


def audited(pack: ProgramPack, documents: Documents) -> Report:
    """What the loaded documents of the pack's program say to each of its rules."""
    passages = documents.passages(pack.id)
    loaded = {passage.document for passage in passages}
    auditor = _Auditor(pack, documents, passages)
    return Report(
        findings=tuple(auditor.finding(rule) for rule in pack.rules),
        missing=tuple(document for document in pack.documents if document.file not in loaded),
    )


class _Auditor:
    """Compares one pack's rules with the statements of its program's documents."""

    def __init__(self, pack: ProgramPack, documents: Documents, passages: Sequence[Passage]) -> None:
        self._pack = pack
        self._documents = documents
        self._passages = passages
        length = pack.rule("program.length")
        self._years = length.value if length else None

    @cached_property
    def _lexicon(self) -> Lexicon:
        return lexicon_of(self._passages)

    @cached_property
    def _statements(self) -> tuple[Statement, ...]:
        return statements_in(self._passages)

    @cached_property
    def _measures(self) -> Mapping[str, tuple[Measure, ...]]:
        """What every rule is held to, by its key; nothing where it is unknown."""
        rules = (rule for rule in self._pack.rules if rule.state is not RuleState.UNKNOWN)
        return {rule.key: measures_of(rule, self._places(rule.sources)) for rule in rules}

    @cached_property
    def _settled(self) -> frozenset[Statement]:
        """The statements that an agreed rule names as its own: they are of that rule, and against no other."""
        agreed = (self._measures[rule.key] for rule in self._pack.rules if rule.state is RuleState.AGREED)
        return frozenset(statement for measures in agreed for statement in each(measures))

    @cached_property
    def _said(self) -> Mapping[str, Sequence[float]]:
        """How near the words of every rule that is held to something are to each statement."""
        clauses = [statement.clause for statement in self._statements]
        held = (rule for rule in self._pack.rules if self._measures.get(rule.key))
        return {
            rule.key: [max(near) for near in zip(*self._likenesses((rule.says, *rule.asks), clauses), strict=True)]
            for rule in held
        }

    def _likenesses(self, texts: Sequence[str], clauses: Sequence[str]) -> list[Sequence[float]]:
        parts = [clauses[start : start + _TOGETHER] for start in range(0, len(clauses), _TOGETHER)]
        return [[near for part in parts for near in self._documents.similar(text, part)] for text in texts]

    def finding(self, rule: Rule) -> Finding:
        places = self._places(rule.sources)
        return Finding(
            rule=rule,
            supported=_each_once(Place(excerpt, source.figure) for source, excerpt in places),
            listed=_each_once(self._sides(rule)),
            found=_each_once(self._against(rule)),
            unclear=_each_once(self._unclear(rule)),
        )

    def _places(self, sources: Sequence[Source]) -> list[tuple[Source, Excerpt]]:
        found = ((source, place_of(source, self._pack, self._passages)) for source in sources)
        return [(source, excerpt) for source, excerpt in found if excerpt is not None]

    def _sides(self, rule: Rule) -> Iterator[Place]:
        for side in rule.conflict:
            for source, excerpt in self._places([side.source]):
                yield Place(excerpt, source.figure, side.value)

    def _against(self, rule: Rule) -> Iterator[Place]:
        """The places that give another figure, the rule's own sources among them where those differ."""
        measures = self._measures.get(rule.key, ())
        years = self._years if self._pack.rule(f"{rule.key}.total") is None else None
        for nth, statement in enumerate(self._statements):
            if statement in self._settled or (rule.value is None and statement.unit not in _PLAIN_UNITS):
                continue
            if any((one.value, one.unit) == (statement.value, statement.unit) for one in measures[:1]):
                continue
            against = [one for one in measures if stands_against(one, statement, rule, years)]
            if against and self._is_about(rule, against, nth):
                yield Place(statement.excerpt, statement.shown, statement.shown)

    def _unclear(self, rule: Rule) -> Iterator[Place]:
        measures = self._measures.get(rule.key, ())
        if self._pack.rule(f"{rule.key}.total") is None:
            return
        for nth, statement in enumerate(self._statements):
            if any(unclear(one, statement) for one in measures) and self._is_about(rule, measures, nth):
                yield Place(statement.excerpt, statement.shown, statement.shown)

    def _is_about(self, rule: Rule, measures: Sequence[Measure], nth: int) -> bool:
        """Whether a statement is about the rule's subject: named there, alike, and nearer to no other rule's."""
        statement = self._statements[nth]
        if statement.unit in {"address", "phone"}:
            return True
        said = self._said[rule.key][nth]
        if not _names(rule, statement) or self._is_of_another(rule, nth):
            return False
        if "month" in {statement.unit, *(one.unit for one in measures)} and said < _ABOUT_SURELY:
            return False
        sources = [one for one in each(measures) if one != statement]
        subjects = (*(one.subject for one in sources), *(frozenset(stems(words)) for words in (rule.says, *rule.asks)))
        worded = max(self._overlap(subject, statement.subject) for subject in subjects)
        placed = max((self._documents.similar(one.clause, [statement.clause])[0] for one in sources), default=said)
        return worded + said + placed >= _ABOUT

    def _is_of_another(self, rule: Rule, nth: int) -> bool:
        """Whether a statement is nearer to another rule that counts the same, or as near to one whose amount it is."""
        statement, said = self._statements[nth], self._said[rule.key][nth]
        for rival in self._pack.rules:
            measures = self._measures.get(rival.key, ())
            if rival.key == rule.key or (rival.value is None and not statement.is_time):
                continue
            is_its_own = any((one.value, one.unit) == (statement.value, statement.unit) for one in measures)
            near = (
                self._said[rival.key][nth] + (2 * _NEARER if is_its_own and not statement.is_time else 0)
                if measures
                else 0
            )
            if near - _NEARER > said and any(one.is_comparable(statement) for one in measures):
                return True
        return False

    def _overlap(self, one: frozenset[str], other: frozenset[str]) -> float:
        """The share of their words, the rarer the heavier, that two subjects have in common: 0 to 1."""
        return (self._covered(one, other) + self._covered(other, one)) / 2

    def _covered(self, words: frozenset[str], by: frozenset[str]) -> float:
        whole = sum(map(self._lexicon.rarity, words)) or 1.0
        return sum(self._lexicon.rarity(word) for word in words if word in by or neighbours(word) & by) / whole


def _names(rule: Rule, statement: Statement) -> bool:
    """Whether a statement names what the first word of the rule's key stands for: `pl` is professional learning."""
    word = rule.key.split(".")[0]
    told = statement.subject | frozenset(stems(statement.shown))
    long_form = frozenset(map(stem, spelled_out(word)))
    if long_form:
        return len(long_form & told) > 1 or stem(word) in told
    return bool(({stem(word)} | neighbours(stem(word))) & told)


def _each_once(places: Iterator[Place]) -> tuple[Place, ...]:
    return tuple({place.excerpt: place for place in reversed(list(places))}.values())[::-1]
