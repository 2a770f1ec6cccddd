"""IIP goals and reflections, version by version. `draft` is append-only."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column, UniqueConstraint
from sqlmodel import Field

from induction.writing.drafts import DraftKind, DraftState
from storage.tables.ground import Instant, Row, word_column


class DraftRow(Row, table=True):
    """One version of a goal or a reflection. `draft_id` is the same for all its versions, which count from 1.

    `parts` holds the person's own words by the name of the part; `author_id` wrote this version.
    """

    __tablename__ = "draft"
    __table_args__ = (UniqueConstraint("draft_id", "version"),)

    id: int | None = Field(default=None, primary_key=True)
    draft_id: str
    version: int
    kind: DraftKind = Field(sa_column=Column(word_column(DraftKind), nullable=False))
    candidate_id: int = Field(foreign_key="person.id", index=True)
    author_id: int = Field(foreign_key="person.id")
    parts: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    state: DraftState = Field(sa_column=Column(word_column(DraftState), nullable=False))
    written_at: datetime = Field(sa_column=Column(Instant, nullable=False))
