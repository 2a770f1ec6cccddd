"""Leases: numbers on Postgres that a process holds for as long as it lives, so that others see when it has died."""

from sqlalchemy import Connection, func, select
from sqlalchemy.exc import DBAPIError

from storage.database.engine import Database
from storage.database.writing import Turn


class Leases:
    """The numbers that this process holds, as advisory locks of one connection that is kept for them."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._connection: Connection | None = None
        self._held: set[int] = set()

    def take(self, number: int) -> bool:
        """Whether this process holds the number now, until it gives it back or dies; not where another one does."""
        connection = self._connected()
        if number not in self._held and _lock(connection, number):
            self._held.add(number)
        return number in self._held

    def give_back(self, number: int) -> None:
        """Let another process take the number."""
        if number in self._held:
            self._connected().execute(select(func.pg_advisory_unlock(Turn.EXECUTOR.value, number)))
            self._held.discard(number)

    def close(self) -> None:
        """Give everything back, by ending the connection."""
        self._held.clear()
        if self._connection is not None:
            self._connection.invalidate()
            self._connection.close()
            self._connection = None

    def _connected(self) -> Connection:
        """The connection that has the locks; where it broke, a new one, with those that nobody took meanwhile."""
        if self._connection is None or not _alive(self._connection):
            self._connection = self._database.kept_connection()
            self._held = {number for number in self._held if _lock(self._connection, number)}
        return self._connection


def _alive(connection: Connection) -> bool:
    try:
        connection.execute(select(1))
    except DBAPIError:
        connection.close()
        return False
    return True


def _lock(connection: Connection, number: int) -> bool:
    return bool(connection.scalar(select(func.pg_try_advisory_lock(Turn.EXECUTOR.value, number))))
