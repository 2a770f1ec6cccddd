"""Guided conversations: how far each person is, moved on together with the version that their answer became."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, select, update
from sqlmodel import col

from induction.questions import Exchange
from induction.writing.drafts import Draft
from induction.writing.guiding import Guide
from storage.database.engine import Database
from storage.database.writing import InsertOnce, Turn, take_turn
from storage.errands import Errand
from storage.iip.drafts import write_draft
from storage.outbox.outbox import insert_errands
from storage.tables.questions import ConversationRow

_BEGIN = InsertOnce(ConversationRow, "key")
_GO_ON = update(ConversationRow).where(col(ConversationRow.key) == bindparam("of_key"))
_KEPT = select(col(ConversationRow.exchanges)).where(
    col(ConversationRow.key) == bindparam("of_key"), col(ConversationRow.at) >= bindparam("since")
)


class GuideRecords:
    """The guided conversations in a database: one a person, which is deleted a day after its last answer.

    They stand beside the other conversations that go on, and are deleted with them.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, person_id: int, *, since: datetime) -> Guide | None:
        """How far this person is; None where nothing was asked since then."""
        with self._database.reading() as connection:
            return _guide(connection, person_id, since)

    def go_on(
        self,
        person_id: int,
        before: Guide | None,
        guide: Guide,
        *,
        since: datetime,
        now: datetime,
        draft: Draft | None = None,
        errands: Sequence[Errand] = (),
    ) -> bool:
        """Whether the conversation moved on, together with the version: not where it is elsewhere than `before`.

        `since` is from when on what was asked counts. Refused where the version is not on top of the newest.
        """
        with self._database.writing() as connection:
            take_turn(connection, Turn.DRAFTS_OF_CANDIDATE, [guide.candidate_id])
            if _guide(connection, person_id, since) != before:
                return False
            if draft is not None:
                write_draft(connection, draft, errands=errands)
            else:
                insert_errands(connection, errands, now=now)
            held = [Exchange(question=guide.model_dump_json(), answer="").model_dump()]
            facts = {"key": _key(person_id), "person_id": person_id, "exchanges": held, "at": now}
            if not _BEGIN(connection, facts):
                connection.execute(_GO_ON, {"of_key": facts["key"], "exchanges": held, "at": now})
            return True


def _guide(connection: Connection, person_id: int, since: datetime) -> Guide | None:
    kept = connection.scalars(_KEPT, {"of_key": _key(person_id), "since": since}).one_or_none()
    return Guide.model_validate_json(Exchange.model_validate(kept[0]).question) if kept else None


def _key(person_id: int) -> str:
    return f"{person_id}:guide"
