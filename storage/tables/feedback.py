"""Feedback on the program: the pulse survey, of which only counts are kept, and how coaching is rated.

`pulse_turn` says who has answered, and nothing else does: no row says what anybody answered.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Column
from sqlmodel import Field

from induction.people import Role
from storage.tables.ground import Instant, Row, word_column

ANSWERED = "_answered"
"""Under this name it is counted who took part: no item is called so."""


class PulseRow(Row, table=True):
    """One round of the survey in a program, or in one cohort of it."""

    __tablename__ = "pulse"

    key: str = Field(primary_key=True)
    program: str = Field(index=True)
    cohort: str | None = None
    opens_on: date
    closes_on: date
    opened_by: int = Field(foreign_key="person.id")


class PulseTurnRow(Row, table=True):
    """That somebody has answered in that round."""

    __tablename__ = "pulse_turn"

    pulse: str = Field(primary_key=True, foreign_key="pulse.key")
    person_id: int = Field(primary_key=True, foreign_key="person.id")


class PulseCountRow(Row, table=True):
    """How many of a group gave that answer to that item. The item `ANSWERED` counts who took part."""

    __tablename__ = "pulse_count"

    pulse: str = Field(primary_key=True, foreign_key="pulse.key")
    cohort: str = Field(primary_key=True)
    role: Role = Field(sa_column=Column(word_column(Role), primary_key=True))
    item: str = Field(primary_key=True)
    answer: int = Field(primary_key=True)
    times: int


class CoachingRatingRow(Row, table=True):
    """The levels that somebody gave a coach by the part of the coaching cycle. Append-only."""

    __tablename__ = "coaching_rating"

    id: int | None = Field(default=None, primary_key=True)
    source: str = Field(unique=True)
    coach_id: int = Field(foreign_key="person.id", index=True)
    by_id: int = Field(foreign_key="person.id")
    on: date
    levels: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    rated_at: datetime = Field(sa_column=Column(Instant, nullable=False))
    note: str | None = None
