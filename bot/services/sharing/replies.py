"""What is shared, and who looked, as people get it, as values."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.services.asking.replies import Answered
from induction.people import Person
from induction.writing.readings import Looked
from induction.writing.shares import Item, Share


@dataclass(frozen=True)
class Wall:
    """That an IIP is not for employment evaluation, in the words of the program's rule where it has one.

    `cited` is the document and the place that say so; None where the sentence is the house's own.
    """

    says: str
    cited: str | None = None


@dataclass(frozen=True)
class ItemSharing:
    """How one item stands between its candidate and their supervisor, one of whom reads; it is `mine` for the first.

    `since` is None where it is not shared; `another` is that another version of it is shared, and this one is not.
    """

    item: Item
    mine: bool
    other: Person
    wall: Wall
    since: date | None = None
    another: bool = False


@dataclass(frozen=True)
class ShareLine:
    """One item that is shared: what people know it by, since when, and with whom, or whose it is."""

    share: Share
    title: str
    other: Person
    since: date


@dataclass(frozen=True)
class ShareList:
    """What the reader, a candidate, shares with their supervisor, or what is shared with them, a supervisor."""

    reader: Person
    lines: Sequence[ShareLine]
    wall: Wall
    supervisor: Person | None = None


@dataclass(frozen=True)
class ToldShare:
    """That a candidate shared something with their supervisor, who is told without a word of it."""

    supervisor: Person
    candidate: Person
    item: Item
    wall: Wall


@dataclass(frozen=True)
class WallAnswer:
    """To a candidate whose IIP somebody wants to see: what is said of that, and whom they can share with.

    `quoted` is what the documents say in their own words, where they say it; `wall` is the rule otherwise.
    """

    wall: Wall
    supervisor: Person | None
    quoted: Answered | None = None


@dataclass(frozen=True)
class Look:
    """That somebody looked at things of one kind on one day, at `items` different ones; `last` is when last.

    `reader` is None for who looked at the command line of the companion, where nobody signs in.
    """

    reader: Person | None
    looked_at: Looked
    items: int
    last: datetime


@dataclass(frozen=True)
class Looks:
    """Who looked at a candidate's own record, newest first.

    `earlier` is where the page before goes on, None where there is none; `later` is that one comes after this page.
    """

    candidate: Person
    lines: Sequence[Look]
    earlier: int | None = None
    later: bool = False
