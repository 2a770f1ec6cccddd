"""What should have become of the year, worked out in the plainest way and without asking `due`.

Of every week of every cohort: when its post was due, what went out, and whether what did not go out had a cause. Of
every digest: whether each thing in it was open, not told too often or too soon, and told at a time that its reader
wants.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from induction.reminding.due import Reason
from induction.reminding.reminders import ReminderState
from storage.tables.reminding import ReminderRow
from tests.benchmarks.year.school import A_DAY, Cohort, Pupil, Thing
from tests.benchmarks.year.slack import Arrived
from tests.benchmarks.year.year import Lived

OPENS, CLOSES = time(7), time(19)
LATE = timedelta(hours=48)
MOST, AGAIN_AFTER = 2, 7
BEGINS, ENDS = time(8), time(17)
WORKDAYS = (1, 2, 3, 4, 5)
SOON = timedelta(hours=1)
LONG = 21
"""So many days something may be open without being told; after that somebody was forgotten."""


@dataclass(frozen=True)
class Week:
    """A week's post of a cohort: when it was due, and what is there."""

    cohort: Cohort
    monday: date
    due: datetime
    arrived: Sequence[Arrived]
    kept: ReminderRow | None

    @property
    def zone(self) -> ZoneInfo:
        """The cohort's zone."""
        return ZoneInfo(self.cohort.zone)


def weeks_of(lived: Lived) -> Iterator[Week]:
    """Every week of every cohort whose post was due in the year, and late by its end."""
    kept = {one.key: one for one in lived.reminders if one.person_id is None}
    arrived = defaultdict(list)
    for one in lived.workspace.messages():
        arrived[one.key].append(one)
    for cohort in lived.school.cohorts:
        monday = lived.school.begins.date() - A_DAY * (lived.school.begins.date().weekday() + 7)
        while True:
            day = monday + A_DAY * (cohort.weekday - 1)
            due = datetime.combine(day, cohort.at, ZoneInfo(cohort.zone)).astimezone(UTC)
            if due + LATE + A_DAY > lived.school.ends:
                break
            if due >= lived.school.begins:
                year, week, _ = monday.isocalendar()
                key = f"weekly:{cohort.program}:{cohort.name}:{year}-W{week:02}"
                yield Week(cohort, monday, due, arrived[key], kept.get(key))
            monday += A_DAY * 7


def is_lost(week: Week) -> bool:
    """Whether nothing is there, and nothing says why."""
    if week.arrived:
        return False
    return week.kept is None or week.kept.state not in {ReminderState.LEFT_OUT, ReminderState.HELD}


def is_without_cause(week: Week, lived: Lived) -> bool:
    """Whether a post is left out for no cause that was written down beforehand."""
    if week.arrived or week.kept is None or week.kept.state is not ReminderState.LEFT_OUT:
        return False
    return week.kept.reason not in set(_causes(week, lived))


def _causes(week: Week, lived: Lived) -> Iterator[Reason]:
    cohort, day, latest = week.cohort, week.due.astimezone(week.zone).date(), week.due + LATE + A_DAY
    days = {day + A_DAY * later for later in range((latest - week.due).days + 1)}
    away = [one for one in (*lived.fate.of_slack, *lived.fate.of_companion) if one.touches(week.due, week.due + LATE)]
    excused = []
    if cohort.channel is None:
        excused.append(Reason.NO_CHANNEL)
    if week.monday + A_DAY * 6 < cohort.starts:
        excused.append(Reason.NOT_BEGUN)
    if cohort.ends is not None and day > cohort.ends:
        excused.append(Reason.OVER)
    if any(rest.has(one) for rest in cohort.breaks for one in (days if away else {day})):
        excused.append(Reason.BREAK)
    if cohort.paused and cohort.paused[0] <= (latest if away else week.due + SOON) and week.due < cohort.paused[1]:
        excused.append(Reason.PAUSED)
    if away:
        excused += [Reason.LATE, Reason.GONE]
    yield from excused


def is_wrong_to_send(week: Week) -> bool:
    """Whether a post is there that should not be: in a break, before the cohort's time, after it, or while paused."""
    cohort, day = week.cohort, week.due.astimezone(week.zone).date()
    return any(
        any(rest.has(day) or rest.has(one.at.astimezone(week.zone).date()) for rest in cohort.breaks)
        or week.monday + A_DAY * 6 < cohort.starts
        or (cohort.ends is not None and day > cohort.ends)
        or (cohort.paused is not None and cohort.paused[0] + SOON <= one.at < cohort.paused[1])
        for one in week.arrived
    )


def is_at_a_bad_time(week: Week) -> bool:
    """Whether a post came before its time, too late, or at night."""
    return any(
        not OPENS <= one.at.astimezone(week.zone).time() < CLOSES or not week.due <= one.at <= week.due + LATE
        for one in week.arrived
    )


@dataclass(frozen=True)
class Told:
    """That a person was told of a thing of theirs."""

    pupil: Pupil
    thing: Thing
    at: datetime

    @property
    def day(self) -> date:
        """The day it was where they are."""
        return self.at.astimezone(ZoneInfo(self.pupil.zone)).date()


def tellings(lived: Lived) -> Sequence[Told]:
    """Every thing that somebody was told, in each digest that arrived."""
    things = {thing.key: (pupil, thing) for pupil in lived.school.pupils for thing in pupil.things}
    return [
        Told(*things[key], one.at)
        for one in lived.workspace.messages()
        if (one.key or "").startswith("digest:")
        for key in one.text.split("\n")
    ]


def most_told(tellings: Sequence[Told]) -> int:
    """How often one person was told of one thing, at most."""
    return max(Counter(one.thing.key for one in tellings).values(), default=0)


def too_soon(tellings: Sequence[Told]) -> int:
    """How often somebody was told of a thing again too soon."""
    days = defaultdict(list)
    for one in tellings:
        days[one.thing.key].append(one.day)
    return sum(
        (later - sooner).days < AGAIN_AFTER
        for each in days.values()
        for sooner, later in zip(sorted(each), sorted(each)[1:], strict=False)
    )


def digests_a_day(lived: Lived) -> int:
    """How many digests one person got on one day, at most."""
    zones = {f"D{one.slack_id}": ZoneInfo(one.zone) for one in lived.school.pupils}
    digests = [one for one in lived.workspace.messages() if (one.key or "").startswith("digest:")]
    days = Counter((one.channel, one.at.astimezone(zones[one.channel]).date()) for one in digests)
    return max(days.values(), default=0)


def is_outside_hours(told: Told) -> bool:
    """Whether it came at a time, or on a day, on which its reader does not work."""
    there, choice = told.at.astimezone(ZoneInfo(told.pupil.zone)), told.pupil.choice(told.at)
    begins, ends = choice.works_from or BEGINS, choice.works_until or ENDS
    return not begins <= there.time() < ends or there.isoweekday() not in (choice.workdays or WORKDAYS)


def is_unwanted(told: Told) -> bool:
    """Whether it came in a snooze or a leave, or is of a kind that its reader stopped."""
    choice = told.pupil.choice(told.at)
    return _is_silent(choice.snoozed_until, choice.leave_from, choice.leave_to, told) or (
        told.thing.kind in choice.stopped
    )


def _is_silent(snoozed_until: datetime | None, leave_from: date | None, leave_to: date | None, told: Told) -> bool:
    snoozed = snoozed_until is not None and told.at < snoozed_until
    return snoozed or (leave_from is not None and leave_to is not None and leave_from <= told.day <= leave_to)


def forgotten(lived: Lived, tellings: Sequence[Told]) -> Sequence[Thing]:
    """Things that were open for weeks, of somebody who wished nothing special, and were never told nor held."""
    told = {one.thing.key for one in tellings}
    held = {one.item for one in lived.reminders if one.state is ReminderState.HELD}
    return [
        thing
        for pupil in lived.school.pupils
        if not pupil.wishes
        for thing in pupil.things
        if (min(thing.done or lived.school.ends, lived.school.ends) - thing.opens).days >= LONG
        and thing.key not in told | held
    ]


def held_in_silence(lived: Lived, week: Week) -> bool:
    """Whether the post is held and no administrator is told of it, or was this month of its channel."""
    if week.kept is None or week.kept.state is not ReminderState.HELD:
        return False
    about = (f":{week.kept.errand}", f":{week.cohort.channel}:")
    return not any(key.startswith("trouble:") and any(one in key for one in about) for key in lived.errands)
