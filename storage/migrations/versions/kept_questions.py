"""Questions that the documents did not answer, feedback on answers, conversations that go on, wordings counted."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.making import INSTANT, WORD, id_column, needed, reference

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables."""
    _make_questions()
    _make_feedback()
    _make_conversations()
    _make_wording_counts()


def _make_questions() -> None:
    op.create_table(
        "question",
        id_column(),
        needed("key", sa.String),
        needed("person_id", sa.Integer),
        needed("program", sa.String),
        sa.Column("cohort", sa.String),
        needed("text", sa.String),
        needed("reason", sa.String),
        sa.Column("role", WORD),
        sa.Column("title", sa.String),
        sa.Column("how", sa.String),
        needed("asked_at", INSTANT),
        sa.Column("sent_at", INSTANT),
        sa.PrimaryKeyConstraint("id", name="pk_question"),
        sa.UniqueConstraint("key", name="uq_question_key"),
        reference("question", "person_id", "person.id"),
    )
    op.create_index("ix_question_asked_at", "question", ["asked_at"])


def _make_feedback() -> None:
    op.create_table(
        "feedback",
        id_column(),
        needed("key", sa.String),
        needed("person_id", sa.Integer),
        needed("program", sa.String),
        sa.Column("cohort", sa.String),
        needed("question", sa.String),
        needed("helpful", sa.Boolean),
        sa.Column("why", WORD),
        needed("at", INSTANT),
        sa.PrimaryKeyConstraint("id", name="pk_feedback"),
        sa.UniqueConstraint("key", name="uq_feedback_key"),
        reference("feedback", "person_id", "person.id"),
    )
    op.create_index("ix_feedback_at", "feedback", ["at"])


def _make_conversations() -> None:
    op.create_table(
        "conversation",
        needed("key", sa.String),
        needed("person_id", sa.Integer),
        needed("exchanges", sa.JSON),
        needed("at", INSTANT),
        sa.PrimaryKeyConstraint("key", name="pk_conversation"),
        reference("conversation", "person_id", "person.id"),
    )
    op.create_index("ix_conversation_at", "conversation", ["at"])


def _make_wording_counts() -> None:
    op.create_table(
        "wording_count",
        needed("day", sa.Date),
        needed("outcome", sa.String),
        needed("reason", sa.String),
        needed("times", sa.Integer),
        sa.PrimaryKeyConstraint("day", "outcome", "reason", name="pk_wording_count"),
    )
