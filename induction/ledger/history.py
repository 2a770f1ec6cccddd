"""The history of an entry: everything that was ever on record for one stretch of time, and what was said of it.

A ledger that only grows keeps it all; this puts it in order.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from operator import attrgetter

from pydantic import BaseModel, ConfigDict

from induction.hours import LedgerEntry
from induction.ledger.confirmations import Confirmation


class Version(BaseModel):
    """A line of the ledger in its place, with what the other party said of it, oldest first."""

    model_config = ConfigDict(frozen=True)

    entry: LedgerEntry
    words: tuple[Confirmation, ...] = ()


class Stretch(BaseModel):
    """One stretch of time: what it was when it was logged, then each version that took its place."""

    model_config = ConfigDict(frozen=True)

    versions: tuple[Version, ...]

    @property
    def newest(self) -> LedgerEntry:
        """What is on record now; it counts unless it voids what was there."""
        return self.versions[-1].entry

    @property
    def days(self) -> frozenset[date]:
        """Every day that it was ever said to be on."""
        return frozenset(version.entry.on for version in self.versions)


def stretches(entries: Iterable[LedgerEntry], words: Iterable[Confirmation]) -> tuple[Stretch, ...]:
    """Every stretch of time that the entries speak of, newest day first.

    `entries` are all lines about somebody, also those that count no more; `words` are all that was said of them. A line
    whose predecessor is not among them begins a stretch of its own.
    """
    known = {entry.id: entry for entry in entries}
    follows = {entry.corrects: entry for entry in known.values() if entry.corrects is not None}
    said: dict[int, list[Confirmation]] = {}
    for word in words:
        said.setdefault(word.entry_id, []).append(word)
    firsts = [entry for entry in known.values() if entry.corrects not in known]
    found = [Stretch(versions=_versions(first, follows, said)) for first in firsts]
    return tuple(sorted(found, key=lambda one: (one.newest.on, one.versions[0].entry.id), reverse=True))


def _versions(
    first: LedgerEntry, follows: dict[int, LedgerEntry], said: dict[int, list[Confirmation]]
) -> tuple[Version, ...]:
    versions: list[Version] = []
    entry: LedgerEntry | None = first
    while entry is not None:
        versions.append(Version(entry=entry, words=_in_order(said.get(entry.id, ()))))
        entry = follows.get(entry.id)
    return tuple(versions)


def _in_order(words: Sequence[Confirmation]) -> tuple[Confirmation, ...]:
    return tuple(sorted(words, key=attrgetter("at")))
