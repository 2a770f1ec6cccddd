"""Errands, confirmations, drafts, cohorts' channels, supervisors. `confirmation` and `draft` refuse to be changed."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.making import INSTANT, WORD, id_column, needed, reference, refuse_changes

revision = "0002"
down_revision = "0001"

APPEND_ONLY = ("confirmation", "draft")


def upgrade() -> None:
    """Make the tables, and widen `person` and `audit`."""
    _make_errands()
    _make_confirmations()
    _make_drafts()
    _make_cohorts()
    supervisor = sa.ForeignKey("person.id", name="fk_person_supervisor_id")
    op.add_column("person", sa.Column("supervisor_id", sa.Integer, supervisor), inline_references=True)
    op.add_column("audit", sa.Column("draft_id", sa.String))
    op.add_column("audit", sa.Column("cohort", sa.String))
    for table in APPEND_ONLY:
        refuse_changes(table)


def _make_errands() -> None:
    op.create_table(
        "errand",
        id_column(),
        needed("key", sa.String),
        needed("kind", sa.String),
        needed("details", sa.JSON),
        needed("state", WORD),
        needed("tries", sa.Integer),
        needed("created_at", INSTANT),
        sa.Column("settled_at", INSTANT),
        sa.Column("sent_channel", sa.String),
        sa.Column("sent_ts", sa.String),
        sa.Column("trouble", sa.String),
        sa.PrimaryKeyConstraint("id", name="pk_errand"),
        sa.UniqueConstraint("key", name="uq_errand_key"),
    )
    op.create_index("ix_errand_state", "errand", ["state"])


def _make_confirmations() -> None:
    op.create_table(
        "confirmation",
        id_column(),
        needed("entry_id", sa.Integer),
        needed("person_id", sa.Integer),
        needed("verdict", WORD),
        sa.Column("reason", sa.String),
        needed("at", INSTANT),
        sa.PrimaryKeyConstraint("id", name="pk_confirmation"),
        reference("confirmation", "entry_id", "hour.id"),
        reference("confirmation", "person_id", "person.id"),
    )
    op.create_index("ix_confirmation_entry_id", "confirmation", ["entry_id"])


def _make_drafts() -> None:
    op.create_table(
        "draft",
        id_column(),
        needed("draft_id", sa.String),
        needed("version", sa.Integer),
        needed("kind", WORD),
        needed("candidate_id", sa.Integer),
        needed("author_id", sa.Integer),
        needed("parts", sa.JSON),
        needed("state", WORD),
        needed("written_at", INSTANT),
        sa.PrimaryKeyConstraint("id", name="pk_draft"),
        sa.UniqueConstraint("draft_id", "version", name="uq_draft_draft_id_version"),
        reference("draft", "candidate_id", "person.id"),
        reference("draft", "author_id", "person.id"),
    )
    op.create_index("ix_draft_candidate_id", "draft", ["candidate_id"])


def _make_cohorts() -> None:
    op.create_table(
        "cohort",
        needed("program", sa.String),
        needed("name", sa.String),
        needed("channel_id", sa.String),
        needed("set_at", INSTANT),
        sa.PrimaryKeyConstraint("program", "name", name="pk_cohort"),
    )
