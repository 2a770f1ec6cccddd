"""Who was erased. `erasure` is append-only; what a database holds of a person may go only once they are in it."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column
from sqlmodel import Field

from induction.people import Role
from induction.retention import ErasureReason
from storage.tables.ground import Instant, Row, word_column


class ErasureRow(Row, table=True):
    """A tombstone: `counts` says how many rows of each table went, and no column what was in them."""

    __tablename__ = "erasure"

    id: int | None = Field(default=None, primary_key=True)
    source: str = Field(unique=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    program: str
    role: Role = Field(sa_column=Column(word_column(Role), nullable=False))
    at: datetime = Field(sa_column=Column(Instant, nullable=False))
    erased_by: int | None = None
    why: ErasureReason = Field(sa_column=Column(word_column(ErasureReason), nullable=False))
    counts: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
