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

_SERVER_FIRST = 0.95
"""How much of our patience Postgres has for one statement: what it gives up itself leaves the connection whole."""

_MISSED = "-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3"
"""A machine that went away without a word is missed after 25 seconds, not after the two hours of most systems."""

Result = TypeVar("Result")


def server_options(own: object, patience: float) -> str:
    """What Postgres is asked to keep to in each connection, with the `own` options of the address.

    What a process had locked is free for the others soon after its machine has gone.
    """
    milliseconds = int(patience * 1000 * _SERVER_FIRST)
    return f"{_MISSED} {own} -c lock_timeout={milliseconds} -c statement_timeout={milliseconds}"


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
