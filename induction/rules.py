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


class Source(PackValue):
    """Where a document says something. `figure` is the figure as printed there, the only words carried over."""

    document: str
    line: int = Field(ge=1)
    place: str
    figure: str


class Side(PackValue):
    """One reading of a rule on which the documents disagree."""

    value: str
    source: Source


class Rule(PackValue):
    """One rule of a program.

    `key` is dotted, such as `coaching.hours`. `value` with its `unit` (`hours`, `days`, …) counts `per` year or
    program, or is a deadline that runs from `counts_from`; value and unit are None where the state is unknown and
    where the rule is no figure. `says` is the rule in our own words, one sentence, and `asks` are the words in which
    people ask about it. Where it is `together`, every source says a part of it and none against another: they are shown
    with one another.
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
        if (self.state is RuleState.PROVISIONAL) != (len(self.conflict) > 1):
            raise ValueError("a provisional rule, and no other, lists the sides of its conflict (two or more)")
        if self.together and (self.conflict or len(self.sources) < 2):  # noqa: PLR2004 - two places, at least
            raise ValueError("a rule that is told together has two sources or more, and no conflict")
        if (hours := _HOURS.fullmatch(self.key)) and self.value is not None:
            per = "program" if hours["whole"] else "year"
            if self.minutes is None or self.per != per:
                raise ValueError(f"{self.key} counts hours or minutes per {per}")
        return self
