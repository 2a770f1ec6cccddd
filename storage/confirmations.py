"""The other party's word on an entry, written down once however often it is said."""

from collections.abc import Sequence

from sqlalchemy import Connection, RowMapping, bindparam, insert, select
from sqlmodel import col

from induction.confirmations import Answered, Confirmation, Verdict
from induction.hours import LedgerEntry
from induction.refused import Refused
from storage.ledger import entry_by_id
from storage.tables.audit import AuditAction, AuditRow
from storage.tables.hours import ConfirmationRow, HourRow
from storage.writing import Turn, take_turn

_AUDITED = {
    Verdict.CONFIRMED: AuditAction.CONFIRM_HOURS,
    Verdict.DISPUTED: AuditAction.DISPUTE_HOURS,
    Verdict.UPHELD: AuditAction.UPHOLD_HOURS,
}

_WORDS = select(ConfirmationRow).order_by(col(ConfirmationRow.id))
_OF_CANDIDATES = _WORDS.join(HourRow, col(HourRow.id) == col(ConfirmationRow.entry_id)).where(
    col(HourRow.candidate_id).in_(bindparam("candidates", expanding=True))
)
_ON_ENTRIES = _WORDS.where(col(ConfirmationRow.entry_id).in_(bindparam("entries", expanding=True)))
_NEWEST_ON = (
    select(ConfirmationRow)
    .where(col(ConfirmationRow.entry_id) == bindparam("entry"))
    .order_by(col(ConfirmationRow.id).desc())
    .limit(1)
)


def said_of(connection: Connection, candidate_ids: Sequence[int]) -> dict[int, Confirmation]:
    """The newest word on each entry of these candidates, by the entry's number."""
    rows = connection.execute(_OF_CANDIDATES, {"candidates": candidate_ids}).mappings()
    return {row["entry_id"]: _word(row) for row in rows}


def words_of(connection: Connection, candidate_ids: Sequence[int]) -> tuple[Confirmation, ...]:
    """Every word on the entries of these candidates, oldest first, also on those that no longer count."""
    rows = connection.execute(_OF_CANDIDATES, {"candidates": candidate_ids}).mappings()
    return tuple(_word(row) for row in rows)


def newest_on(connection: Connection, entry_ids: Sequence[int]) -> dict[int, Confirmation]:
    """The newest word on each of these entries, by the entry's number."""
    rows = connection.execute(_ON_ENTRIES, {"entries": entry_ids}).mappings()
    return {row["entry_id"]: _word(row) for row in rows}


def say(connection: Connection, words: Sequence[Confirmation]) -> tuple[Answered, ...]:
    """What became of each word, in their order; those that are there already are not written a second time.

    A word on an entry that no longer counts is not written either, nor one that upholds what nobody disputes: one that
    does is written with the reason of the dispute. Whoever corrects or voids an entry waits for this transaction, and
    this one for theirs.
    """
    if words:
        candidates = {_entry(connection, word).candidate_id for word in words}
        take_turn(connection, Turn.HOURS_OF_PERSON, candidates)
    return tuple(_answered(connection, word) for word in words)


def _answered(connection: Connection, word: Confirmation) -> Answered:
    entry = _entry(connection, word)
    if not entry.counts:
        return Answered(entry=entry, word=None, first_time=False)
    newest = _newest(connection, entry.id)
    if word.verdict is Verdict.UPHELD:
        if newest is None or newest.verdict is not Verdict.DISPUTED:
            return Answered(entry=entry, word=newest, first_time=False)
        word = word.model_copy(update={"reason": newest.reason})
    if newest is not None and _same(newest, word):
        return Answered(entry=entry, word=newest, first_time=False)
    connection.execute(insert(ConfirmationRow), word.model_dump())
    connection.execute(insert(AuditRow), _audit(entry, word))
    return Answered(entry=entry, word=word, first_time=True)


def _entry(connection: Connection, word: Confirmation) -> LedgerEntry:
    entry = entry_by_id(connection, word.entry_id)
    if entry is None:
        raise Refused("no_entry", "That entry is no longer there.")
    return entry


def _newest(connection: Connection, entry_id: int) -> Confirmation | None:
    row = connection.execute(_NEWEST_ON, {"entry": entry_id}).mappings().one_or_none()
    return None if row is None else _word(row)


def _same(one: Confirmation, other: Confirmation) -> bool:
    return (one.person_id, one.verdict, one.reason) == (other.person_id, other.verdict, other.reason)


def _word(row: RowMapping) -> Confirmation:
    return Confirmation.model_validate({name: row[name] for name in Confirmation.model_fields})


def _audit(entry: LedgerEntry, word: Confirmation) -> dict[str, object]:
    return {
        "at": word.at,
        "actor_id": word.person_id,
        "action": _AUDITED[word.verdict],
        "subject_id": entry.candidate_id,
        "entry_id": entry.id,
    }
