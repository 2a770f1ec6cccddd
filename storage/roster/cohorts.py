"""Cohorts: who is in one comes from the roster, where it meets in Slack is set by the program's administrator."""

from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import Connection, func, insert, select, update
from sqlmodel import col

from induction.people import Role
from storage.database.engine import Database
from storage.database.writing import Turn, audit, take_turn
from storage.errands import Errand
from storage.outbox.outbox import errand_by_key, insert_errands
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


def cohort_start(connection: Connection, program: str, cohort: str) -> date | None:
    """The day on which most candidates of the cohort began, of several the first; None where the roster has none."""
    first_day = col(PersonRow.starts_on)
    of_cohort = (
        col(PersonRow.program) == program,
        col(PersonRow.cohort) == cohort,
        col(PersonRow.role) == Role.CANDIDATE,
        first_day.is_not(None),
    )
    most = select(first_day).where(*of_cohort).group_by(first_day).order_by(func.count().desc(), first_day).limit(1)
    return connection.scalars(most).one_or_none()


def cohort_channels(connection: Connection) -> Mapping[tuple[str, str], str]:
    """The Slack channel of each cohort that has one, by (program, cohort)."""
    rows = connection.execute(select(CohortRow).order_by(col(CohortRow.program), col(CohortRow.name))).mappings()
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
    _note(connection, AuditAction.SET_CHANNEL, cohort, actor_id=actor_id, now=now)
    return True


def post(
    connection: Connection,
    program: str,
    cohort: str,
    channel_id: str,
    *,
    errand: Errand,
    actor_id: int,
    now: datetime,
) -> bool:
    """Whether the post is kept now, with the channel as the cohort's; False where the errand's key is there."""
    take_turn(connection, Turn.ROSTER)
    if errand_by_key(connection, errand.key) is not None:
        return False
    set_channel(connection, program, cohort, channel_id, actor_id=actor_id, now=now)
    insert_errands(connection, [errand], now=now)
    _note(connection, AuditAction.POST_TO_COHORT, cohort, actor_id=actor_id, now=now)
    return True


def _note(connection: Connection, action: AuditAction, cohort: str, *, actor_id: int, now: datetime) -> None:
    """Write down who did that for the cohort; the administrator stands for the program, so they are the subject."""
    audit(connection, action, actor_id=actor_id, subjects=[actor_id], at=now, cohort=cohort)


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
        with self._database.reading() as connection:
            return cohort_start(connection, program, cohort)

    def channels(self) -> Mapping[tuple[str, str], str]:
        """The Slack channel of each cohort that has one, by (program, cohort)."""
        with self._database.reading() as connection:
            return cohort_channels(connection)

    def set_channel(self, program: str, cohort: str, channel_id: str, *, actor_id: int, now: datetime) -> bool:
        """Whether the cohort's channel is another one now than before."""
        with self._database.writing() as connection:
            return set_channel(connection, program, cohort, channel_id, actor_id=actor_id, now=now)

    def post(self, program: str, cohort: str, channel_id: str, *, errand: Errand, actor_id: int, now: datetime) -> bool:
        """Whether the post is kept now, with the channel as the cohort's; False where the errand's key is there."""
        with self._database.writing() as connection:
            return post(connection, program, cohort, channel_id, errand=errand, actor_id=actor_id, now=now)
