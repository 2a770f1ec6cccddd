"""Statements: what a sentence says, taken apart so that another sentence can be held against it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge.wording.grounding.phrasing import FORCES
from knowledge.wording.grounding.quantities import Quantity, quantities
from knowledge.wording.grounding.tokens import is_mark, parts_of, tokens_of, topic, topics
from knowledge.wording.grounding.vocabulary import BENDS, CANDIDATE, PROGRAM, ROLES

_JOINING = frozenset({"and", "or"})
_ARTICLES = frozenset({"a", "an", "the"})


@dataclass(frozen=True)
class Part:
    """What stands between two commas or conjunctions: the topics named, and what binds or bends them."""

    topics: frozenset[str]
    marks: frozenset[str]


@dataclass(frozen=True)
class Statement:
    """What a sentence says.

    `words` are its topics in order, `roles` who is named in order, `doers` each topic with who was named last before
    it, `forces` each not, may, must and should with the topic it stands before, `joined` which words an `and` or an
    `or` puts together.
    """

    words: tuple[str, ...]
    parts: tuple[Part, ...]
    quantities: tuple[Quantity, ...]
    roles: tuple[str, ...]
    doers: frozenset[tuple[str, str | None]]
    forces: tuple[tuple[str, str], ...]
    joined: frozenset[tuple[str, str, str]]

    @property
    def marks(self) -> frozenset[str]:
        """What binds or bends any part of it."""
        return frozenset().union(*(part.marks for part in self.parts))


def stated(text: str) -> Statement:
    """What the text says."""
    tokens = tokens_of(text)
    parts = parts_of(tokens)
    return Statement(
        words=tuple(word for token in tokens if (word := topic(token)) and word != CANDIDATE),
        parts=tuple(Part(topics(part), _marks(part)) for part in parts),
        quantities=quantities(parts),
        roles=tuple(ROLES[token] for token in tokens if token in ROLES),
        doers=frozenset(_doers(tokens)),
        forces=tuple(_forces(tokens)),
        joined=frozenset(_joined(tokens)),
    )


def _marks(part: Sequence[str]) -> frozenset[str]:
    return frozenset(BENDS.get(token, token) for token in part if token in BENDS or is_mark(token))


def _doers(tokens: Sequence[str]) -> Iterator[tuple[str, str | None]]:
    doer: str | None = None
    for token in tokens:
        role = ROLES.get(token)
        if role and role != PROGRAM:
            doer = role
        elif not role and (word := topic(token)):
            yield word, doer


def _forces(tokens: Sequence[str]) -> Iterator[tuple[str, str]]:
    waiting: list[str] = []
    for token in tokens:
        if token in FORCES:
            waiting.append(token)
        elif word := topic(token):
            yield from ((force, word) for force in waiting)
            waiting = []


def _joined(tokens: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """(and or or, the word before, the word after)."""
    said = [token for token in tokens if token not in _ARTICLES]
    for at, token in enumerate(said[1:-1], start=1):
        if token in _JOINING:
            yield token, topic(said[at - 1]) or said[at - 1], topic(said[at + 1]) or said[at + 1]
