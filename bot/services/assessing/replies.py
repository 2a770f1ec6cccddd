"""What a person gets back about ratings, as values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from induction.dates.rounds import Window
from induction.packs.pack import Contact, ProgramPack
from induction.people import Person, Role
from induction.recommendation.growth import Growth, RoundGrowth
from induction.record.assessments import Mark, Rating


@dataclass(frozen=True)
class RaterLine:
    """One who rates in a round: their role, and whether that role's scores are in.

    `person` is whoever gave them, or who is to give them today; None where the roster names nobody.
    """

    role: Role
    person: Person | None
    rated: bool


@dataclass(frozen=True)
class FilledRating:
    """What stands in the form: levels by the number of their standard, and the note."""

    scores: Mapping[int, int]
    note: str | None = None


@dataclass(frozen=True)
class RatingForm:
    """The form for one round, filled with what its reader gave before. `windows` are the rounds to choose from."""

    actor: Person
    candidate: Person
    pack: ProgramPack
    window: Window
    windows: Sequence[Window]
    raters: Sequence[RaterLine]
    today: date
    known: Rating | None = None

    @property
    def mine(self) -> bool:
        """Whether it is the candidate's own self-assessment."""
        return self.actor.id == self.candidate.id


@dataclass(frozen=True)
class ToRateLine:
    """One candidate whom somebody rates: the round that is next, and who rates in it; None where none is open."""

    candidate: Person
    window: Window | None = None
    raters: Sequence[RaterLine] = ()
    waits: bool = False


@dataclass(frozen=True)
class ToRate:
    """Those whom a coach or a supervisor rates, first those who wait for their scores."""

    actor: Person
    pack: ProgramPack
    lines: Sequence[ToRateLine]
    today: date


@dataclass(frozen=True)
class Asked:
    """Who was asked for their scores: `now`, or earlier the same day; `unreachable` are the roles that nobody has."""

    now: Sequence[Person] = ()
    today: Sequence[Person] = ()
    unreachable: Sequence[Role] = ()


@dataclass(frozen=True)
class RatingReceipt:
    """What somebody gave, and what others gave as far as it is open to them now.

    `changed` is that they had given other scores before; `asked` is there once the others were asked for theirs.
    """

    actor: Person
    candidate: Person
    pack: ProgramPack
    own: Rating
    growth: RoundGrowth
    notes: Sequence[tuple[Role, str]]
    raters: Sequence[RaterLine]
    changed: bool = False
    asked: Asked | None = None


@dataclass(frozen=True)
class RoundState:
    """One round as its reader may see it: who has rated, and whether scores are kept from them until theirs are in."""

    window: Window
    raters: Sequence[RaterLine]
    hidden: bool


@dataclass(frozen=True)
class HeldAgainst:
    """The newest round in which everybody has rated, held against what counts as proficient."""

    round: RoundGrowth
    marks: Sequence[Mark]
    provisional: bool
    ask: Contact | None


@dataclass(frozen=True)
class RatingsShown:
    """A candidate's growth as far as it is open to whoever asked; `picture` is whether an image of it follows."""

    actor: Person
    candidate: Person
    pack: ProgramPack
    growth: Growth
    states: Sequence[RoundState]
    notes: Sequence[tuple[Role, str]]
    today: date
    held: HeldAgainst | None = None
    picture: bool = False


@dataclass(frozen=True)
class Drawn:
    """A candidate's growth for a reader, to be drawn."""

    reader: Person
    candidate: Person
    pack: ProgramPack
    growth: Growth


@dataclass(frozen=True)
class AskedToRate:
    """What somebody is asked by another who has rated: to give their own scores."""

    rater: Person
    by: Person
    candidate: Person
    pack: ProgramPack
    window: Window
    today: date
