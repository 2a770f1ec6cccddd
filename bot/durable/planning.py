"""The minute: the planner is asked what is due, and what it gives is woken. One at a time, until the process closes."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from threading import Event, Lock

from bot.companion import Clock
from bot.durable.peace import in_peace
from bot.services.outbox import Wake
from bot.watching import acts
from bot.watching.watch import UNWATCHED, Watch
from storage.outbox.outbox import ErrandRecords

Minute = Callable[[datetime], Iterator[Sequence[str]]]
"""Plans what is due at that time, bit by bit; each time the keys of errands that are new."""


class Planning:
    """Calls the planner; safe to call from many threads."""

    def __init__(
        self, minute: Minute, errands: ErrandRecords, clock: Clock, wake: Wake, watch: Watch = UNWATCHED
    ) -> None:
        self._minute = minute
        self._errands = errands
        self._clock = clock
        self._wake = wake
        self._watch = watch
        self._at_work = Lock()
        self._closing = Event()

    def plan(self) -> None:
        """Plan what is due now, and wake it; never raises. While the last minute is being planned, nothing is done."""
        if not self._at_work.acquire(blocking=False):
            return
        try:
            with in_peace("the planner"):
                self._plan(self._clock())
        finally:
            self._at_work.release()

    def close(self) -> None:
        """Plan no further than the bit that is under way."""
        self._closing.set()

    def _plan(self, now: datetime) -> None:
        """What has its time later is left for a sweep."""
        with self._watch.during(acts.Minute()) as watched:
            for keys in self._minute(now):
                watched.decided += len(keys)
                if keys:
                    self._wake(self._errands.due_keys(now=now, among=keys))
                if self._closing.is_set():
                    return
