"""One rule of a program: what it says, where its documents say so, and how settled it is.

Keys are dotted. Hours follow one scheme, which `induction.requirements` reads:

    coaching.hours          a year                  coaching.hours.total        in the whole program
    pl.hours                a year                  pl.hours.total              in the whole program
    pl.<category>.hours     a year, one category    pl.<category>.hours.total   in the whole program
    total.hours.minimum     a year, all kinds       total.hours.maximum         a year, all kinds

The other keys (`coach.assign`, `extension.program`, …) are read by people and by what answers them. `year.basis` says
what the program means by a year.
"""

import re
from datetime import date
from enum import StrEnum
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

_HOURS = re.compile(
    r"(coaching|pl(\.(?P<category>[a-z0-9_]+))?)\.hours(?P<whole>\.total)?|total\.hours\.(minimum|maximum)"
)


class PackValue(BaseModel):
    """What a pack holds: it never changes, and a name that it does not know is a mistake."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class RuleState(StrEnum):
    """How settled a rule is."""

    AGREED = "agreed"
    PROVISIONAL = "provisional"  # the documents disagree; the strictest reading is enforced until someone rules
    UNKNOWN = "unknown"  # no document says; never inferred
    RULED = "ruled"  # the program administrator settled it


class Trigger(StrEnum):
    """What a deadline counts from: a day in a candidate's life, on record as the milestone of that name."""

    HIRED = "hired"  # the first day in the administrative position
    CREDENTIAL_ACTIVATED = "credential_activated"  # the first day of the preliminary credential
    ADMITTED = "admitted"
    ENROLLED = "enrolled"
    PROGRAM_START = "program_start"  # the first day of the program, which the roster has
    RECOMMENDED = "recommended"  # the recommendation to the state

    @property
    def label(self) -> str:
        """The day as people say it, to follow "from"."""
        return _TRIGGERS[self]


_TRIGGERS = {
    Trigger.HIRED: "the first day in the position",
    Trigger.CREDENTIAL_ACTIVATED: "the day the credential was activated",
    Trigger.ADMITTED: "admission",
    Trigger.ENROLLED: "enrollment",
    Trigger.PROGRAM_START: "the first day of the program",
    Trigger.RECOMMENDED: "the recommendation",
}


class Measure(StrEnum):
    """What a mark is asked of."""

    EACH = "each"  # every standard by itself
    AVERAGE = "average"  # all of them together


class Source(PackValue):
    """Where a document says something. `figure` is the figure as printed there, the only words carried over."""

    document: str
    line: int = Field(ge=1)
    place: str
    figure: str


class Due(PackValue):
    """By when something is done: `within` so many `unit`s `of` a trigger, or by the end of a `date` of the calendar.

    `date` is the key of one of the pack's dates, of which the last day counts.
    """

    within: int | None = Field(default=None, ge=1)
    unit: str = Field(default="days", pattern="^(days|weeks|months|years)$")
    of: Trigger | None = None
    date: str | None = None

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        if (self.within is None) != (self.of is None) or (self.within is None) == (self.date is None):
            raise ValueError("something is due within so long of a trigger, or with a date of the calendar")
        return self


class Side(PackValue):
    """One reading of a rule on which the documents disagree, in words and, where code counts with it, as data.

    `due` is a deadline, `number` how much or how many in the rule's unit, `measure` what a mark is asked of.
    """

    value: str
    source: Source
    due: Due | None = None
    number: int | None = Field(default=None, ge=0)
    measure: Measure | None = None


class Ruled(PackValue):
    """Who settled a rule, when and why, and what they settled: the words of a side, or words of their own.

    `cohort` is None where it holds for every cohort; `since` is the first day for which it does.
    """

    says: str
    reason: str
    by: str
    on: date
    since: date
    cohort: str | None = None


class Rule(PackValue):
    """One rule of a program.

    `key` is dotted, such as `coaching.hours`. `value` with its `unit` (`hours`, `days`, …) counts `per` year or
    program, or is a deadline that runs from `counts_from`; value and unit are None where the state is unknown and
    where the rule is no figure. `says` is the rule in our own words, one sentence, and `asks` are the words in which
    people ask about it. Where it is `together`, every source says a part of it and none against another: they are shown
    with one another. `due` is the deadline of a rule that is one, `measure` what a mark is asked of. `ruled` is there
    where an administrator settled it: `value`, `due` and `measure` are then theirs, and the sides are kept.
    """

    key: str = Field(pattern=r"^[a-z0-9_]+(\.[a-z0-9_]+)*$")
    says: str
    asks: tuple[str, ...] = ()
    state: RuleState
    value: int | None = Field(default=None, ge=0)
    unit: str | None = None
    per: str | None = Field(default=None, pattern="^(year|program)$")
    counts_from: str | None = None
    sources: tuple[Source, ...] = ()
    conflict: tuple[Side, ...] = ()
    together: bool = False
    due: Due | None = None
    measure: Measure | None = None
    ruled: Ruled | None = None

    @property
    def minutes(self) -> int | None:
        """The value in minutes, where the rule counts hours or minutes."""
        if self.value is None:
            return None
        return {"hours": 60 * self.value, "minutes": self.value}.get(self.unit or "")

    @property
    def category(self) -> str | None:
        """The category of professional learning whose hours the rule counts."""
        hours = _HOURS.fullmatch(self.key)
        return hours["category"] if hours else None

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        if (self.value is None) != (self.unit is None):
            raise ValueError("a value needs its unit, and a unit its value")
        if self.state is RuleState.UNKNOWN:
            if self.value is not None:
                raise ValueError("what is unknown has no value")
        elif not self.sources:
            raise ValueError("a rule that is not unknown names at least one source")
        if (self.state is RuleState.RULED) != (self.ruled is not None):
            raise ValueError("a rule that was settled names who settled it; a pack itself settles none")
        if self.ruled is None and (self.state is RuleState.PROVISIONAL) != (len(self.conflict) > 1):
            raise ValueError("a provisional rule, and no other, lists the sides of its conflict (two or more)")
        if self.together and (self.conflict or len(self.sources) < 2):  # noqa: PLR2004 - two places, at least
            raise ValueError("a rule that is told together has two sources or more, and no conflict")
        if (hours := _HOURS.fullmatch(self.key)) and self.value is not None:
            per = "program" if hours["whole"] else "year"
            if self.minutes is None or self.per != per:
                raise ValueError(f"{self.key} counts hours or minutes per {per}")
        return self
