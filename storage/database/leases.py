"""Leases: numbers on Postgres that a process holds for as long as it lives, so that others see when it has died."""

import time
from typing import Any

from sqlalchemy import Connection, Select, func, select
from sqlalchemy.exc import DBAPIError

from storage.database.engine import Database
from storage.database.patience import PATIENCE, Clock, after, until
from storage.database.writing import Turn


class Leases:
    """The numbers that this process holds, as advisory locks of one connection that is kept for them.

    Nobody waits for a server that hangs: the connection is given up, and its locks with it.
    """

    def __init__(self, database: Database, clock: Clock = time.monotonic) -> None:
        self._database = database
        self._clock = clock
        self._broke_at: float | None = None
        self._connection: Connection | None = None
        self._held: set[int] = set()
        self._closed = False

    def take(self, number: int) -> bool:
        """Whether this process holds the number now, until it gives it back or dies; not where another one does.

        At the end it holds none any more, whoever still asks.
        """
        if self._closed:
            return False
        with until(after(PATIENCE)):
            connection = self._connected()
            if number not in self._held and _lock(connection, number):
                self._held.add(number)
            return number in self._held

    def holds(self, number: int) -> bool:
        """Whether this process holds the number still: not where the connection broke since, and nothing was taken."""
        with until(after(PATIENCE)):
            return number in self._held and self._answers(select(1))

    def broke_within(self, seconds: float) -> bool:
        """Whether the connection broke so short a time ago: then others may live whose locks are gone as ours were."""
        return self._broke_at is not None and self._clock() - self._broke_at < seconds

    def give_back(self, number: int) -> None:
        """Let another process take the number, which ends with the connection where that broke."""
        if number in self._held:
            self._held.discard(number)
            with until(after(PATIENCE)):
                self._answers(select(func.pg_advisory_unlock(Turn.EXECUTOR.value, number)))

    def close(self) -> None:
        """Give everything back: at once, and by ending the connection, which a server takes a moment to notice."""
        self._closed = True
        self._held.clear()
        with until(after(PATIENCE)):
            self._answers(select(func.pg_advisory_unlock_all()))
        self._disconnect()

    def _connected(self) -> Connection:
        """The connection that has the locks; where it broke, a new one, with those that nobody took meanwhile."""
        if self._connection is None or not self._answers(select(1)):
            connection = self._database.kept_connection()
            try:
                self._held = {number for number in self._held if _lock(connection, number)}
            except DBAPIError:
                connection.invalidate()
                connection.close()
                raise
            self._connection = connection
        return self._connection

    def _answers(self, asked: Select[Any]) -> bool:
        """Whether the connection answers; one that does not is given up, so that the server frees its locks."""
        if self._connection is None:
            return False
        try:
            self._connection.execute(asked)
        except DBAPIError:
            self._broke_at = self._clock()
            self._disconnect()
            return False
        return True

    def _disconnect(self) -> None:
        if self._connection is not None:
            self._connection.invalidate()
            self._connection.close()
            self._connection = None


def _lock(connection: Connection, number: int) -> bool:
    return bool(connection.scalar(select(func.pg_try_advisory_lock(Turn.EXECUTOR.value, number))))
