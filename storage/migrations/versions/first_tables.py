"""Every table of the first version. `hour` and `audit` refuse to be changed."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.making import INSTANT, WORD, id_column, needed, reference, refuse_changes

revision = "0001"
down_revision = None

APPEND_ONLY = ("hour", "audit")


def upgrade() -> None:
    """Make the tables."""
    _make_people()
    _make_ledger()
    _make_catalogue()
    for table in APPEND_ONLY:
        refuse_changes(table)


def _make_people() -> None:
    op.create_table(
        "person",
        id_column(),
        needed("name", sa.String),
        needed("email", sa.String),
        needed("program", sa.String),
        needed("role", WORD),
        sa.Column("slack_id", sa.String),
        needed("zone", sa.String),
        sa.Column("cohort", sa.String),
        sa.Column("starts_on", sa.Date),
        sa.Column("ends_on", sa.Date),
        sa.PrimaryKeyConstraint("id", name="pk_person"),
        sa.UniqueConstraint("email", name="uq_person_email"),
        sa.UniqueConstraint("slack_id", name="uq_person_slack_id"),
    )
    op.create_index("ix_person_program", "person", ["program"])
    op.create_table(
        "pairing",
        id_column(),
        needed("candidate_id", sa.Integer),
        needed("coach_id", sa.Integer),
        needed("from_on", sa.Date),
        sa.Column("to_on", sa.Date),
        sa.PrimaryKeyConstraint("id", name="pk_pairing"),
        reference("pairing", "candidate_id", "person.id"),
        reference("pairing", "coach_id", "person.id"),
    )
    op.create_index("ix_pairing_candidate_id", "pairing", ["candidate_id"])
    op.create_index("ix_pairing_coach_id", "pairing", ["coach_id"])
    still_open = sa.text("to_on IS NULL")
    op.create_index(
        "uq_pairing_open",
        "pairing",
        ["candidate_id"],
        unique=True,
        sqlite_where=still_open,
        postgresql_where=still_open,
    )


def _make_ledger() -> None:
    op.create_table(
        "delivery",
        needed("key", sa.String),
        needed("seen_at", INSTANT),
        sa.PrimaryKeyConstraint("key", name="pk_delivery"),
    )
    op.create_index("ix_delivery_seen_at", "delivery", ["seen_at"])
    op.create_table(
        "card",
        needed("id", sa.String),
        needed("source", sa.String),
        needed("actor_id", sa.Integer),
        needed("action", WORD),
        needed("entries", sa.JSON),
        sa.Column("corrects", sa.Integer),
        sa.Column("reason", sa.String),
        needed("state", WORD),
        needed("created_at", INSTANT),
        sa.Column("settled_at", INSTANT),
        sa.PrimaryKeyConstraint("id", name="pk_card"),
        sa.UniqueConstraint("source", name="uq_card_source"),
        reference("card", "actor_id", "person.id"),
    )
    op.create_table(
        "hour",
        id_column(),
        needed("card_id", sa.String),
        needed("position", sa.Integer),
        needed("candidate_id", sa.Integer),
        needed("kind", WORD),
        needed("minutes", sa.Integer),
        needed("on", sa.Date),
        sa.Column("category", sa.String),
        sa.Column("coach_id", sa.Integer),
        sa.Column("format", WORD),
        sa.Column("topic", sa.String),
        sa.Column("starts", sa.Time),
        sa.Column("ends", sa.Time),
        needed("logged_by", sa.Integer),
        needed("logged_at", INSTANT),
        sa.Column("corrects", sa.Integer),
        needed("voided", sa.Boolean),
        sa.Column("reason", sa.String),
        sa.PrimaryKeyConstraint("id", name="pk_hour"),
        sa.UniqueConstraint("card_id", "position", name="uq_hour_card_id_position"),
        sa.UniqueConstraint("corrects", name="uq_hour_corrects"),
        reference("hour", "card_id", "card.id"),
        reference("hour", "candidate_id", "person.id"),
        reference("hour", "coach_id", "person.id"),
        reference("hour", "logged_by", "person.id"),
        reference("hour", "corrects", "hour.id"),
    )
    op.create_index("ix_hour_candidate_id_on", "hour", ["candidate_id", "on"])
    op.create_index("ix_hour_logged_by", "hour", ["logged_by"])
    op.create_table(
        "audit",
        id_column(),
        needed("at", INSTANT),
        sa.Column("actor_id", sa.Integer),
        needed("action", WORD),
        needed("subject_id", sa.Integer),
        sa.Column("entry_id", sa.Integer),
        sa.Column("card_id", sa.String),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
    )
    op.create_index("ix_audit_subject_id", "audit", ["subject_id"])


def _make_catalogue() -> None:
    op.create_table(
        "generation",
        needed("program", sa.String),
        needed("generation", sa.String),
        sa.PrimaryKeyConstraint("program", name="pk_generation"),
    )
    op.create_table(
        "document",
        needed("program", sa.String),
        needed("name", sa.String),
        needed("title", sa.String),
        needed("sha256", sa.String),
        needed("passages", sa.Integer),
        needed("added_at", INSTANT),
        sa.PrimaryKeyConstraint("program", "name", name="pk_document"),
    )
