"""Closed sessions and their action items: a session is written once, with its hours or beside them."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, bindparam, insert, select, update
from sqlmodel import col

from induction.hours import LedgerEntry
from induction.ledger.sessions import ActionItem, ClosedSession, Closing
from induction.record.candidate import CandidateRecord
from induction.refused import Refused
from storage.database.engine import Database
from storage.database.legible import writable
from storage.database.writing import Turn, audit, take_turn
from storage.errands import Errand
from storage.hours.ledger import entries_of
from storage.outbox.outbox import insert_errands
from storage.tables.audit import AuditAction
from storage.tables.ground import NUMBERS
from storage.tables.sessions import ActionItemRow, SessionRow

_APPEND = insert(SessionRow).returning(col(SessionRow.id))
_AGREE = insert(ActionItemRow)
_SESSIONS = select(SessionRow).order_by(col(SessionRow.id))
_OF_CANDIDATES = _SESSIONS.where(col(SessionRow.candidate_id).in_(bindparam("candidates", expanding=True)))
_BY_KEY = _SESSIONS.where(col(SessionRow.key) == bindparam("of_key"))
_ITEMS: Select[ActionItemRow, str] = (
    select(ActionItemRow, col(SessionRow.key).label("session"))
    .join(SessionRow, col(SessionRow.id) == col(ActionItemRow.session_id))
    .order_by(col(ActionItemRow.id))
)
_ITEMS_OF_CANDIDATES = _ITEMS.where(col(ActionItemRow.candidate_id).in_(bindparam("candidates", expanding=True)))
_ITEM = _ITEMS.where(col(ActionItemRow.id) == bindparam("of_item"))
_CHANGE = update(ActionItemRow).where(col(ActionItemRow.id) == bindparam("of_item"))
_FINISH = _CHANGE.where(col(ActionItemRow.done_at).is_(None))
_REOPEN = _CHANGE.where(col(ActionItemRow.done_at).is_not(None))
_MOVE = _FINISH.where(col(ActionItemRow.due) == bindparam("from_day"))


class SessionRecords:
    """The closed sessions in a database; every method is one read or one transaction, as those of `Records` are."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def close(self, closing: Closing, entry_id: int, *, errands: Sequence[Errand] = ()) -> ClosedSession:
        """The session closed beside hours that are recorded already; the same key gives what was written for it.

        Refused where the entry is not one of these two, or counts no more.
        """
        with self._database.writing() as connection:
            take_turn(connection, Turn.HOURS_OF_PERSON, [closing.candidate_id])
            known = session_by_key(connection, closing.key)
            if known is not None:
                return known
            _check_open(connection, closing, entry_id)
            write_session(connection, closing, entry_id)
            insert_errands(connection, errands, now=closing.closed_at)
            [written] = _sessions(connection, _BY_KEY, {"of_key": closing.key})
            return written

    def by_key(self, key: str) -> ClosedSession | None:
        """The session that this delivery closed, if it closed one."""
        with self._database.reading() as connection:
            return session_by_key(connection, key)

    def of(self, candidate_ids: Sequence[int]) -> tuple[ClosedSession, ...]:
        """Every session with these candidates, in the order in which they were closed; also those that do not stand."""
        with self._database.reading() as connection:
            return _sessions(connection, _OF_CANDIDATES, {"candidates": candidate_ids})

    def beside(self, records: Sequence[CandidateRecord]) -> Mapping[int, tuple[ClosedSession, ...]]:
        """The same by candidate, for those whose records are at hand: their ledger is not read again."""
        candidates = [one.candidate.id for one in records]
        with self._database.reading() as connection:
            rows = connection.execute(_OF_CANDIDATES, {"candidates": candidates}).mappings().all()
            theirs = {row["candidate_id"] for row in rows}
            entries = {entry.id: entry for one in records if one.candidate.id in theirs for entry in one.entries}
            found: dict[int, list[ClosedSession]] = {number: [] for number in theirs}
            for session in _with_items(connection, rows, entries):
                found[session.candidate_id].append(session)
        return {number: tuple(sessions) for number, sessions in found.items()}

    def item(self, item_id: int) -> tuple[ActionItem, ClosedSession] | None:
        """One action item with its session; None for whatever number no item has."""
        if item_id not in NUMBERS:
            return None
        with self._database.reading() as connection:
            row = connection.execute(_ITEM, {"of_item": item_id}).mappings().one_or_none()
            session = None if row is None else session_by_key(connection, row["session"])
        return None if session is None else next((one, session) for one in session.items if one.id == item_id)

    def finish_item(self, item_id: int, actor_id: int, *, now: datetime) -> bool:
        """Whether the item is done now, and was not before."""
        with self._database.writing() as connection:
            return finish_item(connection, item_id, actor_id, now=now)

    def reopen_item(self, item_id: int, actor_id: int, *, now: datetime) -> bool:
        """Whether the item is to be done again now, and was done before."""
        with self._database.writing() as connection:
            return _change(
                connection, _REOPEN, item_id, {"done_at": None, "done_by": None}, actor_id, AuditAction.REOPEN_ITEM, now
            )

    def move_item(self, item_id: int, actor_id: int, *, due: date, to: date, now: datetime) -> bool:
        """Whether the item that was `due` on that day is now due on another."""
        with self._database.writing() as connection:
            values = {"due": to, "from_day": due}
            return _change(connection, _MOVE, item_id, values, actor_id, AuditAction.MOVE_ITEM, now)

    def note_reading(self, sessions: Sequence[ClosedSession], reader_id: int, *, now: datetime) -> None:
        """Put into the audit that the notes of these sessions were read by somebody whom they are not about."""
        if not sessions:
            return
        with self._database.writing() as connection:
            for one in sessions:
                seen, about = AuditAction.SEE_NOTE, [one.candidate_id]
                audit(connection, seen, actor_id=reader_id, subjects=about, at=now, session_key=one.key)


def write_session(connection: Connection, closing: Closing, entry_id: int) -> None:
    """Write down the session beside its hours, and what is done of earlier ones; the hours' turn must be taken."""
    facts = closing.model_dump(exclude={"items", "done"}) | {"entry_id": entry_id}
    notes = closing.notes and writable(closing.notes)
    session_id = connection.execute(_APPEND, facts | {"notes": notes}).scalar_one()
    for position, item in enumerate(closing.items):
        place = {"session_id": session_id, "position": position, "candidate_id": closing.candidate_id}
        connection.execute(_AGREE, item.model_dump() | place | {"text": writable(item.text)})
    actor, at = closing.coach_id, closing.closed_at
    audit(
        connection,
        AuditAction.CLOSE_SESSION,
        actor_id=actor,
        subjects=[closing.candidate_id],
        at=at,
        session_key=closing.key,
        entry_id=entry_id,
    )
    for item_id in closing.done:
        finish_item(connection, item_id, actor, now=at)


def session_by_key(connection: Connection, key: str) -> ClosedSession | None:
    """The session that this delivery closed, if it closed one."""
    return next(iter(_sessions(connection, _BY_KEY, {"of_key": key})), None)


def finish_item(connection: Connection, item_id: int, actor_id: int, *, now: datetime) -> bool:
    """Whether the item is done now, and was not before."""
    done = {"done_at": now, "done_by": actor_id}
    return _change(connection, _FINISH, item_id, done, actor_id, AuditAction.FINISH_ITEM, now)


def _change(
    connection: Connection,
    statement: Any,
    item_id: int,
    values: Mapping[str, Any],
    actor_id: int,
    action: AuditAction,
    now: datetime,
) -> bool:
    """Whether the item is another now; then that is in the audit."""
    if item_id not in NUMBERS or connection.execute(statement, {"of_item": item_id, **values}).rowcount != 1:
        return False
    subject = connection.execute(_ITEM, {"of_item": item_id}).mappings().one()["candidate_id"]
    audit(connection, action, actor_id=actor_id, subjects=[subject], at=now, item_id=item_id)
    return True


def _check_open(connection: Connection, closing: Closing, entry_id: int) -> None:
    entries = {entry.id: entry for entry in entries_of(connection, [closing.candidate_id])}
    entry = entries.get(entry_id)
    if entry is None or entry.coach_id != closing.coach_id:
        raise Refused("no_entry", "These hours are not of a session with you, or are no longer there.")
    if not entry.counts:
        raise Refused(
            "already_changed", "These hours were corrected or taken out meanwhile. Look at `/casc progress` once more."
        )


def _sessions(connection: Connection, statement: Any, values: Mapping[str, Any]) -> tuple[ClosedSession, ...]:
    rows = connection.execute(statement, values).mappings().all()
    candidates = list({row["candidate_id"] for row in rows})
    entries = {entry.id: entry for entry in entries_of(connection, candidates)} if candidates else {}
    return _with_items(connection, rows, entries)


def _with_items(
    connection: Connection, rows: Sequence[RowMapping], entries: Mapping[int, LedgerEntry]
) -> tuple[ClosedSession, ...]:
    """The sessions of these rows with their action items; `entries` is the ledger of their candidates."""
    candidates = list({row["candidate_id"] for row in rows})
    if not candidates:
        return ()
    items: dict[str, list[ActionItem]] = {row["key"]: [] for row in rows}
    for row in connection.execute(_ITEMS_OF_CANDIDATES, {"candidates": candidates}).mappings():
        if row["session"] in items:
            items[row["session"]].append(ActionItem.model_validate(dict(row)))
    return tuple(_session(row, entries, items[row["key"]]) for row in rows)


def _session(row: RowMapping, entries: Mapping[int, LedgerEntry], items: Sequence[ActionItem]) -> ClosedSession:
    entry = entries[row["entry_id"]]
    while entry.replaced_by is not None:
        entry = entries[entry.replaced_by]
    return ClosedSession.model_validate({**row, "entry": entry, "items": tuple(items)})
