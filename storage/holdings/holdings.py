"""Everything that is held of one person, read table by table for them to take away."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, select
from sqlmodel import col

from storage.database.engine import Database
from storage.database.writing import audit
from storage.errands import Errand
from storage.holdings.belongings import done_by, errands_about, theirs
from storage.holdings.places.place import Place
from storage.holdings.places.places import PLACES
from storage.outbox.outbox import insert_errands
from storage.tables.audit import AuditAction
from storage.tables.errands import ErrandRow
from storage.tables.evidence import ArtifactFileRow, ArtifactRow
from storage.tables.hours import CardRow
from storage.tables.sessions import AttendanceRow, AttendeeRow

Rows = Sequence[Mapping[str, Any]]

_AT_SESSION = [
    select(col(column)).where(col(AttendanceRow.id) == col(AttendeeRow.attendance_id)).scalar_subquery().label(name)
    for name, column in (("title", AttendanceRow.title), ("on", AttendanceRow.on), ("minutes", AttendanceRow.minutes))
]


@dataclass(frozen=True)
class Holdings:
    """What is held of a person, by table: the rows that are `theirs`, and what they `did` in the records of others."""

    theirs: Mapping[str, Rows]
    did: Mapping[str, Rows]


@dataclass(frozen=True)
class KeptFile:
    """The file of an artifact."""

    name: str
    content: bytes


class HoldingRecords:
    """What is held of each person; every method is one read or one transaction, as those of `Records` are."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, person_id: int) -> Holdings:
        """Everything that is held of them, save what the list of places withholds."""
        with self._database.reading() as connection:
            own = {place.table: _rows(connection, place, place.told, theirs(place, person_id)) for place in PLACES}
            did = {place.table: _rows(connection, place, place.told_by, done_by(place, person_id)) for place in PLACES}
            own[CardRow.__tablename__] = [_own_entries(card, person_id) for card in own[CardRow.__tablename__]]
            own[ErrandRow.__tablename__] = [
                {name: errand[name] for name in ("kind", "created_at", "due_at")}
                for errand in errands_about(connection, person_id)
            ]
        return Holdings(_filled(own), _filled(did))

    def files(self, person_id: int) -> Sequence[int]:
        """The artifacts of theirs whose files are kept, by number."""
        of_person = select(col(ArtifactFileRow.artifact_id)).join(
            ArtifactRow, col(ArtifactRow.id) == col(ArtifactFileRow.artifact_id)
        )
        of_person = of_person.where(col(ArtifactRow.candidate_id) == person_id).order_by(col(ArtifactRow.id))
        with self._database.reading() as connection:
            return tuple(connection.scalars(of_person))

    def file(self, person_id: int, artifact_id: int) -> KeptFile | None:
        """The file of that artifact of theirs, if it is kept."""
        found = (
            select(col(ArtifactRow.file), col(ArtifactRow.title), col(ArtifactFileRow.content))
            .join(ArtifactFileRow, col(ArtifactRow.id) == col(ArtifactFileRow.artifact_id))
            .where(col(ArtifactRow.id) == artifact_id, col(ArtifactRow.candidate_id) == person_id)
        )
        with self._database.reading() as connection:
            row = connection.execute(found).one_or_none()
        return None if row is None else KeptFile(row.file or row.title, row.content)

    def note_export(
        self, actor_id: int | None, person_id: int, *, errands: Sequence[Errand] = (), now: datetime
    ) -> None:
        """Write down who took away what is held of this person, and keep what hands it over."""
        with self._database.writing() as connection:
            insert_errands(connection, errands, now=now)
            audit(connection, AuditAction.EXPORT_RECORD, actor_id=actor_id, subjects=[person_id], at=now)


def _rows(
    connection: Connection, place: Place, names: Sequence[str], condition: ColumnElement[bool] | None
) -> list[dict[str, Any]]:
    if condition is None or not names:
        return []
    columns = [col(getattr(place.row, name)) for name in names]
    beside = _AT_SESSION if place.row is AttendeeRow else []
    key = list(place.row.__table__.primary_key)  # type: ignore[attr-defined]
    found = connection.execute(select(*columns, *beside).where(condition).order_by(*key))
    return [dict(row) for row in found.mappings()]


def _own_entries(card: Mapping[str, Any], person_id: int) -> dict[str, Any]:
    """The card without the hours of somebody else that it showed."""
    return {**card, "entries": [entry for entry in card["entries"] if entry["candidate_id"] == person_id]}


def _filled(found: Mapping[str, Rows]) -> Mapping[str, Rows]:
    return {table: rows for table, rows in found.items() if rows}
