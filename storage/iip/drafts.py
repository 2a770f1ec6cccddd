"""Goals and reflections: append-only, a row a version, and every read of another person's in the audit."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, RowMapping, Select, bindparam, func, insert, select
from sqlmodel import col

from induction.refused import Refused
from induction.writing.drafts import Draft, DraftKind
from storage.database.engine import Database
from storage.database.writing import Turn, audit, take_turn
from storage.errands import Errand
from storage.outbox.outbox import insert_errands
from storage.roster.people import person_by_id
from storage.tables.audit import AuditAction
from storage.tables.drafts import DraftRow

_WRITTEN = {DraftKind.GOAL: AuditAction.WRITE_GOAL, DraftKind.REFLECTION: AuditAction.WRITE_REFLECTION}
_SEEN = {DraftKind.GOAL: AuditAction.SEE_GOAL, DraftKind.REFLECTION: AuditAction.SEE_REFLECTION}

_APPEND = insert(DraftRow)
_VERSIONS = select(DraftRow).where(col(DraftRow.draft_id) == bindparam("of_draft")).order_by(col(DraftRow.version))
_EVERY_VERSION_OF = (
    select(DraftRow)
    .where(
        col(DraftRow.candidate_id).in_(bindparam("candidates", expanding=True)),
        col(DraftRow.kind).in_(bindparam("kinds", expanding=True)),
    )
    .order_by(col(DraftRow.id))
)
_VERSIONS_OF = (
    select(
        col(DraftRow.draft_id),
        func.max(col(DraftRow.version)).label("newest"),
        func.min(col(DraftRow.id)).label("begun"),
    )
    .where(
        col(DraftRow.candidate_id).in_(bindparam("candidates", expanding=True)),
        col(DraftRow.kind).in_(bindparam("kinds", expanding=True)),
    )
    .group_by(col(DraftRow.draft_id))
    .subquery()
)
_NEWEST_OF: Select[DraftRow] = (
    select(DraftRow)
    .join(
        _VERSIONS_OF,
        (_VERSIONS_OF.c.draft_id == col(DraftRow.draft_id)) & (_VERSIONS_OF.c.newest == col(DraftRow.version)),
    )
    .order_by(_VERSIONS_OF.c.begun)
)


class DraftRecords:
    """The drafts in a database; every method is one read or one transaction, as those of `Records` are."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def write(self, draft: Draft, *, errands: Sequence[Errand] = ()) -> Draft:
        """The version as it was written, and its errands kept with it; what was written before stays as it is.

        Refused where the version before it is no longer the newest, with who changed it.
        """
        with self._database.writing() as connection:
            return write_draft(connection, draft, errands=errands)

    def versions(self, draft_id: str) -> tuple[Draft, ...]:
        """Every version of the draft, oldest first; none where there is no such draft."""
        with self._database.reading() as connection:
            return draft_versions(connection, draft_id)

    def of(self, candidate_ids: Sequence[int], *kinds: DraftKind) -> tuple[Draft, ...]:
        """The newest version of each draft of these candidates, in the order in which they were begun."""
        with self._database.reading() as connection:
            return drafts_of(connection, candidate_ids, kinds)

    def histories(self, candidate_ids: Sequence[int], *kinds: DraftKind) -> tuple[tuple[Draft, ...], ...]:
        """Every version of each draft of these candidates, in the order in which they were begun."""
        with self._database.reading() as connection:
            return draft_histories(connection, candidate_ids, kinds)

    def note_reading(self, drafts: Sequence[Draft], reader_id: int, *, now: datetime) -> None:
        """Put into the audit that these drafts were read by somebody they do not belong to."""
        with self._database.writing() as connection:
            note_reading(connection, drafts, reader_id, now=now)


def write_draft(connection: Connection, draft: Draft, *, errands: Sequence[Errand] = ()) -> Draft:
    """The version as it was written; the same version from the same person again gives what was written then.

    Refused where the version before it is no longer the newest, with who changed it.
    """
    take_turn(connection, Turn.DRAFTS_OF_CANDIDATE, [draft.candidate_id])
    written = draft_versions(connection, draft.draft_id)
    if repeated := next((one for one in written if _same(one, draft)), None):
        return repeated
    if len(written) != draft.version - 1:
        raise Refused("stale_draft", _stale(connection, written))
    connection.execute(_APPEND, draft.model_dump())
    _note(connection, _WRITTEN[draft.kind], draft, draft.author_id, at=draft.written_at)
    insert_errands(connection, errands, now=draft.written_at)
    return draft


def draft_versions(connection: Connection, draft_id: str) -> tuple[Draft, ...]:
    """Every version of the draft, oldest first; none where there is no such draft."""
    return tuple(_draft(row) for row in connection.execute(_VERSIONS, {"of_draft": draft_id}).mappings())


def drafts_of(connection: Connection, candidate_ids: Sequence[int], kinds: Sequence[DraftKind]) -> tuple[Draft, ...]:
    """The newest version of each draft of these candidates, in the order in which they were begun."""
    rows = connection.execute(_NEWEST_OF, {"candidates": candidate_ids, "kinds": kinds}).mappings()
    return tuple(_draft(row) for row in rows)


def draft_histories(
    connection: Connection, candidate_ids: Sequence[int], kinds: Sequence[DraftKind]
) -> tuple[tuple[Draft, ...], ...]:
    """Every version of each draft of these candidates, in the order in which they were begun."""
    found: dict[str, list[Draft]] = {}
    for row in connection.execute(_EVERY_VERSION_OF, {"candidates": candidate_ids, "kinds": kinds}).mappings():
        draft = _draft(row)
        found.setdefault(draft.draft_id, []).append(draft)
    return tuple(map(tuple, found.values()))


def note_reading(connection: Connection, drafts: Sequence[Draft], reader_id: int, *, now: datetime) -> None:
    """Put into the audit that these drafts were read by somebody they do not belong to."""
    for draft in drafts:
        _note(connection, _SEEN[draft.kind], draft, reader_id, at=now)


def _same(one: Draft, other: Draft) -> bool:
    return one.model_dump(exclude={"written_at"}) == other.model_dump(exclude={"written_at"})


def _stale(connection: Connection, written: Sequence[Draft]) -> str:
    author = person_by_id(connection, written[-1].author_id) if written else None
    who = author.first_name if author else "Somebody"
    return f"{who} changed this draft while you had it open. Nothing of yours is saved yet: look at it once more."


def _note(connection: Connection, action: AuditAction, draft: Draft, actor_id: int, *, at: datetime) -> None:
    audit(connection, action, actor_id=actor_id, subjects=[draft.candidate_id], at=at, draft_id=draft.draft_id)


def _draft(row: RowMapping) -> Draft:
    return Draft.model_validate(dict(row))
