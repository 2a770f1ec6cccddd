"""Questions: what the documents did not answer, what people say of answers, and conversations that go on."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column
from sqlmodel import Field

from induction.people import Role
from induction.questions import Why
from storage.tables.ground import Instant, Row, word_column


class QuestionRow(Row, table=True):
    """A question that the documents did not answer. `key` is the delivery that it came with.

    `reason` says why not, `role`, `title` and `how` whom to ask, and `sent_at` when the asker sent it there.
    """

    __tablename__ = "question"

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    person_id: int = Field(foreign_key="person.id")
    program: str
    cohort: str | None = None
    text: str
    reason: str
    role: Role | None = Field(default=None, sa_column=Column(word_column(Role)))
    title: str | None = None
    how: str | None = None
    asked_at: datetime = Field(sa_column=Column(Instant, nullable=False, index=True))
    sent_at: datetime | None = Field(default=None, sa_column=Column(Instant))


class FeedbackRow(Row, table=True):
    """What a person says of the answer to a question. `key` stands for the two, so that their newest word counts."""

    __tablename__ = "feedback"

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    person_id: int = Field(foreign_key="person.id")
    program: str
    cohort: str | None = None
    question: str
    helpful: bool
    why: Why | None = Field(default=None, sa_column=Column(word_column(Why)))
    at: datetime = Field(sa_column=Column(Instant, nullable=False, index=True))


class ConversationRow(Row, table=True):
    """What one person asked last in one place, and how the answers began. `key` stands for the two."""

    __tablename__ = "conversation"

    key: str = Field(primary_key=True)
    person_id: int = Field(foreign_key="person.id")
    exchanges: list[dict[str, Any]] = Field(sa_column=Column(JSON, nullable=False))
    at: datetime = Field(sa_column=Column(Instant, nullable=False, index=True))
