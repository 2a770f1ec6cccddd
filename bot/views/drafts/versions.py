"""The versions of a draft in one line: who wrote which, and when."""

from collections.abc import Sequence
from itertools import groupby

from bot.services.drafts.replies import VersionLine
from induction.calendar import date_words
from induction.writing.drafts import DraftKind, DraftState
from induction.writing.goals import GoalPart
from induction.writing.reflections import ReflectionPart

SHOWN = 5


def versions_words(kind: DraftKind, versions: Sequence[VersionLine]) -> str:
    """The newest of them; those that one person wrote on one day, one after another, are told together."""
    together = [list(some) for _, some in groupby(versions, key=lambda one: (one.author, one.state, one.on))]
    return "; ".join(_words(kind, some) for some in together[-SHOWN:])


def part_label(kind: DraftKind, part: str) -> str:
    """What a part is called."""
    return (GoalPart(part) if kind is DraftKind.GOAL else ReflectionPart(part)).label


def _words(kind: DraftKind, versions: Sequence[VersionLine]) -> str:
    first, newest = versions[0], versions[-1]
    kept = ", kept" if newest.state is DraftState.KEPT else ""
    by = f"by {newest.author or 'you'}{kept}, {date_words(newest.on)}"
    if first is not newest:
        return f"Versions {first.version} to {newest.version} {by}"
    changed = f" ({', '.join(part_label(kind, part) for part in newest.changed)})" if newest.changed else ""
    return f"Version {newest.version} {by}{changed}"
