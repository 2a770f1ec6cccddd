"""The few kinds of values that Slack's payloads are made of; the tables of blocks and elements are written in them."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

Json = Mapping[str, Any]
Problem = tuple[str, str]
"""Where, as the rest of a JSON pointer, and what Slack says about it."""
_NOTHING: Json = MappingProxyType({})
Rule = Callable[[Json], Iterator[Problem]]


@dataclass(frozen=True)
class Words:
    """Text that people read: too long, it may end in an ellipsis. `blank` where white space alone will do."""

    most: int
    least: int = 1
    blank: bool = False


@dataclass(frozen=True)
class Token:
    """Text that programs read: an id, a value, an address. It is right as it is, or it is of no use.

    `vital` where what holds it would do something else without it.
    """

    most: int | None = None
    least: int = 1
    like: re.Pattern[str] | None = None
    says: str = "must be a valid value"
    vital: bool = False


@dataclass(frozen=True)
class Choice:
    """One of a few words."""

    of: tuple[str, ...]


@dataclass(frozen=True)
class Flag:
    """True or false."""


@dataclass(frozen=True)
class Whole:
    """A whole number, both ends included."""

    least: int
    most: int


@dataclass(frozen=True)
class Anything:
    """What we hand on unseen."""


@dataclass(frozen=True)
class Many:
    """A list; `nullable` where Slack takes null for an item that is left out."""

    of: "Shape"
    most: int | None
    least: int = 1
    nullable: bool = False


@dataclass(frozen=True)
class Record:
    """An object with known keys. `rules` see it only where each of its fields is right.

    `instead` is what the mender puts where a field that must be there is missing or of no use.
    """

    fields: Mapping[str, "Shape"]
    needs: frozenset[str]
    rules: tuple[Rule, ...]
    instead: Json


@dataclass(frozen=True)
class Kinds:
    """An object that says in `type` which of several records it is."""

    of: Mapping[str, Record]


Shape = Words | Token | Choice | Flag | Whole | Anything | Many | Record | Kinds
Fields = Mapping[str, Shape]


def record(needs: Fields, may: Fields = _NOTHING, *rules: Rule, instead: Json = _NOTHING) -> Record:
    """A record: the fields that it must have, those that it may have, and what must hold among them."""
    return Record({**needs, **may}, frozenset(needs), rules, instead)


def kind(name: str, needs: Fields, may: Fields = _NOTHING, *rules: Rule, instead: Json = _NOTHING) -> dict[str, Record]:
    """A record with its `type`, as an entry of a table of kinds."""
    return {name: record({"type": Choice((name,)), **needs}, may, *rules, instead={"type": name, **instead})}


def plain(most: int) -> Kinds:
    """A text object that may only be plain_text."""
    return Kinds(kind("plain_text", {"text": Words(most)}, {"emoji": Flag()}))


def text(most: int) -> Kinds:
    """A text object: plain_text or mrkdwn."""
    return Kinds({**plain(most).of, **kind("mrkdwn", {"text": Words(most)}, {"verbatim": Flag()})})
