"""Which deliveries from Slack have been seen, so that a re-delivery changes nothing."""

from datetime import datetime

from sqlalchemy import Connection, delete, select
from sqlmodel import col

from storage.database.writing import InsertOnce
from storage.tables.errands import DeliveryRow

_CLAIM = InsertOnce(DeliveryRow, "key")


def claim(connection: Connection, key: str, *, now: datetime) -> bool:
    """Whether the delivery is seen for the first time."""
    return _CLAIM(connection, {"key": key, "seen_at": now})


def claimed(connection: Connection, key: str) -> bool:
    """Whether the delivery has been seen."""
    return connection.execute(select(col(DeliveryRow.key)).where(col(DeliveryRow.key) == key)).first() is not None


def forget_claims(connection: Connection, before: datetime) -> int:
    """How many deliveries were forgotten, because Slack no longer repeats them."""
    return connection.execute(delete(DeliveryRow).where(col(DeliveryRow.seen_at) < before)).rowcount
