"""A connection to Postgres that waits for its server no longer than the deadline in force.

The server's own timeouts hold for one statement each, and a server that hangs keeps none of them. So the deadline is
watched on this side: where it passes, the connection is closed, and with it ends whatever was still under way.
"""

from typing import Any, Self, TypeVar

from psycopg import Connection, OperationalError
from psycopg.abc import PQGen, PQGenConn
from psycopg.pq import TransactionStatus

from storage.database.patience import in_force

_INTERVAL = 0.1
"""Seconds after which a wait looks up, as psycopg's own do."""

_MOMENT = 0.1
"""Seconds that every wait has, so that a transaction can be rolled back in order when its time is up."""

Result = TypeVar("Result")


class PunctualConnection(Connection[Any]):
    """As psycopg's own, but its waits end with the deadline in force: as OperationalError."""

    def wait(self, gen: PQGen[Result], interval: float = _INTERVAL, timeout: float | None = None) -> Result:
        """What the server answers in time."""
        try:
            return super().wait(gen, interval, _shorter(timeout))
        except OperationalError:
            if self.pgconn.transaction_status == TransactionStatus.ACTIVE:
                self.close()
            raise

    @classmethod
    def _connect_gen(cls, conninfo: str = "") -> PQGenConn[Self]:
        """Give up connecting too: `connect_timeout` is whole seconds, two at least."""
        connecting, deadline = super()._connect_gen(conninfo), in_force()
        try:
            wanted = next(connecting)
            while True:
                ready = yield wanted
                if deadline is not None and not deadline.left:
                    raise OperationalError("no connection in time")
                wanted = connecting.send(ready)
        except StopIteration as connected:
            return connected.value  # type: ignore[no-any-return] # what the generator returns


def _shorter(timeout: float | None) -> float | None:
    deadline = in_force()
    if deadline is None:
        return timeout
    left = max(deadline.left, _MOMENT)
    return left if timeout is None else min(timeout, left)
