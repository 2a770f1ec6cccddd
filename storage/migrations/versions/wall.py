"""Writing and its wall: approvals, shares, suggestions, evidence, feedback on the program, and erased people."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.making import INSTANT, WORD, id_column, let_erased_go, needed, reference, refuse_changes

revision = "0006"
down_revision = "0005"

APPEND_ONLY = (
    "approval",
    "share",
    "suggestion",
    "suggestion_answer",
    "artifact",
    "artifact_file",
    "coaching_rating",
    "erasure",
)

WHOSE = {
    **dict.fromkeys(
        (
            *("hour", "draft", "coaching_session", "approval", "share", "suggestion", "artifact"),
            *("milestone", "rating", "signing", "support_plan", "early_warning"),
        ),
        "OLD.candidate_id",
    ),
    "confirmation": "(SELECT candidate_id FROM hour WHERE id = OLD.entry_id)",
    "suggestion_answer": "(SELECT candidate_id FROM suggestion WHERE id = OLD.suggestion_id)",
    "artifact_file": "(SELECT candidate_id FROM artifact WHERE id = OLD.artifact_id)",
    "coaching_rating": "OLD.coach_id",
}
"""Whose each row is, of the append-only tables whose rows may go with a person."""


def upgrade() -> None:
    """Make the tables, have room for when a person was erased, and find whom a supervisor supervises."""
    op.add_column("person", sa.Column("erased_at", INSTANT))
    op.create_index("ix_person_supervisor_id", "person", ["supervisor_id"])
    _make_notices()
    _make_approvals()
    _make_shares()
    _make_suggestions()
    _make_artifacts()
    _make_pulses()
    _make_coaching_ratings()
    _make_erasures()
    for table in APPEND_ONLY:
        refuse_changes(table)
    for table, whose in WHOSE.items():
        let_erased_go(table, whose)


def _make_notices() -> None:
    op.create_table(
        "notice",
        needed("person_id", sa.Integer),
        needed("key", sa.String),
        needed("source", sa.String),
        needed("at", INSTANT),
        sa.PrimaryKeyConstraint("person_id", "key", name="pk_notice"),
        reference("notice", "person_id", "person.id"),
    )


def _make_approvals() -> None:
    op.create_table(
        "approval",
        id_column(),
        needed("source", sa.String),
        needed("draft_id", sa.String),
        needed("version", sa.Integer),
        needed("candidate_id", sa.Integer),
        needed("by_id", sa.Integer),
        needed("role", WORD),
        needed("verdict", WORD),
        needed("at", INSTANT),
        sa.Column("comment", sa.String),
        sa.PrimaryKeyConstraint("id", name="pk_approval"),
        sa.UniqueConstraint("source", name="uq_approval_source"),
        reference("approval", "candidate_id", "person.id"),
        reference("approval", "by_id", "person.id"),
    )
    op.create_index("ix_approval_draft_id", "approval", ["draft_id"])
    op.create_index("ix_approval_candidate_id", "approval", ["candidate_id"])


def _make_shares() -> None:
    op.create_table(
        "share",
        id_column(),
        needed("source", sa.String),
        needed("candidate_id", sa.Integer),
        needed("with_id", sa.Integer),
        needed("kind", WORD),
        needed("item", sa.String),
        sa.Column("version", sa.Integer),
        needed("at", INSTANT),
        sa.Column("withdraws", sa.Integer),
        sa.PrimaryKeyConstraint("id", name="pk_share"),
        sa.UniqueConstraint("source", name="uq_share_source"),
        sa.UniqueConstraint("withdraws", name="uq_share_withdraws"),
        reference("share", "candidate_id", "person.id"),
        reference("share", "with_id", "person.id"),
        reference("share", "withdraws", "share.id"),
    )
    op.create_index("ix_share_candidate_id", "share", ["candidate_id"])
    op.create_index("ix_share_with_id", "share", ["with_id"])


def _make_suggestions() -> None:
    op.create_table(
        "suggestion",
        id_column(),
        needed("draft_id", sa.String),
        needed("version", sa.Integer),
        needed("candidate_id", sa.Integer),
        needed("part", sa.String),
        needed("own_words", sa.String),
        needed("proposed", sa.String),
        needed("model", sa.String),
        needed("proposed_at", INSTANT),
        sa.PrimaryKeyConstraint("id", name="pk_suggestion"),
        sa.UniqueConstraint("draft_id", "version", "part", name="uq_suggestion_draft_id_version_part"),
        reference("suggestion", "candidate_id", "person.id"),
    )
    op.create_index("ix_suggestion_candidate_id", "suggestion", ["candidate_id"])
    op.create_table(
        "suggestion_answer",
        needed("suggestion_id", sa.Integer),
        needed("taken", sa.Boolean),
        sa.Column("version", sa.Integer),
        needed("at", INSTANT),
        sa.PrimaryKeyConstraint("suggestion_id", name="pk_suggestion_answer"),
        reference("suggestion_answer", "suggestion_id", "suggestion.id"),
    )


def _make_artifacts() -> None:
    op.create_table(
        "artifact",
        id_column(),
        needed("source", sa.String),
        needed("candidate_id", sa.Integer),
        needed("on", sa.Date),
        needed("title", sa.String),
        needed("standards", sa.JSON),
        sa.Column("why", sa.String),
        sa.Column("goal_id", sa.String),
        sa.Column("entry_id", sa.Integer),
        sa.Column("link", sa.String),
        sa.Column("file", sa.String),
        needed("recorded_by", sa.Integer),
        needed("recorded_at", INSTANT),
        sa.Column("replaces", sa.Integer),
        needed("withdrawn", sa.Boolean),
        sa.PrimaryKeyConstraint("id", name="pk_artifact"),
        sa.UniqueConstraint("source", name="uq_artifact_source"),
        sa.UniqueConstraint("replaces", name="uq_artifact_replaces"),
        reference("artifact", "candidate_id", "person.id"),
        reference("artifact", "entry_id", "hour.id"),
        reference("artifact", "recorded_by", "person.id"),
        reference("artifact", "replaces", "artifact.id"),
    )
    op.create_index("ix_artifact_candidate_id", "artifact", ["candidate_id"])
    op.create_table(
        "artifact_file",
        needed("artifact_id", sa.Integer),
        needed("content", sa.LargeBinary),
        sa.PrimaryKeyConstraint("artifact_id", name="pk_artifact_file"),
        reference("artifact_file", "artifact_id", "artifact.id"),
    )


def _make_pulses() -> None:
    op.create_table(
        "pulse",
        needed("key", sa.String),
        needed("program", sa.String),
        sa.Column("cohort", sa.String),
        needed("opens_on", sa.Date),
        needed("closes_on", sa.Date),
        needed("opened_by", sa.Integer),
        sa.PrimaryKeyConstraint("key", name="pk_pulse"),
        reference("pulse", "opened_by", "person.id"),
    )
    op.create_index("ix_pulse_program", "pulse", ["program"])
    op.create_table(
        "pulse_turn",
        needed("pulse", sa.String),
        needed("person_id", sa.Integer),
        sa.PrimaryKeyConstraint("pulse", "person_id", name="pk_pulse_turn"),
        reference("pulse_turn", "pulse", "pulse.key"),
        reference("pulse_turn", "person_id", "person.id"),
    )
    op.create_table(
        "pulse_count",
        needed("pulse", sa.String),
        needed("cohort", sa.String),
        needed("role", WORD),
        needed("item", sa.String),
        needed("answer", sa.Integer),
        needed("times", sa.Integer),
        sa.PrimaryKeyConstraint("pulse", "cohort", "role", "item", "answer", name="pk_pulse_count"),
        reference("pulse_count", "pulse", "pulse.key"),
    )


def _make_coaching_ratings() -> None:
    op.create_table(
        "coaching_rating",
        id_column(),
        needed("source", sa.String),
        needed("coach_id", sa.Integer),
        needed("by_id", sa.Integer),
        needed("on", sa.Date),
        needed("levels", sa.JSON),
        needed("rated_at", INSTANT),
        sa.Column("note", sa.String),
        sa.PrimaryKeyConstraint("id", name="pk_coaching_rating"),
        sa.UniqueConstraint("source", name="uq_coaching_rating_source"),
        reference("coaching_rating", "coach_id", "person.id"),
        reference("coaching_rating", "by_id", "person.id"),
    )
    op.create_index("ix_coaching_rating_coach_id", "coaching_rating", ["coach_id"])


def _make_erasures() -> None:
    op.create_table(
        "erasure",
        id_column(),
        needed("source", sa.String),
        needed("person_id", sa.Integer),
        needed("program", sa.String),
        needed("role", WORD),
        needed("at", INSTANT),
        sa.Column("erased_by", sa.Integer),
        needed("why", WORD),
        needed("counts", sa.JSON),
        sa.PrimaryKeyConstraint("id", name="pk_erasure"),
        sa.UniqueConstraint("source", name="uq_erasure_source"),
        reference("erasure", "person_id", "person.id"),
    )
    op.create_index("ix_erasure_person_id", "erasure", ["person_id"])
