"""The outbox: what must follow a write, kept in the transaction of that write until it is done."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, and_, bindparam, delete, or_, select, update
from sqlmodel import col

from storage.database.engine import Database
from storage.database.writing import InsertOnce
from storage.errands import Errand, ErrandState, KeptErrand
from storage.tables.errands import ErrandRow

_ADD = InsertOnce(ErrandRow, "key")
_ALL = select(ErrandRow).order_by(col(ErrandRow.id))
_BY_KEY = select(ErrandRow).where(col(ErrandRow.key) == bindparam("of_key"))
_IN_STATE = _ALL.where(col(ErrandRow.state) == bindparam("in_state"))
_DUE = _IN_STATE.where(or_(col(ErrandRow.due_at).is_(None), col(ErrandRow.due_at) <= bindparam("by"))).limit(
    bindparam("at_most")
)
_DUE_KEYS = (
    select(col(ErrandRow.key))
    .where(
        col(ErrandRow.state) == ErrandState.WAITING,
        or_(col(ErrandRow.due_at).is_(None), col(ErrandRow.due_at) <= bindparam("by")),
    )
    .order_by(col(ErrandRow.id))
)
_WAITING = (col(ErrandRow.key) == bindparam("of_key"), col(ErrandRow.state) == ErrandState.WAITING)
_BEGIN = update(ErrandRow).where(*_WAITING).values(tries=col(ErrandRow.tries) + 1)
_WAITING_OF = (
    col(ErrandRow.key).in_(bindparam("of_keys", expanding=True)),
    col(ErrandRow.state) == ErrandState.WAITING,
)
_BEGIN_MANY = update(ErrandRow).where(*_WAITING_OF).values(tries=col(ErrandRow.tries) + 1).returning(ErrandRow)
_STILL_WAITING = select(ErrandRow).where(*_WAITING_OF)
_RETRACT = update(ErrandRow).where(*_WAITING).values(tries=col(ErrandRow.tries) - 1)
_PUT_OFF = update(ErrandRow).where(*_WAITING)
_SETTLE = update(ErrandRow).where(*_WAITING)
_DONE = _SETTLE.values(
    {name: bindparam(name) for name in ("state", "details", "settled_at", "sent_channel", "sent_ts")}
)
_LAST_SENT = (
    select(col(ErrandRow.key))
    .where(col(ErrandRow.sent_channel) == bindparam("in_channel"))
    .order_by(col(ErrandRow.id).desc())
    .limit(1)
)
_WAITS_OR_CAME = (
    select(col(ErrandRow.key))
    .where(
        col(ErrandRow.key).in_(bindparam("of_keys", expanding=True)),
        or_(
            col(ErrandRow.state) == ErrandState.WAITING,
            and_(col(ErrandRow.sent_channel).is_not(None), col(ErrandRow.settled_at) >= bindparam("since")),
        ),
    )
    .limit(1)
)
_WAITING_FOR = select(col(ErrandRow.key)).where(
    col(ErrandRow.state) != ErrandState.DONE,
    col(ErrandRow.kind) == bindparam("kind"),
    col(ErrandRow.details)["person_id"].as_integer() == bindparam("person"),
)
_KEYS_BEGINNING = (
    select(col(ErrandRow.key)).where(col(ErrandRow.key).startswith(bindparam("prefix"))).order_by(col(ErrandRow.id))
)
_FORGET = delete(ErrandRow).where(
    col(ErrandRow.state) != ErrandState.WAITING, col(ErrandRow.settled_at) < bindparam("before")
)


def last_sent(connection: Connection, channel: str) -> str | None:
    """The key of the errand whose message is the last one that went to that channel."""
    return connection.execute(_LAST_SENT, {"in_channel": channel}).scalar()


def insert_errands(connection: Connection, errands: Sequence[Errand], *, now: datetime) -> None:
    """Keep what must follow this transaction. An errand whose key is there already stays as it is."""
    for errand in errands:
        facts = {"key": errand.key, "kind": errand.kind, "details": dict(errand.details), "due_at": errand.due_at}
        _ADD(connection, facts | {"state": ErrandState.WAITING, "tries": 0, "created_at": now})


def errand_by_key(connection: Connection, key: str) -> KeptErrand | None:
    """The errand as it stands, if there is one."""
    row = connection.execute(_BY_KEY, {"of_key": key}).mappings().one_or_none()
    return None if row is None else _kept(row)


def errands_in(connection: Connection, state: ErrandState) -> tuple[KeptErrand, ...]:
    """Every errand in that state, oldest first."""
    return tuple(_kept(row) for row in connection.execute(_IN_STATE, {"in_state": state}).mappings())


def due_errands(connection: Connection, *, now: datetime, at_most: int) -> tuple[KeptErrand, ...]:
    """The oldest of those that wait and whose time has come."""
    due = {"in_state": ErrandState.WAITING, "by": now, "at_most": at_most}
    return tuple(_kept(row) for row in connection.execute(_DUE, due).mappings())


def begin_errand(connection: Connection, key: str) -> KeptErrand | None:
    """The errand, with this beginning among its tries; None where nothing waits under this key."""
    begun = connection.execute(_BEGIN, {"of_key": key}).rowcount
    return errand_by_key(connection, key) if begun else None


def retract_errand(connection: Connection, key: str) -> None:
    """Take back the last beginning, of which it is certain that it sent nothing."""
    connection.execute(_RETRACT, {"of_key": key})


def hasten_errand(connection: Connection, errand: Errand) -> None:
    """Have what waits under the key of this errand begun at once, and as this one says."""
    connection.execute(_PUT_OFF, {"of_key": errand.key, "due_at": None, "details": dict(errand.details)})


def settle_errand(
    connection: Connection, key: str, end: Mapping[str, Any], *, now: datetime, errands: Sequence[Errand] = ()
) -> bool:
    """Whether the errand ended now, and what follows from that was kept; one that ended before stays as it is.

    `end` holds the columns that say how: `state`, `sent_channel`, `sent_ts`, `trouble`. The details go: an ended errand
    needs no text, and none should lie about.
    """
    ended = connection.execute(_SETTLE, {"of_key": key, "details": {}, "settled_at": now, **end}).rowcount == 1
    if ended:
        insert_errands(connection, errands, now=now)
    return ended


def forget_errands(connection: Connection, before: datetime) -> int:
    """How many errands that ended before then were forgotten; those that wait stay."""
    return connection.execute(_FORGET, {"before": before}).rowcount


def _kept(row: RowMapping) -> KeptErrand:
    return KeptErrand(
        key=row["key"],
        kind=row["kind"],
        details=row["details"],
        due_at=row["due_at"],
        state=row["state"],
        tries=row["tries"],
        created_at=row["created_at"],
        sent_channel=row["sent_channel"],
        sent_ts=row["sent_ts"],
        trouble=row["trouble"],
    )


class ErrandRecords:
    """The errands in a database; every method is one read or one transaction, as those of `Records` are."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, errands: Sequence[Errand], *, now: datetime) -> None:
        """Keep what is to be done; an errand whose key is there already stays as it is."""
        with self._database.writing("The records are busy just now. Please try again.") as connection:
            insert_errands(connection, errands, now=now)

    def by_key(self, key: str) -> KeptErrand | None:
        """The errand with this key, if there is one."""
        with self._database.reading() as connection:
            return errand_by_key(connection, key)

    def waiting(self) -> tuple[KeptErrand, ...]:
        """What still has to be done, oldest first."""
        with self._database.reading() as connection:
            return errands_in(connection, ErrandState.WAITING)

    def due(self, *, now: datetime, at_most: int) -> tuple[KeptErrand, ...]:
        """What is to be done now, oldest first; without what has its time later."""
        with self._database.reading() as connection:
            return due_errands(connection, now=now, at_most=at_most)

    def due_keys(
        self, *, now: datetime, among: Collection[str] | None = None, without: Collection[str] = ()
    ) -> tuple[str, ...]:
        """The keys of all that is to be done now, oldest first, `without` these kinds; of those `among` the given."""
        which = _DUE_KEYS.where(col(ErrandRow.kind).not_in(without))
        which = which if among is None else which.where(col(ErrandRow.key).in_(among))
        with self._database.reading() as connection:
            return tuple(connection.scalars(which, {"by": now}))

    def waits(self, kind: str, person_id: int) -> frozenset[str]:
        """The keys of the errands of that kind that wait to be done for this person, whom their details name."""
        with self._database.reading() as connection:
            return frozenset(connection.scalars(_WAITING_FOR, {"kind": kind, "person": person_id}))

    def beginning_with(self, prefix: str) -> tuple[str, ...]:
        """The keys that begin so, of errands that are done or not, oldest first."""
        with self._database.reading() as connection:
            return tuple(connection.scalars(_KEYS_BEGINNING, {"prefix": prefix}))

    def waits_or_came(self, keys: Collection[str], since: datetime) -> bool:
        """Whether the errand of one of these keys waits to be done, or became a message then or later."""
        with self._database.reading() as connection:
            return connection.execute(_WAITS_OR_CAME, {"of_keys": list(keys), "since": since}).first() is not None

    def held(self) -> tuple[KeptErrand, ...]:
        """What a person must look at, oldest first."""
        with self._database.reading() as connection:
            return errands_in(connection, ErrandState.HELD)

    def last_sent(self, channel: str) -> str | None:
        """The key of the errand whose message is the last one that went to that channel."""
        with self._database.reading() as connection:
            return last_sent(connection, channel)

    def begin(self, key: str) -> KeptErrand | None:
        """The errand, with this beginning counted among its tries; None where nothing waits under this key."""
        with self._database.writing() as connection:
            return begin_errand(connection, key)

    def due_of_kind(self, kind: str, *, now: datetime) -> tuple[str, ...]:
        """The keys of what is to be done now of that kind, oldest first."""
        with self._database.reading() as connection:
            return tuple(connection.scalars(_DUE_KEYS.where(col(ErrandRow.kind) == kind), {"by": now}))

    def still_waiting(self, keys: Sequence[str]) -> Mapping[str, KeptErrand]:
        """Those of these errands that wait, by key."""
        with self._database.reading() as connection:
            found = connection.execute(_STILL_WAITING, {"of_keys": list(keys)}).mappings()
            return {row["key"]: _kept(row) for row in found}

    def begin_many(self, keys: Sequence[str]) -> Mapping[str, KeptErrand]:
        """Those of these errands that wait, by key, each with this beginning counted among its tries."""
        with self._database.writing() as connection:
            found = connection.execute(_BEGIN_MANY, {"of_keys": sorted(keys)}).mappings()
            return {row["key"]: _kept(row) for row in found}

    def done(self, sent: Mapping[str, tuple[str | None, str | None]], *, now: datetime) -> None:
        """Write down that these errands are done, and in which channel each message is, with its `ts`.

        Their details are emptied. One that ended before stays as it is.
        """
        end = {"state": ErrandState.DONE, "details": {}, "settled_at": now}
        with self._database.writing() as connection:
            rows = [{"of_key": key, "sent_channel": to, "sent_ts": ts, **end} for key, (to, ts) in sorted(sent.items())]
            connection.execute(_DONE, rows)

    def settle(
        self,
        key: str,
        state: ErrandState,
        *,
        now: datetime,
        sent_channel: str | None = None,
        sent_ts: str | None = None,
        trouble: str | None = None,
        errands: Sequence[Errand] = (),
    ) -> bool:
        """Whether the errand ended now, as done or held, and what follows from that was kept.

        Its details are emptied. One that ended before stays as it is.
        """
        end = {"state": state, "sent_channel": sent_channel, "sent_ts": sent_ts, "trouble": trouble}
        with self._database.writing() as connection:
            return settle_errand(connection, key, end, now=now, errands=errands)

    def retract(self, key: str) -> None:
        """Take back the last beginning, of which it is certain that it sent nothing."""
        with self._database.writing() as connection:
            retract_errand(connection, key)

    def put_off(self, key: str, until: datetime) -> None:
        """Have what waits under this key begun no earlier than then."""
        with self._database.writing() as connection:
            connection.execute(_PUT_OFF, {"of_key": key, "due_at": until})

    def forget(self, before: datetime) -> int:
        """How many errands that ended before then were forgotten."""
        with self._database.writing() as connection:
            return forget_errands(connection, before)
