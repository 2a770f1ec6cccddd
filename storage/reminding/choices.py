"""How people want to be reminded."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select, update
from sqlmodel import col

from induction.reminding.reminders import ReminderChoice
from storage.database.engine import Database
from storage.database.writing import Turn, audit, take_turn
from storage.errands import Errand
from storage.outbox.outbox import insert_errands
from storage.tables.audit import AuditAction
from storage.tables.reminding import ReminderChoiceRow

_OF = select(ReminderChoiceRow).where(col(ReminderChoiceRow.person_id).in_(bindparam("people", expanding=True)))

Change = Callable[[ReminderChoice], ReminderChoice]
"""What somebody wants from now on, from what they wanted until now."""


class ChoiceRecords:
    """What people chose; every method is one read or one transaction, as those of `Records` are."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, people: Collection[int]) -> Mapping[int, ReminderChoice]:
        """What these people chose, by their number; who chose nothing is not in it."""
        with self._database.reading() as connection:
            return choices(connection, people)

    def change(
        self, person_id: int, how: Change, *, actor_id: int, errands: Sequence[Errand] = (), now: datetime
    ) -> ReminderChoice:
        """How the person wants to be reminded from now on, as the actor says; the errands follow a change of it.

        What changes nothing is not written. Two changes at once are made one after the other.
        """
        with self._database.writing() as connection:
            take_turn(connection, Turn.RECORD_OF_CANDIDATE, [person_id])
            known = choices(connection, [person_id]).get(person_id)
            chosen = how(known or ReminderChoice())
            if chosen == (known or ReminderChoice()):
                return chosen
            _write(connection, person_id, chosen, known=known is not None, actor_id=actor_id, now=now)
            insert_errands(connection, errands, now=now)
            action = AuditAction.SET_REMINDERS if actor_id == person_id else AuditAction.RECORD_LEAVE
            audit(connection, action, actor_id=actor_id, subjects=[person_id], at=now)
        return chosen

    def choose(self, person_id: int, choice: ReminderChoice, *, actor_id: int, now: datetime) -> None:
        """Keep how the person wants to be reminded, as the actor says, whatever it was before."""
        self.change(person_id, lambda _: choice, actor_id=actor_id, now=now)


def choices(connection: Connection, people: Collection[int]) -> Mapping[int, ReminderChoice]:
    """What these people chose, by their number."""
    rows = connection.execute(_OF, {"people": list(people)}).mappings()
    return {row["person_id"]: ReminderChoice.model_validate(dict(row)) for row in rows}


def _write(
    connection: Connection, person_id: int, choice: ReminderChoice, *, known: bool, actor_id: int, now: datetime
) -> None:
    facts = choice.model_dump(mode="python") | {
        "workdays": None if choice.workdays is None else list(choice.workdays),
        "stopped": sorted(kind.value for kind in choice.stopped),
        "changed_by": actor_id,
        "changed_at": now,
    }
    mine = col(ReminderChoiceRow.person_id) == person_id
    if known:
        connection.execute(update(ReminderChoiceRow).where(mine).values(**facts))
    else:
        connection.execute(insert(ReminderChoiceRow).values(person_id=person_id, **facts))
