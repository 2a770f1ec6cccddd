"""The school of the year: its cohorts, its people, what opens and gets done of theirs, and how they want to be told.

All of it is written down before the year begins, so that what happened can be compared with it afterwards.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random

from induction.packs.reminding import NudgeKind
from induction.people import Person, Role
from induction.reminding.calendars import OpenItem
from induction.reminding.reminders import ReminderChoice

ZONES = ("America/Los_Angeles", "America/Phoenix", "America/New_York", "America/St_Johns")
"""One has no daylight saving, one is half an hour beside the others."""

PROGRAMS = ("usc", "mcoe", "lausd")
TIMES = (time(8), time(8), time(8, 30), time(9), time(12), time(15, 30))
A_DAY = timedelta(days=1)

KINDS = {
    Role.CANDIDATE: (NudgeKind.PACE, NudgeKind.UNCONFIRMED, NudgeKind.REFLECTION, NudgeKind.WINDOW),
    Role.COACH: (NudgeKind.CONTACT, NudgeKind.MEETING, NudgeKind.TO_CONFIRM, NudgeKind.SIGN_OFF),
    Role.SUPERVISOR: (NudgeKind.RATING, NudgeKind.APPROVAL),
    Role.PROGRAM_ADMIN: (NudgeKind.EARLY_WARNING, NudgeKind.PAIRING, NudgeKind.QUESTIONS),
}


@dataclass(frozen=True)
class Days:
    """Days from the first to the last."""

    first: date
    last: date

    def has(self, day: date) -> bool:
        """Whether it is one of them."""
        return self.first <= day <= self.last


@dataclass(frozen=True)
class Cohort:
    """A cohort as the year has it. It is paused from one instant to another, where it is."""

    program: str
    name: str
    channel: str | None
    zone: str
    weekday: int
    at: time
    starts: date
    ends: date | None
    breaks: tuple[Days, ...]
    paused: tuple[datetime, datetime] | None = None


@dataclass(frozen=True)
class Thing:
    """Something of a person's that is open from one instant to another, or to the end of the year and beyond."""

    key: str
    kind: NudgeKind
    opens: datetime
    done: datetime | None

    def is_open(self, now: datetime) -> bool:
        """Whether it is open."""
        return self.opens <= now and (self.done is None or now < self.done)


@dataclass(frozen=True)
class Wish:
    """How somebody wants to be reminded from an instant on."""

    since: datetime
    choice: ReminderChoice


@dataclass(frozen=True)
class Pupil:
    """A person who can be reminded, whatever their role, with what is theirs and what they wished in the year."""

    slack_id: str
    program: str
    role: Role
    zone: str
    things: tuple[Thing, ...]
    wishes: tuple[Wish, ...]

    def choice(self, now: datetime) -> ReminderChoice:
        """How they want it at that time."""
        return next((one.choice for one in reversed(self.wishes) if one.since <= now), ReminderChoice())


@dataclass(frozen=True)
class School:
    """Everything that is known beforehand. `begins` and `ends` bound the year."""

    begins: datetime
    ends: datetime
    cohorts: Sequence[Cohort]
    pupils: Sequence[Pupil]


@dataclass
class OpenThings:
    """What is open, as `OpenItems` finds it in the records: here from what was written down."""

    by_slack: Mapping[str, Pupil] = field(default_factory=dict)

    def of(self, people: Sequence[Person], *, now: datetime) -> Mapping[int, Sequence[OpenItem]]:
        """What is open of these people's now, by their number."""
        return {
            person.id: [
                OpenItem(key=thing.key, kind=thing.kind)
                for thing in self.by_slack[person.slack_id].things
                if thing.is_open(now)
            ]
            for person in people
            if person.slack_id in self.by_slack
        }


def school(random: Random, begins: datetime, ends: datetime, *, cohorts: int, pupils: int) -> School:
    """A school of that size for that time."""
    return School(
        begins,
        ends,
        [_cohort(random, number, begins, ends) for number in range(cohorts)],
        [_pupil(random, number, begins, ends) for number in range(pupils)],
    )


def _cohort(random: Random, number: int, begins: datetime, ends: datetime) -> Cohort:
    first = begins.date()
    length = (ends - begins).days
    starts = first - A_DAY * random.randrange(300) if number % 12 else first + A_DAY * random.randrange(length // 2)
    breaks = [_days(random, first, length, random.choice((1, 5, 12))) for _ in range(max(length // 90, 1))]
    pause = begins + A_DAY * random.randrange(length) + timedelta(hours=random.randrange(24))
    return Cohort(
        program=PROGRAMS[number % len(PROGRAMS)],
        name=f"cohort-{number:03}",
        channel=f"C{number:05}" if number % 40 else None,
        zone=ZONES[number % len(ZONES)],
        weekday=1 if random.random() < 0.6 else random.randint(1, 7),
        at=random.choice(TIMES),
        starts=starts,
        ends=first + A_DAY * random.randrange(length // 2, length) if number % 15 == 1 else None,
        breaks=tuple(breaks),
        paused=(pause, pause + A_DAY * random.randrange(1, 40)) if number % 10 == 3 else None,
    )


def _days(random: Random, first: date, length: int, days: int) -> Days:
    begins = first + A_DAY * random.randrange(length)
    return Days(begins, begins + A_DAY * (days - 1))


def _pupil(random: Random, number: int, begins: datetime, ends: datetime) -> Pupil:
    role = random.choices(list(KINDS), weights=(60, 20, 13, 7))[0] if number >= len(PROGRAMS) else Role.PROGRAM_ADMIN
    things = [_thing(random, f"{number}-{one}", role, begins, ends) for one in range((ends - begins).days // 25 + 1)]
    return Pupil(
        slack_id=f"U{number:05}",
        program=PROGRAMS[number % len(PROGRAMS)],
        role=role,
        zone=ZONES[number % len(ZONES)],
        things=tuple(things),
        wishes=tuple(_wishes(random, role, begins, ends)) if number % 3 else (),
    )


def _thing(random: Random, key: str, role: Role, begins: datetime, ends: datetime) -> Thing:
    kind = random.choice(KINDS[role])
    opens = begins + (ends - begins) * random.random()
    lasts = A_DAY * random.choice((0.05, 0.4, 1, 3, 9, 16, 30, 90)) * random.uniform(0.6, 1.4)
    return Thing(f"{kind}:{key}", kind, opens, opens + lasts if random.random() < 0.9 else None)


def _wishes(random: Random, role: Role, begins: datetime, ends: datetime) -> Sequence[Wish]:
    """Hours of their own from the beginning, and later a snooze, a leave or a kind that they stop."""
    hours = random.choice(((None, None), (time(9, 30), time(15)), (time(13), time(20)), (time(6), time(14))))
    workdays = random.choice((None, None, (1, 2, 3, 4), (3, 4, 5, 6)))
    choice = ReminderChoice(works_from=hours[0], works_until=hours[1], workdays=workdays)
    found = [Wish(begins, choice)]
    for instant in sorted(begins + (ends - begins) * random.random() for _ in range((ends - begins).days // 60 + 1)):
        now = instant.replace(microsecond=0)
        change: dict[str, object] = random.choice((
            {"snoozed_until": now + A_DAY * random.choice((0.1, 1, 7))},
            {"leave_from": now.date() + A_DAY, "leave_to": now.date() + A_DAY * random.randrange(1, 30)},
            {"stopped": frozenset({random.choice(KINDS[role])})},
            {"stopped": frozenset()},
        ))  # fmt: skip
        choice = choice.model_copy(update=change)
        found.append(Wish(now, choice))
    return found
