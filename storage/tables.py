"""The rows that are kept, one class a table.

`hour` and `audit` are append-only: the migration that makes them has the database refuse an UPDATE or a DELETE.
"""

from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import JSON, Column, DateTime, Dialect, Enum, Index, MetaData, UniqueConstraint, text
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

from induction.cards import CardAction, CardState
from induction.hours import HourKind, MeetingFormat
from induction.people import Role


class Instant(TypeDecorator[datetime]):
    """An aware point in time, stored as UTC and read back as UTC on every database."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """The instant in UTC; ValueError where the time zone is missing."""
        if value is not None and value.tzinfo is None:
            raise ValueError(f"{value} has no time zone")
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - the same
        """The instant with its time zone, which SQLite does not keep."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class AuditAction(StrEnum):
    """What was changed."""

    RECORD_HOURS = "record_hours"
    CORRECT_HOURS = "correct_hours"
    VOID_HOURS = "void_hours"
    ADD_PERSON = "add_person"
    CHANGE_PERSON = "change_person"
    PAIR = "pair"
    UNPAIR = "unpair"


def _word(kind: type[StrEnum]) -> Enum:
    """A column type that keeps the member's value as plain text, so that a new member needs no migration."""
    return Enum(kind, native_enum=False, length=32, values_callable=lambda members: [one.value for one in members])


class Row(SQLModel):
    """The ground of every table: its own metadata, and names for all constraints so that migrations can name them."""

    metadata: ClassVar[MetaData] = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class PersonRow(Row, table=True):
    """A person on the roster. `email` is kept in lower case, so that its uniqueness ignores case."""

    __tablename__ = "person"

    id: int | None = Field(default=None, primary_key=True)
    name: str
    email: str = Field(unique=True)
    program: str = Field(index=True)
    role: Role = Field(sa_column=Column(_word(Role), nullable=False))
    slack_id: str | None = Field(default=None, unique=True)
    zone: str
    cohort: str | None = None
    starts_on: date | None = None
    ends_on: date | None = None


class PairingRow(Row, table=True):
    """A coach at a candidate's side, from the first day up to, not including, `to_on`; open while that is empty."""

    __tablename__ = "pairing"
    __table_args__ = (
        Index(
            "uq_pairing_open",
            "candidate_id",
            unique=True,
            sqlite_where=text("to_on IS NULL"),
            postgresql_where=text("to_on IS NULL"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    candidate_id: int = Field(foreign_key="person.id", index=True)
    coach_id: int = Field(foreign_key="person.id", index=True)
    from_on: date
    to_on: date | None = None


class DeliveryRow(Row, table=True):
    """A delivery from Slack that has been seen."""

    __tablename__ = "delivery"

    key: str = Field(primary_key=True)
    seen_at: datetime = Field(sa_column=Column(Instant, nullable=False, index=True))


class CardRow(Row, table=True):
    """A card as it was shown, and what became of it. `source` is the delivery that it answers."""

    __tablename__ = "card"

    id: str = Field(primary_key=True)
    source: str = Field(unique=True)
    actor_id: int = Field(foreign_key="person.id")
    action: CardAction = Field(sa_column=Column(_word(CardAction), nullable=False))
    entries: list[dict[str, Any]] = Field(sa_column=Column(JSON, nullable=False))
    corrects: int | None = None
    reason: str | None = None
    state: CardState = Field(sa_column=Column(_word(CardState), nullable=False))
    created_at: datetime = Field(sa_column=Column(Instant, nullable=False))
    settled_at: datetime | None = Field(default=None, sa_column=Column(Instant))


class HourRow(Row, table=True):
    """A line of the ledger. `card_id` and `position` are its one key: a card's n-th entry is written once.

    Whether a line still counts is not stored: it does while no other line names it in `corrects`.
    """

    __tablename__ = "hour"
    __table_args__ = (UniqueConstraint("card_id", "position"), Index(None, "candidate_id", "on"))

    id: int | None = Field(default=None, primary_key=True)
    card_id: str = Field(foreign_key="card.id")
    position: int
    candidate_id: int = Field(foreign_key="person.id")
    kind: HourKind = Field(sa_column=Column(_word(HourKind), nullable=False))
    minutes: int
    on: date
    category: str | None = None
    coach_id: int | None = Field(default=None, foreign_key="person.id")
    format: MeetingFormat | None = Field(default=None, sa_column=Column(_word(MeetingFormat)))
    topic: str | None = None
    starts: time | None = None
    ends: time | None = None
    logged_by: int = Field(foreign_key="person.id", index=True)
    logged_at: datetime = Field(sa_column=Column(Instant, nullable=False))
    corrects: int | None = Field(default=None, foreign_key="hour.id", unique=True)
    voided: bool
    reason: str | None = None


class AuditRow(Row, table=True):
    """Who changed what about whom, and when. It holds ids only, and refers to nothing that it may have to outlive.

    `actor_id` is empty for what an administrator did at the command line.
    """

    __tablename__ = "audit"

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(sa_column=Column(Instant, nullable=False))
    actor_id: int | None = None
    action: AuditAction = Field(sa_column=Column(_word(AuditAction), nullable=False))
    subject_id: int = Field(index=True)
    entry_id: int | None = None
    card_id: str | None = None


class GenerationRow(Row, table=True):
    """The generation of a program's passages that answers now."""

    __tablename__ = "generation"

    program: str = Field(primary_key=True)
    generation: str


class DocumentRow(Row, table=True):
    """A document of the program's current generation."""

    __tablename__ = "document"

    program: str = Field(primary_key=True)
    name: str = Field(primary_key=True)
    title: str
    sha256: str
    passages: int
    added_at: datetime = Field(sa_column=Column(Instant, nullable=False))
