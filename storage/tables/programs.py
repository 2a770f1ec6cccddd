"""What belongs to a program: its documents, and the channels of its cohorts."""

from datetime import datetime

from sqlalchemy import Column
from sqlmodel import Field

from storage.tables.ground import Instant, Row


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


class CohortRow(Row, table=True):
    """The Slack channel of a cohort."""

    __tablename__ = "cohort"

    program: str = Field(primary_key=True)
    name: str = Field(primary_key=True)
    channel_id: str
    set_at: datetime = Field(sa_column=Column(Instant, nullable=False))
