"""What the tables of sentences are written with: short names for a Wednesday in November and what is understood."""

from datetime import date
from functools import partial

from bot.understanding.intents import Ambiguous, Intent, LogHours, Problem, SpokenEntry
from bot.understanding.reading import read
from induction.hours import HourKind, MeetingFormat
from induction.people import Role

TODAY = date(2026, 11, 18)  # a Wednesday
nov, octo = partial(date, 2026, 11), partial(date, 2026, 10)
CANDIDATE, COACH = Role.CANDIDATE, Role.COACH
IN_PERSON, VIRTUAL, PHONE = MeetingFormat.IN_PERSON, MeetingFormat.VIRTUAL, MeetingFormat.PHONE


def spoken(minutes: int | None, on: date | None, **facts: object) -> SpokenEntry:
    return SpokenEntry.model_validate({"minutes": minutes, "on": on, **facts})


def coaching(minutes: int | None, on: date | None, **facts: object) -> SpokenEntry:
    return spoken(minutes, on, kind=HourKind.COACHING, **facts)


def learning(category: str | None, minutes: int | None, on: date | None, **facts: object) -> SpokenEntry:
    return spoken(minutes, on, kind=HourKind.PROFESSIONAL_LEARNING, category=category, **facts)


def log(*entries: SpokenEntry, problem: Problem | None = None) -> LogHours:
    return LogHours(entries=entries, problem=problem)


def told(said: str, role: Role) -> Intent:
    """What is understood on that Wednesday, without the readings that it leaves open."""
    intent = read(said, today=TODAY, role=role)
    return intent.model_copy(update={"readings": ()}) if isinstance(intent, LogHours | Ambiguous) else intent
