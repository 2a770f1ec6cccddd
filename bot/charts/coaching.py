"""How a coach was rated over time as a picture: a panel for each part of the coaching cycle, its days across."""

from collections.abc import Sequence

from bot.charts.levels import Foot, LevelChart, Strand
from bot.charts.marks import Hand
from bot.services.feedback.replies import CoachingDrawn
from induction.calendar import short_day
from induction.feedback.coaching import LEVELS, RUBRIC, CoachingRating, CyclePart

OWN, OBSERVED = Hand("#0072b2", "circle", None), Hand("#d55e00", "square", (20, 10))
"""How self-assessments are drawn, and how observations are."""

_MOST = 20
"""How many ratings the picture has, the newest: more are not told apart."""


def coaching_chart(drawn: CoachingDrawn) -> bytes:
    """The picture as PNG."""
    ratings = drawn.ratings[-_MOST:]
    return LevelChart(
        panels=[RUBRIC[part].name for part in CyclePart],
        strands=[_strand(OWN, "Self-assessment", ratings), _strand(OBSERVED, "Observation", ratings)],
        places=len(ratings),
        levels=len(LEVELS),
        feet=_feet(ratings),
        means=[f"Upward: {' · '.join(f'{place} {name}' for place, name in enumerate(LEVELS, start=1))}"],
    ).png()


def _strand(hand: Hand, words: str, ratings: Sequence[CoachingRating]) -> Strand:
    places = [place for place, one in enumerate(ratings) if one.own is (hand is OWN)]
    return Strand(hand, words, [{place: ratings[place].levels[part] for place in places} for part in CyclePart])


def _feet(ratings: Sequence[CoachingRating]) -> Sequence[Foot]:
    """The first day and the last: for the others there is no room."""
    last = len(ratings) - 1
    places = ((0, "l"), (last, "r")) if last else ((0, "m"),)
    return [Foot(place, short_day(ratings[place].on), anchor) for place, anchor in places]
