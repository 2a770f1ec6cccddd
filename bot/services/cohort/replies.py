"""What comes of the weekly post: its preview, and that it goes out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from induction.packs import ProgramPack
from storage.errands import KeptErrand


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
