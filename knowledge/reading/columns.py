"""Which column each figure of a row stands in, where a table's head was broken over lines of its own.

Such a head is a name for the rows, and then titles that each stand over one or several measures (`Agree`, `Percent`,
`Count`) or over a series (`Count by cohort`, `1-2, 3-4`). Shares and numbers tell by their shape which measures they
are; a figure that is left over is the total of a series where it is its sum, and has no name where it is not.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_MEASURE = re.compile(r"(?:percent(?:age)?|share|%|counts?|numbers?|n|mean)", re.IGNORECASE)
_SHARE = re.compile(r"(?:percent(?:age)?|share|%)$", re.IGNORECASE)
_SERIES = re.compile(r"\d[\w–-]*(?:, \d[\w–-]*)+")
_WORD = re.compile(rf"{_SERIES.pattern}|\S+")


@dataclass(frozen=True)
class Head:
    """What a table's head says: how its rows are named, and the names of its figures in order."""

    label: str
    names: tuple[str, ...]

    def over(self, figures: Sequence[str]) -> str:
        """The label and a name for each of the figures, parted like cells; nothing where that cannot be told."""
        shares = [name for name in self.names if _SHARE.search(name)]
        numbers = [name for name in self.names if not _SHARE.search(name)]
        of_shares = [figure for figure in figures if figure.endswith("%")]
        counted = [figure for figure in figures if not figure.endswith("%")]
        if len(counted) == len(numbers) + 1 and numbers:
            numbers.append("Total" if _is_sum(counted) else "")
        if len(of_shares) not in {0, len(shares)} or len(counted) not in {0, len(numbers)}:
            return ""
        left = {True: iter(shares), False: iter(numbers)}
        return " | ".join((self.label, *(next(left[figure.endswith("%")]) for figure in figures)))


def head_of(chunks: Sequence[str]) -> Head | None:
    """The head that the printed pieces of one make; None where no measure is named in it."""
    words = _WORD.findall(_joined(chunks))
    first = next((nth for nth, word in enumerate(words) if _MEASURE.fullmatch(word)), None)
    if first is None:
        return None
    label = chunks[0] if len(chunks) > 1 else " ".join(words[:first])
    return Head(label, tuple(_names(words[len(label.split()) :])))


def _joined(chunks: Sequence[str]) -> str:
    """The pieces on one line; a word that a line's end divided is put together."""
    return re.sub(r"(?<=[a-z])- (?=[a-z])", "", " ".join(chunks))


def _names(words: Sequence[str]) -> list[str]:
    """A name for every measure or member of a series: the title above it, and its own."""
    names: list[str] = []
    title: list[str] = []
    used = False
    for nth, word in enumerate(words):
        following = words[nth + 1] if nth + 1 < len(words) else ""
        if _SERIES.fullmatch(word):
            names.extend(" ".join((*title, member)) for member in word.split(", "))
            title, used = [], False
        elif _MEASURE.fullmatch(word) and following.lower() not in {"by", "of", "per"}:
            names.append(" ".join((*title, word)))
            used = True
        else:
            title, used = ([word] if used else [*title, word]), False
    return names


def _is_sum(figures: Sequence[str]) -> bool:
    return all(figure.isdigit() for figure in figures) and sum(map(int, figures[:-1])) == int(figures[-1])
