"""Leaning: whether a question is of the kind that documents on induction answer, before any document is looked at.

A handbook that has a passage near "how many points come off a day for late work" seldom has the points. The passage is
no less near for that; other questions of the kind are what tells.
"""

import heapq
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from knowledge.finding.rulings import Likeness

_NEAREST = 8


class Leaning(NamedTuple):
    """How a question leans.

    `seldom` is the cosine of the nearest question that documents seldom answer. `printed` is how much nearer the
    nearest ones are that they usually answer: below 0 where they are farther.
    """

    seldom: float = 0.0
    printed: float = 0.0


def leaning_of(likeness: Likeness) -> Leaning:
    """How the question leans with which `likeness` compares."""
    printed, seldom = (_questions(name) for name in ("printed", "seldom"))
    cosines = likeness((*printed, *seldom))
    near, far = (heapq.nlargest(_NEAREST, one) for one in (cosines[: len(printed)], cosines[len(printed) :]))
    return Leaning(seldom=far[0], printed=(sum(near) - sum(far)) / _NEAREST)


@cache
def _questions(name: str) -> tuple[str, ...]:
    return tuple((files("knowledge.finding.custom") / f"{name}.txt").read_text("utf-8").splitlines())
