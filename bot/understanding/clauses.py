"""One clause of a sentence, which speaks of one stretch of hours (or of the same one with several people or days)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from bot.understanding.activities import Activity, Telling
from bot.understanding.dates import DayHint, lies_ahead, the_day
from bot.understanding.durations import Length
from bot.understanding.findings import Findings
from bot.understanding.formats import the_format
from bot.understanding.intents import Doubt
from bot.understanding.people import Certainty, Companion
from bot.understanding.spans import Found
from induction.hours import HourKind, MeetingFormat

EACH = re.compile(r"\b(?:each|apiece|per person)\b")
_BOTH_FOR = re.compile(r"\bboth (?:for |were )?$")
_TOPICAL_DAY = re.compile(
    r"\b(?:plan(?:s|ned|ning)?|prep(?:s|ped|ping)?|prepar(?:e|ed|ing)) (?:\w+ ){0,3}?(?:for )?(?:the )?$"
)
_TOGETHER = re.compile(r"(?:\s|,)*(?:and|&|\+|or|to|through|thru|then|-)\s*(?:on |again )?")
_APART = re.compile(rf"\s*,\s*(?:on )?|{_TOGETHER.pattern}")


@dataclass(frozen=True)
class SpokenDay:
    """The day of a clause: `said` is False where none was given; `on` is None where it stays open."""

    on: date | None
    said: bool
    ahead: bool = False


@dataclass(frozen=True)
class Draft:
    """What one stretch of hours is known to be before its neighbours lend it what it lacks."""

    clause: Findings
    kind: HourKind | None
    category: str | None
    length: Length | None
    day: SpokenDay
    format: MeetingFormat | None
    companion: Companion | None
    other: bool = False  # an activity was named that counts as neither kind


def read_clause(clause: Findings, today: date) -> tuple[Draft, ...] | Doubt:
    """The stretches of hours of one clause: one, or several where it says "each"."""
    length = _length(clause)
    people = _people(clause)
    if isinstance(length, Doubt):
        return length
    each = EACH.search(clause.plain, clause.start, clause.end) is not None or _both_for(clause)
    days = _days(clause, today, _APART if each else _TOGETHER)
    activities = _activities(clause, people, each=each)
    if each and not isinstance(activities, Doubt) and sum(len(all_) > 1 for all_ in (people, days, activities)) != 1:
        return Doubt.SEVERAL_LENGTHS
    if not each and len(days) > 1:
        return Doubt.SEVERAL_DAYS
    if not each and len(people) > 1:
        return Doubt.SEVERAL_PEOPLE
    if isinstance(activities, Doubt):
        return activities
    return tuple(
        Draft(
            clause=clause,
            kind=activity.kind,
            category=activity.category,
            length=length,
            day=day,
            format=the_format(clause.formats),
            companion=companion,
            other=activity.telling is Telling.OTHER,
        )
        for day in days
        for companion in people or (None,)
        for activity in activities
    )


def _both_for(clause: Findings) -> bool:
    return any(_BOTH_FOR.search(clause.plain[clause.start : piece.start]) for piece in clause.lengths)


def _length(clause: Findings) -> Length | Doubt | None:
    said = {piece.value for piece in clause.lengths}
    if any(length.open for length in said) or len({length.minutes for length in said}) > 1 or len(clause.lengths) > 1:
        return Doubt.SEVERAL_LENGTHS
    return next(iter(said), None)


def _people(clause: Findings) -> tuple[Companion, ...]:
    """Whoever is named with the greatest certainty, each once."""
    best = max((piece.value.certainty for piece in clause.people), default=None)
    named: dict[str, Companion] = {}
    for piece in clause.people:
        if piece.value.certainty == best and piece.value.name:
            named.setdefault(piece.value.name.lower(), piece.value)
    if named:
        return tuple(named.values())
    unnamed = next((piece.value for piece in clause.people if piece.value.certainty == best), None)
    if unnamed is None:
        return ()
    listed = next((piece.value.name for piece in clause.people if piece.value.name), None)
    return (Companion(listed, unnamed.certainty),)


def _days(clause: Findings, today: date, between: re.Pattern[str]) -> tuple[SpokenDay, ...]:
    """The days of the clause, more than one where words such as "and" stand between them."""
    hints = [piece for piece in clause.days if not _topical(clause, piece)]
    if not hints:
        return (SpokenDay(None if clause.days else today, said=bool(clause.days)),)
    groups: list[list[DayHint]] = [[hints[0].value]]
    for before, hint in pairwise(hints):
        if between.fullmatch(clause.plain[before.end : hint.start]):
            groups.append([hint.value])
        else:
            groups[-1].append(hint.value)
    return tuple(_day(group, today) for group in groups)


def _day(hints: Sequence[DayHint], today: date) -> SpokenDay:
    on = the_day(hints, today)
    return SpokenDay(on, said=True, ahead=lies_ahead(hints, today) if on is None else on > today)


def _topical(clause: Findings, piece: Found[DayHint]) -> bool:
    """Whether the day is that of something talked about: "planning for Monday's PLC"."""
    if _TOPICAL_DAY.search(clause.plain[clause.start : piece.start]):
        return True
    return clause.plain[piece.start : piece.end].endswith("'s") and len(clause.days) > 1


def _activities(clause: Findings, people: tuple[Companion, ...], *, each: bool) -> tuple[Activity, ...] | Doubt:
    """The activities of the clause: several only where it gives the same length to each."""
    told = [piece.value for piece in clause.activities if piece.value.telling is Telling.KIND]
    named = {activity: None for activity in told if activity.category or activity.kind is HourKind.COACHING}
    if each and len(named) > 1 and not any(activity.topical for activity in named):
        return tuple(named)
    activity = _activity(clause, people)
    return activity if isinstance(activity, Doubt) else (activity,)


def _activity(clause: Findings, people: tuple[Companion, ...]) -> Activity | Doubt:
    """The one activity of the clause; Doubt where two are named and neither is only talked about."""
    told = [piece.value for piece in clause.activities if piece.value.telling is Telling.KIND]
    told = [activity for activity in told if not activity.topical] or told
    kinds = {activity.kind for activity in told}
    categories = {activity.category for activity in told if activity.category}
    if len(kinds) > 1 or len(categories) > 1:
        return Doubt.SEVERAL_ACTIVITIES
    met = any(companion.certainty is Certainty.MET for companion in people)
    if kinds:
        kind = kinds.pop()
        if met and kind is HourKind.PROFESSIONAL_LEARNING and _met_at_it(clause):
            return Doubt.SEVERAL_ACTIVITIES
        return Activity(Telling.KIND, kind, next(iter(categories), None))
    if any(piece.value.telling is Telling.OTHER for piece in clause.activities):
        return Activity(Telling.OTHER)
    meeting = any(piece.value.telling is Telling.MEETING for piece in clause.activities)
    if met or (meeting and people):
        return Activity(Telling.KIND, HourKind.COACHING)
    return Activity(Telling.MEETING)


def _met_at_it(clause: Findings) -> bool:
    """Whether somebody was met at what was learned: "met Dana at the conference" may be either."""
    said = clause.plain[clause.start : clause.end]
    return re.search(r"\bmet\b|\bobserved\b|\bcall(?:ed)?\b|\bconference (?:with|w/?)", said) is not None
