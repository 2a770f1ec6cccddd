"""How coaching is rated: append-only, each written once however often it is delivered, and every read in the audit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select
from sqlmodel import col

from induction.feedback.coaching import CoachingRated, CoachingRating
from storage.database.engine import Database
from storage.database.writing import Turn, audit, take_turn
from storage.errands import Errand
from storage.outbox.outbox import insert_errands
from storage.tables.audit import AuditAction
from storage.tables.feedback import CoachingRatingRow

_APPEND = insert(CoachingRatingRow)
_ALL = select(CoachingRatingRow).order_by(col(CoachingRatingRow.id))
_OF_COACH = _ALL.where(col(CoachingRatingRow.coach_id) == bindparam("coach"))
_BY_SOURCE = _ALL.where(col(CoachingRatingRow.source) == bindparam("of_source"))


@dataclass(frozen=True)
class CoachingKept:
    """A rating of coaching as it stands in the record, and whether this call put it there."""

    rating: CoachingRating
    first_time: bool


class CoachingRecords:
    """The ratings of coaching in a database; every method is one read or one transaction, as those of `Records` are."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def rate(self, rated: CoachingRated, *, source: str, now: datetime, errands: Sequence[Errand] = ()) -> CoachingKept:
        """What was given, now in the record; the same `source` gives what was written for it before.

        The errands are kept where it is new.
        """
        with self._database.writing() as connection:
            take_turn(connection, Turn.RECORD_OF_CANDIDATE, [rated.coach_id])
            known = _ratings(connection, _BY_SOURCE, of_source=source)
            if known:
                return CoachingKept(known[0], first_time=False)
            connection.execute(_APPEND, rated.model_dump() | {"source": source, "rated_at": now})
            audit(connection, AuditAction.RATE_COACHING, actor_id=rated.by_id, subjects=[rated.coach_id], at=now)
            insert_errands(connection, errands, now=now)
            [written] = _ratings(connection, _BY_SOURCE, of_source=source)
            return CoachingKept(written, first_time=True)

    def by_source(self, source: str) -> CoachingRating | None:
        """The rating that this delivery wrote, if it wrote one."""
        with self._database.reading() as connection:
            return next(iter(_ratings(connection, _BY_SOURCE, of_source=source)), None)

    def of_coach(self, coach_id: int) -> tuple[CoachingRating, ...]:
        """Every rating of this coach, in the order in which they were given."""
        with self._database.reading() as connection:
            return _ratings(connection, _OF_COACH, coach=coach_id)

    def note_reading(self, coach_id: int, reader_id: int, *, now: datetime, errands: Sequence[Errand] = ()) -> None:
        """Keep what follows from a reading, and put into the audit that somebody else's ratings are read."""
        if reader_id == coach_id and not errands:
            return
        with self._database.writing() as connection:
            if reader_id != coach_id:
                audit(connection, AuditAction.SEE_COACHING, actor_id=reader_id, subjects=[coach_id], at=now)
            insert_errands(connection, errands, now=now)


def _ratings(connection: Connection, statement: Any, **values: Any) -> tuple[CoachingRating, ...]:
    rows = connection.execute(statement, values).mappings()
    return tuple(CoachingRating.model_validate(dict(row)) for row in rows)
