"""Entries on which the two people behind them do not agree yet: nobody has confirmed them, or they are in dispute."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import and_, bindparam, exists, not_, or_, select
from sqlmodel import col

from induction.hours import HourKind, LedgerEntry
from induction.ledger.confirmations import Confirmation, Verdict
from storage.database.engine import Database
from storage.hours.replaced import COUNTS
from storage.hours.said import newest_on
from storage.tables.hours import ConfirmationRow, HourRow
from storage.tables.people import PairingRow

_VERDICT = (
    select(col(ConfirmationRow.verdict))
    .where(col(ConfirmationRow.entry_id) == col(HourRow.id))
    .order_by(col(ConfirmationRow.id).desc())
    .limit(1)
    .correlate(HourRow)
    .scalar_subquery()
)
_SPEAKER = (
    select(col(ConfirmationRow.person_id))
    .where(col(ConfirmationRow.entry_id) == col(HourRow.id))
    .order_by(col(ConfirmationRow.id).desc())
    .limit(1)
    .correlate(HourRow)
    .scalar_subquery()
)
_BY_ONE_OF_THE_TWO = or_(
    col(HourRow.logged_by) == col(HourRow.candidate_id), col(HourRow.logged_by) == col(HourRow.coach_id)
)
_IS_COACHING = col(HourRow.kind) == HourKind.COACHING
_ONLY_BY_COACH = and_(_IS_COACHING, not_(_BY_ONE_OF_THE_TWO), col(HourRow.candidate_id) != _SPEAKER)
_ASKED_FOR = and_(
    col(HourRow.kind).in_(bindparam("kinds", expanding=True)),
    or_(and_(_VERDICT.is_(None), or_(_BY_ONE_OF_THE_TWO, _IS_COACHING)), _ONLY_BY_COACH),
)
_UNSETTLED = (
    select(HourRow)
    .where(
        COUNTS,
        or_(
            col(HourRow.candidate_id).in_(bindparam("candidates", expanding=True)),
            col(HourRow.coach_id) == bindparam("person"),
            col(HourRow.logged_by) == bindparam("person"),
        ),
        or_(_VERDICT != Verdict.CONFIRMED, _ASKED_FOR),
    )
    .order_by(col(HourRow.on), col(HourRow.id))
)

_STILL_PAIRED = exists().where(
    col(PairingRow.candidate_id) == col(HourRow.candidate_id),
    col(PairingRow.coach_id) == col(HourRow.coach_id),
    col(PairingRow.to_on).is_(None),
)
_OF_EARLIER = (
    select(HourRow)
    .where(
        COUNTS,
        col(HourRow.coach_id).in_(bindparam("coaches", expanding=True)),
        col(HourRow.kind).in_(bindparam("kinds", expanding=True)),
        ~_STILL_PAIRED,
        _VERDICT.is_(None),
    )
    .order_by(col(HourRow.on), col(HourRow.id))
)


@dataclass(frozen=True)
class UnsettledEntries:
    """Entries that count and are not agreed on, by their day, and the newest word on those that have one."""

    entries: Sequence[LedgerEntry]
    said: Mapping[int, Confirmation]


class UnsettledRecords:
    """What is not agreed on, in a database; every method is one read, as those of `Records` are."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(
        self, candidates: Collection[int], *, kinds: Collection[HourKind], person: int | None = None
    ) -> UnsettledEntries:
        """What is not agreed on about these candidates, and where this person logged it or was the coach.

        Of what waits for a word it holds these `kinds`: what one of the two logged, and coaching that neither did.
        """
        told = {"candidates": list(candidates), "kinds": list(kinds), "person": person}
        with self._database.reading() as connection:
            rows = connection.execute(_UNSETTLED, told).mappings()
            entries = tuple(LedgerEntry.model_validate(dict(row)) for row in rows)
            return UnsettledEntries(entries, newest_on(connection, [entry.id for entry in entries]))

    def of_earlier(self, coaches: Collection[int], *, kinds: Collection[HourKind]) -> tuple[LedgerEntry, ...]:
        """What these people coached with candidates whom they coach no more, of these kinds, and nobody spoke of."""
        told = {"coaches": list(coaches), "kinds": list(kinds)}
        with self._database.reading() as connection:
            rows = connection.execute(_OF_EARLIER, told).mappings()
            return tuple(LedgerEntry.model_validate(dict(row)) for row in rows)

    def said_on(self, entry_ids: Sequence[int]) -> Mapping[int, Confirmation]:
        """The newest word on each of these entries, by the entry's number."""
        with self._database.reading() as connection:
            return newest_on(connection, entry_ids)
