"""Sheets: rows that an import records, each once however often its file comes, and who exported whose hours."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select
from sqlmodel import col

from induction.cards import CardState, HourCard, Recorded
from storage.cards import keep_card
from storage.engine import Database
from storage.errands import Errand
from storage.ledger import do_card
from storage.outbox import insert_errands
from storage.tables.audit import AuditAction, AuditRow
from storage.tables.hours import CardRow
from storage.writing import Turn, take_turn

_DONE_AMONG = select(col(CardRow.source)).where(
    col(CardRow.state) == CardState.DONE, col(CardRow.source).in_(bindparam("sources", expanding=True))
)
_AT_ONCE = 500


class SheetRecords:
    """What sheets do in a database; every method is one read or one transaction, as those of `Records` are."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def recorded_among(self, keys: Sequence[str]) -> frozenset[str]:
        """Those of these rows that an import has recorded."""
        with self._database.reading() as connection:
            return frozenset(
                source
                for start in range(0, len(keys), _AT_ONCE)
                for source in connection.scalars(_DONE_AMONG, {"sources": keys[start : start + _AT_ONCE]})
            )

    def record(
        self, cards: Mapping[str, HourCard], *, errands: Sequence[Errand] = (), now: datetime
    ) -> tuple[Recorded, ...]:
        """What each of these cards writes, by the key of its row: all of it, or nothing.

        A row that was recorded before gives what it recorded then. The errands are kept where one was not. Refused as
        for `Records.do_card`.
        """
        people = {person for card in cards.values() for entry in card.entries for person in entry.people}
        with self._database.writing() as connection:
            take_turn(connection, Turn.HOURS_OF_PERSON, people)
            kept = [keep_card(connection, card, source=key).id for key, card in cards.items()]
            done = tuple(do_card(connection, card_id, now=now) for card_id in kept)
            if any(one.first_time for one in done):
                insert_errands(connection, errands, now=now)
            return done

    def note_export(
        self, actor_id: int, subject_ids: Collection[int], *, errands: Sequence[Errand] = (), now: datetime
    ) -> None:
        """Write down that this person exports the hours of these candidates, and keep what follows from it."""
        with self._database.writing() as connection:
            _audit(connection, actor_id, subject_ids, now=now)
            insert_errands(connection, errands, now=now)


def _audit(connection: Connection, actor_id: int, subject_ids: Collection[int], *, now: datetime) -> None:
    facts = {"at": now, "actor_id": actor_id, "action": AuditAction.EXPORT_HOURS}
    rows = [facts | {"subject_id": subject} for subject in sorted(subject_ids)]
    if rows:
        connection.execute(insert(AuditRow), rows)
