"""People on the roster, who coached whom from when to when, and what each was told once."""

from datetime import date, datetime

from sqlalchemy import Column, Index, text
from sqlmodel import Field

from induction.people import Role
from storage.tables.ground import Instant, Row, word_column


class PersonRow(Row, table=True):
    """A person on the roster. `email` is kept in lower case, so that its uniqueness ignores case.

    Of who was erased nothing is left but the number, the role and the program.
    """

    __tablename__ = "person"
    __table_args__ = (Index("ix_person_program_cohort", "program", "cohort"),)

    id: int | None = Field(default=None, primary_key=True)
    name: str
    email: str = Field(unique=True)
    program: str = Field(index=True)
    role: Role = Field(sa_column=Column(word_column(Role), nullable=False))
    slack_id: str | None = Field(default=None, unique=True)
    zone: str
    cohort: str | None = None
    supervisor_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    starts_on: date | None = None
    ends_on: date | None = None
    erased_at: datetime | None = Field(default=None, sa_column=Column(Instant))


class PairingRow(Row, table=True):
    """A coach at a candidate's side, from the first day up to, not including, `to_on`; open while that is empty."""

    __tablename__ = "pairing"
    __table_args__ = (
        Index(
            "uq_pairing_open",
            "candidate_id",
            unique=True,
            sqlite_where=text("to_on IS NULL"),
            postgresql_where=text("to_on IS NULL"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    candidate_id: int = Field(foreign_key="person.id", index=True)
    coach_id: int = Field(foreign_key="person.id", index=True)
    from_on: date
    to_on: date | None = None


class NoticeRow(Row, table=True):
    """What a person was told once, such as who owns the workspace; `source` is the delivery that carried it."""

    __tablename__ = "notice"

    person_id: int = Field(primary_key=True, foreign_key="person.id")
    key: str = Field(primary_key=True)
    source: str
    at: datetime = Field(sa_column=Column(Instant, nullable=False))
