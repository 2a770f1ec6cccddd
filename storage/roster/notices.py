"""What people are told once, with the first message that they get."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import select
from sqlmodel import col

from storage.database.engine import Database
from storage.database.writing import InsertOnce
from storage.tables.people import NoticeRow

_SAY = InsertOnce(NoticeRow, "person_id", "key")


class NoticeRecords:
    """The notices in a database; every method is one read or one transaction, as those of `Records` are."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def carriers(self, person_ids: Collection[int], key: str) -> Mapping[int, str]:
        """Which delivery tells or told each of these people; who was not told yet is not in it."""
        of_them = (col(NoticeRow.person_id).in_(person_ids), col(NoticeRow.key) == key)
        with self._database.reading() as connection:
            rows = connection.execute(select(col(NoticeRow.person_id), col(NoticeRow.source)).where(*of_them))
            return {row.person_id: row.source for row in rows}

    def carries(self, person_id: int, key: str, *, source: str, now: datetime) -> bool:
        """Whether this delivery is the one that tells them: the first of all, and the same one when it is repeated."""
        said = select(col(NoticeRow.source)).where(col(NoticeRow.person_id) == person_id, col(NoticeRow.key) == key)
        with self._database.reading() as connection:
            carrier = connection.execute(said).scalar_one_or_none()
        if carrier is not None:
            return carrier == source
        with self._database.writing() as connection:
            _SAY(connection, {"person_id": person_id, "key": key, "source": source, "at": now})
            return connection.execute(said).scalar_one() == source
