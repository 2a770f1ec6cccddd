"""A breaker: what failed again and again is left alone for a while."""

from datetime import datetime, timedelta
from threading import Lock

IN_A_ROW = 3
REST = timedelta(minutes=1)


class Breaker:
    """Counts failures in a row. From the third on, each one opens a minute of rest."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._failures = 0
        self._until: datetime | None = None

    def is_open(self, now: datetime) -> bool:
        """Whether it is a time of rest."""
        with self._lock:
            return self._until is not None and now < self._until

    def failed(self, now: datetime) -> None:
        """One more failure."""
        with self._lock:
            self._failures += 1
            if self._failures >= IN_A_ROW:
                self._until = now + REST

    def worked(self) -> None:
        """All is well again."""
        with self._lock:
            self._failures = 0
            self._until = None
