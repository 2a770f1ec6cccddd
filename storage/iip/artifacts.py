"""Artifacts, written once however often their delivery comes, changed and withdrawn by another row."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select
from sqlmodel import col

from induction.record.artifacts import Artifact, Gathered
from induction.refused import Refused
from storage.database.engine import Database
from storage.database.legible import writable
from storage.database.writing import Turn, audit, audit_each, take_turn
from storage.tables.audit import AuditAction
from storage.tables.evidence import ArtifactFileRow, ArtifactRow
from storage.tables.ground import NUMBERS

_APPEND = insert(ArtifactRow)
_APPEND_FILE = insert(ArtifactFileRow)
_ALL = select(ArtifactRow).order_by(col(ArtifactRow.id))
_OF_CANDIDATES = _ALL.where(col(ArtifactRow.candidate_id).in_(bindparam("candidates", expanding=True)))
_BY_SOURCE = _ALL.where(col(ArtifactRow.source) == bindparam("of_source"))
_BY_ID = _ALL.where(col(ArtifactRow.id) == bindparam("of_id"))
_REPLACING = _ALL.where(col(ArtifactRow.replaces) == bindparam("of_id"))
_CONTENT = select(col(ArtifactFileRow.content)).where(col(ArtifactFileRow.artifact_id) == bindparam("of_id"))


class ArtifactRecords:
    """The artifacts in a database; every method is one read or one transaction, as those of `Records` are."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def record(
        self,
        gathered: Gathered,
        *,
        source: str,
        by: int,
        now: datetime,
        replaces: int | None = None,
        content: bytes | None = None,
    ) -> Artifact:
        """The artifact, written down with its file where it has one; the same `source` gives what was written for it.

        With `replaces` it takes that one's place, and keeps its file. Refused where that one no longer stands.
        """
        with self._database.writing() as connection:
            take_turn(connection, Turn.RECORD_OF_CANDIDATE, [gathered.candidate_id])
            known = _one(connection, _BY_SOURCE, of_source=source)
            if known is not None:
                return known
            if replaces is not None:
                gathered = gathered.model_copy(update={"file": _standing(connection, gathered, replaces).file})
            written = _append(connection, gathered, source=source, by=by, now=now, replaces=replaces)
            if content is not None:
                connection.execute(_APPEND_FILE, {"artifact_id": written.id, "content": content})
            return written

    def withdraw(self, artifact_id: int, *, source: str, by: int, now: datetime) -> Artifact:
        """The row that withdraws this artifact; one that is there already is given again.

        Refused where another one stands in its place, and for what is none.
        """
        with self._database.writing() as connection:
            old = _numbered(connection, artifact_id)
            if old is None:
                raise _not_there()
            take_turn(connection, Turn.RECORD_OF_CANDIDATE, [old.candidate_id])
            ended = _one(connection, _REPLACING, of_id=artifact_id)
            if ended is not None and ended.withdrawn:
                return ended
            _standing(connection, old, artifact_id)
            gathered = Gathered(**old.model_dump(include={*Gathered.model_fields}))
            return _append(connection, gathered, source=source, by=by, now=now, replaces=artifact_id, withdrawn=True)

    def by_source(self, source: str) -> Artifact | None:
        """What this delivery recorded, if it recorded anything."""
        with self._database.reading() as connection:
            return _one(connection, _BY_SOURCE, of_source=source)

    def by_id(self, artifact_id: int) -> Artifact | None:
        """The artifact with this number, also one that no longer stands."""
        with self._database.reading() as connection:
            return _numbered(connection, artifact_id)

    def of_candidates(self, candidate_ids: Sequence[int]) -> tuple[Artifact, ...]:
        """Every artifact of these candidates, in the order in which they were recorded; also those replaced."""
        with self._database.reading() as connection:
            rows = connection.execute(_OF_CANDIDATES, {"candidates": candidate_ids}).mappings()
            return tuple(Artifact.model_validate(dict(row)) for row in rows)

    def content(self, artifact_id: int) -> bytes | None:
        """The file of the artifact, or of the one whose place it took; None where none is kept."""
        with self._database.reading() as connection:
            number: int | None = artifact_id
            while number is not None:
                found: bytes | None = connection.execute(_CONTENT, {"of_id": number}).scalar()
                if found is not None:
                    return found
                artifact = _numbered(connection, number)
                number = None if artifact is None else artifact.replaces
            return None

    def note_reading(self, candidate_id: int, artifacts: Sequence[int], reader_id: int, *, now: datetime) -> None:
        """Put into the audit that somebody read these artifacts, by their numbers, of another one's."""
        whats = ({"at": now, "subject_id": candidate_id, "about": str(one)} for one in artifacts)
        with self._database.writing() as connection:
            audit_each(connection, AuditAction.SEE_EVIDENCE, whats, actor_id=reader_id)


def _standing(connection: Connection, gathered: Gathered, artifact_id: int) -> Artifact:
    """The artifact of this number, of the same candidate; Refused where it no longer stands."""
    old = _numbered(connection, artifact_id)
    if old is None or old.candidate_id != gathered.candidate_id or old.withdrawn:
        raise _not_there()
    if _one(connection, _REPLACING, of_id=artifact_id) is not None:
        raise Refused("meanwhile", "That was changed or withdrawn just now. Please look at it once more.")
    return old


def _append(
    connection: Connection,
    gathered: Gathered,
    *,
    source: str,
    by: int,
    now: datetime,
    replaces: int | None,
    withdrawn: bool = False,
) -> Artifact:
    facts = gathered.model_dump() | {
        "title": writable(gathered.title),
        "why": gathered.why and writable(gathered.why),
        "link": gathered.link and writable(gathered.link),
        "file": gathered.file and writable(gathered.file),
        "standards": sorted(set(gathered.standards)),
    }
    row = {**facts, "source": source, "recorded_by": by, "recorded_at": now}
    connection.execute(_APPEND, {**row, "replaces": replaces, "withdrawn": withdrawn})
    written = _one(connection, _BY_SOURCE, of_source=source)
    if written is None:
        raise RuntimeError("an artifact that was just written is not there")
    audit(
        connection,
        AuditAction.WITHDRAW_EVIDENCE if withdrawn else AuditAction.GATHER_EVIDENCE,
        actor_id=by,
        subjects=[gathered.candidate_id],
        at=now,
        about=str(written.id),
    )
    return written


def _numbered(connection: Connection, artifact_id: int) -> Artifact | None:
    return _one(connection, _BY_ID, of_id=artifact_id) if artifact_id in NUMBERS else None


def _one(connection: Connection, statement: Any, **values: int | str) -> Artifact | None:
    row = connection.execute(statement, values).mappings().one_or_none()
    return None if row is None else Artifact.model_validate(dict(row))


def _not_there() -> Refused:
    return Refused("no_artifact", "That is not among the evidence any more. `/casc evidence` shows what is.")
