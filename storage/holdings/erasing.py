"""Erasing a person in one transaction: the tombstone, what goes with them, and what is left of their row.

Append-only tables let go of rows for nobody but who has a tombstone, and of no other change at all
(`let_erased_go` in the migrations).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, delete, func, insert, select, update
from sqlmodel import col

from induction.people import former
from induction.refused import Refused
from induction.retention import ErasureReason, Tombstone
from storage.database.engine import Database
from storage.database.writing import Turn, audit, take_turn
from storage.holdings.belongings import cards_of, counted, errands_about, held_by_others, theirs
from storage.holdings.places.place import Fate
from storage.holdings.places.places import BY_TABLE, PLACES
from storage.tables.audit import AuditAction, AuditRow
from storage.tables.erasures import ErasureRow
from storage.tables.errands import ErrandRow
from storage.tables.ground import Row
from storage.tables.hours import CardRow
from storage.tables.people import PairingRow, PersonRow

_CARDS, _ERRANDS, _PEOPLE = str(CardRow.__tablename__), str(ErrandRow.__tablename__), str(PersonRow.__tablename__)
_TOMBSTONES = select(*(col(getattr(ErasureRow, name)) for name in Tombstone.model_fields)).order_by(col(ErasureRow.id))


@dataclass(frozen=True)
class Going:
    """What erasing a person does, by table: how many rows `go`, and how many of others' `stay` without their name."""

    go: Mapping[str, int]
    stay: Mapping[str, int]


def going(connection: Connection, person_id: int) -> Going:
    """What would go and what would stay if this person were erased now."""
    cards = cards_of(connection, person_id)
    special = {_CARDS: len(cards.go) + len(cards.left), _ERRANDS: len(errands_about(connection, person_id))}
    gone = {
        place.table: special[place.table]
        if place.table in special
        else counted(connection, place, theirs(place, person_id))
        for place in PLACES
        if place.fate is Fate.GOES
    }
    return Going({table: count for table, count in gone.items() if count}, held_by_others(connection, person_id))


def erase(
    connection: Connection,
    person_id: int,
    *,
    source: str,
    why: ErasureReason,
    actor_id: int | None,
    today: date,
    now: datetime,
) -> Tombstone:
    """The tombstone of the person, who is erased with it; the same `source` gives the one that it wrote before."""
    for turn in (Turn.HOURS_OF_PERSON, Turn.ROSTER, Turn.DRAFTS_OF_CANDIDATE, Turn.RECORD_OF_CANDIDATE):
        take_turn(connection, turn, [0] if turn is Turn.ROSTER else [person_id])
    if (before := _by_source(connection, source)) is not None:
        return before
    row = connection.execute(select(PersonRow).where(col(PersonRow.id) == person_id)).mappings().one_or_none()
    if row is None:
        raise Refused("no_person", "That person is not there.")
    tombstone = Tombstone(
        source=source,
        person_id=person_id,
        program=row["program"],
        role=row["role"],
        at=now,
        erased_by=actor_id,
        why=why,
        counts=going(connection, person_id).go,
    )
    connection.execute(insert(ErasureRow).values(**tombstone.model_dump()))
    _let_go(connection, person_id)
    _empty(connection, row, today=today, now=now)
    audit(connection, AuditAction.ERASE_PERSON, actor_id=actor_id, subjects=[person_id], at=now, about=why.value)
    return tombstone


def _let_go(connection: Connection, person_id: int) -> None:
    """Delete what goes, what hangs on a row before the row itself."""
    errands = [errand["id"] for errand in errands_about(connection, person_id)]
    connection.execute(delete(ErrandRow).where(col(ErrandRow.id).in_(errands)))
    cards = cards_of(connection, person_id)
    for card_id, entries in cards.left.items():
        connection.execute(update(CardRow).where(col(CardRow.id) == card_id).values(entries=list(entries)))
    for table in reversed(Row.metadata.sorted_tables):
        place = BY_TABLE[table.name]
        if place.table == _CARDS:
            connection.execute(delete(CardRow).where(col(CardRow.id).in_(cards.go)))
        elif place.fate is Fate.GOES and (condition := theirs(place, person_id)) is not None:
            connection.execute(delete(place.row).where(condition))


def _empty(connection: Connection, row: RowMapping, *, today: date, now: datetime) -> None:
    """Leave of the person their number, role and program; who they looked after has nobody in their place."""
    number = row["id"]
    open_pairing = (col(PairingRow.coach_id) == number, col(PairingRow.to_on).is_(None))
    connection.execute(update(PairingRow).where(*open_pairing).values(to_on=today))
    connection.execute(update(PersonRow).where(col(PersonRow.supervisor_id) == number).values(supervisor_id=None))
    left: dict[str, Any] = dict.fromkeys(("slack_id", "cohort", "supervisor_id", "starts_on", "ends_on"))
    left |= {"name": former(row["role"]), "email": f"erased-{number}@companion.invalid", "zone": "UTC"}
    connection.execute(update(PersonRow).where(col(PersonRow.id) == number).values(**left, erased_at=now))


def _by_source(connection: Connection, source: str) -> Tombstone | None:
    row = connection.execute(_TOMBSTONES.where(col(ErasureRow.source) == source)).mappings().one_or_none()
    return None if row is None else Tombstone.model_validate(dict(row))


def _is_due_again(connection: Connection, told: Tombstone) -> bool:
    """Whether that person is still here, and is the same: who got their number later came onto the roster later."""
    row = connection.execute(select(PersonRow).where(col(PersonRow.id) == told.person_id)).mappings().one_or_none()
    added = select(func.min(col(AuditRow.at))).where(
        col(AuditRow.action) == AuditAction.ADD_PERSON, col(AuditRow.subject_id) == told.person_id
    )
    since = connection.execute(added).scalar_one()
    if row is None or since is None or since >= told.at or row["program"] != told.program:
        return False
    return row["erased_at"] is None or bool(going(connection, told.person_id).go)


class ErasureRecords:
    """Who was erased; every method is one read or one transaction, as those of `Records` are."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def going(self, person_id: int) -> Going:
        """What would go and what would stay if this person were erased now."""
        with self._database.reading() as connection:
            return going(connection, person_id)

    def erase(
        self,
        person_id: int,
        *,
        source: str,
        why: ErasureReason,
        actor_id: int | None,
        today: date,
        now: datetime,
    ) -> Tombstone:
        """The tombstone of the person, who is erased with it; the same `source` gives the one that it wrote before."""
        with self._database.writing() as connection:
            return erase(connection, person_id, source=source, why=why, actor_id=actor_id, today=today, now=now)

    def again(self, told: Sequence[Tombstone], *, today: date, now: datetime) -> tuple[Tombstone, ...]:
        """Who was erased again, of those whom these tombstones name and who are here, or have something here, again."""
        done = []
        for one in told:
            with self._database.writing() as connection:
                if _is_due_again(connection, one):
                    source = one.source
                    if _by_source(connection, source) is not None:
                        source = f"{source}:again:{now.isoformat()}"
                    number, by = one.person_id, one.erased_by
                    done.append(
                        erase(connection, number, source=source, why=one.why, actor_id=by, today=today, now=now)
                    )
        return tuple(done)

    def tombstones(self, program: str | None = None) -> tuple[Tombstone, ...]:
        """Everybody who was erased, or everybody of one program, the first of them first."""
        asked = _TOMBSTONES if program is None else _TOMBSTONES.where(col(ErasureRow.program) == program)
        with self._database.reading() as connection:
            return tuple(Tombstone.model_validate(dict(row)) for row in connection.execute(asked).mappings())
