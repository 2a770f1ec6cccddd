"""What a person gets back about a cohort, as values: the weekly post, and its candidates at a glance."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.services.ledger.replies import CandidateSummary
from induction.ahead.attention import Attention, Concern
from induction.packs.pack import ProgramPack
from induction.people import Person
from storage.errands import KeptErrand

A_PAGE = 10
"""Candidates on a page: what one screen of a phone takes in three strokes of the thumb."""


@dataclass(frozen=True)
class WeeklyPreview:
    """The weekly post of a cohort, before it goes out.

    `cohorts` are all of the program. `channel` is where it would go, None where that is not known; `is_set` is whether
    that is the cohort's channel already. `here` is the channel it was asked for in, where that is another one.
    `posted` is the post of that week, where there is one.
    """

    program: ProgramPack
    cohort: str
    cohorts: Sequence[str]
    on: date
    text: str
    channel: str | None
    is_set: bool
    here: str | None = None
    posted: KeptErrand | None = None


@dataclass(frozen=True)
class WeeklyPosted:
    """That the post goes to a channel. `first_time` is False where that week's was kept before, as `errand` says."""

    cohort: str
    channel: str
    first_time: bool
    errand: KeptErrand


@dataclass(frozen=True)
class TableView:
    """What of a cohort is looked at: of one cohort or all, of one coach, with one concern, or what needs the reader.

    `coach` is a person's number, 0 for who has none. Pages count from 0.
    """

    cohort: str | None = None
    coach: int | None = None
    concern: Concern | None = None
    mine: bool = False
    page: int = 0


@dataclass(frozen=True)
class TableRow(CandidateSummary):
    """One candidate at a glance: this year's hours, and what there is to look at."""

    attention: Attention


@dataclass(frozen=True)
class CohortTable:
    """Candidates at a glance, those who need help first, as `reader` chose to look at them.

    `rows` are all that the view leaves; `everybody` counts those there are without it. `cohorts` and `coaches` are
    those to choose from, the coaches only for an administrator.
    """

    reader: Person
    pack: ProgramPack
    rows: Sequence[TableRow]
    everybody: int
    view: TableView
    today: date
    cohorts: Sequence[str] = ()
    coaches: Sequence[Person] = ()

    @property
    def page(self) -> Sequence[TableRow]:
        """The rows of the page that is looked at."""
        return self.rows[self.view.page * A_PAGE : (self.view.page + 1) * A_PAGE]

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return max(1, -(-len(self.rows) // A_PAGE))

    @property
    def counts(self) -> Mapping[Concern, int]:
        """In how many rows there is something of each concern, the most urgent first."""
        counted = {one: sum(bool(row.attention.of(one)) for row in self.rows) for one in Concern}
        return {one: count for one, count in counted.items() if count}


@dataclass(frozen=True)
class CohortFile:
    """The table as a file."""

    name: str
    content: bytes
    rows: int
    title: str
