"""What it was: coaching or professional learning, and of which category."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.understanding.spans import Found, alternatives, masked
from bot.understanding.vocabulary import (
    CATEGORY_NAMES,
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
    r"(?:\b(?:on|about|re|regarding|discuss(?:ed|ing)?|review(?:ed|ing)?|plan(?:ned|ning)?(?: for)?"
    r"|prep(?:ped|ping)?(?: for)?"
    r"|prepar(?:ed|ing)(?: for)?|debrief(?:ed|ing)?(?: on)?|going over|went over|talk(?:ed|ing)? (?:about|through)?"
    r"|focus(?:ed)? on|working on|worked on|drafting|drafted|facilitat(?:e|ing)|support(?:ing|ed)?)"
    r" (?:the|her|his|their|my|our|an?|next|upcoming|this)?\s*)$"
)


def _names(words: tuple[str, ...]) -> str:
    number = r"(?:#?\d(?:\s*(?:and|&|-)\s*\d)?[\s-]+)?"
    return alternatives(words).replace(r"\#[\s-]+", number)


_LEARNING_FOR_COACHES = tuple(name for name in LEARNING_NAMES if name.startswith("coach"))
_LEARNING = Activity(Telling.KIND, HourKind.PROFESSIONAL_LEARNING)
# The order matters: "coaching webinar" is a webinar, "coaching session" is coaching, "session" may be either.
_FORMS: tuple[tuple[re.Pattern[str], Activity], ...] = tuple(
    (re.compile(rf"\b(?:{pattern})s?\b"), activity)
    for pattern, activity in (
        (_names(_LEARNING_FOR_COACHES), _LEARNING),
        (_names(OTHER_ACTIVITIES), Activity(Telling.OTHER)),
        *(
            (_names(names), Activity(Telling.KIND, HourKind.PROFESSIONAL_LEARNING, category))
            for category, names in CATEGORY_NAMES.items()
        ),
        (
            r"(?<=attended\s)cpsel\s*#?\d|(?<=went\sto\s)cpsel\s*#?\d",
            Activity(Telling.KIND, HourKind.PROFESSIONAL_LEARNING, "cpsel_session"),
        ),
        (_names(COACHING_NAMES), Activity(Telling.KIND, HourKind.COACHING)),
        (_names(MEETING_NAMES), Activity(Telling.MEETING)),
        (_names(LEARNING_NAMES), _LEARNING),
    )
)


def find_activities(text: str) -> list[Found[Activity]]:
    """Every word for an activity in the lower-case text, in order."""
    found: list[Found[Activity]] = []
    for pattern, activity in _FORMS:
        found += [
            Found(match.start(), match.end(), _in_place(activity, text[: match.start()]))
            for match in pattern.finditer(masked(text, found))
        ]
    return sorted(found, key=lambda piece: piece.start)


def _in_place(activity: Activity, before: str) -> Activity:
    return replace(activity, topical=True) if _TOPIC_BEFORE.search(before) else activity
