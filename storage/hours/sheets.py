"""Sheets: rows that an import records, each once however often its file comes, and who exported whose hours."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from operator import attrgetter
from types import MappingProxyType

from sqlalchemy import bindparam, func, literal, or_, select, update
from sqlmodel import col

from induction.hours import LedgerEntry
from induction.ledger.cards import CardState, HourCard, Recorded
from storage.database.engine import Database
from storage.database.writing import Turn, audit, take_turn
from storage.errands import Errand
from storage.hours.cards import keep_card
from storage.hours.ledger import do_card, entries_of_cards, void_together
from storage.outbox.outbox import insert_errands
from storage.recommendation.ratings import audit_readings
from storage.tables.audit import AuditAction
from storage.tables.hours import CardRow, HourRow

IMPORTED = "import:"
"""What the keys of rows that an import records begin with."""
_UNDONE = "undone-import:"

_DONE_AMONG = select(col(CardRow.source)).where(
    col(CardRow.state) == CardState.DONE, col(CardRow.source).in_(bindparam("sources", expanding=True))
)
_NEWEST_AMONG = select(func.max(CardRow.created_at)).where(
    col(CardRow.actor_id) == bindparam("actor"),
    col(CardRow.state) == CardState.DONE,
    col(CardRow.source).in_(bindparam("sources", expanding=True)),
)
_OF_IMPORT = (
    select(col(CardRow.id))
    .where(
        col(CardRow.actor_id) == bindparam("actor"),
        col(CardRow.created_at) == bindparam("at"),
        col(CardRow.state) == CardState.DONE,
        or_(col(CardRow.source).startswith(IMPORTED), col(CardRow.source).startswith(_UNDONE)),
    )
    .order_by(col(CardRow.source))
)
_SET_FREE = (
    update(CardRow)
    .where(
        col(CardRow.id).in_(
            select(col(HourRow.card_id)).where(col(HourRow.id).in_(bindparam("of_entries", expanding=True)))
        )
    )
    .values(source=literal(_UNDONE) + col(CardRow.id))
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

    def last_import(self, actor_id: int, keys: Sequence[str]) -> datetime | None:
        """When this person last recorded some of these rows; None where they recorded none, or undid it."""
        with self._database.reading() as connection:
            found = [
                connection.scalar(_NEWEST_AMONG, {"actor": actor_id, "sources": keys[start : start + _AT_ONCE]})
                for start in range(0, len(keys), _AT_ONCE)
            ]
        return max((one for one in found if one is not None), default=None)

    def entries_of_import(self, actor_id: int, at: datetime) -> tuple[LedgerEntry, ...]:
        """What this person's import of that time recorded, as it stands, also where it was undone."""
        with self._database.reading() as connection:
            cards = list(connection.scalars(_OF_IMPORT, {"actor": actor_id, "at": at}))
            parts = (cards[start : start + _AT_ONCE] for start in range(0, len(cards), _AT_ONCE))
            found = (entry for part in parts for entry in entries_of_cards(connection, part))
            return tuple(sorted(found, key=attrgetter("id")))

    def undo(self, voids: Sequence[HourCard], *, now: datetime) -> None:
        """Take out what these cards void, all or nothing, and let the rows that recorded it be imported anew.

        Refused where one of the entries no longer counts.
        """
        with self._database.writing() as connection:
            void_together(connection, {f"undo-import:{card.corrects}": card for card in voids}, now=now)
            connection.execute(_SET_FREE, {"of_entries": [card.corrects for card in voids]})

    def note_export(
        self,
        actor_id: int,
        subject_ids: Collection[int],
        *,
        rounds: Mapping[int, Collection[str]] = MappingProxyType({}),
        errands: Sequence[Errand] = (),
        now: datetime,
    ) -> None:
        """Write down that this person exports the hours of these candidates, and keep what follows from it.

        `rounds` are those, by the candidate's number, of which the file holds what others scored.
        """
        with self._database.writing() as connection:
            audit(connection, AuditAction.EXPORT_HOURS, actor_id=actor_id, subjects=sorted(subject_ids), at=now)
            audit_readings(connection, rounds, actor_id, now=now)
            insert_errands(connection, errands, now=now)
