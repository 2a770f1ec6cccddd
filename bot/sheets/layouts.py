"""Layouts: what the columns of somebody's sheets are called, and how they write what is in them.

The house ships one for its own files, one for BigTime and one for Brightspace; another system is one more TOML file,
and no code.
"""

import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from induction.hours import HourKind, MeetingFormat
from induction.refused import Refused

COMPANION = "companion"
"""The layout of the companion's own files."""


class Fact(StrEnum):
    """What a column of a sheet can hold."""

    ENTRY = "entry"
    CANDIDATE = "candidate"
    CANDIDATE_EMAIL = "candidate_email"
    CANDIDATE_FIRST = "candidate_first"
    CANDIDATE_LAST = "candidate_last"
    PROGRAM = "program"
    PROGRAM_KEY = "program_key"
    COHORT = "cohort"
    YEAR = "year"
    DATE = "date"
    MINUTES = "minutes"
    HOURS = "hours"
    STARTS = "starts"
    ENDS = "ends"
    ZONE = "zone"
    KIND = "kind"
    CATEGORY = "category"
    CATEGORY_KEY = "category_key"
    FORMAT = "format"
    COACH = "coach"
    COACH_EMAIL = "coach_email"
    COACH_FIRST = "coach_first"
    COACH_LAST = "coach_last"
    TOGETHER = "together"
    TOPIC = "topic"
    ASSIGNMENT = "assignment"
    COUNTS = "counts"
    CORRECTS = "corrects"
    REPLACED_BY = "replaced_by"
    VOIDED = "voided"
    REASON = "reason"
    LOGGED_BY = "logged_by"
    LOGGED_BY_EMAIL = "logged_by_email"
    LOGGED_AT = "logged_at"
    LOGGED_LOCAL = "logged_local"
    SAID_WORDS = "confirmation_words"
    STATE = "confirmation"
    SAID_BY = "confirmation_by"
    SAID_BY_EMAIL = "confirmation_by_email"
    SAID_AT = "confirmation_at"
    SAID_WHY = "confirmation_reason"
    OF_RECORD = "system_of_record"


class DayOrder(StrEnum):
    """Which of two figures of a date comes first where either could."""

    MONTH_FIRST = "month first"
    DAY_FIRST = "day first"


class NameOrder(StrEnum):
    """How a name is written into a sheet. Both ways are read."""

    FIRST_LAST = "First Last"
    LAST_FIRST = "Last, First"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Skipped(_Part):
    """Rows that are no hours: those with one of `words` in one of `columns`, and why."""

    columns: tuple[str, ...] = Field(min_length=1)
    words: tuple[str, ...] = Field(min_length=1)
    because: str


class Skipping(_Part):
    """Which rows are passed over, each counted and named with its reason.

    `totals` are what the first filled cell of a sum, which has no date, begins or ends with. `blank` are rows with
    neither a date nor a length, such as the heading of a group, and `zero` those with a length of nothing.
    """

    totals: tuple[str, ...] = ()
    blank: bool = False
    zero: bool = False
    rows: tuple[Skipped, ...] = ()


class Sessions(_Part):
    """How a register is written in which every session is a column, and every person a row.

    A column is a session where its heading has a date. `present` and `absent` are what its cells say, or they hold
    hours where the heading speaks of hours. `graded` are the words in the heading of a grade, which is a session only
    where it is one of hours. `minutes` is how long a session was whose heading does not say it, and `year` the year of
    those that name none.
    """

    present: tuple[str, ...] = Field(min_length=1)
    absent: tuple[str, ...] = ()
    graded: tuple[str, ...] = ()
    minutes: int | None = Field(default=None, ge=1, le=24 * 60)
    year: int | None = Field(default=None, ge=2000, le=2100)


class Constants(_Part):
    """What every row says without a column for it."""

    kind: HourKind | None = None
    category: str | None = None
    format: MeetingFormat | None = None


class Words(_Part):
    """What a sheet calls our kinds, formats and categories, by ours; what we call them ourselves is understood too."""

    kind: Mapping[HourKind, tuple[str, ...]] = {}
    format: Mapping[MeetingFormat, tuple[str, ...]] = {}
    category: Mapping[str, tuple[str, ...]] = {}


class Layout(_Part):
    """How one system writes hours.

    `columns` has for each fact the names that its column may have, the best first; case and punctuation do not matter.
    `ignored` are the columns that say nothing of hours; any other that is not read is named.
    `fill_down` are the facts that the heading of a group says for the rows below it. `write` are those that we write
    into such a file, in their order: none, and the layout is for reading only; `aside` are those of them that a
    workbook shows when asked. `verbatim` marks our own files, whose
    text is taken as it stands.
    """

    id: str = Field(pattern=r"^[a-z0-9_-]+$")
    title: str
    about: str
    columns: Mapping[Fact, tuple[str, ...]]
    ignored: tuple[str, ...] = ()
    dates: DayOrder = DayOrder.MONTH_FIRST
    names: NameOrder = NameOrder.FIRST_LAST
    fill_down: tuple[Fact, ...] = ()
    write: tuple[Fact, ...] = ()
    aside: tuple[Fact, ...] = ()
    verbatim: bool = False
    constants: Constants = Constants()
    words: Words = Words()
    skip: Skipping = Skipping()
    sessions: Sessions | None = None

    def heading(self, fact: Fact) -> str:
        """What we call that column where we write one."""
        return self.columns[fact][0]

    def timed(self, minutes: int | None) -> "Layout":
        """The layout for a register whose sessions were so long where their headings do not say it."""
        if minutes is None or self.sessions is None:
            return self
        return self.model_copy(update={"sessions": self.sessions.model_copy(update={"minutes": minutes})})

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        if unnamed := [fact for fact in (*self.write, *self.fill_down) if not self.columns.get(fact)]:
            raise ValueError(f"{unnamed[0].value} has no name under [columns]")
        return self


def layout_named(name: str) -> Layout:
    """The shipped layout with that id, or the one in that file; Refused with what is wrong."""
    shipped = {layout.id: layout for layout in shipped_layouts()}
    if name in shipped:
        return shipped[name]
    path = Path(name)
    if path.suffix != ".toml" and not path.is_file():
        known = ", ".join(shipped)
        raise Refused(
            "unknown_layout", f"I know no layout “{name}”. There is {known}; or name a TOML file of your own."
        )
    return _read(path)


@cache
def shipped_layouts() -> tuple[Layout, ...]:
    """The layouts of the house, which do not change while it runs; its own first."""
    folder = Path(str(files("bot.sheets"))) / "layouts"
    found = [_read(path) for path in sorted(folder.glob("*.toml"))]
    return tuple(sorted(found, key=lambda layout: layout.id != COMPANION))


def _read(path: Path) -> Layout:
    try:
        facts: Mapping[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Refused("bad_layout", f"{path} cannot be read: {error}.") from error
    try:
        return Layout.model_validate(facts)
    except ValidationError as error:
        wrong = "\n".join(
            f"- {' › '.join(map(str, one['loc'])) or 'the layout'}: {one['msg']}" for one in error.errors()
        )
        raise Refused("bad_layout", f"{path} is not a sound layout:\n{wrong}") from error
