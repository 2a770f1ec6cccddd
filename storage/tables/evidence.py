"""Evidence: the artifacts that candidates gather, and the files of programs that keep them. Both are append-only."""

from datetime import date, datetime

from sqlalchemy import JSON, Column
from sqlmodel import Field

from storage.tables.ground import Instant, Row


class ArtifactRow(Row, table=True):
    """One artifact; what is changed or withdrawn is named by the later row that `replaces` it."""

    __tablename__ = "artifact"

    id: int | None = Field(default=None, primary_key=True)
    source: str = Field(unique=True)
    candidate_id: int = Field(foreign_key="person.id", index=True)
    on: date
    title: str
    standards: list[int] = Field(sa_column=Column(JSON, nullable=False))
    why: str | None = None
    goal_id: str | None = None
    entry_id: int | None = Field(default=None, foreign_key="hour.id")
    link: str | None = None
    file: str | None = None
    recorded_by: int = Field(foreign_key="person.id")
    recorded_at: datetime = Field(sa_column=Column(Instant, nullable=False))
    replaces: int | None = Field(default=None, foreign_key="artifact.id", unique=True)
    withdrawn: bool = False


class ArtifactFileRow(Row, table=True):
    """The file of an artifact, where the program keeps files."""

    __tablename__ = "artifact_file"

    artifact_id: int = Field(primary_key=True, foreign_key="artifact.id")
    content: bytes
