"""What it was: coaching or professional learning, and of which category."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.understanding.words.spans import Found, alternatives, masked
from bot.understanding.words.vocabulary import (
    COACHING_NAMES,
    LEARNING_NAMES,
    MEETING_NAMES,
    OTHER_ACTIVITIES,
)
from induction.hours import HourKind


class Telling(StrEnum):
    """How much a word tells: the kind itself, a meeting (coaching if it was with somebody), or neither."""

    KIND = "kind"
    MEETING = "meeting"
    OTHER = "other"


@dataclass(frozen=True)
class Activity:
    """What was done. `topical` where it stands as the thing talked about ("discussed the PLC")."""

    telling: Telling
    kind: HourKind | None = None
    category: str | None = None
    topical: bool = False


_TOPIC_BEFORE = re.compile(
    r"(?:\b(?:on|about|abt|around|concerning|re|regarding|discuss(?:ed|ing)?|review(?:ed|ing)?"
    r"|plan(?:ned|ning)?(?: for)?|prep(?:ped|ping)?(?: for)?"
    r"|prepar(?:ed|ing)(?: for)?|debrief(?:ed|ing)?(?: on)?|going over|went over|talk(?:ed|ing)? (?:about|through)?"
    r"|focus(?:ed)? on|working on|worked on|drafting|drafted|facilitat(?:e|ing)|support(?:ing|ed)?)"
    r" (?:the|her|his|their|my|our|an?|next|upcoming|this)?"
    r"|\b(?:prep(?:ped|ping)?|prepar(?:ed|ing)|help(?:ed|ing)?) (?:her|him|them|\w+)(?: \w+)? (?:for|with)"
    r"(?: (?:the|her|his|their|an?))?"
    # What is somebody else's, or comes before or after.
    r"|\b(?:after|before|following|prior to|ahead of)(?: (?:the|her|his|their|my|our|an?|this))?"
    r"|\b(?:from|for|during|at|in|of) (?:her|his|their)\s*)\s*$"
)


# "The district training plan", "PLC agenda", "observation notes": a thing that is named after what is done.
_THING_AFTER = re.compile(
    r"[\s-]+(?:plans?|agendas?|notes?|slides?|decks?|calendars?|schedules?|norms|data|feedback|protocols?|materials?"
    r"|budgets?|ideas?|outcomes?|results?|logistics|proposals?|presentations?|surveys?|expectations?|structures?|needs|handouts?"
    r"|curriculum|forms?|tools?|templates?|reports?|rubrics?|minutes)\b"
)


def numbered(words: tuple[str, ...]) -> str:
    """A pattern for any of the words, with a number where they have a `#`."""
    number = r"(?:#?\d(?:\s*(?:and|&|-)\s*\d)?[\s-]+)?"
    return alternatives(words).replace(r"\#[\s-]+", number)


_LEARNING_FOR_COACHES = tuple(name for name in LEARNING_NAMES if name.startswith("coach"))
_LEARNING = Activity(Telling.KIND, HourKind.PROFESSIONAL_LEARNING)
# The order matters: "coaching webinar" is a webinar, "coaching session" is coaching, "session" may be either.
_FORMS: tuple[tuple[re.Pattern[str], Activity], ...] = tuple(
    (re.compile(rf"\b(?:{pattern})s?\b"), activity)
    for pattern, activity in (
        (numbered(_LEARNING_FOR_COACHES), _LEARNING),
        (numbered(OTHER_ACTIVITIES), Activity(Telling.OTHER)),
        (numbered(COACHING_NAMES), Activity(Telling.KIND, HourKind.COACHING)),
        (numbered(MEETING_NAMES), Activity(Telling.MEETING)),
        (numbered(LEARNING_NAMES), _LEARNING),
    )
)


def find_activities(text: str) -> list[Found[Activity]]:
    """Every word for an activity that is no category of a program, in the lower-case text, in order."""
    found: list[Found[Activity]] = []
    for pattern, activity in _FORMS:
        found += [
            Found(match.start(), match.end(), in_place(activity, text, match))
            for match in pattern.finditer(masked(text, found))
        ]
    return sorted(found, key=lambda piece: piece.start)


def in_place(activity: Activity, text: str, match: re.Match[str]) -> Activity:
    """The activity as it stands there: done, or only talked about."""
    topical = _TOPIC_BEFORE.search(text[: match.start()]) or _THING_AFTER.match(text, match.end())
    return replace(activity, topical=True) if topical else activity
