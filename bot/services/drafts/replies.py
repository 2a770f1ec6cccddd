"""Goals and reflections as people get them, as values: one in full, a list, and the form to fill in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from induction.hours import LedgerEntry
from induction.packs.cpsels import CPSELS, Standard
from induction.people import Person
from induction.writing.drafts import Draft, DraftKind, DraftState, Gap


@dataclass(frozen=True)
class VersionLine:
    """Who wrote a version, and on which day where the reader is. `author` is None for the reader."""

    version: int
    author: str | None
    on: date
    state: DraftState


@dataclass(frozen=True)
class Logged:
    """What a candidate logged since the last reflection, or so far where there is none: how much, the newest of it."""

    so_far: bool = True
    count: int = 0
    minutes: int = 0
    newest: Sequence[LedgerEntry] = ()


@dataclass(frozen=True)
class DraftLine:
    """One goal or reflection in a list. `number` counts from 1, and `author` is None where the reader wrote it."""

    number: int
    draft: Draft
    title: str
    author: str | None
    gaps: int


@dataclass(frozen=True)
class DraftShown:
    """One goal or reflection in full, as `reader` gets it.

    `versions` are all of it, newest last. `bystanders` are names in it that seem to be of people who are on no roster.
    `goal` is the title of the goal that a reflection belongs to. `logged` is there for a reflection still open.
    `standards` are those of the candidate's program.
    """

    draft: Draft
    candidate: Person
    reader: Person
    versions: Sequence[VersionLine]
    gaps: Sequence[Gap] = ()
    bystanders: Sequence[str] = ()
    goal: str | None = None
    logged: Logged = field(default_factory=Logged)
    standards: Sequence[Standard] = CPSELS

    @property
    def mine(self) -> bool:
        """Whether it is the reader's own."""
        return self.candidate.id == self.reader.id


@dataclass(frozen=True)
class DraftList:
    """The goals or the reflections of one candidate, in the order in which they were begun."""

    kind: DraftKind
    candidate: Person
    reader: Person
    lines: Sequence[DraftLine]

    @property
    def mine(self) -> bool:
        """Whether they are the reader's own."""
        return self.candidate.id == self.reader.id


@dataclass(frozen=True)
class DraftShared:
    """That `author` wrote a version of the candidate's draft, which waits for them to keep it."""

    draft: Draft
    candidate: Person
    author: Person


@dataclass(frozen=True)
class DraftForm:
    """A goal or a reflection to write, for `actor`, of `candidate`.

    `draft_id` and `version` say what is changed: None and 0 for something new. `parts` is what is there, `goals` are
    those that a reflection can belong to, by id and title. `changed` says who changed it while it was being written.
    `standards` are those of the candidate's program.
    """

    kind: DraftKind
    actor: Person
    candidate: Person
    draft_id: str | None = None
    version: int = 0
    parts: Mapping[str, str] = field(default_factory=dict)
    goals: Sequence[tuple[str, str]] = ()
    logged: Logged = field(default_factory=Logged)
    changed: str | None = None
    standards: Sequence[Standard] = CPSELS

    @property
    def mine(self) -> bool:
        """Whether it is the actor's own."""
        return self.candidate.id == self.actor.id
