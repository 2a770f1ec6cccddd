"""The processes that share a Postgres: each holds a number while it lives, and the others inherit what it leaves."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from storage.database.leases import Leases

_NAME = "companion-"
_SWEEPER = 0
_MAILER = -1
_MOST = 2**31 - 1

GRACE = 30.0
"""Seconds after a break of our connection, in which the others take their numbers again: each sweep takes its own."""


class Alone:
    """The one process of a home folder: nobody else is there, and nothing is inherited."""

    executor = f"{_NAME}alone"

    def __init__(self) -> None:
        self._at_mail = Lock()

    @contextmanager
    def turn(self) -> Iterator[bool]:
        """It is always ours."""
        yield True

    @contextmanager
    def mailing(self) -> Iterator[bool]:
        """Whether no other thread mails."""
        ours = self._at_mail.acquire(blocking=False)
        try:
            yield ours
        finally:
            if ours:
                self._at_mail.release()

    def mails_still(self) -> bool:
        """Nobody else can have begun to."""
        return True

    @contextmanager
    def estate(self, executor: str) -> Iterator[bool]:  # noqa: ARG002 - as Replicas has it
        """Whoever held it cannot be alive."""
        yield True

    def close(self) -> None:
        """There is nothing to give back."""


class Replicas:
    """This process among others. Its number is new at each start. Safe to use from many threads."""

    def __init__(self, leases: Leases) -> None:
        self._leases = leases
        self._lock = Lock()
        self._in_use: set[int] = set()
        self._number = 1 + secrets.randbelow(_MOST)
        self._leases.take(self._number)
        self.executor = f"{_NAME}{self._number}"

    @contextmanager
    def turn(self) -> Iterator[bool]:
        """Whether this thread may sweep now, and no other of any process."""
        with self._lock:
            self._leases.take(self._number)
        with self._holding(_SWEEPER) as ours:
            yield ours

    @contextmanager
    def mailing(self) -> Iterator[bool]:
        """Whether this thread may mail now, and no other of any process."""
        with self._holding(_MAILER) as ours:
            yield ours

    def mails_still(self) -> bool:
        """Whether no other process can mail yet: where the connection broke, one of them may."""
        with self._lock:
            return self._leases.holds(_MAILER)

    @contextmanager
    def estate(self, executor: str) -> Iterator[bool]:
        """Whether that executor is dead, and what it had in hand is ours to resume.

        Where Postgres has just been away nobody is taken for dead: all have lost their numbers, and take them again.
        """
        number = executor.removeprefix(_NAME)
        with self._lock:
            unsure = self._leases.broke_within(GRACE)
        if unsure:
            yield False
            return
        if not number.isdecimal():
            yield True
            return
        with self._holding(int(number)) as abandoned:
            yield abandoned

    def close(self) -> None:
        """Give the number back."""
        with self._lock:
            self._leases.close()

    @contextmanager
    def _holding(self, number: int) -> Iterator[bool]:
        with self._lock:
            ours = number not in self._in_use and self._leases.take(number)
            if ours:
                self._in_use.add(number)
        try:
            yield ours
        finally:
            if ours:
                with self._lock:
                    self._in_use.discard(number)
                    self._leases.give_back(number)
