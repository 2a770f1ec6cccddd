"""Ratings: append-only, each written once however often it is delivered, and every read of another's in the audit."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select
from sqlmodel import col

from induction.record.assessments import Rated, Rating
from storage.database.engine import Database
from storage.database.writing import Turn, audit, audit_each, take_turn
from storage.errands import Errand
from storage.outbox.outbox import insert_errands
from storage.tables.audit import AuditAction
from storage.tables.recommendation import RatingRow

_APPEND = insert(RatingRow)
_ALL = select(RatingRow).order_by(col(RatingRow.id))
_OF_CANDIDATES = _ALL.where(col(RatingRow.candidate_id).in_(bindparam("candidates", expanding=True)))
_BY_SOURCE = _ALL.where(col(RatingRow.source) == bindparam("of_source"))


@dataclass(frozen=True)
class RatingKept:
    """A rating as it stands in the record, and whether this call put it there."""

    rating: Rating
    first_time: bool


class RatingRecords:
    """The ratings in a database; every method is one read or one transaction, as those of `Records` are."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def rate(self, rated: Rated, *, source: str, now: datetime, errands: Sequence[Errand] = ()) -> RatingKept:
        """What was given, now in the record; the same `source` gives what was written for it before.

        The errands are kept where it is new.
        """
        with self._database.writing() as connection:
            take_turn(connection, Turn.RECORD_OF_CANDIDATE, [rated.candidate_id])
            known = _ratings(connection, _BY_SOURCE, of_source=source)
            if known:
                return RatingKept(known[0], first_time=False)
            connection.execute(_APPEND, rated.model_dump(mode="json") | {"source": source, "rated_at": now})
            audit(
                connection,
                AuditAction.RATE,
                actor_id=rated.rater_id,
                subjects=[rated.candidate_id],
                at=now,
                about=rated.round,
            )
            insert_errands(connection, errands, now=now)
            [written] = _ratings(connection, _BY_SOURCE, of_source=source)
            return RatingKept(written, first_time=True)

    def by_source(self, source: str) -> Rating | None:
        """The rating that this delivery wrote, if it wrote one."""
        with self._database.reading() as connection:
            return next(iter(_ratings(connection, _BY_SOURCE, of_source=source)), None)

    def of_candidates(self, candidate_ids: Sequence[int]) -> tuple[Rating, ...]:
        """Every rating of these candidates, in the order in which they were given; also those given anew since."""
        with self._database.reading() as connection:
            return ratings_of(connection, candidate_ids)

    def note_reading(
        self,
        candidate_id: int,
        rounds: Collection[str],
        reader_id: int,
        *,
        now: datetime,
        errands: Sequence[Errand] = (),
    ) -> None:
        """Put into the audit that others' scores of these rounds are read, and keep what follows from that."""
        if not rounds and not errands:
            return
        with self._database.writing() as connection:
            audit_readings(connection, {candidate_id: rounds}, reader_id, now=now)
            insert_errands(connection, errands, now=now)


def audit_readings(
    connection: Connection, rounds: Mapping[int, Collection[str]], reader_id: int, *, now: datetime
) -> None:
    """Put into the audit that this person reads what others scored in these rounds, by the candidate's number."""
    reads = ({"at": now, "subject_id": one, "about": key} for one, keys in rounds.items() for key in sorted(keys))
    audit_each(connection, AuditAction.SEE_RATINGS, reads, actor_id=reader_id)


def ratings_of(connection: Connection, candidate_ids: Sequence[int]) -> tuple[Rating, ...]:
    """Every rating of these candidates, in the order in which they were given."""
    return _ratings(connection, _OF_CANDIDATES, candidates=candidate_ids)


def _ratings(connection: Connection, statement: Any, **values: Any) -> tuple[Rating, ...]:
    rows = connection.execute(statement, values).mappings()
    return tuple(Rating.model_validate(dict(row)) for row in rows)
