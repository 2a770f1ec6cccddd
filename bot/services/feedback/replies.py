"""What a person gets back about the program's feedback, as values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from induction.feedback.coaching import CoachingRating, CyclePart
from induction.feedback.pulse import Pulse
from induction.feedback.results import GroupResult, RoleResult
from induction.packs.pulse import PulseItem
from induction.people import Person, Role


@dataclass(frozen=True)
class PulseForm:
    """The survey to be answered: one tap for each of its items."""

    pulse: Pulse
    items: Sequence[PulseItem]


@dataclass(frozen=True)
class PulseStanding:
    """That nothing is to be answered now; `answered` is the open round that this person has answered."""

    answered: Pulse | None = None


@dataclass(frozen=True)
class PulseCounted:
    """That somebody's answers are counted, now or (not `first_time`) by an earlier form. It holds none of them."""

    pulse: Pulse
    first_time: bool


@dataclass(frozen=True)
class PulseInvited:
    """What somebody is told when a round opens."""

    reader: Person
    pulse: Pulse
    items: int


@dataclass(frozen=True)
class PulsePreview:
    """A round before it opens: whom it would ask, by role, and until when. `key` makes it open once."""

    key: str
    cohort: str | None
    days: int
    closes_on: date
    asked: Mapping[Role, int]
    items: Mapping[Role, Sequence[PulseItem]]
    left_out: Sequence[Role]


@dataclass(frozen=True)
class PulseOpened:
    """That a round is open, and how many are invited to it."""

    pulse: Pulse
    invited: int


@dataclass(frozen=True)
class OpenRound:
    """A round that is still open: how many were asked and have answered, None while those are fewer than five."""

    pulse: Pulse
    asked: int
    answered: int | None


@dataclass(frozen=True)
class PulseShown:
    """What a round that is over came to, of everybody or of one cohort; None where none is over yet.

    `before` is the round with which it is compared, `others` are the further ones, newest first.
    """

    reader: Person
    open_now: Sequence[OpenRound]
    pulse: Pulse | None = None
    results: Sequence[RoleResult] = ()
    cohort: str | None = None
    before: Pulse | None = None
    others: Sequence[Pulse] = ()
    picture: bool = False


@dataclass(frozen=True)
class PulseDrawn:
    """What a round came to, to be drawn."""

    reader: Person
    pulse: Pulse
    groups: Sequence[GroupResult]


@dataclass(frozen=True)
class FilledCoaching:
    """What stands in the form about coaching: levels by part, the day that it is about, and the note."""

    levels: Mapping[CyclePart, int]
    on: date | None = None
    note: str | None = None


@dataclass(frozen=True)
class CoachingForm:
    """The form in which coaching is rated; `last` is what the same person gave before."""

    actor: Person
    coach: Person
    today: date
    last: CoachingRating | None = None

    @property
    def own(self) -> bool:
        """Whether it is a self-assessment."""
        return self.actor.id == self.coach.id


@dataclass(frozen=True)
class CoachingShown:
    """How a coach was rated over time, oldest first, with the names of those who observed, by number.

    `recorded` is what the reader has just given; `picture` is whether an image follows.
    """

    reader: Person
    coach: Person
    ratings: Sequence[CoachingRating]
    names: Mapping[int, str]
    recorded: CoachingRating | None = None
    picture: bool = False


@dataclass(frozen=True)
class CoachingDrawn:
    """How a coach was rated over time, to be drawn."""

    reader: Person
    coach: Person
    ratings: Sequence[CoachingRating]


@dataclass(frozen=True)
class CoachingObserved:
    """What a coach is told once somebody recorded an observation."""

    coach: Person
    observer: str
    on: date
