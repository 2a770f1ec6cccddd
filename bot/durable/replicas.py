"""The processes that share a Postgres: each holds a number while it lives, and the others inherit what it leaves."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager

from storage.database.leases import Leases

_NAME = "companion-"
_SWEEPER = 0
_MOST = 2**31 - 1


class Alone:
    """The one process of a home folder: nobody else is there, and nothing is inherited."""

    executor = f"{_NAME}alone"

    @contextmanager
    def turn(self) -> Iterator[bool]:
        """It is always ours."""
        yield True

    @contextmanager
    def estate(self, executor: str) -> Iterator[bool]:  # noqa: ARG002 - as Replicas has it
        """Whoever held it cannot be alive."""
        yield True

    def close(self) -> None:
        """There is nothing to give back."""


class Replicas:
    """This process among others. Its number is new at each start."""

    def __init__(self, leases: Leases) -> None:
        self._leases = leases
        self._number = 1 + secrets.randbelow(_MOST)
        self._leases.take(self._number)
        self.executor = f"{_NAME}{self._number}"

    @contextmanager
    def turn(self) -> Iterator[bool]:
        """Whether this process may sweep now, and no other."""
        self._leases.take(self._number)
        with self._holding(_SWEEPER) as ours:
            yield ours

    @contextmanager
    def estate(self, executor: str) -> Iterator[bool]:
        """Whether that executor is dead, and what it had in hand is ours to resume."""
        number = executor.removeprefix(_NAME)
        if not number.isdecimal():
            yield True
            return
        with self._holding(int(number)) as abandoned:
            yield abandoned

    def close(self) -> None:
        """Give the number back."""
        self._leases.close()

    @contextmanager
    def _holding(self, number: int) -> Iterator[bool]:
        ours = self._leases.take(number)
        try:
            yield ours
        finally:
            if ours:
                self._leases.give_back(number)
