"""Errands: what must follow a write, such as a message. Written in the same transaction, done after it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any


class ErrandState(StrEnum):
    """Where an errand is."""

    WAITING = "waiting"
    DONE = "done"  # sent, or there was nothing to send any more
    HELD = "held"  # nobody can tell whether it was sent, or Slack does not take it: a person must look


@dataclass(frozen=True)
class Errand:
    """Something to do after a commit. `key` makes it happen once, however often it is asked for.

    `kind` names who does it, and `details` is what they need: numbers and keys, and of texts only those that are kept
    nowhere else. It is due at once, or at `due_at`.
    """

    key: str
    kind: str
    details: Mapping[str, Any] = field(default_factory=dict)
    due_at: datetime | None = None


@dataclass(frozen=True)
class KeptErrand(Errand):
    """An errand as it is kept. `tries` counts how often it was begun."""

    state: ErrandState = ErrandState.WAITING
    tries: int = 0
    created_at: datetime | None = None
    sent_channel: str | None = None
    sent_ts: str | None = None
    trouble: str | None = None


@dataclass(frozen=True)
class Queue:
    """How many errands are `due` now, for how many seconds the oldest of them has been, and how many are `held`."""

    due: int
    oldest: float
    held: int
