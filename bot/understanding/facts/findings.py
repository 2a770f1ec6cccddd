"""Everything in a sentence that was understood, with its place."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TypeVar

from bot.understanding.facts.activities import Activity, find_activities
from bot.understanding.facts.categories import find_categories
from bot.understanding.facts.formats import find_formats
from bot.understanding.facts.people import Companion, find_people
from bot.understanding.facts.unfinished import beside_a_day
from bot.understanding.times.dates import find_days
from bot.understanding.times.day_hints import DayHint
from bot.understanding.times.durations import Length, find_lengths
from bot.understanding.words.spans import Found, lowered, masked
from induction.hours import MeetingFormat
from induction.packs.pack import EVERYDAY_CATEGORIES, Category

T = TypeVar("T")

# Between two ways of saying one length: "90 min (1.5 hours)", "5:30-7:30, so 2 hours".
_SAME_AGAIN = re.compile(r"[\s,(=:-]*(?:(?:i\.?e\.?|so|or|that is|which is|for|total(?:ling)?|about)[\s,]*)?")
# Verbs that say the format too ("called Dana") still introduce a name.
_VERB = re.compile(r"called|phoned|zoomed|facetimed")


@dataclass(frozen=True)
class Findings:
    """The sentence as written and what was found in it, each kind in order.

    `left_out` is what was found and is not taken, because something else was chosen in its place.
    """

    said: str
    lengths: tuple[Found[Length], ...]
    days: tuple[Found[DayHint], ...]
    activities: tuple[Found[Activity], ...]
    formats: tuple[Found[MeetingFormat], ...]
    people: tuple[Found[Companion], ...]
    start: int
    end: int
    left_out: tuple[Found[object], ...] = ()

    @property
    def pieces(self) -> tuple[Found[object], ...]:
        """All that was found, kind by kind."""
        return (*self.lengths, *self.days, *self.activities, *self.formats, *self.people)

    @property
    def plain(self) -> str:
        """The sentence in lower case, every character at its place."""
        return lowered(self.said)

    def between(self, start: int, end: int) -> "Findings":
        """What was found from `start` to `end`."""

        def inside(found: tuple[Found[T], ...]) -> tuple[Found[T], ...]:
            return tuple(piece for piece in found if start <= piece.start < end)

        return Findings(
            said=self.said,
            lengths=inside(self.lengths),
            days=inside(self.days),
            activities=inside(self.activities),
            formats=inside(self.formats),
            people=inside(self.people),
            start=start,
            end=end,
            left_out=self.left_out,
        )

    def rest(self) -> str:
        """The stretch of the sentence in lower case, with all that was understood masked."""
        return masked(self.plain, (*self.pieces, *self.left_out))[self.start : self.end]


def find_all(said: str, today: date, categories: Sequence[Category] = EVERYDAY_CATEGORIES) -> Findings:
    """What a tidied sentence holds. A length said twice over is found once."""
    plain = lowered(said)
    lengths = find_lengths(plain)
    left = masked(plain, lengths)
    days = find_days(left, today)
    left = masked(left, days)
    formats = find_formats(left)
    nobody = masked(left, [piece for piece in formats if not _VERB.match(plain, piece.start)])
    counted = find_categories(masked(plain, lengths), categories)
    people = find_people(said, nobody)
    if any(_overlap(piece, name) for piece in counted for name in people):
        people = find_people(said, masked(nobody, counted))
    general = find_activities(masked(left, (*people, *counted)))
    lengths = lengths or list(beside_a_day(plain, days, (*counted, *general)))
    return Findings(
        said=said,
        lengths=_once(plain, lengths),
        days=tuple(days),
        activities=tuple(sorted((*counted, *general), key=lambda piece: piece.start)),
        formats=tuple(formats),
        people=tuple(people),
        start=0,
        end=len(said),
    )


def _overlap(one: Found[object], other: Found[object]) -> bool:
    return one.start < other.end and other.start < one.end


def _once(plain: str, lengths: list[Found[Length]]) -> tuple[Found[Length], ...]:
    if not lengths:
        return ()
    kept = lengths[:1]
    for before, length in pairwise(lengths):
        again = length.value.minutes == before.value.minutes is not None
        if again and _SAME_AGAIN.fullmatch(plain[before.end : length.start]):
            longer = max(kept[-1], length, key=lambda piece: piece.value.starts is not None)
            kept[-1] = Found(kept[-1].start, length.end, longer.value)
        else:
            kept.append(length)
    return tuple(kept)
