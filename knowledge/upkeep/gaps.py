"""Gaps: which of many questions ask for the same."""

from collections.abc import Callable, Sequence

import numpy as np

from knowledge.search.nearness import Vector, products, unit

Embed = Callable[[list[str]], list[list[float]]]
"""Gives one vector of length one a text, in their order."""

ALIKE = 0.66
"""The least cosine of a question with the middle of a group that it joins.

Of 26 questions as people type them, with the packaged model: the same in other words lie at 0.65 to 0.9, the same form
about another matter (coaching hours, PL hours; another coach, a coach in the family) at 0.6 and below.
"""


def grouped(questions: Sequence[str], embed: Embed) -> tuple[tuple[int, ...], ...]:
    """The numbers of the questions that ask for the same, group by group; the largest group first.

    In each group the most typical question comes first, the one nearest to all the others.
    """
    wordings = list(dict.fromkeys(questions))
    vectors = dict(zip(wordings, map(np.array, embed(wordings)), strict=True)) if wordings else {}
    sums: list[Vector] = []
    groups: list[list[int]] = []
    for number, question in enumerate(questions):
        vector = vectors[question]
        nearness = products(unit(np.stack(sums)), vector).tolist() if sums else []
        best = int(np.argmax(nearness)) if nearness else -1
        if best >= 0 and nearness[best] >= ALIKE:
            groups[best].append(number)
            sums[best] = sums[best] + vector
        else:
            groups.append([number])
            sums.append(vector)
    arranged = [
        _most_typical_first(group, products(np.stack([vectors[questions[number]] for number in group]), whole).tolist())
        for group, whole in zip(groups, sums, strict=True)
    ]
    return tuple(sorted(arranged, key=len, reverse=True))


def _most_typical_first(group: Sequence[int], nearness: Sequence[float]) -> tuple[int, ...]:
    return tuple(number for _, number in sorted(zip((-near for near in nearness), group, strict=True)))
