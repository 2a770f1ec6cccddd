"""Where one requirement is: how much is there of how much, by when, whose turn it is, and which document says so."""

from datetime import date, timedelta
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from induction.hours import HourKind
from induction.packs.pack import Contact
from induction.packs.rules import Ruled, Side, Source
from induction.people import Role


class StandingState(StrEnum):
    """Where one requirement is; the first of these that holds.

    RECORDED: it counts toward a larger row, or is only told; the program asks for nothing of it by itself.
    UNKNOWN: no document says how much is needed, or what counts as enough.
    MET: all that is asked for is there, with every word that has to be said on it.
    AWAITING: the doer has done their part, and somebody's word is missing: that of the other party on hours, of a
    rater, of whoever approves, or of the program administrator where documents disagree on whether it is enough.
    BEHIND: not there, and its last day is over, by every reading of which the day is known.
    DUE: not there, and its last day is today or within the next 30 days.
    ON_TRACK: not there, and its last day is farther away, or nobody knows it.
    """

    MET = "met"
    ON_TRACK = "on_track"
    BEHIND = "behind"
    DUE = "due"
    AWAITING = "awaiting"
    UNKNOWN = "unknown"
    RECORDED = "recorded"


class Reading(BaseModel):
    """One reading of a rule, held against the record.

    `value` is the reading in words, as its `source` in `document` has it. `need` is how much it asks for in the
    standing's unit and `by` its last day, where it says. `met` is whether it is kept, None while nobody can tell.
    `says` is what code counted for it.
    """

    model_config = ConfigDict(frozen=True)

    value: str
    source: Source
    document: str
    need: int | None = None
    by: date | None = None
    met: bool | None = None
    says: str | None = None


class Standing(BaseModel):
    """One requirement of one program year, or of the whole program where `year` is None; `year` 0 is before it began.

    `have`, `need` and `remaining` are counted in `unit`: minutes for hours; the last two are None where no rule says
    how many. `category` is set on the rows that split professional learning, and is None there for what has no
    category yet. Of the minutes in `have`, `confirmed` and `disputed` are those on which the other party spoke,
    `stands` those that the program recorded itself and nobody spoke against, and `verified` those on which the signing
    of a verification step stands; `confirmed` is None where the program asks for no second word, `verified` where no
    step verifies them. `pace` is how many minutes a month are needed from here.

    `by` is the last day that is still to come, or the latest of those that are over; `readings` holds every reading of
    a rule on which documents disagree. `doer` acts next, and `awaits` are those whose word is missing. `missing` says
    what exactly is not there. `source` with the title of its `document` is where the need comes from; `conflict` holds
    the sides where documents disagree. `ask` is whom to ask where something is not settled, and `ruled` what the
    program administrator settled.
    """

    model_config = ConfigDict(frozen=True)

    key: str
    label: str
    year: int | None
    have: int
    need: int | None
    remaining: int | None
    state: StandingState
    says: str
    unit: str = "minutes"
    kind: HourKind | None = None
    by_category: bool = False
    category: str | None = None
    confirmed: int | None = None
    disputed: int = 0
    stands: int = 0
    verified: int | None = None
    pace: int | None = None
    by: date | None = None
    readings: tuple[Reading, ...] = ()
    doer: Role | None = None
    awaits: tuple[Role, ...] = ()
    missing: tuple[str, ...] = ()
    source: Source | None = None
    document: str | None = None
    provisional: bool = False
    conflict: tuple[Side, ...] = ()
    ask: Contact | None = None
    ruled: Ruled | None = None

    @property
    def period(self) -> str:
        """The stretch of time as people say it."""
        if self.year is None:
            return "whole program"
        return f"Year {self.year}" if self.year else "before the first day"

    @property
    def counts_hours(self) -> bool:
        """Whether it is about hours."""
        return self.unit == "minutes"


class HourSummary(BaseModel):
    """A candidate's coaching and professional learning of `year`, or of the whole program where it is None."""

    model_config = ConfigDict(frozen=True)

    year: int | None
    coaching: Standing
    professional_learning: Standing

    @property
    def share(self) -> float:
        """How much of what is asked for is there, from 0 to 1; 1 where nothing is known to be asked for."""
        asked = [(one.have, one.need) for one in (self.coaching, self.professional_learning) if one.need]
        return sum(min(have, need) for have, need in asked) / sum(need for _, need in asked) if asked else 1.0


OPEN = frozenset({StandingState.ON_TRACK, StandingState.DUE, StandingState.BEHIND})
"""Not there yet: something is still to be done."""

SOON = timedelta(days=30)
"""What is due within so many days is due."""


def open_state(by: date | None, today: date) -> StandingState:
    """Where something is that is not there yet: on track, due or behind."""
    if by is None or by - today > SOON:
        return StandingState.ON_TRACK
    return StandingState.DUE if by >= today else StandingState.BEHIND
