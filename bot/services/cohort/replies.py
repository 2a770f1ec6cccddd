"""What a person gets back about a cohort, as values: the weekly post, and its candidates at a glance."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.services.ledger.replies import CandidateSummary
from induction.ahead.attention import Attention, Concern
from induction.dates.schedule import monday_of
from induction.packs.pack import ProgramPack
from induction.people import Person
from induction.reminding.calendars import CohortCalendar
from induction.reminding.reminders import KeptReminder, Posting
from induction.reminding.upcoming import NextPost
from storage.errands import ErrandState, KeptErrand
from storage.reminding.posts import KeptBreak

A_PAGE = 10
"""Candidates on a page: what one screen of a phone takes in three strokes of the thumb."""


@dataclass(frozen=True)
class PastPost:
    """What became of one week's post. Where it is held: the `trouble`, and whether it certainly is `unsent`."""

    kept: KeptReminder
    trouble: str | None = None
    unsent: bool = False


@dataclass(frozen=True)
class EditShown:
    """Whose words a post has, since when, and whether the usual ones have `changed` since then."""

    writer: str | None
    at: datetime
    changed: bool


@dataclass(frozen=True)
class PostStanding:
    """By which calendar a cohort's posts go out, the next one that does, and what became of the last ones."""

    calendar: CohortCalendar
    upcoming: NextPost
    past: Sequence[PastPost]


@dataclass(frozen=True, kw_only=True)
class WeeklyPreview:
    """The weekly post of a cohort, before it goes out.

    `cohorts` are all of the program. `channel` is where it would go, None where that is not known; `is_set` is whether
    that is the cohort's channel already. `here` is the channel it was asked for in, where that is another one.
    `ahead` is whether that week is still to come, and `posted` its post, where there is one. `standing` says when the
    next one goes out by itself, and what became of this week's and the last ones. `edit` is there where the words are
    somebody's own.
    """

    program: ProgramPack
    cohort: str
    cohorts: Sequence[str]
    on: date
    text: str
    channel: str | None
    is_set: bool
    here: str | None = None
    ahead: bool = False
    posted: KeptErrand | None = None
    standing: PostStanding
    edit: EditShown | None = None

    @property
    def of_week(self) -> PastPost | None:
        """What is on record of that week's post."""
        monday = monday_of(self.on)
        return next((one for one in self.standing.past if one.kept.day == monday), None)

    @property
    def may_be_sent(self) -> bool:
        """Whether that week's post can be sent now, by hand: one that waits for the morning can."""
        waits = self.posted is not None and self.posted.state is ErrandState.WAITING and "to" not in self.posted.details
        return self.channel is not None and (self.posted is None or waits)


@dataclass(frozen=True)
class PostSettingsForm:
    """How a cohort's posts are set, to be changed; `breaks` are its own.

    `on` is a day of the week that was looked at, and `here` the channel it was asked for in.
    """

    pack: ProgramPack
    posting: Posting
    breaks: Sequence[KeptBreak]
    on: date
    here: str | None = None

    @property
    def channel(self) -> str | None:
        """The cohort's channel, or one to offer."""
        return self.posting.channel or self.here

    @property
    def calendar(self) -> CohortCalendar:
        """The calendar that its posts go by."""
        return self.posting.calendar(self.pack.weekly)


@dataclass(frozen=True)
class PostEditForm:
    """The words of one week's post, to be changed; `here` is the channel it was asked for in."""

    cohort: str
    on: date
    words: str
    here: str | None = None


@dataclass(frozen=True)
class WeeklyPosted:
    """That the post goes to a channel, which is the cohort's from now on if it was not before: then it is `moved`.

    `first_time` is False where that week's was kept before, as `errand` says.
    """

    cohort: str
    channel: str
    first_time: bool
    errand: KeptErrand
    moved: bool = False


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
