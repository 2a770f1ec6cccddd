"""The tally of wordings: how many were shown, cut short or refused, and why there was none."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from threading import Lock
from types import MappingProxyType


class Outcome(StrEnum):
    """What became of a wording that was asked for."""

    SHOWN = "shown"
    SHORTENED = "shortened"  # it said something of its own after sentences that were shown
    REFUSED = "refused"
    SILENT = "silent"  # the model finds no answer in the passages
    UNANSWERED = "unanswered"
    RESTING = "resting"  # not asked: the model failed several times


@dataclass(frozen=True)
class Count:
    """One thing that is counted: what became of a wording, and for which reason where it has one."""

    outcome: Outcome
    reason: str = ""


@dataclass(frozen=True)
class Tally:
    """Counts since it was made; safe to use from many threads."""

    _counts: Counter[Count] = field(default_factory=Counter)
    _fresh: Counter[Count] = field(default_factory=Counter)
    _lock: Lock = field(default_factory=Lock)

    def add(self, outcome: Outcome, reason: str = "") -> None:
        """Count one more."""
        with self._lock:
            self._counts[Count(outcome, reason)] += 1
            self._fresh[Count(outcome, reason)] += 1

    def counts(self) -> Mapping[Count, int]:
        """What was counted so far, as it is now."""
        with self._lock:
            return MappingProxyType(dict(self._counts))

    def hand_over(self, keep: Callable[[Mapping[Count, int]], None]) -> None:
        """Give `keep` what was counted since it last took something; where it raises, it gets that the next time."""
        with self._lock:
            fresh = MappingProxyType(dict(self._fresh))
            self._fresh.clear()
        if not fresh:
            return
        try:
            keep(fresh)
        except BaseException:
            with self._lock:
                self._fresh.update(fresh)
            raise
