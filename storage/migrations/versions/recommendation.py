"""The way to the recommendation: milestones, ratings, rulings, signings, support plans and early warnings."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.making import INSTANT, WORD, id_column, needed, reference, refuse_changes

revision = "0005"
down_revision = "0004"

APPEND_ONLY = ("milestone", "rating", "ruling", "signing", "support_plan", "early_warning")


def upgrade() -> None:
    """Make the tables, and widen `audit`."""
    op.add_column("audit", sa.Column("about", sa.String))
    _make_milestones()
    _make_ratings()
    _make_rulings()
    _make_signings()
    _make_plans()
    _make_warnings()
    _make_feeds()
    for table in APPEND_ONLY:
        refuse_changes(table)


def _make_milestones() -> None:
    op.create_table(
        "milestone",
        id_column(),
        needed("source", sa.String),
        needed("candidate_id", sa.Integer),
        needed("key", sa.String),
        needed("on", sa.Date),
        sa.Column("recorded_by", sa.Integer),
        needed("recorded_at", INSTANT),
        sa.Column("standard", sa.Integer),
        sa.Column("score", sa.Integer),
        sa.Column("note", sa.String),
        sa.Column("link", sa.String),
        sa.Column("takes_back", sa.Integer),
        sa.PrimaryKeyConstraint("id", name="pk_milestone"),
        sa.UniqueConstraint("source", name="uq_milestone_source"),
        sa.UniqueConstraint("takes_back", name="uq_milestone_takes_back"),
        reference("milestone", "candidate_id", "person.id"),
        reference("milestone", "recorded_by", "person.id"),
        reference("milestone", "takes_back", "milestone.id"),
    )
    op.create_index("ix_milestone_candidate_id_key", "milestone", ["candidate_id", "key"])


def _make_ratings() -> None:
    op.create_table(
        "rating",
        id_column(),
        needed("source", sa.String),
        needed("candidate_id", sa.Integer),
        needed("rater_id", sa.Integer),
        needed("rater_role", WORD),
        needed("round", sa.String),
        needed("scores", sa.JSON),
        sa.Column("note", sa.String),
        needed("rated_at", INSTANT),
        sa.PrimaryKeyConstraint("id", name="pk_rating"),
        sa.UniqueConstraint("source", name="uq_rating_source"),
        reference("rating", "candidate_id", "person.id"),
        reference("rating", "rater_id", "person.id"),
    )
    op.create_index("ix_rating_candidate_id", "rating", ["candidate_id"])


def _make_rulings() -> None:
    op.create_table(
        "ruling",
        id_column(),
        needed("source", sa.String),
        needed("program", sa.String),
        needed("rule", sa.String),
        needed("says", sa.String),
        needed("reason", sa.String),
        needed("ruled_by", sa.Integer),
        needed("ruled_at", INSTANT),
        needed("since", sa.Date),
        sa.Column("cohort", sa.String),
        sa.Column("side", sa.Integer),
        needed("terms", sa.JSON),
        sa.Column("undoes", sa.Integer),
        sa.PrimaryKeyConstraint("id", name="pk_ruling"),
        sa.UniqueConstraint("source", name="uq_ruling_source"),
        sa.UniqueConstraint("undoes", name="uq_ruling_undoes"),
        reference("ruling", "ruled_by", "person.id"),
        reference("ruling", "undoes", "ruling.id"),
    )
    op.create_index("ix_ruling_program", "ruling", ["program"])


def _make_signings() -> None:
    op.create_table(
        "signing",
        id_column(),
        needed("source", sa.String),
        needed("candidate_id", sa.Integer),
        needed("step", sa.String),
        needed("signed_by", sa.Integer),
        needed("signed_at", INSTANT),
        sa.Column("elsewhere", sa.String),
        needed("facts", sa.JSON),
        sa.Column("reopens", sa.Integer),
        sa.Column("reason", sa.String),
        sa.PrimaryKeyConstraint("id", name="pk_signing"),
        sa.UniqueConstraint("source", name="uq_signing_source"),
        sa.UniqueConstraint("reopens", name="uq_signing_reopens"),
        reference("signing", "candidate_id", "person.id"),
        reference("signing", "signed_by", "person.id"),
        reference("signing", "reopens", "signing.id"),
    )
    op.create_index("ix_signing_candidate_id", "signing", ["candidate_id"])


def _make_plans() -> None:
    op.create_table(
        "support_plan",
        id_column(),
        needed("plan_id", sa.String),
        needed("version", sa.Integer),
        needed("candidate_id", sa.Integer),
        needed("status", sa.String),
        needed("goals", sa.JSON),
        needed("written_by", sa.Integer),
        needed("written_at", INSTANT),
        sa.Column("note", sa.String),
        needed("closed", sa.Boolean),
        sa.PrimaryKeyConstraint("id", name="pk_support_plan"),
        sa.UniqueConstraint("plan_id", "version", name="uq_support_plan_plan_id_version"),
        reference("support_plan", "candidate_id", "person.id"),
        reference("support_plan", "written_by", "person.id"),
    )
    op.create_index("ix_support_plan_candidate_id", "support_plan", ["candidate_id"])


def _make_warnings() -> None:
    op.create_table(
        "early_warning",
        id_column(),
        needed("candidate_id", sa.Integer),
        needed("fact", sa.String),
        needed("told_at", INSTANT),
        sa.PrimaryKeyConstraint("id", name="pk_early_warning"),
        sa.UniqueConstraint("candidate_id", "fact", name="uq_early_warning_candidate_id_fact"),
        reference("early_warning", "candidate_id", "person.id"),
    )


def _make_feeds() -> None:
    op.create_table(
        "calendar_feed",
        needed("person_id", sa.Integer),
        needed("token", sa.String),
        needed("source", sa.String),
        needed("made_at", INSTANT),
        sa.PrimaryKeyConstraint("person_id", name="pk_calendar_feed"),
        sa.UniqueConstraint("token", name="uq_calendar_feed_token"),
        reference("calendar_feed", "person_id", "person.id"),
    )
