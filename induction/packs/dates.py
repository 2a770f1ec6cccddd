"""The dates of a program's calendar, as its documents print them."""

from datetime import time
from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from induction.packs.rules import PackValue, RuleState, Source


class DateKind(StrEnum):
    """What stands in a program's calendar."""

    SESSION = "session"
    WORKSHOP = "workshop"
    WINDOW = "window"  # a stretch of months in which something is done
    DEADLINE = "deadline"
    EVENT = "event"


class PackDate(PackValue):
    """One line of a program's calendar, as its documents print it: a rule for days, never a day that nobody printed.

    In each of the program `years` it is the `nth` `weekday` (1 is Monday) of `month`, or that month up to `until_month`
    with no day printed; with `within_months` it is a deadline that counts from the cohort's first day. `category` is
    what its hours are, and `minutes` how long it lasts where that is printed without clock times. `note` is what else a
    reader needs, in our own words, and `rules` are those worth knowing then.
    """

    key: str = Field(pattern=r"^[a-z0-9_]+(\.[a-z0-9_]+)*$")
    title: str
    kind: DateKind
    years: tuple[int, ...] = Field(default=(1,), min_length=1)
    month: int | None = Field(default=None, ge=1, le=12)
    until_month: int | None = Field(default=None, ge=1, le=12)
    weekday: int | None = Field(default=None, ge=1, le=7)
    nth: int | None = Field(default=None, ge=1, le=4)
    starts: time | None = None
    ends: time | None = None
    within_months: int | None = Field(default=None, ge=1)
    category: str | None = None
    minutes: int | None = Field(default=None, ge=1)
    state: RuleState
    note: str | None = None
    sources: tuple[Source, ...] = Field(min_length=1)
    rules: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        if (self.month is None) == (self.within_months is None):
            raise ValueError("a date has either a month, or the months within which it is due")
        if (self.weekday is None) != (self.nth is None) or (self.weekday and (not self.month or self.until_month)):
            raise ValueError("a day is the nth weekday of one month")
        if (self.starts or self.ends) and not (self.weekday and self.starts and self.ends and self.starts < self.ends):
            raise ValueError("clock times belong to a day, and the first is the earlier one")
        if self.starts and self.minutes:
            raise ValueError("a date has clock times or minutes")
        if self.within_months and self.years != (1,):
            raise ValueError("what counts from the first day belongs to year 1")
        if self.state is RuleState.UNKNOWN:
            raise ValueError("a date that no document prints is no date: leave it out")
        if self.state is RuleState.PROVISIONAL and self.note is None:
            raise ValueError("a provisional date says in its note what is open")
        return self
