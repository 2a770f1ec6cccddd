"""One clause of a sentence, which speaks of one stretch of hours (or of the same one with several people or days)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import pairwise

from bot.understanding.facts.activities import Activity, Telling
from bot.understanding.facts.findings import Findings
from bot.understanding.facts.formats import the_format
from bot.understanding.facts.people import Certainty, Companion
from bot.understanding.intents import Doubt
from bot.understanding.times.day_hints import DayHint, few_days, lies_ahead, the_day
from bot.understanding.times.durations import Length, is_stretch
from bot.understanding.words.spans import Found, masked
from induction.hours import HourKind, MeetingFormat


class Way(StrEnum):
    """How one length goes with several people or days, where the clause itself does not say so."""

    ASKED = "asked"
    EACH = "each"
    TOGETHER = "together"  # of the people, at the same time
    IN_ALL = "in all"  # in equal parts on the days


EACH = re.compile(r"\b(?:each|apiece|per person)\b")
_AT_ONCE = re.compile(
    r"\b(?:together|jointly|at the same time|at once|same (?:session|time|meeting|call)|as a (?:group|pair|team|trio)"
    r"|group (?:coaching|session|call|meeting|visit)|joint (?:coaching|session|call|meeting|visit))\b"
)
_GROUP = re.compile(
    r"\b(?:(?:group|joint) coaching|coaching (?:group|circle)s?"
    r"|coached (?:\w+ ){0,2}?(?:group|together|at once|at the same time))\b"
)
_BOTH_FOR = re.compile(r"\bboth (?:for |were )?$")
_TOPICAL_DAY = re.compile(
    r"\b(?:plan(?:s|ned|ning)?|prep(?:s|ped|ping)?|prepar(?:e|ed|ing)) (?:\w+ ){0,3}?(?:for )?(?:the )?$"
)
_JOINED = re.compile(r"(?:\s|,)*(?:and|&|\+|or|to|through|thru|then|-)\s*(?:on |again )?")
# "Monday to wednesday" is all the days between them too.
_REACHES = re.compile(r"\b(?:to|through|thru|until|till)\b|-")
_BETWEEN = re.compile(r"\b(?:between|from)\s+$")
_APART = re.compile(rf"\s*,\s*(?:on )?|{_JOINED.pattern}")


@dataclass(frozen=True)
class SpokenDay:
    """The day of a clause: `said` is False where none was given; `on` is None where it stays open.

    `among` are the few days that an open one may be. `reaches` marks the last of a stretch ("monday to wednesday").
    """

    on: date | None
    said: bool
    ahead: bool = False
    among: tuple[date, ...] = ()
    reaches: bool = False


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
    together: bool = False


def read_clause(clause: Findings, today: date, way: Way = Way.ASKED) -> tuple[Draft, ...] | Doubt:
    """The stretches of hours of one clause: one, or several where it says "each", or is to be read in that way."""
    length, people = _length(clause), _people(clause)
    if isinstance(length, Doubt):
        return length
    if isinstance(people, Doubt):
        return people
    way = _way(clause, people) if way is Way.ASKED else way
    days = _days(clause, today, _JOINED if way is Way.ASKED else _APART)
    activities = _activities(clause, people, each=way is not Way.ASKED)
    if way is Way.ASKED and isinstance(activities, tuple) and _is_learning(activities):
        people = people[:1]  # learned together; an hour of it is one's own all the same
    if doubt := _doubt(way, people, days, activities):
        return doubt
    if isinstance(activities, Doubt):
        return activities
    if way is Way.IN_ALL and (length := _part(length, len(days))) is None:
        return Doubt.SEVERAL_LENGTHS
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
            together=way is Way.TOGETHER or (not people and _is_group(clause)),
        )
        for day in days
        for companion in people or (None,)
        for activity in activities
    )


def _is_learning(activities: tuple[Activity, ...]) -> bool:
    return all(activity.kind is HourKind.PROFESSIONAL_LEARNING for activity in activities)


def _doubt(
    way: Way, people: tuple[Companion, ...], days: tuple[SpokenDay, ...], activities: tuple[Activity, ...] | Doubt
) -> Doubt | None:
    """Why one length cannot be given to what was named: to be read in a way of its own, it takes several of one."""
    if any(day.reaches for day in days):
        return Doubt.SEVERAL_DAYS
    known = () if isinstance(activities, Doubt) else activities
    if way is Way.ASKED:
        return Doubt.SEVERAL_DAYS if len(days) > 1 else Doubt.SEVERAL_PEOPLE if len(people) > 1 else None
    if way is Way.TOGETHER and any(activity.kind is not HourKind.COACHING for activity in known):
        return Doubt.SEVERAL_PEOPLE
    named: Sequence[object] = people if way is Way.TOGETHER else days if way is Way.IN_ALL else ()
    several = sum(len(all_) > 1 for all_ in (people, days, known))
    alone = several == 1 and (way is Way.EACH or len(named) > 1)
    return None if alone or isinstance(activities, Doubt) else Doubt.SEVERAL_LENGTHS


def _is_group(clause: Findings) -> bool:
    """Whether several people were coached at the same time, who are not named."""
    return _GROUP.search(clause.plain, clause.start, clause.end) is not None


def _way(clause: Findings, people: tuple[Companion, ...]) -> Way:
    """The way that the clause itself names."""
    if len(people) > 1 and _AT_ONCE.search(clause.plain, clause.start, clause.end):
        return Way.TOGETHER
    if EACH.search(clause.plain, clause.start, clause.end) or _both_for(clause):
        return Way.EACH
    return Way.ASKED


def _part(length: Length | None, days: int) -> Length | None:
    """The length of one day of several; None where it does not come out in whole minutes."""
    if length is None or length.minutes is None or length.minutes % days:
        return None
    return Length(length.minutes // days)


def _both_for(clause: Findings) -> bool:
    return any(_BOTH_FOR.search(clause.plain[clause.start : piece.start]) for piece in clause.lengths)


def _length(clause: Findings) -> Length | Doubt | None:
    """The length; one that was said by the clock and as a sum is one."""
    said = sorted(clause.lengths, key=lambda piece: is_stretch(clause.plain, piece), reverse=True)
    clocks = sum(is_stretch(clause.plain, piece) for piece in said)
    if any(piece.value.open for piece in said) or len({piece.value.minutes for piece in said}) > 1:
        return Doubt.SEVERAL_LENGTHS
    if len(said) > 1 and (clocks, len(said)) != (1, 2):
        return Doubt.SEVERAL_LENGTHS
    return said[0].value if said else None


def _people(clause: Findings) -> tuple[Companion, ...] | Doubt:
    """Whoever is named with the greatest certainty, each once; Doubt where one of several is meant."""
    if any(piece.value.among for piece in clause.people):
        return Doubt.SEVERAL_PEOPLE
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
    reaches = False
    for before, hint in pairwise(hints):
        if joint := between.fullmatch(clause.plain, before.end, hint.start):
            groups.append([hint.value])
            reaches |= bool(_REACHES.search(joint[0]) or _BETWEEN.search(clause.plain, 0, before.start))
        else:
            groups[-1].append(hint.value)
    return tuple(replace(_day(group, today), reaches=reaches) for group in groups)


def _day(hints: Sequence[DayHint], today: date) -> SpokenDay:
    on = the_day(hints, today)
    if on is not None:
        return SpokenDay(on, said=True, ahead=on > today)
    return SpokenDay(None, said=True, ahead=lies_ahead(hints, today), among=few_days(hints))


def _topical(clause: Findings, piece: Found[DayHint]) -> bool:
    """Whether the day is that of something talked about: "planning for Monday's PLC"."""
    if _TOPICAL_DAY.search(masked(clause.plain, clause.lengths)[clause.start : piece.start]):
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
    met = any(companion.certainty is Certainty.MET for companion in people)
    told = [piece.value for piece in clause.activities if piece.value.telling is Telling.KIND]
    # Of what is only talked about, somebody talked with somebody: "1 hr with Dana on the PLC".
    told = [activity for activity in told if not activity.topical] or ([] if met else told)
    kinds = {activity.kind for activity in told}
    categories = {activity.category for activity in told if activity.category}
    if len(kinds) > 1 or len(categories) > 1:
        return Doubt.SEVERAL_ACTIVITIES
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
