"""Hours: the cards that propose them, the ledger, and the other party's word on each entry.

`hour` and `confirmation` are append-only: the migrations that make them have the database refuse an UPDATE or a DELETE.
"""

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import JSON, Column, Index, UniqueConstraint, false
from sqlmodel import Field

from induction.hours import HourKind, MeetingFormat
from induction.ledger.cards import CardAction, CardState
from induction.ledger.confirmations import Verdict
from storage.tables.ground import Instant, Row, word_column


class CardRow(Row, table=True):
    """A card as it was shown, and what became of it. `source` is the delivery that it answers."""

    __tablename__ = "card"
    __table_args__ = (Index(None, "actor_id", "created_at"),)

    id: str = Field(primary_key=True)
    source: str = Field(unique=True)
    actor_id: int = Field(foreign_key="person.id")
    action: CardAction = Field(sa_column=Column(word_column(CardAction), nullable=False))
    entries: list[dict[str, Any]] = Field(sa_column=Column(JSON, nullable=False))
    corrects: int | None = None
    reason: str | None = None
    apart: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    separate: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    state: CardState = Field(sa_column=Column(word_column(CardState), nullable=False))
    created_at: datetime = Field(sa_column=Column(Instant, nullable=False))
    settled_at: datetime | None = Field(default=None, sa_column=Column(Instant))


class HourRow(Row, table=True):
    """A line of the ledger. `card_id` and `position` are its one key: a card's n-th entry is written once.

    Whether a line still counts is not stored: it does while no other line names it in `corrects`.
    """

    __tablename__ = "hour"
    __table_args__ = (
        UniqueConstraint("card_id", "position"),
        Index(None, "candidate_id", "on"),
        Index(None, "coach_id", "on"),
    )

    id: int | None = Field(default=None, primary_key=True)
    card_id: str = Field(foreign_key="card.id")
    position: int
    candidate_id: int = Field(foreign_key="person.id")
    kind: HourKind = Field(sa_column=Column(word_column(HourKind), nullable=False))
    minutes: int
    on: date
    category: str | None = None
    coach_id: int | None = Field(default=None, foreign_key="person.id")
    format: MeetingFormat | None = Field(default=None, sa_column=Column(word_column(MeetingFormat)))
    topic: str | None = None
    starts: time | None = None
    ends: time | None = None
    zone: str | None = None
    together: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    logged_by: int = Field(foreign_key="person.id", index=True)
    logged_at: datetime = Field(sa_column=Column(Instant, nullable=False))
    corrects: int | None = Field(default=None, foreign_key="hour.id", unique=True)
    voided: bool
    reason: str | None = None


class ConfirmationRow(Row, table=True):
    """What the other party said of an entry; the newest word on an entry counts."""

    __tablename__ = "confirmation"

    id: int | None = Field(default=None, primary_key=True)
    entry_id: int = Field(foreign_key="hour.id", index=True)
    person_id: int = Field(foreign_key="person.id")
    verdict: Verdict = Field(sa_column=Column(word_column(Verdict), nullable=False))
    reason: str | None = None
    at: datetime = Field(sa_column=Column(Instant, nullable=False))
