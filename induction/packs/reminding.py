"""What a pack says of reminders: when its cohorts get their weekly post, and when and how often people are nudged.

No document of USC, MCOE or LAUSD says any of it but that a newsletter comes every week (USC line 206, MCOE line 123);
the defaults are the house's own, and an administrator may set a cohort's own day, hour and breaks.
"""

from collections.abc import Mapping
from datetime import date, time, timedelta
from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from induction.packs.rules import PackValue

WORKDAYS = (1, 2, 3, 4, 5)
"""Monday to Friday, as ISO counts."""


class NudgeKind(StrEnum):
    """What a person can be reminded of; each may be stopped by itself."""

    PACE = "pace"
    UNCONFIRMED = "unconfirmed"
    REFLECTION = "reflection"
    WINDOW = "window"
    ITEM = "item"
    CONTACT = "contact"
    MEETING = "meeting"
    TO_CONFIRM = "to_confirm"
    SIGN_OFF = "sign_off"
    RATING = "rating"
    APPROVAL = "approval"
    EARLY_WARNING = "early_warning"
    PAIRING = "pairing"
    QUESTIONS = "questions"
    COHORT = "cohort"

    @property
    def label(self) -> str:
        """The kind as its settings name it."""
        return _LABELS[self]


_LABELS = {
    NudgeKind.PACE: "pace of hours",
    NudgeKind.UNCONFIRMED: "own hours that nobody confirmed yet",
    NudgeKind.REFLECTION: "a reflection that is missing",
    NudgeKind.WINDOW: "what is due soon",
    NudgeKind.ITEM: "action items that are due",
    NudgeKind.CONTACT: "a candidate without coaching for long",
    NudgeKind.MEETING: "the next meeting that is not set",
    NudgeKind.TO_CONFIRM: "hours to confirm",
    NudgeKind.SIGN_OFF: "sign-offs that wait",
    NudgeKind.RATING: "a rating that was asked for",
    NudgeKind.APPROVAL: "an approval that was asked for",
    NudgeKind.EARLY_WARNING: "early facts about candidates",
    NudgeKind.PAIRING: "candidates without a coach",
    NudgeKind.QUESTIONS: "questions that the documents do not answer",
    NudgeKind.COHORT: "a cohort whose weekly post cannot go out",
}


class SchoolBreak(PackValue):
    """Days on which no weekly post goes out, from the first to the last, such as winter recess."""

    title: str
    first: date
    last: date

    @model_validator(mode="after")
    def _goes_forward(self) -> Self:
        if self.last < self.first:
            raise ValueError("a break ends on or after its first day")
        return self


class WeeklyPostRules(PackValue):
    """When a cohort's weekly post goes out: on `weekday` (1 is Monday) `at` that time, in the cohort's own zone.

    What could not go out then goes out later, from `sends_from` to `sends_until`, up to `late_hours` after its time; it
    is left out after that. `newsletter_day` and `newsletter_link` are those of the newsletter that the program sends
    itself. `breaks` are days of the school calendar on which none goes out.
    """

    weekday: int = Field(default=1, ge=1, le=7)
    at: time = time(8, 0)
    late_hours: int = Field(default=48, ge=1, le=144)
    sends_from: time = time(7, 0)
    sends_until: time = time(19, 0)
    newsletter_day: int | None = Field(default=None, ge=1, le=7)
    newsletter_link: str | None = Field(default=None, pattern=r"^https://")
    breaks: tuple[SchoolBreak, ...] = ()

    @model_validator(mode="after")
    def _is_sent_by_day(self) -> Self:
        if not self.sends_from <= self.at < self.sends_until:
            raise ValueError("a weekly post goes out between sends_from and sends_until")
        return self

    @property
    def late(self) -> timedelta:
        """How late it may be."""
        return timedelta(hours=self.late_hours)


class NudgeRules(PackValue):
    """How people are reminded of what is theirs, in one digest a day at most.

    Of one item at most `most` times, or so often as `most_of` says of its kind, each time at least `again_after_days`
    after the last. A digest goes out at `at`, or later on that day, on a workday of the person's and within their
    hours, which are those from `works_from` to `works_until` unless they set others. A coach who has not met a
    candidate is reminded after the days of `warnings.no_contact_days`, and an administrator of a candidate without a
    coach after `pairing_days`. A window that closes within `window_days` is told.
    """

    most: int = Field(default=2, ge=0, le=10)
    most_of: Mapping[NudgeKind, int] = {}
    again_after_days: int = Field(default=7, ge=1)
    at: time = time(8, 0)
    workdays: tuple[int, ...] = WORKDAYS
    works_from: time = time(8, 0)
    works_until: time = time(17, 0)
    pairing_days: int = Field(default=30, ge=1)
    window_days: int = Field(default=14, ge=1)

    @model_validator(mode="after")
    def _within_hours(self) -> Self:
        if not self.works_from <= self.at < self.works_until:
            raise ValueError("a digest goes out between works_from and works_until")
        return self

    def most_nudges(self, kind: NudgeKind) -> int:
        """How often somebody is reminded of one item of that kind."""
        return self.most_of.get(kind, self.most)
