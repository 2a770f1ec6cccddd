"""Suggestions: what a model proposed beside a person's own words, and what they made of it. Append-only."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, bindparam, insert, select
from sqlmodel import col

from induction.refused import Refused
from induction.writing.drafts import Draft, DraftState
from induction.writing.suggestions import Suggestion, with_taken
from storage.database.engine import Database
from storage.database.writing import InsertOnce, Turn, audit, take_turn
from storage.errands import Errand
from storage.iip.drafts import draft_versions, write_draft
from storage.outbox.outbox import insert_errands
from storage.tables.audit import AuditAction
from storage.tables.drafts import SuggestionAnswerRow, SuggestionRow
from storage.tables.ground import NUMBERS

_KEEP = InsertOnce(SuggestionRow, "draft_id", "version", "part")
_ANSWER = insert(SuggestionAnswerRow)
_ALL: Select[Any, Any, Any, Any] = (
    select(
        SuggestionRow,
        col(SuggestionAnswerRow.taken),
        col(SuggestionAnswerRow.version).label("taken_version"),
        col(SuggestionAnswerRow.at).label("answered_at"),
    )
    .join(SuggestionAnswerRow, col(SuggestionAnswerRow.suggestion_id) == col(SuggestionRow.id), isouter=True)
    .order_by(col(SuggestionRow.id))
)
_OF_DRAFT = _ALL.where(col(SuggestionRow.draft_id) == bindparam("of_draft"))
_OF_CANDIDATES = _ALL.where(col(SuggestionRow.candidate_id).in_(bindparam("candidates", expanding=True)))
_BY_ID = _ALL.where(col(SuggestionRow.id) == bindparam("of_id"))


class SuggestionRecords:
    """The suggestions in a database; every method is one read or one transaction, as those of `Records` are."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def ask(self, errand: Errand, *, now: datetime) -> None:
        """Keep that wording is wanted; what asks for it a second time by the same key changes nothing."""
        with self._database.writing() as connection:
            insert_errands(connection, [errand], now=now)

    def keep(self, suggestions: Sequence[Suggestion]) -> tuple[Suggestion, ...]:
        """What was proposed for that version; of a part that has a proposal already, that one stays."""
        with self._database.writing() as connection:
            for one in suggestions:
                _KEEP(connection, one.model_dump(include=_PROPOSED))
            found = _suggestions(connection, _OF_DRAFT, of_draft=suggestions[0].draft_id) if suggestions else ()
        return tuple(one for one in found if one.version == suggestions[0].version)

    def of_draft(self, draft_id: str) -> tuple[Suggestion, ...]:
        """Everything that was ever proposed for the draft, with what became of it, oldest first."""
        with self._database.reading() as connection:
            return _suggestions(connection, _OF_DRAFT, of_draft=draft_id)

    def of_candidates(self, candidate_ids: Sequence[int]) -> tuple[Suggestion, ...]:
        """Everything that was proposed to these candidates, oldest first."""
        with self._database.reading() as connection:
            return _suggestions(connection, _OF_CANDIDATES, candidates=candidate_ids)

    def suggestion(self, number: int) -> Suggestion | None:
        """The suggestion with that number."""
        with self._database.reading() as connection:
            found = _suggestions(connection, _BY_ID, of_id=number) if number in NUMBERS else ()
            return next(iter(found), None)

    def answer(self, number: int, *, taken: bool, now: datetime) -> Suggestion:
        """The suggestion with what the candidate made of it; taken, it is in a new version of the draft.

        A second answer changes nothing. Refused where the words that it stands beside are no longer in the draft.
        """
        with self._database.writing() as connection:
            [found] = _suggestions(connection, _BY_ID, of_id=number)
            take_turn(connection, Turn.DRAFTS_OF_CANDIDATE, [found.candidate_id])
            [found] = _suggestions(connection, _BY_ID, of_id=number)
            if found.taken is not None:
                return found
            version = _write_taken(connection, found, now) if taken else None
            connection.execute(_ANSWER, {"suggestion_id": number, "taken": taken, "version": version, "at": now})
            [answered] = _suggestions(connection, _BY_ID, of_id=number)
        return answered


_PROPOSED = {"draft_id", "version", "candidate_id", "part", "own_words", "proposed", "model", "proposed_at"}


def _write_taken(connection: Connection, taken: Suggestion, now: datetime) -> int:
    """The number of the version that carries the wording; the candidate wrote it, by taking it."""
    newest: Draft = draft_versions(connection, taken.draft_id)[-1]
    if newest.parts.get(taken.part) != taken.own_words:
        raise Refused("changed_words", "You changed these words since, so yours stand. Nothing was taken.")
    facts = {
        "version": newest.version + 1,
        "author_id": taken.candidate_id,
        "parts": with_taken(newest.parts, taken),
        "state": DraftState.DRAFT,
        "written_at": now,
    }
    draft = write_draft(connection, newest.model_copy(update=facts))
    by = taken.candidate_id
    audit(connection, AuditAction.TAKE_SUGGESTION, actor_id=by, subjects=[by], at=now, draft_id=taken.draft_id)
    return draft.version


def _suggestions(connection: Connection, statement: Any, **where: Any) -> tuple[Suggestion, ...]:
    return tuple(_suggestion(row) for row in connection.execute(statement, where).mappings())


def _suggestion(row: RowMapping) -> Suggestion:
    return Suggestion.model_validate(dict(row))
