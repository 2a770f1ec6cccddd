"""Hours: what an entry is, what makes one acceptable, and what entries add up to.

The rules of an entry are the house's own (no program document states them); each has a name, a sentence that a
person understands and a row in tests/induction/test_hours.py.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, time
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from induction.calendar import day_words
from induction.refused import Refused

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


def check_minutes(entry: HourEntry) -> None:
    """Refuse nothing, less than nothing, and more than a day."""
    if entry.minutes <= 0:
        raise Refused("non_positive", "An entry needs a length above zero. How long was it?")
    if entry.minutes > MINUTES_A_DAY:
        raise Refused("too_long", f"{duration(entry.minutes)} is more than a day has. How long was it really?")


def check_date(entry: HourEntry, *, today: date, starts_on: date | None, ends_on: date | None) -> None:
    """Refuse the future and days outside the candidate's program. `today` is the day where the person is."""
    if entry.on > today:
        raise Refused("future_date", f"{day_words(entry.on)} has not happened yet. Log it when it is done.")
    if starts_on is not None and entry.on < starts_on:
        raise Refused(
            "before_program",
            f"{day_words(entry.on)} is before the program began ({day_words(starts_on)}), so it cannot be "
            "counted here. Ask your program administrator whether earlier hours count.",
        )
    if ends_on is not None and entry.on > ends_on:
        raise Refused(
            "after_program",
            f"{day_words(entry.on)} is after the program ended ({day_words(ends_on)}). Ask your program "
            "administrator about an extension.",
        )


def check_category(entry: HourEntry, categories: Collection[str]) -> None:
    """Refuse a category that the program's pack does not know; None is let through and counted by itself."""
    if entry.category is not None and entry.category not in categories:
        known = ", ".join(sorted(categories)) or "none"
        raise Refused("unknown_category", f"This program has no category “{entry.category}”. It has: {known}.")


def check_beside(entry: HourEntry, others: Iterable[LedgerEntry]) -> None:
    """Refuse what does not fit beside the candidate's other entries: a duplicate, an overlap, a day over 24 h.

    `others` are the candidate's entries, without the one that this entry corrects. Must be called, and the entry
    written, in one serialised transaction.
    """
    day = [other for other in others if other.counts and other.on == entry.on]
    for other in day:
        if _same(entry, other):
            raise Refused(
                "duplicate",
                f"{duration(other.minutes)} of {other.kind.label} on {day_words(other.on)} is already recorded. If "
                "there really were two, give the clock times of this one.",
            )
        if _overlap(entry, other):
            raise Refused(
                "overlap",
                f"This overlaps the {other.kind.label} of {other.starts:%H:%M}-{other.ends:%H:%M} the same day. One "
                "person cannot be in two places: correct one of them.",
            )
    total = entry.minutes + sum(other.minutes for other in day)
    if total > MINUTES_A_DAY:
        raise Refused(
            "day_full",
            f"With this entry {day_words(entry.on)} would hold {duration(total)}, more than a day has.",
        )


def _same(entry: HourEntry, other: HourEntry) -> bool:
    facts = ("kind", "category", "minutes", "on", "coach_id")
    if any(getattr(entry, fact) != getattr(other, fact) for fact in facts):
        return False
    both_timed = entry.starts is not None and other.starts is not None
    return not both_timed or entry.starts == other.starts


def _overlap(entry: HourEntry, other: HourEntry) -> bool:
    if entry.starts is None or entry.ends is None or other.starts is None or other.ends is None:
        return False
    return entry.starts < other.ends and other.starts < entry.ends


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
