"""Dated things, and how somebody reads them on a day: what is past, this week, next week, going on, and later."""

from collections.abc import Iterable, Sequence
from datetime import date, time, timedelta
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from induction.dates.schedule import monday_of
from induction.packs.pack import Contact
from induction.packs.rules import RuleState, Source, Trigger
from induction.people import Role

_WEEK = timedelta(days=7)


class Dated(StrEnum):
    """What has a date."""

    SESSION = "session"
    WORKSHOP = "workshop"
    WINDOW = "window"
    DEADLINE = "deadline"
    EVENT = "event"
    ITEM = "item"  # an action item of a coaching session
    MEETING = "meeting"  # the next one of candidate and coach


class Deadline(BaseModel):
    """One dated thing: a day, or a stretch of time from `first` to `last` of which no day is printed.

    `key` is the same for the same thing each time it is looked at. Where the documents disagree, `reading` says which
    of their `readings` this is. There is no day where no document prints one, and where it counts from `missing`, a day
    that is not on record. `doer` acts next, `holiday` is the federal holiday on which it falls, `ask` is whom to ask,
    and `settled_by` is who ruled on it.
    """

    model_config = ConfigDict(frozen=True)

    key: str
    title: str
    kind: Dated
    first: date | None = None
    last: date | None = None
    starts: time | None = None
    ends: time | None = None
    minutes: int | None = None
    state: RuleState = RuleState.AGREED
    sources: tuple[Source, ...] = ()
    reading: str | None = None
    readings: int = 1
    missing: Trigger | None = None
    doer: Role | None = None
    holiday: str | None = None
    note: str | None = None
    ask: Contact | None = None
    settled_by: str | None = None

    @property
    def has_day(self) -> bool:
        """Whether it is one day, and not a stretch of time."""
        return self.first is not None and self.first == self.last

    @property
    def is_month(self) -> bool:
        """Whether it is one month, of which no day is printed."""
        if self.first is None or self.last is None or self.has_day:
            return False
        return (self.first.year, self.first.month) == (self.last.year, self.last.month)

    @property
    def is_to_be_done(self) -> bool:
        """Whether somebody does it, and it is on record once they did: until then it stays open after its day."""
        return self.doer is not None

    def turns(self, first: date, last: date) -> bool:
        """Whether it opens on one of these days or, unless it is a month without a day, closes on one of them."""
        if self.first is None or self.last is None:
            return False
        return first <= self.first <= last or (not self.is_month and first <= self.last <= last)


class Ahead(BaseModel):
    """Dated things as somebody reads them on the day `today`, each once and by day.

    `past` should be done by now and is not on record as done. `this_week` and `next_week` are what turns then,
    `running` what goes on meanwhile, `later` what comes after. `undated` has no day: none is printed, or what it counts
    from is not on record.
    """

    model_config = ConfigDict(frozen=True)

    today: date
    past: tuple[Deadline, ...] = ()
    this_week: tuple[Deadline, ...] = ()
    next_week: tuple[Deadline, ...] = ()
    running: tuple[Deadline, ...] = ()
    later: tuple[Deadline, ...] = ()
    undated: tuple[Deadline, ...] = ()

    @property
    def in_order(self) -> tuple[Deadline, ...]:
        """Everything that is not over and has a day: by that on which it begins or, if it has begun, ends."""
        found = (*self.this_week, *self.next_week, *self.running, *self.later)
        return tuple(sorted(found, key=lambda one: _next_turn(one, self.today)))


def _next_turn(one: Deadline, today: date) -> date:
    return (one.first if one.first and one.first >= today else one.last) or date.max


def due_between(found: Iterable[Deadline], first: date, last: date) -> tuple[Deadline, ...]:
    """Those that open or close on one of these days, by day."""
    return by_day(one for one in found if one.turns(first, last))


def ahead(found: Sequence[Deadline], today: date) -> Ahead:
    """Dated things as somebody reads them on that day."""
    monday = monday_of(today)
    sunday, last = monday + _WEEK - timedelta(days=1), monday + 2 * _WEEK - timedelta(days=1)
    dated = [one for one in found if one.last is not None]
    past = [one for one in dated if one.last and one.last < today]
    open_now = by_day(one for one in dated if one not in past)
    this_week = due_between(open_now, today, sunday)
    next_week = due_between((one for one in open_now if one not in this_week), sunday + timedelta(days=1), last)
    rest = [one for one in open_now if one not in {*this_week, *next_week}]
    return Ahead(
        today=today,
        past=tuple(one for one in by_day(past) if one.is_to_be_done),
        this_week=this_week,
        next_week=next_week,
        running=tuple(one for one in rest if one.first and one.first <= today),
        later=tuple(one for one in rest if one.first and one.first > today),
        undated=tuple(one for one in found if one.last is None),
    )


def by_day(found: Iterable[Deadline]) -> tuple[Deadline, ...]:
    """These in the order of their days; what has none comes last."""
    return tuple(
        sorted(found, key=lambda one: (one.last is None, one.first or date.max, one.last or date.max, one.key))
    )
