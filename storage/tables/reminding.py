"""Reminders: how weekly posts are set, what went out or was left out, and how a person wants to be reminded."""

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import JSON, Column, Index, text
from sqlmodel import Field

from induction.packs.reminding import NudgeKind
from induction.reminding.due import Reason
from induction.reminding.reminders import ReminderState
from storage.tables.ground import Instant, Row, word_column


class PostingRow(Row, table=True):
    """How a cohort's weekly post is set; what is empty is as the program's pack says.

    The companion minds it from `since` on, and `decided` is the Monday of the newest week whose post was decided on.
    """

    __tablename__ = "posting"

    program: str = Field(primary_key=True)
    cohort: str = Field(primary_key=True)
    since: datetime = Field(sa_column=Column(Instant, nullable=False))
    decided: date | None = None
    zone: str | None = None
    weekday: int | None = None
    at: time | None = None
    newsletter_day: int | None = None
    newsletter_link: str | None = None
    paused_at: datetime | None = Field(default=None, sa_column=Column(Instant))
    set_by: int | None = Field(default=None, foreign_key="person.id")
    set_at: datetime | None = Field(default=None, sa_column=Column(Instant))


class SchoolBreakRow(Row, table=True):
    """Days of a cohort's school calendar on which no weekly post goes out."""

    __tablename__ = "school_break"

    id: int | None = Field(default=None, primary_key=True)
    program: str
    cohort: str
    title: str
    first: date
    last: date
    set_by: int | None = Field(default=None, foreign_key="person.id")
    set_at: datetime = Field(sa_column=Column(Instant, nullable=False))


class PostEditRow(Row, table=True):
    """The words that an administrator gave one week's post of a cohort in place of the `usual` ones, as those were."""

    __tablename__ = "post_edit"

    program: str = Field(primary_key=True)
    cohort: str = Field(primary_key=True)
    monday: date = Field(primary_key=True)
    words: str
    usual: str
    edited_by: int = Field(foreign_key="person.id")
    edited_at: datetime = Field(sa_column=Column(Instant, nullable=False))


class ReminderRow(Row, table=True):
    """One weekly post, or one item of which one person was told on one day: what became of it, and why.

    `errand` is the key of what brings it, None where it was left out from the start; `day` is the Monday of a post's
    week, and the person's own day of a nudge.
    """

    __tablename__ = "reminder"
    __table_args__ = (
        Index("ix_reminder_person_id_item", "person_id", "item"),
        Index(
            "ix_reminder_open",
            "errand",
            sqlite_where=text("state = 'due'"),
            postgresql_where=text("state = 'due'"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    program: str
    cohort: str | None = None
    person_id: int | None = Field(default=None, foreign_key="person.id")
    kind: NudgeKind | None = Field(default=None, sa_column=Column(word_column(NudgeKind)))
    item: str | None = None
    day: date
    at: datetime = Field(sa_column=Column(Instant, nullable=False))
    state: ReminderState = Field(sa_column=Column(word_column(ReminderState), nullable=False))
    reason: Reason | None = Field(default=None, sa_column=Column(word_column(Reason)))
    errand: str | None = None
    decided_at: datetime = Field(sa_column=Column(Instant, nullable=False))


class ReminderChoiceRow(Row, table=True):
    """How a person wants to be reminded; what is empty is as the program's pack says."""

    __tablename__ = "reminder_choice"

    person_id: int = Field(primary_key=True, foreign_key="person.id")
    workdays: list[int] | None = Field(default=None, sa_column=Column(JSON(none_as_null=True)))
    works_from: time | None = None
    works_until: time | None = None
    snoozed_until: datetime | None = Field(default=None, sa_column=Column(Instant))
    leave_from: date | None = None
    leave_to: date | None = None
    leave_by: int | None = Field(default=None, foreign_key="person.id")
    leave_at: datetime | None = Field(default=None, sa_column=Column(Instant))
    stopped: list[Any] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    changed_by: int | None = Field(default=None, foreign_key="person.id")
    changed_at: datetime = Field(sa_column=Column(Instant, nullable=False))


class ReminderLookRow(Row, table=True):
    """When it is next looked for what is open of a person's; of whom there is nothing here, it is looked at once."""

    __tablename__ = "reminder_look"

    person_id: int = Field(primary_key=True, foreign_key="person.id")
    next_at: datetime = Field(sa_column=Column(Instant, nullable=False, index=True))
