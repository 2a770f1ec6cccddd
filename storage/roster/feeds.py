"""Calendar feeds: one address a person, which they can replace or end."""

from datetime import datetime

from sqlalchemy import Connection, delete, insert, select
from sqlmodel import col

from storage.database.engine import Database
from storage.database.writing import Turn, audit, take_turn
from storage.tables.audit import AuditAction
from storage.tables.feeds import CalendarFeedRow


class FeedRecords:
    """The feeds in a database; every method is one read or one transaction, as those of `Records` are."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def person_with(self, token: str) -> int | None:
        """The number of the person whose address ends in this token."""
        statement = select(col(CalendarFeedRow.person_id)).where(col(CalendarFeedRow.token) == token)
        with self._database.reading() as connection:
            return connection.scalars(statement).one_or_none()

    def token_of(self, person_id: int) -> str | None:
        """The token of this person's address, where they have one."""
        with self._database.reading() as connection:
            return _token(connection, person_id)

    def make(self, person_id: int, token: str, *, source: str, now: datetime, replacing: bool) -> str:
        """The token that holds now: this one, or the one that was there unless it is to be replaced.

        The same `source` replaces once.
        """
        with self._database.writing() as connection:
            take_turn(connection, Turn.RECORD_OF_CANDIDATE, [person_id])
            known = _token(connection, person_id)
            if known is not None and (not replacing or _source(connection, person_id) == source):
                return known
            connection.execute(delete(CalendarFeedRow).where(col(CalendarFeedRow.person_id) == person_id))
            row = {"person_id": person_id, "token": token, "source": source, "made_at": now}
            connection.execute(insert(CalendarFeedRow), row)
            audit(connection, AuditAction.OPEN_FEED, actor_id=person_id, subjects=[person_id], at=now)
            return token

    def end(self, person_id: int, *, now: datetime) -> None:
        """Have the person's address lead nowhere."""
        with self._database.writing() as connection:
            ended = connection.execute(delete(CalendarFeedRow).where(col(CalendarFeedRow.person_id) == person_id))
            if ended.rowcount:
                audit(connection, AuditAction.END_FEED, actor_id=person_id, subjects=[person_id], at=now)


def _token(connection: Connection, person_id: int) -> str | None:
    of_person = col(CalendarFeedRow.person_id) == person_id
    return connection.scalars(select(col(CalendarFeedRow.token)).where(of_person)).one_or_none()


def _source(connection: Connection, person_id: int) -> str | None:
    of_person = col(CalendarFeedRow.person_id) == person_id
    return connection.scalars(select(col(CalendarFeedRow.source)).where(of_person)).one_or_none()
