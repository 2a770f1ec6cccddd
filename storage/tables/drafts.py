"""IIP goals and reflections, version by version, and what others say of them or may see. All are append-only."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column, UniqueConstraint
from sqlmodel import Field

from induction.people import Role
from induction.writing.approvals import Verdict
from induction.writing.drafts import DraftKind, DraftState
from induction.writing.shares import SharedKind
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


class ApprovalRow(Row, table=True):
    """What a coach or a supervisor says of one version of a goal; `source` is the delivery that said so."""

    __tablename__ = "approval"

    id: int | None = Field(default=None, primary_key=True)
    source: str = Field(unique=True)
    draft_id: str = Field(index=True)
    version: int
    candidate_id: int = Field(foreign_key="person.id", index=True)
    by_id: int = Field(foreign_key="person.id")
    role: Role = Field(sa_column=Column(word_column(Role), nullable=False))
    verdict: Verdict = Field(sa_column=Column(word_column(Verdict), nullable=False))
    at: datetime = Field(sa_column=Column(Instant, nullable=False))
    comment: str | None = None


class ShareRow(Row, table=True):
    """One item that a candidate lets their supervisor see or, where `withdraws` names a share, no longer."""

    __tablename__ = "share"

    id: int | None = Field(default=None, primary_key=True)
    source: str = Field(unique=True)
    candidate_id: int = Field(foreign_key="person.id", index=True)
    with_id: int = Field(foreign_key="person.id", index=True)
    kind: SharedKind = Field(sa_column=Column(word_column(SharedKind), nullable=False))
    item: str
    version: int | None = None
    at: datetime = Field(sa_column=Column(Instant, nullable=False))
    withdraws: int | None = Field(default=None, foreign_key="share.id", unique=True)


class SuggestionRow(Row, table=True):
    """Wording that a model proposed for one part of a version, beside the person's own words."""

    __tablename__ = "suggestion"
    __table_args__ = (UniqueConstraint("draft_id", "version", "part"),)

    id: int | None = Field(default=None, primary_key=True)
    draft_id: str
    version: int
    candidate_id: int = Field(foreign_key="person.id", index=True)
    part: str
    own_words: str
    proposed: str
    model: str
    proposed_at: datetime = Field(sa_column=Column(Instant, nullable=False))


class SuggestionAnswerRow(Row, table=True):
    """What the candidate made of it; `version` is that of the draft which carries it since, where it was taken."""

    __tablename__ = "suggestion_answer"

    suggestion_id: int = Field(primary_key=True, foreign_key="suggestion.id")
    taken: bool
    version: int | None = None
    at: datetime = Field(sa_column=Column(Instant, nullable=False))
