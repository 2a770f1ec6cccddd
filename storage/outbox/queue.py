"""How long the queue of errands is, in figures alone."""

from datetime import datetime

from sqlalchemy import and_, bindparam, case, func, or_, select
from sqlmodel import col

from storage.database.engine import Database
from storage.errands import ErrandState, Queue
from storage.tables.errands import ErrandRow

_SINCE = func.coalesce(col(ErrandRow.due_at), col(ErrandRow.created_at))
_IS_DUE = and_(
    col(ErrandRow.state) == ErrandState.WAITING,
    or_(col(ErrandRow.due_at).is_(None), col(ErrandRow.due_at) <= bindparam("by")),
)
_IS_HELD = col(ErrandRow.state) == ErrandState.HELD
_QUEUE = select(
    func.count(case((_IS_DUE, 1))),
    func.min(case((_IS_DUE, _SINCE))),
    func.count(case((_IS_HELD, 1))),
).where(col(ErrandRow.state).in_([ErrandState.WAITING, ErrandState.HELD]))


class QueueRecords:
    """The queue in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def at(self, now: datetime) -> Queue:
        """The queue as it is at that time."""
        with self._database.reading() as connection:
            due, since, held = connection.execute(_QUEUE, {"by": now}).one()
        return Queue(due, 0.0 if since is None else max((now - since).total_seconds(), 0.0), held)
