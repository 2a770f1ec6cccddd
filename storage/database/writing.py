"""What writes have in common: taking turns, inserting what may be there already, and the audit of who did what."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from enum import IntEnum
from typing import Any

from sqlalchemy import Connection, func, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from storage.database.engine import POSTGRES, SQLITE
from storage.tables.audit import AuditAction, AuditRow
from storage.tables.ground import Row

_AUDIT = insert(AuditRow)


class Turn(IntEnum):
    """What one transaction at a time may write: the first key of a Postgres advisory lock."""

    HOURS_OF_PERSON = 1  # a candidate, or the coach whose time it is too
    ROSTER = 2
    MIGRATION = 3
    DRAFTS_OF_CANDIDATE = 4
    EXECUTOR = 5
    RECORD_OF_CANDIDATE = 6  # milestones, ratings, signings and support plans
    RULINGS = 7
    PULSES = 8


def take_turn(connection: Connection, turn: Turn, subjects: Iterable[int] = (0,)) -> None:
    """Wait until no other transaction has this turn for these subjects; kept until the transaction ends.

    On SQLite there is nothing to wait for: `BEGIN IMMEDIATE` has let in one writer. The locks are taken in ascending
    order, so that no two transactions wait for each other.
    """
    if connection.dialect.name == POSTGRES:
        locks = [func.pg_advisory_xact_lock(turn.value, subject) for subject in sorted(subjects)]
        connection.execute(select(*locks))


def audit(
    connection: Connection,
    action: AuditAction,
    *,
    actor_id: int | None,
    subjects: Iterable[int],
    at: datetime,
    **what: int | str | None,
) -> None:
    """Put into the audit who did this to the records of these people, and `what` of theirs it was, by its column."""
    audit_each(connection, action, ({"at": at, "subject_id": one, **what} for one in subjects), actor_id=actor_id)


def audit_each(
    connection: Connection, action: AuditAction, whats: Iterable[Mapping[str, Any]], *, actor_id: int | None
) -> None:
    """Put into the audit who did this, in one go: each of `whats` has its columns, at least `at` and `subject_id`."""
    if rows := [{"actor_id": actor_id, "action": action, **what} for what in whats]:
        connection.execute(_AUDIT, rows)


class InsertOnce:
    """An insert that leaves everything as it is where there is a row with the same `key`, which is unique."""

    def __init__(self, row: type[Row], *key: str) -> None:
        self._statements = {
            SQLITE: sqlite.insert(row).on_conflict_do_nothing(index_elements=key),
            POSTGRES: postgresql.insert(row).on_conflict_do_nothing(index_elements=key),
        }

    def __call__(self, connection: Connection, facts: Mapping[str, Any]) -> bool:
        """Whether the row was inserted."""
        statement = self._statements[connection.dialect.name]
        return connection.execute(statement, facts, execution_options={"preserve_rowcount": True}).rowcount == 1

    def many(self, connection: Connection, rows: Sequence[Mapping[str, Any]], told: Any) -> frozenset[Any]:
        """Which of these rows were inserted, by the column that is `told`; all in one go."""
        if not rows:
            return frozenset()
        return frozenset(connection.scalars(self._statements[connection.dialect.name].returning(told), rows))
