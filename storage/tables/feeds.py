"""The address at which a person's own calendar reads their dates."""

from datetime import datetime

from sqlalchemy import Column
from sqlmodel import Field

from storage.tables.ground import Instant, Row


class CalendarFeedRow(Row, table=True):
    """One person's address: whoever holds the `token` reads it. Another one takes its place, or none does.

    `source` is the delivery that asked for it.
    """

    __tablename__ = "calendar_feed"

    person_id: int = Field(primary_key=True, foreign_key="person.id")
    token: str = Field(unique=True)
    source: str
    made_at: datetime = Field(sa_column=Column(Instant, nullable=False))
