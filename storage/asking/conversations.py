"""Conversations that go on: what one person asked last in one place, while a further question may lean on it."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, delete, select, update
from sqlmodel import col

from induction.questions import Exchange
from storage.database.engine import Database
from storage.database.writing import InsertOnce
from storage.tables.questions import ConversationRow

_BEGIN = InsertOnce(ConversationRow, "key")
_GO_ON = update(ConversationRow).where(col(ConversationRow.key) == bindparam("of_key"))
_EXCHANGES = select(col(ConversationRow.exchanges)).where(
    col(ConversationRow.key) == bindparam("of_key"), col(ConversationRow.at) >= bindparam("since")
)
_FORGET = delete(ConversationRow).where(col(ConversationRow.at) < bindparam("before"))


class ConversationRecords:
    """The conversations in a database; every method is one read or one transaction, as those of `Records` are."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def earlier(self, person_id: int, place: str, *, since: datetime) -> tuple[Exchange, ...]:
        """What this person asked in this place, oldest first; nothing where the last of it was before `since`."""
        with self._database.reading() as connection:
            kept = connection.scalars(_EXCHANGES, {"of_key": _key(person_id, place), "since": since}).one_or_none()
            return tuple(Exchange.model_validate(one) for one in kept or ())

    def remember(
        self, person_id: int, place: str, exchanges: Sequence[Exchange], *, now: datetime, forgetting: datetime
    ) -> None:
        """Keep what this person asked in this place and nothing from before it; delete what is older anywhere."""
        key, said = _key(person_id, place), [one.model_dump() for one in exchanges]
        with self._database.writing() as connection:
            connection.execute(_FORGET, {"before": forgetting})
            if not _BEGIN(connection, {"key": key, "person_id": person_id, "exchanges": said, "at": now}):
                connection.execute(_GO_ON, {"of_key": key, "exchanges": said, "at": now})

    def forget(self, before: datetime) -> int:
        """How many conversations were deleted, because nothing was asked in them since then."""
        with self._database.writing() as connection:
            return connection.execute(_FORGET, {"before": before}).rowcount


def _key(person_id: int, place: str) -> str:
    return f"{person_id}:{place}"
