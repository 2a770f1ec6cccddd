"""Sessions that coaches close, attendance, errands that have a time, entries of several together."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.making import INSTANT, id_column, needed, reference, refuse_changes

revision = "0004"
down_revision = "0003"

APPEND_ONLY = ("coaching_session", "attendance")


def upgrade() -> None:
    """Make the tables, and widen `hour`, `card`, `errand` and `audit`."""
    op.add_column("hour", _no("together"))
    op.add_column("hour", sa.Column("zone", sa.String))
    op.create_index("ix_hour_coach_id_on", "hour", ["coach_id", "on"])
    op.add_column("card", _no("apart"))
    op.add_column("card", _no("separate"))
    op.create_index("ix_card_actor_id_created_at", "card", ["actor_id", "created_at"])
    op.add_column("errand", sa.Column("due_at", INSTANT))
    op.add_column("audit", sa.Column("session_key", sa.String))
    op.add_column("audit", sa.Column("item_id", sa.Integer))
    _make_sessions()
    _make_action_items()
    _make_attendance()
    _make_attendees()
    for table in APPEND_ONLY:
        refuse_changes(table)


def _no(name: str) -> sa.Column[bool]:
    """A column that is false for everything that is there already."""
    return sa.Column(name, sa.Boolean, nullable=False, server_default=sa.false())


def _make_sessions() -> None:
    op.create_table(
        "coaching_session",
        id_column(),
        needed("key", sa.String),
        needed("entry_id", sa.Integer),
        needed("candidate_id", sa.Integer),
        needed("coach_id", sa.Integer),
        sa.Column("cpsel", sa.Integer),
        sa.Column("goal_id", sa.String),
        sa.Column("notes", sa.String),
        sa.Column("next_on", sa.Date),
        needed("closed_at", INSTANT),
        sa.PrimaryKeyConstraint("id", name="pk_coaching_session"),
        sa.UniqueConstraint("key", name="uq_coaching_session_key"),
        reference("coaching_session", "entry_id", "hour.id"),
        reference("coaching_session", "candidate_id", "person.id"),
        reference("coaching_session", "coach_id", "person.id"),
    )
    op.create_index("ix_coaching_session_entry_id", "coaching_session", ["entry_id"])
    op.create_index("ix_coaching_session_candidate_id", "coaching_session", ["candidate_id"])


def _make_action_items() -> None:
    op.create_table(
        "action_item",
        id_column(),
        needed("session_id", sa.Integer),
        needed("position", sa.Integer),
        needed("candidate_id", sa.Integer),
        needed("owner_id", sa.Integer),
        needed("text", sa.String),
        sa.Column("due", sa.Date),
        sa.Column("done_at", INSTANT),
        sa.Column("done_by", sa.Integer),
        sa.PrimaryKeyConstraint("id", name="pk_action_item"),
        sa.UniqueConstraint("session_id", "position", name="uq_action_item_session_id_position"),
        reference("action_item", "session_id", "coaching_session.id"),
        reference("action_item", "candidate_id", "person.id"),
        reference("action_item", "owner_id", "person.id"),
        reference("action_item", "done_by", "person.id"),
    )
    op.create_index("ix_action_item_candidate_id", "action_item", ["candidate_id"])
    op.create_index("ix_action_item_owner_id", "action_item", ["owner_id"])


def _make_attendance() -> None:
    op.create_table(
        "attendance",
        id_column(),
        needed("key", sa.String),
        needed("program", sa.String),
        needed("cohort", sa.String),
        sa.Column("date_key", sa.String),
        needed("title", sa.String),
        sa.Column("category", sa.String),
        needed("on", sa.Date),
        needed("minutes", sa.Integer),
        sa.Column("starts", sa.Time),
        sa.Column("ends", sa.Time),
        needed("instructor_id", sa.Integer),
        needed("recorded_at", INSTANT),
        sa.PrimaryKeyConstraint("id", name="pk_attendance"),
        sa.UniqueConstraint("key", name="uq_attendance_key"),
        reference("attendance", "instructor_id", "person.id"),
    )


def _make_attendees() -> None:
    op.create_table(
        "attendee",
        id_column(),
        needed("attendance_id", sa.Integer),
        needed("candidate_id", sa.Integer),
        sa.Column("entry_id", sa.Integer),
        sa.Column("assignment", sa.Boolean),
        sa.PrimaryKeyConstraint("id", name="pk_attendee"),
        sa.UniqueConstraint("attendance_id", "candidate_id", name="uq_attendee_attendance_id_candidate_id"),
        reference("attendee", "attendance_id", "attendance.id"),
        reference("attendee", "candidate_id", "person.id"),
        reference("attendee", "entry_id", "hour.id"),
    )
    op.create_index("ix_attendee_candidate_id", "attendee", ["candidate_id"])
