"""An event to the hours that it was: what its words, its place and the people it names say, and nothing guessed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.calendars.events import CalendarEvent
from bot.understanding.facts.activities import Telling
from bot.understanding.facts.findings import Findings, find_all
from bot.understanding.facts.formats import find_formats
from bot.understanding.facts.people import Certainty
from bot.understanding.facts.topics import topic
from bot.understanding.intents import SpokenEntry
from bot.understanding.logs.clauses import Draft, read_clause
from bot.understanding.words.spans import lowered
from bot.understanding.words.spelling import tidy
from induction.hours import HourKind, MeetingFormat
from induction.packs.pack import EVERYDAY_CATEGORIES, Category
from induction.people import Person, Role

_FEW = 3
"""So many people at most make a meeting with one's coach or candidate a coaching session by itself."""

_PROGRAM = re.compile(r"\b(?:casc|aice?|clear admin(?:istrative)?(?: services)?(?: credential)?)\b:?", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_BETWEEN = re.compile(r"[<>|/&+]+")


@dataclass(frozen=True)
class Circle:
    """Who shares a calendar, with whom they have coaching (a coach, or candidates), and what their program counts."""

    actor: Person
    others: Sequence[Person]
    categories: Sequence[Category] = EVERYDAY_CATEGORIES


class Lack(StrEnum):
    """What an event does not say, in the order in which it is asked."""

    KIND = "kind"
    WHOM = "whom"
    LENGTH = "length"
    DAY = "day"


@dataclass(frozen=True)
class Meant:
    """An event as hours, with what could be told; what is None there has to be asked.

    `others` are those of the circle whom the event names.
    """

    event: CalendarEvent
    entry: SpokenEntry
    circle: Circle
    others: tuple[Person, ...] = ()

    @property
    def lacks(self) -> Lack | None:
        """The first thing that has to be asked; None where nothing has."""
        coach = self.circle.actor.role is Role.COACH
        if coach and (len(self.others) > 1 or (self.entry.counterpart is None and len(self.circle.others) > 1)):
            return Lack.WHOM
        asked = ((Lack.KIND, self.entry.kind), (Lack.LENGTH, self.entry.minutes), (Lack.DAY, self.entry.on))
        return next((lack for lack, told in asked if told is None), None)


def meant(event: CalendarEvent, circle: Circle) -> Meant:
    """The event as hours of whoever shares the calendar."""
    others = _invited(event, circle) or _named(event.title, circle)
    said = find_all(_besides(event.title, (circle.actor, *others)), event.on, circle.categories)
    draft = _draft(said, event.on)
    kind = _kind(event, draft, others, circle)
    timed = _has_clock(event)
    entry = SpokenEntry(
        kind=kind,
        category=draft.category if draft and kind is HourKind.PROFESSIONAL_LEARNING else None,
        minutes=event.minutes if event.minutes and event.minutes > 0 else None,
        on=None if event.unclear else event.on,
        format=_format(event, said),
        counterpart=_counterpart(draft, others) if kind is not HourKind.PROFESSIONAL_LEARNING else None,
        topic=topic(said),
        starts=event.starts.time() if timed and event.starts else None,
        ends=event.ends.time() if timed and event.ends else None,
    )
    return Meant(event, entry, circle, others)


def _has_clock(event: CalendarEvent) -> bool:
    """Whether its clock times tell how long it lasted: not past midnight, nor where clocks changed meanwhile."""
    if event.starts is None or event.ends is None or event.starts.date() != event.ends.date():
        return False
    told = event.ends.replace(tzinfo=None) - event.starts.replace(tzinfo=None)
    return round(told.total_seconds() / 60) == event.minutes


def _draft(said: Findings, on: date) -> Draft | None:
    """What the title alone says; None where it says several things at once."""
    read = read_clause(said, on)
    return read[0] if isinstance(read, tuple) and len(read) == 1 else None


def _invited(event: CalendarEvent, circle: Circle) -> tuple[Person, ...]:
    """Those of the circle whose address the event has, unless they declined."""
    addresses = {one.email for one in event.invited if not one.declined}
    return tuple(one for one in circle.others if one.email.lower() in addresses)


def _named(title: str, circle: Circle) -> tuple[Person, ...]:
    """Those of the circle whose name the title has: the whole name, or a first name that only one of them bears."""
    words = _words(title)
    whole = tuple(one for one in circle.others if _words(one.name) in words)
    return whole or tuple(one for one in circle.others if _words(one.first_name) in words)


def _words(text: str) -> str:
    """The words of a text with a blank around each, so that one is found in it as a whole."""
    return f" {' '.join(re.findall(_WORD, text.lower()))} "


def _besides(title: str, people: Sequence[Person]) -> str:
    """The title without the program's name and those of the people who are known to have met."""
    names = {name for one in people for name in (one.name, *one.name.split())}
    named = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})\b(?:'s)?")
    return tidy(_BETWEEN.sub(" ", named.sub(" ", _PROGRAM.sub(" ", title))))


def _kind(event: CalendarEvent, draft: Draft | None, others: tuple[Person, ...], circle: Circle) -> HourKind | None:
    """What it was, where the words and the people agree on it."""
    if draft is None or draft.other or (others and _outsider(draft)):
        return None
    company = {one.email for one in event.invited if not one.declined}
    if not any(piece.value.telling is Telling.KIND for piece in draft.clause.activities):
        return HourKind.COACHING if others and len(company) <= _FEW else None
    contradicted = draft.kind is HourKind.PROFESSIONAL_LEARNING and (others or circle.actor.role is Role.COACH)
    return None if contradicted else draft.kind


def _counterpart(draft: Draft | None, others: tuple[Person, ...]) -> str | None:
    """The other party's name; of somebody outside the circle, as the title has it."""
    if others:
        return others[0].name if len(others) == 1 else None
    return _outsider(draft) if draft is not None else None


def _outsider(draft: Draft) -> str | None:
    """Somebody whom the title says was met, besides those who are known to have been there."""
    companion = draft.companion
    return companion.name if companion is not None and companion.certainty is Certainty.MET else None


def _format(event: CalendarEvent, said: Findings) -> MeetingFormat | None:
    """How people met: as the title or the place says; by a link alone only where there is no place."""
    told = {piece.value for piece in (*said.formats, *find_formats(lowered(tidy(f"at {event.place}"))))}
    if len(told) > 1:
        return None
    if told or event.place or not event.has_link:
        return next(iter(told), None)
    return MeetingFormat.VIRTUAL
