"""Reminders: how weekly posts are set, breaks and edits, what went out or was left out, and how people want them."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.making import INSTANT, WORD, id_column, needed, reference

revision = "0007"
down_revision = "0006"

_STILL_DUE = sa.text("state = 'due'")


def upgrade() -> None:
    """Make the tables."""
    op.create_index("ix_person_program_cohort", "person", ["program", "cohort"])
    _make_posts()
    _make_reminders()
    _make_choices()


def _make_posts() -> None:
    op.create_table(
        "posting",
        needed("program", sa.String),
        needed("cohort", sa.String),
        needed("since", INSTANT),
        sa.Column("decided", sa.Date),
        sa.Column("zone", sa.String),
        sa.Column("weekday", sa.Integer),
        sa.Column("at", sa.Time),
        sa.Column("newsletter_day", sa.Integer),
        sa.Column("newsletter_link", sa.String),
        sa.Column("paused_at", INSTANT),
        sa.Column("set_by", sa.Integer),
        sa.Column("set_at", INSTANT),
        sa.PrimaryKeyConstraint("program", "cohort", name="pk_posting"),
        reference("posting", "set_by", "person.id"),
    )
    op.create_table(
        "school_break",
        id_column(),
        needed("program", sa.String),
        needed("cohort", sa.String),
        needed("title", sa.String),
        needed("first", sa.Date),
        needed("last", sa.Date),
        sa.Column("set_by", sa.Integer),
        needed("set_at", INSTANT),
        sa.PrimaryKeyConstraint("id", name="pk_school_break"),
        reference("school_break", "set_by", "person.id"),
    )
    op.create_table(
        "post_edit",
        needed("program", sa.String),
        needed("cohort", sa.String),
        needed("monday", sa.Date),
        needed("words", sa.String),
        needed("usual", sa.String),
        needed("edited_by", sa.Integer),
        needed("edited_at", INSTANT),
        sa.PrimaryKeyConstraint("program", "cohort", "monday", name="pk_post_edit"),
        reference("post_edit", "edited_by", "person.id"),
    )


def _make_reminders() -> None:
    op.create_table(
        "reminder",
        id_column(),
        needed("key", sa.String),
        needed("program", sa.String),
        sa.Column("cohort", sa.String),
        sa.Column("person_id", sa.Integer),
        sa.Column("kind", WORD),
        sa.Column("item", sa.String),
        needed("day", sa.Date),
        needed("at", INSTANT),
        needed("state", WORD),
        sa.Column("reason", WORD),
        sa.Column("errand", sa.String),
        needed("decided_at", INSTANT),
        sa.PrimaryKeyConstraint("id", name="pk_reminder"),
        sa.UniqueConstraint("key", name="uq_reminder_key"),
        reference("reminder", "person_id", "person.id"),
    )
    op.create_index("ix_reminder_person_id_item", "reminder", ["person_id", "item"])
    op.create_index("ix_reminder_open", "reminder", ["errand"], sqlite_where=_STILL_DUE, postgresql_where=_STILL_DUE)


def _make_choices() -> None:
    op.create_table(
        "reminder_choice",
        needed("person_id", sa.Integer),
        sa.Column("workdays", sa.JSON),
        sa.Column("works_from", sa.Time),
        sa.Column("works_until", sa.Time),
        sa.Column("snoozed_until", INSTANT),
        sa.Column("leave_from", sa.Date),
        sa.Column("leave_to", sa.Date),
        sa.Column("leave_by", sa.Integer),
        sa.Column("leave_at", INSTANT),
        needed("stopped", sa.JSON),
        sa.Column("changed_by", sa.Integer),
        needed("changed_at", INSTANT),
        sa.PrimaryKeyConstraint("person_id", name="pk_reminder_choice"),
        reference("reminder_choice", "person_id", "person.id"),
        reference("reminder_choice", "leave_by", "person.id"),
        reference("reminder_choice", "changed_by", "person.id"),
    )
    op.create_table(
        "reminder_look",
        needed("person_id", sa.Integer),
        needed("next_at", INSTANT),
        sa.PrimaryKeyConstraint("person_id", name="pk_reminder_look"),
        reference("reminder_look", "person_id", "person.id"),
    )
    op.create_index("ix_reminder_look_next_at", "reminder_look", ["next_at"])
