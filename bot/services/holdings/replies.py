"""What people get back about what is held of them, of how long it is kept, and of what erasing does."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from induction.packs.pack import ProgramPack
from induction.packs.rules import Rule
from induction.people import Person
from induction.retention import Tombstone
from storage.holdings.erasing import Going


@dataclass(frozen=True)
class DataFile:
    """One file of what is held of a person."""

    name: str
    content: bytes


@dataclass(frozen=True)
class ErasureCard:
    """What erasing the person would do, before anybody does it."""

    person: Person
    going: Going


@dataclass(frozen=True)
class EraseForm:
    """The second word: why, and the person's name, typed by whoever erases them."""

    person: Person
    rows: int


@dataclass(frozen=True)
class Erased:
    """That somebody was erased. `listed` is whether the list of tombstones beside the database has them too."""

    tombstone: Tombstone
    listed: bool


@dataclass(frozen=True)
class PastTerm:
    """Somebody whose record need not be kept any more, since that day."""

    person: Person
    until: date


@dataclass(frozen=True)
class RetentionList:
    """How long a program keeps records, who is past that, and how many have no day on which their program ends.

    `rule` is what the pack cites, None where it cites none.
    """

    pack: ProgramPack
    rule: Rule | None
    past: Sequence[PastTerm]
    without_end: int
