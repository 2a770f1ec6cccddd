"""Finding: what some programs' documents have for a question, best first."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import chain
from typing import Protocol

from induction.packs.pack import ProgramPack
from knowledge.answers import Question
from knowledge.excerpts import Excerpt, sentences
from knowledge.finding.custom.leaning import Leaning, leaning_of
from knowledge.finding.precedence import rows_meant, tables_of
from knowledge.finding.questions import Asked, lacks_subject, leans_on_earlier, parts_of, understood
from knowledge.finding.rulings import Likeness, RuleBook, Ruling
from knowledge.finding.scope import names_of
from knowledge.finding.selection import Candidate, candidates
from knowledge.finding.tables import Table
from knowledge.language.lexicon import Lexicon, lexicon_of
from knowledge.passages import Passage
from knowledge.search.hits import Hit

_LISTED = 16
_TURN_OF_USER, _TURN_OF_BOT, _REST_OF_MESSAGE, _REST_LACKED = 0.4, 0.1, 0.2, 0.4


class Documents(Protocol):
    """The documents as answers need them: what the library gives."""

    def programs(self) -> tuple[str, ...]:
        """The programs that have documents."""
        ...

    def passages(self, program: str) -> tuple[Passage, ...]:
        """A program's passages in order; the same tuple as long as nothing changed."""
        ...

    def search(self, question: str, programs: Sequence[str], limit: int) -> Sequence[Hit]:
        """The best passages for a question in those programs, best first."""
        ...

    def similar(self, question: str, texts: Sequence[str]) -> Sequence[float]:
        """How near in meaning the question is to every text, in their order: 0 to 1."""
        ...


@dataclass(frozen=True)
class Part:
    """One part of a question in the asker's words, as it was understood, with its excerpts best first."""

    text: str
    asked: Asked
    ranked: tuple[Candidate, ...]
    leaning: Leaning
    ruling: Ruling | None = None


class _Place:
    """Where is looked: the documents of some programs as they are now, with their words, rules and tables."""

    def __init__(self, shelves: Mapping[str, tuple[Passage, ...]], packs: Sequence[ProgramPack]) -> None:
        self._shelves = shelves
        self._packs = packs
        self.programs = tuple(shelves)

    def holds(self, shelves: Mapping[str, tuple[Passage, ...]]) -> bool:
        """Whether these documents are still those."""
        return all(self._shelves[program] is shelf for program, shelf in shelves.items())

    def follows(self, packs: Sequence[ProgramPack]) -> bool:
        """Whether these rules are still those: an administrator may have settled one, or taken that back."""
        return all(own is other for own, other in zip(self._packs, packs, strict=True))

    def under(self, packs: Sequence[ProgramPack]) -> "_Place":
        """The same documents, with what was read of them, under other rules."""
        place = _Place(self._shelves, packs)
        place.__dict__.update({"lexicon": self.lexicon, "tables": self.tables})
        return place

    @cached_property
    def lexicon(self) -> Lexicon:
        """The words of the documents."""
        return lexicon_of(chain.from_iterable(self._shelves.values()))

    @cached_property
    def rules(self) -> RuleBook:
        """The rules of the programs' packs."""
        return RuleBook(self._packs, self._shelves, self.lexicon)

    @cached_property
    def tables(self) -> Mapping[Passage, Table]:
        """The tables in the documents, under every passage that holds a part of one."""
        return tables_of(chain.from_iterable(self._shelves.values()))


@dataclass(frozen=True)
class _Sought:
    """A question or a part of one as it was looked up: what was searched for, and what that found."""

    text: str
    asked: Asked
    query: str
    hits: Sequence[Hit]
    ruling: Ruling | None
    alike: Likeness

    def ranked(self, hits: Sequence[Hit], tables: Mapping[Passage, Table]) -> tuple[Candidate, ...]:
        """The excerpts of the hits, and of the passages that a fitting rule rests on, best first."""
        ruled = _unlisted(self.ruling, hits) if self.ruling and self.ruling.fits else []
        return tuple(rows_meant(self.asked, candidates(self.asked, [*hits, *ruled], self.ruling), tables))


@dataclass(frozen=True)
class Finding:
    """What was found: all excerpts in their order, the best one of every part of the question, the rule it is about.

    `parts` is empty where the question asks one thing.
    """

    asked: Asked
    ranked: tuple[Candidate, ...]
    firsts: tuple[Candidate, ...]
    ruling: Ruling | None
    leaning: Leaning
    parts: tuple[Part, ...] = ()
    programs: tuple[str, ...] = ()

    @property
    def program(self) -> str:
        """The program looked in, the first of them where they are several; empty where none has documents."""
        return next(iter(self.programs), "")

    def settling(self, shown: Iterable[Excerpt]) -> Ruling | None:
        """The rule, where an administrator settled it and all that is shown are its own places; None for any other."""
        is_settled = self.ruling is not None and self.ruling.fits and self.ruling.rule.ruled is not None
        return self.ruling if self.ruling and is_settled and all(map(self.ruling.rests_on, shown)) else None

    def by_program(self) -> list["Finding"]:
        """What was found as each program has it, those with the best of it first."""
        programs = dict.fromkeys(candidate.excerpt.passage.program for candidate in self.ranked)
        return [self._only(program) for program in programs]

    def _only(self, program: str) -> "Finding":
        ranked = tuple(one for one in self.ranked if one.excerpt.passage.program == program)
        return replace(self, ranked=ranked, firsts=ranked[:1], parts=(), programs=(program,))


class Finder:
    """Looks questions up; it keeps what was read of every set of programs until their documents change."""

    def __init__(self, documents: Documents, packs: Mapping[str, ProgramPack]) -> None:
        self._documents = documents
        self._packs = packs
        self._names = names_of(packs)
        self._places: dict[tuple[str, ...], _Place] = {}

    def lexicon(self, programs: tuple[str, ...]) -> Lexicon:
        """The words of those programs' documents as they are now."""
        return self._place(programs).lexicon

    def _place(self, programs: tuple[str, ...]) -> _Place:
        shelves = {program: self._documents.passages(program) for program in programs}
        packs = [self._packs[program] for program in programs if program in self._packs]
        known = self._places.get(programs)
        if known is None or not known.holds(shelves):
            known = self._places[programs] = _Place(shelves, packs)
        elif not known.follows(packs):
            known = self._places[programs] = known.under(packs)
        return known

    def find(self, text: str, question: Question, programs: tuple[str, ...]) -> Finding:
        """What the programs' documents have for `text`, the part of the question that may be answered."""
        place = self._place(programs)
        turns = _turns(question)
        whole = self._sought(text, place, turns)
        told = parts_of(text)
        parts = [self._part(part, text, place, turns, whole) for part in (told if len(told) > 1 else ())]
        ranked = whole.ranked(_together([sought.hits for sought in (whole, *parts)]), place.tables)
        by_part = tuple(
            Part(
                sought.text,
                sought.asked,
                sought.ranked(sought.hits, place.tables),
                leaning_of(sought.alike),
                sought.ruling,
            )
            for sought in parts
        )
        firsts = tuple(part.ranked[0] for part in by_part if part.ranked) or ranked[:1]
        return Finding(whole.asked, ranked, firsts, whole.ruling, leaning_of(whole.alike), by_part, programs)

    def _part(self, part: str, text: str, place: _Place, turns: Sequence[tuple[str, float]], whole: _Sought) -> _Sought:
        """A part of the question `text` as it is looked up: with all of it where it names no subject of its own."""
        if lacks_subject(part):
            return self._sought(part, place, [(text, _REST_LACKED), *turns], turns, whole.query)
        return self._sought(part, place, [(text, _REST_OF_MESSAGE), *turns], turns)

    def _sought(
        self,
        text: str,
        place: _Place,
        earlier: Sequence[tuple[str, float]],
        turns: Sequence[tuple[str, float]] | None = None,
        query: str | None = None,
    ) -> _Sought:
        """A text as it is looked up: `turns`, all that is `earlier` unless given, are searched for along with it.

        `query` is searched for instead where the text names no subject of its own.
        """
        turns = earlier if turns is None else turns
        asked = understood(text, place.lexicon, earlier=earlier, besides=self._names)
        query = query or " ".join((asked.query, *(turn for turn, _ in turns)))
        alike = partial(self._documents.similar, query)
        ruling = self._ruling(text, asked, alike, place, follows=bool(turns))
        return _Sought(text, asked, query, self._documents.search(query, place.programs, _LISTED), ruling, alike)

    def _ruling(self, text: str, asked: Asked, alike: Likeness, place: _Place, *, follows: bool) -> Ruling | None:
        """The rule that is asked about; of a follow-up the one that its own words fit, before that of what it follows.

        A disagreement that was shown before is not shown again where the follow-up asks for something else.
        """
        leaned = place.rules.ruling_on(asked, alike)
        if not follows:
            return leaned
        alone = understood(text, place.lexicon, besides=self._names)
        fresh = place.rules.ruling_on(alone, partial(self._documents.similar, alone.query))
        if fresh and fresh.fits:
            return fresh
        repeats = leaned and leaned.rule.conflict and not (fresh and fresh.rule is leaned.rule)
        return None if repeats else leaned


def _together(found: Sequence[Sequence[Hit]]) -> list[Hit]:
    """The hits of several queries, a passage once: as the query saw it to which it is nearest."""
    best: dict[Passage, Hit] = {}
    for hit in chain.from_iterable(found):
        known = best.get(hit.passage)
        best[hit.passage] = hit if known is None or known.similarity < hit.similarity else known
    return list(best.values())


def _turns(question: Question) -> list[tuple[str, float]]:
    """What a follow-up leans on: what was asked last, and the first sentence of what was answered."""
    if not leans_on_earlier(question):
        return []
    asked = [turn.text for turn in question.turns if turn.role == "user"][-1:]
    told = [first for turn in question.turns if turn.role != "user" for first in sentences(turn.text)[:1]][-1:]
    return [*((text, _TURN_OF_USER) for text in asked), *((text, _TURN_OF_BOT) for text in told)]


def _unlisted(ruling: Ruling, hits: Sequence[Hit]) -> list[Hit]:
    """The passages on which a fitting rule rests and that the search did not list, ranked behind what it did."""
    listed = {hit.passage for hit in hits}
    farthest = min((hit.similarity for hit in hits), default=0.0)
    missing = dict.fromkeys(excerpt.passage for _, excerpt in ruling.grounds if excerpt.passage not in listed)
    return [Hit(passage=passage, score=0.0, whole=farthest, lexical=0.0) for passage in missing]
