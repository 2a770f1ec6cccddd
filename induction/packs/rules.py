"""One rule of a program: what it says, where its documents say so, and how settled it is.

Keys are dotted. Hours follow one scheme, which `induction.standing.requirements` reads:

    coaching.hours          a year                  coaching.hours.total        in the whole program
    pl.hours                a year                  pl.hours.total              in the whole program
    pl.<category>.hours     a year, one category    pl.<category>.hours.total   in the whole program
    total.hours.minimum     a year, all kinds       total.hours.maximum         a year, all kinds

What is asked for a year may be stated `per` week instead ("an hour a week"), of which `weeks` of a year count: all 52,
where a program names no fewer. It is an average: the year's need is the hours times the weeks, and one week with
nothing is made up for by another.

The other keys (`coach.assign`, `extension.program`, …) are read by people and by what answers them. `year.basis` says
what the program means by a year.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

_HOURS = re.compile(
    r"(coaching|pl(\.(?P<category>[a-z0-9_]+))?)\.hours(?P<whole>\.total)?|total\.hours\.(minimum|maximum)"
)

_WEEKS_OF_A_YEAR = 52


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


class RuleMisfitError(ValueError):
    """The parts of one rule do not fit one another: `says` tells each of them."""

    def __init__(self, says: Sequence[str]) -> None:
        super().__init__("; ".join(says))
        self.says = tuple(says)


class Rule(PackValue):
    """One rule of a program.

    `key` is dotted, such as `coaching.hours`. `value` with its `unit` (`hours`, `days`, …) counts `per` week, year or
    program, or is a deadline that runs from `counts_from`; value and unit are None where the state is unknown and where
    the rule is no figure. `weeks` of a year count where it is per week; None is every one. `says` is the rule in our
    own words, one sentence, and `asks` are the words in which people ask about it. Where it is `together`, every source
    says a part of it and none against another: they are shown with one another. `due` is the deadline of a rule that is
    one, `measure` what a mark is asked of. `ruled` is there where an administrator settled it: `value`, `due` and
    `measure` are then theirs, and the sides are kept.
    """

    key: str = Field(pattern=r"^[a-z0-9_]+(\.[a-z0-9_]+)*$")
    says: str
    asks: tuple[str, ...] = ()
    state: RuleState
    value: int | None = Field(default=None, ge=0)
    unit: str | None = None
    per: str | None = Field(default=None, pattern="^(week|year|program)$")
    weeks: int | None = Field(default=None, ge=1, le=_WEEKS_OF_A_YEAR)
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
    def minutes_a_year(self) -> int | None:
        """The value in minutes for a whole year, where the rule counts hours or minutes by the year or by the week."""
        if self.per != "week" or self.minutes is None:
            return self.minutes
        return self.minutes * (self.weeks or _WEEKS_OF_A_YEAR)

    @property
    def category(self) -> str | None:
        """The category of professional learning whose hours the rule counts."""
        hours = _HOURS.fullmatch(self.key)
        return hours["category"] if hours else None

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        if misfits := [*self._misfits(), *self._misfits_of_hours()]:
            raise RuleMisfitError(misfits)
        return self

    def _misfits(self) -> Iterator[str]:
        if (self.value is None) != (self.unit is None):
            yield "a value needs its unit, and a unit its value"
        if self.state is RuleState.UNKNOWN and self.value is not None:
            yield "what is unknown has no value: take it out, or write another state"
        if self.state is not RuleState.UNKNOWN and not self.sources and self.ruled is None:
            yield (
                "a rule that is neither unknown nor ruled on names at least one source: "
                "add sources = [{ document = …, line = …, place = …, figure = … }]"
            )
        if (self.state is RuleState.RULED) != (self.ruled is not None):
            yield "a pack settles no rule itself: write agreed, provisional or unknown"
        if self.ruled is None and (self.state is RuleState.PROVISIONAL) != (len(self.conflict) > 1):
            yield "a provisional rule, and no other, lists the sides of its conflict (two or more)"
        if self.together and (self.conflict or len(self.sources) < 2):  # noqa: PLR2004 - two places, at least
            yield "a rule that is told together has two sources or more, and no conflict"

    def _misfits_of_hours(self) -> Iterator[str]:
        if (hours := _HOURS.fullmatch(self.key)) and self.value is not None and self.unit is not None:
            spans = ("program",) if hours["whole"] else ("year", "week")
            if self.minutes is None or self.per not in spans:
                yield f"{self.key} counts hours or minutes per {' or per '.join(spans)}"
        if self.weeks is not None and self.per != "week":
            yield "how many weeks of a year count is for a rule per week"


def counts_hours(key: str) -> str | None:
    """Whether the rule with that key counts hours `per` year or per program; None where it counts none."""
    hours = _HOURS.fullmatch(key)
    if hours is None:
        return None
    return "program" if hours["whole"] else "year"
