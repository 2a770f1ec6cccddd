"""What a candidate's way to the recommendation consists of beside hours, and what a program settled on it.

All of these are append-only: what is wrong, replaced or reopened is named by a later row.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Column, Index, UniqueConstraint
from sqlmodel import Field

from induction.people import Role
from storage.tables.ground import Instant, Row, word_column


class MilestoneRow(Row, table=True):
    """What happened, was handed in or was seen to on a day; `source` is the delivery that said so."""

    __tablename__ = "milestone"
    __table_args__ = (Index(None, "candidate_id", "key"),)

    id: int | None = Field(default=None, primary_key=True)
    source: str = Field(unique=True)
    candidate_id: int = Field(foreign_key="person.id")
    key: str
    on: date
    recorded_by: int | None = Field(default=None, foreign_key="person.id")
    recorded_at: datetime = Field(sa_column=Column(Instant, nullable=False))
    standard: int | None = None
    score: int | None = None
    note: str | None = None
    link: str | None = None
    takes_back: int | None = Field(default=None, foreign_key="milestone.id", unique=True)


class RatingRow(Row, table=True):
    """One person's scores in one round, a level by the number of the standard (as JSON has it, in words)."""

    __tablename__ = "rating"

    id: int | None = Field(default=None, primary_key=True)
    source: str = Field(unique=True)
    candidate_id: int = Field(foreign_key="person.id", index=True)
    rater_id: int = Field(foreign_key="person.id")
    rater_role: Role = Field(sa_column=Column(word_column(Role), nullable=False))
    round: str
    scores: dict[str, int] = Field(sa_column=Column(JSON, nullable=False))
    note: str | None = None
    rated_at: datetime = Field(sa_column=Column(Instant, nullable=False))


class RulingRow(Row, table=True):
    """What an administrator settled about a rule; `terms` is what code counts with (`number`, `due`, `measure`)."""

    __tablename__ = "ruling"

    id: int | None = Field(default=None, primary_key=True)
    source: str = Field(unique=True)
    program: str = Field(index=True)
    rule: str
    says: str
    reason: str
    ruled_by: int = Field(foreign_key="person.id")
    ruled_at: datetime = Field(sa_column=Column(Instant, nullable=False))
    since: date
    cohort: str | None = None
    side: int | None = None
    terms: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    undoes: int | None = Field(default=None, foreign_key="ruling.id", unique=True)


class SigningRow(Row, table=True):
    """A step that was signed or, where `reopens` names the signing, opened again; `facts` is what the signer saw."""

    __tablename__ = "signing"

    id: int | None = Field(default=None, primary_key=True)
    source: str = Field(unique=True)
    candidate_id: int = Field(foreign_key="person.id", index=True)
    step: str
    signed_by: int = Field(foreign_key="person.id")
    signed_at: datetime = Field(sa_column=Column(Instant, nullable=False))
    elsewhere: str | None = None
    facts: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    reopens: int | None = Field(default=None, foreign_key="signing.id", unique=True)
    reason: str | None = None


class SupportPlanRow(Row, table=True):
    """One version of a support plan; `plan_id` is the same for all its versions, which count from 1."""

    __tablename__ = "support_plan"
    __table_args__ = (UniqueConstraint("plan_id", "version"),)

    id: int | None = Field(default=None, primary_key=True)
    plan_id: str
    version: int
    candidate_id: int = Field(foreign_key="person.id", index=True)
    status: str
    goals: list[dict[str, str]] = Field(sa_column=Column(JSON, nullable=False))
    written_by: int = Field(foreign_key="person.id")
    written_at: datetime = Field(sa_column=Column(Instant, nullable=False))
    note: str | None = None
    closed: bool = False


class WarningRow(Row, table=True):
    """A fact of which the candidate was told, and when; `fact` names it so that nobody is told of it twice."""

    __tablename__ = "early_warning"
    __table_args__ = (UniqueConstraint("candidate_id", "fact"),)

    id: int | None = Field(default=None, primary_key=True)
    candidate_id: int = Field(foreign_key="person.id")
    fact: str
    told_at: datetime = Field(sa_column=Column(Instant, nullable=False))
