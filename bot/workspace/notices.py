"""What the workspace itself tells a person, wherever they are: that the app failed, or was refused."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from threading import Lock

from bot.workspace.changes import Changes

MOST = 3


@dataclass(frozen=True)
class Notice:
    """One sentence, and the number that the person closes it by."""

    number: int
    words: str


class Notices:
    """The notices that each person has not closed yet, the last few."""

    def __init__(self, changes: Changes) -> None:
        self._changes = changes
        self._lock = Lock()
        self._numbers = count(1)
        self._open: dict[str, list[Notice]] = {}

    def tell(self, person_id: str, words: str) -> None:
        """Put a sentence before the person."""
        with self._lock:
            held = [one for one in self._open.get(person_id, []) if one.words != words]
            self._open[person_id] = [*held, Notice(next(self._numbers), words)][-MOST:]
        self._changes.note()

    def of(self, person_id: str) -> Sequence[Notice]:
        """What the person has not closed yet, the oldest first."""
        with self._lock:
            return list(self._open.get(person_id, []))

    def dismiss(self, person_id: str, number: int) -> None:
        """The person has closed it."""
        with self._lock:
            self._open[person_id] = [one for one in self._open.get(person_id, []) if one.number != number]
        self._changes.note()
