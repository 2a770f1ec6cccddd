"""How long somebody waits for the records: a deadline that is in force in a call and in all that it calls.

It travels in the context of the call (a ContextVar), so that no service or rule passes on what is no business of
theirs, and so that a thread on which nobody waits has none. Each `with` takes back what it set.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace

Clock = Callable[[], float]
"""Seconds on a clock that only goes forward."""

PATIENCE = 2.0
"""Seconds in which a transaction is committed or given up, with all its waiting: Slack waits three for its answer.

Where a deadline is in force that comes sooner, that one counts.
"""

UNHURRIED = 60.0
"""The same where Slack does not wait: a command may bring in a whole roster, and a start may migrate."""


@dataclass
class Deadline:
    """The instant by which somebody needs an answer, and whether anything was `committed` in their call by now."""

    at: float
    clock: Clock = time.monotonic
    committed: bool = False

    @property
    def left(self) -> float:
        """The seconds until then; 0 afterwards."""
        return max(self.at - self.clock(), 0.0)


_in_force: ContextVar[Deadline | None] = ContextVar("in_force", default=None)


def after(seconds: float, clock: Clock = time.monotonic) -> Deadline:
    """The deadline so many seconds from now."""
    return Deadline(clock() + seconds, clock)


@contextmanager
def until(deadline: Deadline, *, at_least: float = 0.0) -> Iterator[Deadline]:
    """Put the deadline in force in here, or where that is nearer, the one that is in force already.

    There are `at_least` so many seconds until then, whatever is in force.
    """
    outer = _in_force.get()
    inner = deadline if outer is None else _nearer(deadline, outer, at_least)
    before = _in_force.set(inner)
    try:
        yield inner
    finally:
        _in_force.reset(before)
        if outer is not None:
            outer.committed |= inner.committed


def in_force() -> Deadline | None:
    """The deadline of this call, if somebody waits for it."""
    return _in_force.get()


def _nearer(deadline: Deadline, outer: Deadline, at_least: float) -> Deadline:
    if deadline.at < outer.at:
        return deadline
    latest = min(deadline.at, max(outer.at, outer.clock() + at_least))
    return outer if latest == outer.at else replace(outer, at=latest)
