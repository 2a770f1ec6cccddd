"""Evidence: the passages that a question needs, and whether a pipeline's quotes hold them.

The rule is the scorer's: a quote holds evidence where it has its words, or four fifths of its word trigrams, because a
table may be laid out anew.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

QUOTE = 700
_ENOUGH = 0.8
_ONE_WAY = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‐": "-", "\u00a0": " "})


@dataclass(frozen=True)
class Asked:
    """A question with its evidence: a quote is needed from each group, any one of those in it. No program: of all."""

    text: str
    program: str | None
    groups: tuple[tuple[str, ...], ...]

    def recall(self, quotes: Sequence[str]) -> float:
        """The share of the groups that those quotes hold, each cut as a person would see it."""
        return sum(self._holds(quotes, group) for group in self.groups) / len(self.groups)

    def reciprocal_rank(self, quotes: Sequence[str]) -> float:
        """1 where the first quote holds evidence, a half where the second is the first that does, 0 where none."""
        ranks = (rank for rank, quote in enumerate(quotes, 1) if any(self._holds([quote], g) for g in self.groups))
        return 1 / next(ranks, float("inf"))

    @staticmethod
    def _holds(quotes: Sequence[str], group: Sequence[str]) -> bool:
        return any(covers(quote[:QUOTE], evidence) for quote in quotes for evidence in group)


def covers(quote: str, evidence: str) -> bool:
    """Whether the quote holds the evidence."""
    if _plain(evidence) in _plain(quote):
        return True
    wanted, said = _words(evidence), _words(quote)
    size = min(3, len(wanted))
    grams = [tuple(wanted[at : at + size]) for at in range(len(wanted) - size + 1)]
    have = {tuple(said[at : at + size]) for at in range(len(said))}
    return sum(gram in have for gram in grams) / len(grams) >= _ENOUGH


def _plain(text: str) -> str:
    unmarked = re.sub(r"<[^>]{1,40}>", " ", text.lower().translate(_ONE_WAY))
    return re.sub(r"\s+", " ", re.sub(r"[*`_#|•●\[\]]", " ", unmarked)).strip()


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", _plain(text))


def of_guides(path: Path) -> list[Asked]:
    """Questions over the shipped guides: `program`, `question` and `evidence` in each line."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [Asked(row["question"], row["program"], tuple((one,) for one in row["evidence"])) for row in rows]


def of_evaluation(path: Path) -> list[Asked]:
    """The questions of an evaluation set that its documents answer, but those that lean on earlier turns."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["gold"] and row["answerable"] and not row["context"]:
            groups: dict[int, list[str]] = {}
            for gold in row["gold"]:
                groups.setdefault(gold["group"], []).append(gold["evidence"])
            program = None if row["program"] == "any" else row["program"]
            found.append(Asked(row["question"], program, tuple(map(tuple, groups.values()))))
    return found
