"""Finding: what some programs' documents have for a question, best first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from induction.packs import ProgramPack
from knowledge.answers import Question
from knowledge.hits import Hit
from knowledge.lexicon import Lexicon, lexicon_of
from knowledge.passages import Passage
from knowledge.questions import Asked, leans_on_earlier, parts_of, understood
from knowledge.rulings import Ruling, ruling_on
from knowledge.scope import names_of
from knowledge.selection import Candidate, candidates

_LISTED = 16
_TURN_OF_USER, _TURN_OF_BOT, _REST_OF_MESSAGE = 0.5, 0.25, 0.4


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


@dataclass(frozen=True)
class Finding:
    """What was found: all excerpts in their order, the best one of every part of the question, the rule it is about."""

    asked: Asked
    ranked: tuple[Candidate, ...]
    firsts: tuple[Candidate, ...]
    ruling: Ruling | None


class Finder:
    """Looks questions up; it keeps the words of every set of programs until their documents change."""

    def __init__(self, documents: Documents, packs: Mapping[str, ProgramPack]) -> None:
        self._documents = documents
        self._packs = packs
        self._names = names_of(packs)
        self._lexicons: dict[tuple[str, ...], tuple[tuple[tuple[Passage, ...], ...], Lexicon]] = {}

    def lexicon(self, programs: tuple[str, ...]) -> Lexicon:
        """The words of those programs' documents as they are now."""
        shelves = tuple(self._documents.passages(program) for program in programs)
        known = self._lexicons.get(programs)
        if known and all(old is new for old, new in zip(known[0], shelves, strict=True)):
            return known[1]
        lexicon = lexicon_of(passage for shelf in shelves for passage in shelf)
        self._lexicons[programs] = (shelves, lexicon)
        return lexicon

    def find(self, text: str, question: Question, programs: tuple[str, ...]) -> Finding:
        """What the programs' documents have for `text`, the part of the question that may be answered."""
        lexicon = self.lexicon(programs)
        turns = _turns(question)
        asked = understood(text, lexicon, earlier=turns, besides=self._names)
        rest = [(text, _REST_OF_MESSAGE), *turns]
        parts = [understood(part, lexicon, earlier=rest, besides=self._names) for part in parts_of(text)]
        parts = parts if len(parts) > 1 else []
        shelves = {program: self._documents.passages(program) for program in programs}
        packs = [self._packs[program] for program in programs if program in self._packs]
        ruling = ruling_on(asked, packs, shelves, lexicon)
        before = " ".join(turn for turn, _ in turns)
        hits = self._hits([f"{before} {one.query}".strip() for one in (asked, *parts)], programs)
        if ruling and ruling.fits:
            hits += _unlisted(ruling, hits)
        ranked = candidates(asked, hits, ruling)
        firsts = [best[0] for part in parts if (best := candidates(part, hits))] or ranked[:1]
        return Finding(asked, tuple(ranked), tuple(firsts), ruling)

    def _hits(self, queries: Sequence[str], programs: tuple[str, ...]) -> list[Hit]:
        best: dict[Passage, Hit] = {}
        for query in queries:
            for hit in self._documents.search(query, programs, _LISTED):
                known = best.get(hit.passage)
                best[hit.passage] = hit if known is None or known.similarity < hit.similarity else known
        return list(best.values())


def _turns(question: Question) -> list[tuple[str, float]]:
    if not leans_on_earlier(question):
        return []
    return [(turn.text, _TURN_OF_USER if turn.role == "user" else _TURN_OF_BOT) for turn in question.turns]


def _unlisted(ruling: Ruling, hits: Sequence[Hit]) -> list[Hit]:
    """The passages on which a fitting rule rests and that the search did not list, ranked behind what it did."""
    listed = {hit.passage for hit in hits}
    farthest = min((hit.similarity for hit in hits), default=0.0)
    missing = dict.fromkeys(excerpt.passage for _, excerpt in ruling.grounds if excerpt.passage not in listed)
    return [Hit(passage=passage, score=0.0, similarity=farthest, lexical=0.0) for passage in missing]
