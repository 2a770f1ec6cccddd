"""Reminders as they are kept: what went out, what is on its way, what was left out, and how people want them."""

from datetime import date, datetime, time
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from induction.packs.reminding import NudgeKind, NudgeRules, SchoolBreak, WeeklyPostRules
from induction.people import Person
from induction.reminding.calendars import CohortCalendar, OpenItem, PersonCalendar
from induction.reminding.due import Reason


class ReminderState(StrEnum):
    """What became of a reminder."""

    DUE = "due"  # on its way
    SENT = "sent"
    LEFT_OUT = "left_out"
    HELD = "held"  # nobody can tell whether it arrived


class KeptReminder(BaseModel):
    """A weekly post, or a nudge of one person about one item, as it is on record."""

    model_config = ConfigDict(frozen=True)

    key: str
    program: str
    day: date
    at: datetime
    state: ReminderState
    reason: Reason | None = None
    cohort: str | None = None
    person_id: int | None = None
    kind: NudgeKind | None = None
    item: str | None = None
    errand: str | None = None


class Posting(BaseModel):
    """How a cohort's weekly post is set, and where and when the cohort is.

    What is None is as the pack says; `zone` is that of the cohort, and else that of most of its candidates. `first` and
    `last` are the cohort's first and last day, as far as the roster has them.
    """

    model_config = ConfigDict(frozen=True)

    program: str
    cohort: str
    since: datetime
    decided: date | None = None
    zone: str
    own_zone: str | None = None
    weekday: int | None = None
    at: time | None = None
    newsletter_day: int | None = None
    newsletter_link: str | None = None
    paused_at: datetime | None = None
    channel: str | None = None
    first: date | None = None
    last: date | None = None
    breaks: tuple[SchoolBreak, ...] = ()

    def calendar(self, rules: WeeklyPostRules) -> CohortCalendar:
        """The calendar that its posts go by, with what the pack says where the cohort has nothing of its own."""
        return CohortCalendar(
            program=self.program,
            cohort=self.cohort,
            zone=self.zone,
            weekday=self.weekday or rules.weekday,
            at=self.at or rules.at,
            late=rules.late,
            sends_from=rules.sends_from,
            sends_until=rules.sends_until,
            since=self.since,
            breaks=(*rules.breaks, *self.breaks),
            paused=self.paused_at is not None,
            channel=self.channel,
            first=self.first,
            last=self.last,
            decided=self.decided,
        )


class ReminderChoice(BaseModel):
    """How somebody wants to be reminded; what is None is as the pack says.

    `leave_by` is the number of whoever recorded the leave, and `leave_at` when they did.
    """

    model_config = ConfigDict(frozen=True)

    workdays: tuple[int, ...] | None = None
    works_from: time | None = None
    works_until: time | None = None
    snoozed_until: datetime | None = None
    leave_from: date | None = None
    leave_to: date | None = None
    leave_by: int | None = None
    leave_at: datetime | None = None
    stopped: frozenset[NudgeKind] = frozenset()

    def calendar(self, person: Person, rules: NudgeRules, items: tuple[OpenItem, ...] = ()) -> PersonCalendar:
        """The calendar that their reminders go by."""
        return PersonCalendar(
            person_id=person.id,
            zone=person.zone,
            at=rules.at,
            workdays=self.workdays if self.workdays is not None else rules.workdays,
            works_from=self.works_from or rules.works_from,
            works_until=self.works_until or rules.works_until,
            again_after_days=rules.again_after_days,
            most={kind: rules.most_nudges(kind) for kind in NudgeKind},
            snoozed_until=self.snoozed_until,
            leave_from=self.leave_from,
            leave_to=self.leave_to,
            stopped=self.stopped,
            items=items,
        )
