"""A count of what happened, by which a page knows that it has something new to draw."""

import secrets
from threading import Lock


class Changes:
    """Counts the changes of everything in the workspace."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._count = 0
        self._born = secrets.token_hex(4)

    def note(self) -> None:
        """Something changed."""
        with self._lock:
            self._count += 1

    @property
    def version(self) -> str:
        """Another string after every change, and after every start of the workspace."""
        with self._lock:
            return f"{self._born}-{self._count}"
