"""What has come in from Slack, and what still has to go out."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column
from sqlmodel import Field

from storage.errands import ErrandState
from storage.tables.ground import Instant, Row, word_column


class DeliveryRow(Row, table=True):
    """A delivery from Slack that has been seen."""

    __tablename__ = "delivery"

    key: str = Field(primary_key=True)
    seen_at: datetime = Field(sa_column=Column(Instant, nullable=False, index=True))


class ErrandRow(Row, table=True):
    """Something that must follow a write: the outbox. `key` is its one key, and that of its durable workflow.

    `details` is what its kind needs to do it; `sent_channel` and `sent_ts` say which message of Slack it became, and
    `trouble` why it is held. Before `due_at` nobody begins it; empty is at once.
    """

    __tablename__ = "errand"

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    kind: str
    details: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    state: ErrandState = Field(sa_column=Column(word_column(ErrandState), nullable=False, index=True))
    tries: int = 0
    created_at: datetime = Field(sa_column=Column(Instant, nullable=False))
    due_at: datetime | None = Field(default=None, sa_column=Column(Instant))
    settled_at: datetime | None = Field(default=None, sa_column=Column(Instant))
    sent_channel: str | None = None
    sent_ts: str | None = None
    trouble: str | None = None
