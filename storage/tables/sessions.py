"""What belongs to sessions: a coach's closing of one, its action items, and who attended one of the program.

`coaching_session` and `attendance` are append-only.
"""

from datetime import date, datetime, time

from sqlalchemy import Column, UniqueConstraint
from sqlmodel import Field

from storage.tables.ground import Instant, Row


class SessionRow(Row, table=True):
    """A coaching session as its coach closed it; `key` is the delivery that did. `goal_id` is the IIP goal touched."""

    __tablename__ = "coaching_session"

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    entry_id: int = Field(foreign_key="hour.id", index=True)
    candidate_id: int = Field(foreign_key="person.id", index=True)
    coach_id: int = Field(foreign_key="person.id")
    cpsel: int | None = None
    goal_id: str | None = None
    notes: str | None = None
    next_on: date | None = None
    closed_at: datetime = Field(sa_column=Column(Instant, nullable=False))


class ActionItemRow(Row, table=True):
    """What somebody took on in a session; `done_at` is empty until they, or the other, say that it is done."""

    __tablename__ = "action_item"
    __table_args__ = (UniqueConstraint("session_id", "position"),)

    id: int | None = Field(default=None, primary_key=True)
    session_id: int = Field(foreign_key="coaching_session.id")
    position: int
    candidate_id: int = Field(foreign_key="person.id", index=True)
    owner_id: int = Field(foreign_key="person.id", index=True)
    text: str
    due: date | None = None
    done_at: datetime | None = Field(default=None, sa_column=Column(Instant))
    done_by: int | None = Field(default=None, foreign_key="person.id")


class AttendanceRow(Row, table=True):
    """A session or workshop of the program whose instructor recorded who was there; `key` is what recorded it."""

    __tablename__ = "attendance"

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    program: str
    cohort: str
    date_key: str | None = None
    title: str
    category: str | None = None
    on: date
    minutes: int
    starts: time | None = None
    ends: time | None = None
    instructor_id: int = Field(foreign_key="person.id")
    recorded_at: datetime = Field(sa_column=Column(Instant, nullable=False))


class AttendeeRow(Row, table=True):
    """One candidate of the cohort at that session: the entry of who was there, and whether the assignment is in."""

    __tablename__ = "attendee"
    __table_args__ = (UniqueConstraint("attendance_id", "candidate_id"),)

    id: int | None = Field(default=None, primary_key=True)
    attendance_id: int = Field(foreign_key="attendance.id")
    candidate_id: int = Field(foreign_key="person.id", index=True)
    entry_id: int | None = Field(default=None, foreign_key="hour.id")
    assignment: bool | None = None
