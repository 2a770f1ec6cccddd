"""What candidates share with their supervisor: append-only; what is taken back is a row that names the one it ends."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select
from sqlmodel import col

from induction.writing.shares import Item, Share, SharedKind, standing_shares
from storage.database.engine import Database
from storage.database.writing import Turn, audit, take_turn
from storage.errands import Errand
from storage.outbox.outbox import insert_errands
from storage.tables.audit import AuditAction
from storage.tables.drafts import ShareRow

_APPEND = insert(ShareRow)
_SHARES = select(ShareRow).order_by(col(ShareRow.id))
_OF_CANDIDATES = _SHARES.where(col(ShareRow.candidate_id).in_(bindparam("candidates", expanding=True)))
_WITH = _SHARES.where(col(ShareRow.with_id) == bindparam("supervisor"))
_BY_SOURCE = _SHARES.where(col(ShareRow.source) == bindparam("of_source"))


class ShareRecords:
    """The shares in a database; every method is one read or one transaction, as those of `Records` are."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def give(
        self, item: Item, with_id: int, *, source: str, now: datetime, errands: Sequence[Errand] = ()
    ) -> tuple[Share, ...]:
        """The shares of the candidate that stand now, this item among them, and the errands kept with it.

        What is shared with that person already changes nothing, nor does a delivery that was taken up before.
        """
        with self._database.writing() as connection:
            standing = _standing(connection, item.candidate_id)
            shared_before = any(one.is_of(item) and one.with_id == with_id for one in standing)
            if shared_before or _taken_up(connection, source):
                return standing
            _append(connection, item, with_id, source=source, at=now)
            _note(connection, AuditAction.SHARE, item, at=now)
            insert_errands(connection, errands, now=now)
            return standing_shares(shares_of(connection, [item.candidate_id]))

    def withdraw(self, item: Item, *, source: str, now: datetime) -> tuple[Share, ...]:
        """The shares of the candidate that stand now, none of this item among them, in whatever version.

        A delivery that was taken up before changes nothing.
        """
        with self._database.writing() as connection:
            standing = _standing(connection, item.candidate_id)
            ended = [one for one in standing if (one.kind, one.item) == (item.kind, item.item)]
            if not ended or _taken_up(connection, source):
                return standing
            for number, one in enumerate(ended):
                key = f"{source}:{number}" if number else source
                _append(connection, one, one.with_id, source=key, at=now, withdraws=one.id)
            _note(connection, AuditAction.WITHDRAW_SHARE, item, at=now)
            return standing_shares(shares_of(connection, [item.candidate_id]))

    def of_candidates(self, candidate_ids: Sequence[int]) -> tuple[Share, ...]:
        """Every share of these candidates in the order in which they were given, those that end another too."""
        with self._database.reading() as connection:
            return shares_of(connection, candidate_ids)

    def with_person(self, person_id: int) -> tuple[Share, ...]:
        """Every share with this person in the order in which they were given, those that end another too."""
        with self._database.reading() as connection:
            return _shares(connection, _WITH, {"supervisor": person_id})


def shares_of(connection: Connection, candidate_ids: Sequence[int]) -> tuple[Share, ...]:
    """Every share of these candidates in the order in which they were given, those that end another too."""
    return _shares(connection, _OF_CANDIDATES, {"candidates": candidate_ids})


def _standing(connection: Connection, candidate_id: int) -> tuple[Share, ...]:
    """The shares that stand before this transaction adds to them."""
    take_turn(connection, Turn.DRAFTS_OF_CANDIDATE, [candidate_id])
    return standing_shares(shares_of(connection, [candidate_id]))


def _taken_up(connection: Connection, source: str) -> bool:
    return bool(_shares(connection, _BY_SOURCE, {"of_source": source}))


def _append(
    connection: Connection, item: Item, with_id: int, *, source: str, at: datetime, withdraws: int | None = None
) -> None:
    facts = {name: getattr(item, name) for name in Item.model_fields}
    connection.execute(_APPEND, facts | {"with_id": with_id, "source": source, "at": at, "withdraws": withdraws})


def _note(connection: Connection, action: AuditAction, item: Item, *, at: datetime) -> None:
    of_draft = item.kind is not SharedKind.ARTIFACT
    what = {"draft_id": item.item} if of_draft else {"about": f"{item.kind.value}:{item.item}"}
    audit(connection, action, actor_id=item.candidate_id, subjects=[item.candidate_id], at=at, **what)


def _shares(connection: Connection, statement: Any, values: Mapping[str, Any]) -> tuple[Share, ...]:
    rows = connection.execute(statement, values).mappings()
    return tuple(Share.model_validate({name: row[name] for name in Share.model_fields}) for row in rows)
