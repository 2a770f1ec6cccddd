"""Hours: what an entry is, whose time it takes, and what entries add up to.

What makes one acceptable is in induction/entry_rules.py.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

MINUTES_A_DAY = 24 * 60


class HourKind(StrEnum):
    """The two kinds of hours that every program counts apart."""

    COACHING = "coaching"
    PROFESSIONAL_LEARNING = "professional_learning"

    @property
    def label(self) -> str:
        """The kind as people say it."""
        return "coaching" if self is HourKind.COACHING else "professional learning"


class MeetingFormat(StrEnum):
    """How people met."""

    IN_PERSON = "in_person"
    VIRTUAL = "virtual"
    PHONE = "phone"

    @property
    def label(self) -> str:
        """The format as people say it."""
        return self.value.replace("_", " ")


class HourEntry(BaseModel):
    """One stretch of time that counts for a candidate.

    `on` is the day in the person's own time zone. `coach_id` is set for coaching. `category` is a key of the
    program's pack and belongs to professional learning; None where it could not be told. `starts` and `ends`
    are there where clock times were given. `together` marks coaching of several candidates at the same time.
    """

    model_config = ConfigDict(frozen=True)

    candidate_id: int
    kind: HourKind
    minutes: int
    on: date
    category: str | None = None
    coach_id: int | None = None
    format: MeetingFormat | None = None
    topic: str | None = None
    starts: time | None = None
    ends: time | None = None
    together: bool = False

    @property
    def people(self) -> frozenset[int]:
        """Whose time it takes: the candidate's, and that of the coach who was there."""
        return frozenset(one for one in (self.candidate_id, self.coach_id) if one is not None)

    @property
    def clock(self) -> tuple[time, time] | None:
        """From when to when; None where no clock times were given."""
        return None if self.starts is None or self.ends is None else (self.starts, self.ends)

    def overlaps(self, other: "HourEntry") -> bool:
        """Whether the two run into each other by the clock; one that gives no times overlaps nothing."""
        if self.on != other.on or self.clock is None or other.clock is None:
            return False
        return self.clock[0] < other.clock[1] and other.clock[0] < self.clock[1]


class LedgerEntry(HourEntry):
    """An hour entry as it stands in the ledger.

    `corrects` names the entry it replaces. `replaced_by` is set on an entry that a correction or a void took the
    place of; `voided` marks the row that voids (its minutes count for nothing). `reason` says why.
    """

    id: int
    logged_by: int
    logged_at: datetime
    corrects: int | None = None
    replaced_by: int | None = None
    voided: bool = False
    reason: str | None = None

    @property
    def counts(self) -> bool:
        """Whether the entry is the current, unvoided word on its stretch of time."""
        return self.replaced_by is None and not self.voided


def duration(minutes: int) -> str:
    """Minutes as people say them: 90 is `1 h 30 min`."""
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours} h"] if hours else []
    if rest or not hours:
        parts.append(f"{rest} min")
    return " ".join(parts)


class Totals(BaseModel):
    """Minutes of one candidate in one program year, or in all of them: by kind, and PL by category."""

    model_config = ConfigDict(frozen=True)

    coaching: int = 0
    professional_learning: int = 0
    by_category: Mapping[str | None, int] = {}


def totals(entries: Iterable[LedgerEntry]) -> Totals:
    """What the entries that count add up to, in minutes."""
    coaching = learning = 0
    by_category: dict[str | None, int] = {}
    for entry in entries:
        if not entry.counts:
            continue
        if entry.kind is HourKind.COACHING:
            coaching += entry.minutes
        else:
            learning += entry.minutes
            by_category[entry.category] = by_category.get(entry.category, 0) + entry.minutes
    return Totals(coaching=coaching, professional_learning=learning, by_category=by_category)
