"""How people choose to be reminded: of what each role can be, until when a snooze lasts, and what may not be chosen."""

from collections.abc import Collection, Mapping
from datetime import UTC, date, datetime, time, timedelta

from pydantic import BaseModel, ConfigDict

from induction.packs.reminding import NudgeKind
from induction.people import Role
from induction.refused import Refused
from induction.reminding.calendars import PersonCalendar, zone_named
from induction.reminding.reminders import ReminderChoice

LONGEST_SNOOZE = 60
"""In days; who is away for longer records a leave."""

LEAST_HOURS = timedelta(hours=1)
"""So much of a working day is needed for a digest to get through."""

_IN_SIGHT = 400
"""In days."""

KINDS: Mapping[Role, tuple[NudgeKind, ...]] = {
    Role.CANDIDATE: (
        *(NudgeKind.PACE, NudgeKind.UNCONFIRMED, NudgeKind.TO_CONFIRM, NudgeKind.REFLECTION, NudgeKind.WINDOW),
        *(NudgeKind.ITEM, NudgeKind.SIGN_OFF, NudgeKind.EARLY_WARNING),
    ),
    Role.COACH: (
        *(NudgeKind.CONTACT, NudgeKind.MEETING, NudgeKind.TO_CONFIRM, NudgeKind.ITEM, NudgeKind.SIGN_OFF),
        *(NudgeKind.RATING, NudgeKind.APPROVAL, NudgeKind.EARLY_WARNING),
    ),
    Role.SUPERVISOR: (NudgeKind.RATING, NudgeKind.APPROVAL),
    Role.PROGRAM_ADMIN: (
        *(NudgeKind.EARLY_WARNING, NudgeKind.PAIRING, NudgeKind.SIGN_OFF, NudgeKind.QUESTIONS, NudgeKind.COHORT),
    ),
    Role.ANALYST: (NudgeKind.SIGN_OFF,),
    Role.INSTRUCTOR: (),
}
"""Of what each role can be reminded, in the order in which its settings show it."""


def kinds_of(role: Role) -> tuple[NudgeKind, ...]:
    """Of what somebody in that role can be reminded."""
    return KINDS[role]


def snoozed_until(calendar: PersonCalendar, days: int, *, now: datetime) -> datetime:
    """When somebody who wants `days` of quiet is reminded again, in UTC: in their morning, that many days on."""
    if not 1 <= days <= LONGEST_SNOOZE:
        raise Refused(
            "bad_snooze",
            f"A snooze is for 1 to {LONGEST_SNOOZE} days. For longer, record a leave: `/casc reminders` has a form.",
        )
    zone = zone_named(calendar.zone) or UTC
    return calendar.within_hours(now.astimezone(zone).date() + timedelta(days=days), calendar.at)


def next_open(calendar: PersonCalendar, at: time, *, after: datetime) -> datetime | None:
    """When what comes `at` that time may come next after the instant, in UTC; None where no such day is in sight.

    That is on a workday of theirs and within their hours, not during a snooze and not on a leave.
    """
    zone = zone_named(calendar.zone)
    if zone is None:
        return None
    today = after.astimezone(zone).date()
    moments = (calendar.within_hours(today + timedelta(days=ahead), at) for ahead in range(_IN_SIGHT))
    return next((moment for moment in moments if moment > after and calendar.is_open(moment)), None)


def check_workdays(days: Collection[int]) -> None:
    """Refuse a week without a day on which anything may come."""
    if not days:
        raise Refused(
            "no_workday",
            "Please leave at least one day. To hear nothing for a while, snooze reminders or record a leave.",
        )


def check_hours(works_from: time, works_until: time) -> None:
    """Refuse hours that leave no time to be reminded in."""
    if datetime.combine(date.min, works_until) - datetime.combine(date.min, works_from) < LEAST_HOURS:
        raise Refused("no_hours", "Please choose an end at least an hour after the start: else there is no time left.")


class Leave(BaseModel):
    """Days on which somebody is not reminded; without a `last` one it lasts until somebody ends it."""

    model_config = ConfigDict(frozen=True)

    first: date | None = None
    last: date | None = None

    @property
    def is_there(self) -> bool:
        """Whether it is a leave at all."""
        return self.first is not None


NO_LEAVE = Leave()


def leave_of(choice: ReminderChoice, today: date) -> Leave:
    """The leave on record that is not over."""
    if choice.leave_from is None or (choice.leave_to is not None and choice.leave_to < today):
        return NO_LEAVE
    return Leave(first=choice.leave_from, last=choice.leave_to)


def leave_between(first: date | None, last: date | None, *, today: date) -> Leave:
    """The leave between these days; none where neither is given.

    Without a first day it begins today. Refused where it ends before it begins, or is over.
    """
    if last is None:
        return Leave(first=first)
    if last < today:
        raise Refused("leave_over", "That day is past. Please choose the last day of the leave, or leave it empty.")
    begins = first or today
    if last < begins:
        raise Refused("leave_backwards", "A leave ends on the day it begins, or later. Please choose another day.")
    return Leave(first=begins, last=last)


def on_leave(choice: ReminderChoice, leave: Leave, *, by: int, now: datetime) -> ReminderChoice:
    """The choice with this leave in it, recorded by that person; with nothing of it where there is none."""
    if (choice.leave_from, choice.leave_to) == (leave.first, leave.last):
        return choice
    return choice.model_copy(
        update={
            "leave_from": leave.first,
            "leave_to": leave.last,
            "leave_by": by if leave.is_there else None,
            "leave_at": now if leave.is_there else None,
        }
    )
