"""Rulings in the database: what administrators settled, in the order in which they did; nothing is ever changed."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, bindparam, func, insert, select
from sqlmodel import col

from induction.packs.rulings import Ruling
from induction.refused import Refused
from storage.database.engine import Database
from storage.database.writing import Turn, audit, take_turn
from storage.tables.audit import AuditAction
from storage.tables.recommendation import RulingRow

_APPEND = insert(RulingRow).returning(col(RulingRow.id))
_COUNT = select(func.count()).select_from(RulingRow)
_ALL = select(RulingRow).order_by(col(RulingRow.id))
_OF_PROGRAM = _ALL.where(col(RulingRow.program) == bindparam("of_program"))
_BY_SOURCE = select(RulingRow).where(col(RulingRow.source) == bindparam("of_source"))
_BY_ID = select(RulingRow).where(col(RulingRow.id) == bindparam("of_id"))
_LAST = select(func.max(col(RulingRow.id))).where(
    col(RulingRow.program) == bindparam("of_program"), col(RulingRow.rule) == bindparam("of_rule")
)
_UNDOING = select(RulingRow).where(col(RulingRow.undoes) == bindparam("of_id"))

_TERMS = ("number", "due", "measure", "authorship", "approved_by")


class RulingRecords:
    """The rulings in a database; every method is one read or one transaction, as those of `Records` are.

    `written` counts those that this very object wrote, for whoever keeps what was read.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self.written = 0

    def rule(self, ruling: Ruling, *, source: str, seen: int | None = None) -> Ruling:
        """The ruling with its number; what was settled by the same delivery before is given as it was then.

        `seen` is the last ruling on the same rule that was known, 0 for none: Refused where there is a later one.
        """
        with self._database.writing() as connection:
            take_turn(connection, Turn.RULINGS)
            kept = _by_source(connection, source)
            if kept is None:
                _check_unseen(connection, ruling, seen)
                kept = _append(connection, ruling, source, AuditAction.RULE)
        self.written += 1
        return kept

    def undo(self, number: int, *, reason: str, actor_id: int, source: str, now: datetime) -> Ruling:
        """The ruling that was taken back; by the same delivery before as well. Refused where it is gone already."""
        with self._database.writing() as connection:
            take_turn(connection, Turn.RULINGS)
            ruling = _one(connection, _BY_ID, of_id=number)
            if ruling is None or ruling.undoes is not None:
                raise Refused("no_ruling", "That ruling is not there. `/casc rulings` shows those that are.")
            if _by_source(connection, source) is None:
                if _one(connection, _UNDOING, of_id=number) is not None:
                    raise Refused("undone", "That ruling was taken back already.")
                facts = {"id": 0, "undoes": number, "reason": reason, "ruled_by": actor_id, "ruled_at": now}
                _append(connection, ruling.model_copy(update=facts), source, AuditAction.UNDO_RULING)
        self.written += 1
        return ruling

    def ruling(self, number: int) -> Ruling | None:
        """The ruling with that number."""
        with self._database.reading() as connection:
            return _one(connection, _BY_ID, of_id=number)

    def of_program(self, program: str) -> tuple[Ruling, ...]:
        """Everything that was settled for a program and taken back there, oldest first."""
        with self._database.reading() as connection:
            rows = connection.execute(_OF_PROGRAM, {"of_program": program}).mappings()
            return tuple(map(_ruling, rows))

    def all(self) -> tuple[Ruling, ...]:
        """Everything that was settled anywhere, and taken back, oldest first."""
        with self._database.reading() as connection:
            return tuple(map(_ruling, connection.execute(_ALL).mappings()))

    def count(self) -> int:
        """How many there are: none is ever changed or deleted, so the same number means the same rulings."""
        with self._database.reading() as connection:
            return connection.execute(_COUNT).scalar_one()


def _check_unseen(connection: Connection, ruling: Ruling, seen: int | None) -> None:
    """Refuse to rule over what somebody settled, or took back, while the form was open."""
    last = connection.execute(_LAST, {"of_program": ruling.program, "of_rule": ruling.rule}).scalar_one()
    if seen is not None and (last or 0) > seen:
        raise Refused(
            "ruled_meanwhile",
            "Somebody ruled on this while your form was open, so nothing was recorded. `/casc rulings` shows what they "
            "settled and why; where that is not right, settle it from there.",
        )


def _append(connection: Connection, ruling: Ruling, source: str, action: AuditAction) -> Ruling:
    facts = ruling.model_dump(exclude={"id", *_TERMS})
    terms = ruling.model_dump(mode="json", include=set(_TERMS), exclude_none=True)
    number = connection.execute(_APPEND, {**facts, "terms": terms, "source": source}).scalar_one()
    by, what = ruling.ruled_by, {"about": ruling.rule, "cohort": ruling.cohort}
    audit(connection, action, actor_id=by, subjects=[by], at=ruling.ruled_at, **what)
    return ruling.model_copy(update={"id": number})


def _by_source(connection: Connection, source: str) -> Ruling | None:
    return _one(connection, _BY_SOURCE, of_source=source)


def _one(connection: Connection, statement: Any, **where: int | str) -> Ruling | None:
    row = connection.execute(statement, where).mappings().one_or_none()
    return None if row is None else _ruling(row)


def _ruling(row: RowMapping) -> Ruling:
    facts: Mapping[str, Any] = {key: value for key, value in row.items() if key not in {"source", "terms"}}
    return Ruling.model_validate({**facts, **row["terms"]})
