"""Every table of the first version. `hour` and `audit` refuse to be changed.

Postgres keeps an instant with its time zone, SQLite as UTC without one.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

INSTANT = sa.DateTime(timezone=True)
WORD = sa.String(32)
APPEND_ONLY = ("hour", "audit")


def upgrade() -> None:
    """Make the tables."""
    _make_people()
    _make_ledger()
    _make_catalogue()
    for table in APPEND_ONLY:
        _refuse_changes(table)


def _make_people() -> None:
    op.create_table(
        "person",
        _id(),
        _needed("name", sa.String),
        _needed("email", sa.String),
        _needed("program", sa.String),
        _needed("role", WORD),
        sa.Column("slack_id", sa.String),
        _needed("zone", sa.String),
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
        _id(),
        _needed("candidate_id", sa.Integer),
        _needed("coach_id", sa.Integer),
        _needed("from_on", sa.Date),
        sa.Column("to_on", sa.Date),
        sa.PrimaryKeyConstraint("id", name="pk_pairing"),
        _reference("pairing", "candidate_id", "person.id"),
        _reference("pairing", "coach_id", "person.id"),
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
        _needed("key", sa.String),
        _needed("seen_at", INSTANT),
        sa.PrimaryKeyConstraint("key", name="pk_delivery"),
    )
    op.create_index("ix_delivery_seen_at", "delivery", ["seen_at"])
    op.create_table(
        "card",
        _needed("id", sa.String),
        _needed("source", sa.String),
        _needed("actor_id", sa.Integer),
        _needed("action", WORD),
        _needed("entries", sa.JSON),
        sa.Column("corrects", sa.Integer),
        sa.Column("reason", sa.String),
        _needed("state", WORD),
        _needed("created_at", INSTANT),
        sa.Column("settled_at", INSTANT),
        sa.PrimaryKeyConstraint("id", name="pk_card"),
        sa.UniqueConstraint("source", name="uq_card_source"),
        _reference("card", "actor_id", "person.id"),
    )
    op.create_table(
        "hour",
        _id(),
        _needed("card_id", sa.String),
        _needed("position", sa.Integer),
        _needed("candidate_id", sa.Integer),
        _needed("kind", WORD),
        _needed("minutes", sa.Integer),
        _needed("on", sa.Date),
        sa.Column("category", sa.String),
        sa.Column("coach_id", sa.Integer),
        sa.Column("format", WORD),
        sa.Column("topic", sa.String),
        sa.Column("starts", sa.Time),
        sa.Column("ends", sa.Time),
        _needed("logged_by", sa.Integer),
        _needed("logged_at", INSTANT),
        sa.Column("corrects", sa.Integer),
        _needed("voided", sa.Boolean),
        sa.Column("reason", sa.String),
        sa.PrimaryKeyConstraint("id", name="pk_hour"),
        sa.UniqueConstraint("card_id", "position", name="uq_hour_card_id_position"),
        sa.UniqueConstraint("corrects", name="uq_hour_corrects"),
        _reference("hour", "card_id", "card.id"),
        _reference("hour", "candidate_id", "person.id"),
        _reference("hour", "coach_id", "person.id"),
        _reference("hour", "logged_by", "person.id"),
        _reference("hour", "corrects", "hour.id"),
    )
    op.create_index("ix_hour_candidate_id_on", "hour", ["candidate_id", "on"])
    op.create_index("ix_hour_logged_by", "hour", ["logged_by"])
    op.create_table(
        "audit",
        _id(),
        _needed("at", INSTANT),
        sa.Column("actor_id", sa.Integer),
        _needed("action", WORD),
        _needed("subject_id", sa.Integer),
        sa.Column("entry_id", sa.Integer),
        sa.Column("card_id", sa.String),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
    )
    op.create_index("ix_audit_subject_id", "audit", ["subject_id"])


def _make_catalogue() -> None:
    op.create_table(
        "generation",
        _needed("program", sa.String),
        _needed("generation", sa.String),
        sa.PrimaryKeyConstraint("program", name="pk_generation"),
    )
    op.create_table(
        "document",
        _needed("program", sa.String),
        _needed("name", sa.String),
        _needed("title", sa.String),
        _needed("sha256", sa.String),
        _needed("passages", sa.Integer),
        _needed("added_at", INSTANT),
        sa.PrimaryKeyConstraint("program", "name", name="pk_document"),
    )


def _id() -> sa.Column[Any]:
    return sa.Column("id", sa.Integer, nullable=False)


def _needed(name: str, kind: Any) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False)


def _reference(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [target], name=f"fk_{table}_{column}")


def _refuse_changes(table: str) -> None:
    if op.get_bind().dialect.name == "sqlite":
        for change in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_refuses_{change.lower()} BEFORE {change} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )
        return
    op.execute(
        f"CREATE FUNCTION {table}_refuses_changes() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{table} is append-only'; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {table}_refuses_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_refuses_changes()"
    )
