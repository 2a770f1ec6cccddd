"""Cohorts: who is in one comes from the roster, where it meets in Slack is set by the program's administrator."""

from collections.abc import Collection, Mapping
from datetime import date, datetime

from sqlalchemy import Connection, bindparam, func, insert, select, tuple_, update
from sqlmodel import col

from induction.people import Role
from storage.database.engine import Database
from storage.database.writing import Turn, audit, take_turn
from storage.tables.audit import AuditAction
from storage.tables.people import PersonRow
from storage.tables.programs import CohortRow


def cohorts(connection: Connection, program: str) -> tuple[str, ...]:
    """The cohorts that the program's candidates are in, by name."""
    named = (
        col(PersonRow.program) == program,
        col(PersonRow.role) == Role.CANDIDATE,
        col(PersonRow.cohort).is_not(None),
    )
    return tuple(connection.scalars(select(col(PersonRow.cohort)).where(*named).distinct().order_by("cohort")))


_ITS_NAME = (col(PersonRow.program), col(PersonRow.cohort))
_FIRST_DAYS = (
    select(*_ITS_NAME, col(PersonRow.starts_on))
    .where(
        tuple_(*_ITS_NAME).in_(bindparam("cohorts", expanding=True)),
        col(PersonRow.role) == Role.CANDIDATE,
        col(PersonRow.starts_on).is_not(None),
    )
    .group_by(*_ITS_NAME, col(PersonRow.starts_on))
    .order_by(func.count(), col(PersonRow.starts_on).desc())
)
"""Of each cohort the day on which most began comes last, of several the first of them."""


def cohort_starts(connection: Connection, cohorts: Collection[tuple[str, str]]) -> Mapping[tuple[str, str], date]:
    """The day on which most candidates of each cohort began, of several the first, where the roster has one."""
    if not cohorts:
        return {}
    rows = connection.execute(_FIRST_DAYS, {"cohorts": list(cohorts)})
    return {(row.program, row.cohort): row.starts_on for row in rows}


def cohort_channels(
    connection: Connection, program: str | None = None, cohorts: Collection[tuple[str, str]] | None = None
) -> Mapping[tuple[str, str], str]:
    """The Slack channel of each cohort that has one, by (program, cohort), or of those asked for."""
    which = [] if program is None else [col(CohortRow.program) == program]
    which += [] if cohorts is None else [tuple_(col(CohortRow.program), col(CohortRow.name)).in_(cohorts)]
    in_order = select(CohortRow).where(*which).order_by(col(CohortRow.program), col(CohortRow.name))
    rows = connection.execute(in_order).mappings()
    return {(row["program"], row["name"]): row["channel_id"] for row in rows}


def set_channel(
    connection: Connection, program: str, cohort: str, channel_id: str, *, actor_id: int, now: datetime
) -> bool:
    """Whether the cohort's channel is another one now than before."""
    take_turn(connection, Turn.ROSTER)
    of_cohort = (col(CohortRow.program) == program, col(CohortRow.name) == cohort)
    before = connection.scalars(select(col(CohortRow.channel_id)).where(*of_cohort)).one_or_none()
    if before == channel_id:
        return False
    if before is None:
        connection.execute(insert(CohortRow).values(program=program, name=cohort, channel_id=channel_id, set_at=now))
    else:
        connection.execute(update(CohortRow).where(*of_cohort).values(channel_id=channel_id, set_at=now))
    # The administrator stands for the program, so they are the subject.
    audit(connection, AuditAction.SET_CHANNEL, actor_id=actor_id, subjects=[actor_id], at=now, cohort=cohort)
    return True


class CohortRecords:
    """The cohorts of each program; every method is one read or one transaction, as those of `Records` are."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def names(self, program: str) -> tuple[str, ...]:
        """The cohorts that the program's candidates are in, by name."""
        with self._database.reading() as connection:
            return cohorts(connection, program)

    def start(self, program: str, cohort: str) -> date | None:
        """The day on which most candidates of the cohort began, of several the first; None where there is none."""
        return self.starts([(program, cohort)]).get((program, cohort))

    def starts(self, cohorts: Collection[tuple[str, str]]) -> Mapping[tuple[str, str], date]:
        """That day of each of these cohorts, by (program, cohort), where there is one."""
        with self._database.reading() as connection:
            return cohort_starts(connection, cohorts)

    def channels(self) -> Mapping[tuple[str, str], str]:
        """The Slack channel of each cohort that has one, by (program, cohort)."""
        with self._database.reading() as connection:
            return cohort_channels(connection)

    def set_channel(self, program: str, cohort: str, channel_id: str, *, actor_id: int, now: datetime) -> bool:
        """Whether the cohort's channel is another one now than before."""
        with self._database.writing() as connection:
            return set_channel(connection, program, cohort, channel_id, actor_id=actor_id, now=now)
