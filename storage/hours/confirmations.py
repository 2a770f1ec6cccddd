"""The other party's word on an entry, written down once however often it is said."""

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, insert, select
from sqlmodel import col

from induction.hours import LedgerEntry
from induction.ledger.confirmations import Confirmation, Verdict, WordTaken, is_third_partys
from induction.refused import Refused
from storage.database.legible import writable
from storage.database.writing import Turn, audit, take_turn
from storage.hours.ledger import entry_by_id
from storage.hours.said import newest_on, read_word
from storage.tables.audit import AuditAction
from storage.tables.hours import ConfirmationRow, HourRow

_AUDITED = {
    Verdict.CONFIRMED: AuditAction.CONFIRM_HOURS,
    Verdict.DISPUTED: AuditAction.DISPUTE_HOURS,
    Verdict.UPHELD: AuditAction.UPHOLD_HOURS,
}

_WORDS = select(ConfirmationRow).order_by(col(ConfirmationRow.id))
_OF_CANDIDATES = _WORDS.join(HourRow, col(HourRow.id) == col(ConfirmationRow.entry_id)).where(
    col(HourRow.candidate_id).in_(bindparam("candidates", expanding=True))
)


def said_of(connection: Connection, candidate_ids: Sequence[int]) -> dict[int, Confirmation]:
    """The newest word on each entry of these candidates, by the entry's number."""
    rows = connection.execute(_OF_CANDIDATES, {"candidates": candidate_ids}).mappings()
    return {row["entry_id"]: read_word(row) for row in rows}


def words_of(connection: Connection, candidate_ids: Sequence[int]) -> tuple[Confirmation, ...]:
    """Every word on the entries of these candidates, oldest first, also on those that no longer count."""
    rows = connection.execute(_OF_CANDIDATES, {"candidates": candidate_ids}).mappings()
    return tuple(read_word(row) for row in rows)


def say(connection: Connection, words: Sequence[Confirmation]) -> tuple[WordTaken, ...]:
    """What became of each word, in their order; those that are there already are not written a second time.

    A word on an entry that no longer counts is not written either, nor one that upholds what nobody disputes: one that
    does is written with the reason of the dispute. Whoever corrects or voids an entry waits for this transaction, and
    this one for theirs.
    """
    if words:
        candidates = {_entry(connection, word).candidate_id for word in words}
        take_turn(connection, Turn.HOURS_OF_PERSON, candidates)
    return tuple(_answered(connection, word) for word in words)


def _answered(connection: Connection, word: Confirmation) -> WordTaken:
    entry = _entry(connection, word)
    if not entry.counts:
        return WordTaken(entry=entry, word=None, first_time=False)
    word = word.model_copy(update={"reason": word.reason and writable(word.reason)})
    newest = newest_on(connection, [entry.id]).get(entry.id)
    if word.verdict is Verdict.UPHELD:
        if newest is None or newest.verdict is not Verdict.DISPUTED:
            return WordTaken(entry=entry, word=newest, first_time=False)
        word = word.model_copy(update={"reason": newest.reason})
    if newest is not None and (_same(newest, word) or _is_overruled(entry, newest, word)):
        return WordTaken(entry=entry, word=newest, first_time=False)
    connection.execute(insert(ConfirmationRow), word.model_dump())
    _note(connection, word, entry)
    return WordTaken(entry=entry, word=word, first_time=True)


def _note(connection: Connection, word: Confirmation, entry: LedgerEntry) -> None:
    action, about = _AUDITED[word.verdict], [entry.candidate_id]
    audit(connection, action, actor_id=word.person_id, subjects=about, at=word.at, entry_id=entry.id)


def _entry(connection: Connection, word: Confirmation) -> LedgerEntry:
    entry = entry_by_id(connection, word.entry_id)
    if entry is None:
        raise Refused("no_entry", "That entry is no longer there.")
    return entry


def _is_overruled(entry: LedgerEntry, newest: Confirmation, word: Confirmation) -> bool:
    """Whether one of two who are both asked confirms what the other says is not right: who said it takes it back."""
    disputed = newest.verdict is Verdict.DISPUTED and newest.person_id != word.person_id
    return disputed and word.verdict is Verdict.CONFIRMED and is_third_partys(entry)


def _same(one: Confirmation, other: Confirmation) -> bool:
    return (one.person_id, one.verdict, one.reason) == (other.person_id, other.verdict, other.reason)
