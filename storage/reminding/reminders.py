"""What was decided on reminders, once each, with what brings it; and what became of it."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, case, delete, exists, func, or_, select, text, update
from sqlmodel import col

from induction.people import Person
from induction.reminding.calendars import Deliveries
from induction.reminding.due import Decision, Reason, Verdict
from induction.reminding.reminders import KeptReminder, ReminderState
from storage.database.engine import Database
from storage.database.writing import InsertOnce
from storage.errands import Errand, ErrandState
from storage.outbox.outbox import insert_errands
from storage.roster.people import people_where
from storage.tables.errands import ErrandRow
from storage.tables.people import PersonRow
from storage.tables.reminding import PostingRow, ReminderLookRow, ReminderRow

_KEEP = InsertOnce(ReminderRow, "key")
_LOOK = InsertOnce(ReminderLookRow, "person_id")
_COUNTED = [state for state in ReminderState if state is not ReminderState.LEFT_OUT]
_OF_PEOPLE = select(*map(col, (ReminderRow.person_id, ReminderRow.item, ReminderRow.day, ReminderRow.errand)))
_NUDGED = _OF_PEOPLE.where(
    col(ReminderRow.person_id).in_(bindparam("people", expanding=True)), col(ReminderRow.state).in_(_COUNTED)
)
_ITS_ERRAND = col(ErrandRow.key) == col(ReminderRow.errand)
_ENDED = exists().where(_ITS_ERRAND, col(ErrandRow.state) != ErrandState.WAITING)
_FORGOTTEN = ~exists().where(_ITS_ERRAND)
_OF_ERRAND = select(
    case(
        (col(ErrandRow.state) == ErrandState.HELD, ReminderState.HELD.value),
        (col(ErrandRow.sent_channel).is_not(None), ReminderState.SENT.value),
        (col(ErrandRow.tries) > 0, ReminderState.HELD.value),  # begun, and nobody wrote down what came of it
        else_=ReminderState.LEFT_OUT.value,
    )
).where(_ITS_ERRAND)
_STILL_DUE = text("reminder.state = 'due'")
"""In words of SQL: a value that is bound keeps SQLite from the index of these rows."""
_SOME_ENDED = select(col(ReminderRow.id)).where(_STILL_DUE, or_(_ENDED, _FORGOTTEN)).limit(1)


_MOVE_ON = (
    update(PostingRow)
    .where(
        col(PostingRow.program) == bindparam("p"),
        col(PostingRow.cohort) == bindparam("c"),
        or_(col(PostingRow.decided).is_(None), col(PostingRow.decided) < bindparam("m")),
    )
    .values(decided=bindparam("m"))
)
"""Nothing is decided again on a week that was decided on."""


class ReminderRecords:
    """Reminders in a database; every method is one read or one transaction, as those of `Records` are."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(
        self,
        decided: Sequence[tuple[Decision, str, Errand | None]],
        *,
        looked: Mapping[int, datetime] | None = None,
        now: datetime,
    ) -> tuple[str, ...]:
        """Keep what was decided, each with its program and what brings it; the keys of errands that are new.

        `looked` says for which people it was looked for what is open, and when it is next. What was decided before
        stays as it is.
        """
        with self._database.writing() as connection:
            return keep(connection, decided, looked or {}, now=now)

    def settle(self) -> int:
        """How many reminders that were on their way have come to an end by now, and are marked so."""
        ended = update(ReminderRow).where(_STILL_DUE, or_(_ENDED, _FORGOTTEN))
        state = func.coalesce(_OF_ERRAND.scalar_subquery(), ReminderState.SENT.value)
        reason = case((state == ReminderState.LEFT_OUT.value, Reason.GONE.value), else_=None)
        with self._database.reading() as connection:
            if connection.execute(_SOME_ENDED).first() is None:
                return 0
        with self._database.writing() as connection:
            return connection.execute(ended.values(state=state, reason=reason)).rowcount

    def deliveries(self, people: Collection[int] = (), keys: Collection[str] = ()) -> Deliveries:
        """What these people were told of and when, and which of these keys of posts and digests are taken."""
        taken = select(col(ErrandRow.key)).where(col(ErrandRow.key).in_(keys))
        nudged: dict[tuple[int, str], list[date]] = defaultdict(list)
        digests: set[str] = set()
        with self._database.reading() as connection:
            for row in connection.execute(_NUDGED, {"people": list(people)}):
                nudged[row.person_id, row.item].append(row.day)
                digests.add(row.errand)
            if keys:
                digests.update(connection.scalars(taken))
        return Deliveries(keys=frozenset(digests), nudged={key: tuple(days) for key, days in nudged.items()})

    def of_errand(self, errand: str) -> tuple[KeptReminder, ...]:
        """What that errand brings."""
        with self._database.reading() as connection:
            found = connection.execute(_of(col(ReminderRow.errand) == errand)).mappings()
            return tuple(KeptReminder.model_validate(dict(row)) for row in found)

    def posts(self, program: str, *, since: date, cohort: str | None = None) -> tuple[KeptReminder, ...]:
        """The weekly posts of the program in the weeks since that day, with what became of each."""
        which = [col(ReminderRow.program) == program, col(ReminderRow.person_id).is_(None)]
        which += [col(ReminderRow.day) >= since, *([col(ReminderRow.cohort) == cohort] if cohort else [])]
        with self._database.reading() as connection:
            found = connection.execute(_of(*which)).mappings()
            return tuple(KeptReminder.model_validate(dict(row)) for row in found)

    def to_look_at(self, *, now: datetime, at_most: int) -> tuple[Person, ...]:
        """The next few people for whom it is time to look for what is open, program by program."""
        with self._database.reading() as connection:
            return people_where(connection, *_to_look_at(now), at_most=at_most)

    def forget(self, before: date) -> int:
        """How many reminders of days before then were forgotten."""
        with self._database.writing() as connection:
            return connection.execute(delete(ReminderRow).where(col(ReminderRow.day) < before)).rowcount


def keep(
    connection: Connection,
    decided: Sequence[tuple[Decision, str, Errand | None]],
    looked: Mapping[int, datetime],
    *,
    now: datetime,
) -> tuple[str, ...]:
    """Keep what was decided, in this transaction; the keys of errands that are new."""
    rows = {decision.key: _rows(decision, program, errand, now=now) for decision, program, errand in decided}
    new = _KEEP.many(connection, [row for each in rows.values() for row in each], col(ReminderRow.key))
    woken = []
    for decision, _, errand in decided:
        if errand is not None and any(row["key"] in new for row in rows[decision.key]):
            insert_errands(connection, [errand], now=now)
            woken.append(errand.key)
    if weeks := [one for one, _, _ in decided if one.monday is not None]:
        connection.execute(_MOVE_ON, [{"p": one.program, "c": one.cohort, "m": one.monday} for one in weeks])
    for person_id, next_at in looked.items():
        if not _LOOK(connection, {"person_id": person_id, "next_at": next_at}):
            which = col(ReminderLookRow.person_id) == person_id
            connection.execute(update(ReminderLookRow).where(which).values(next_at=next_at))
    return tuple(woken)


def _rows(decision: Decision, program: str, errand: Errand | None, *, now: datetime) -> Sequence[dict[str, Any]]:
    """What is kept of a decision: a row for a post, and one for each item of a digest."""
    facts: dict[str, Any] = {
        "program": program,
        "cohort": decision.cohort,
        "person_id": decision.person_id,
        "at": decision.at,
        "state": ReminderState.DUE if decision.verdict is Verdict.DUE else ReminderState.LEFT_OUT,
        "reason": decision.reason,
        "errand": None if errand is None else errand.key,
        "decided_at": now,
    }
    if decision.monday is not None:
        return [facts | {"key": decision.key, "day": decision.monday, "kind": None, "item": None}]
    return [
        facts | {"key": f"{decision.key}:{item.key}", "day": decision.day, "kind": item.kind, "item": item.key}
        for item in decision.items
    ]


def _to_look_at(now: datetime) -> tuple[ColumnElement[bool], ...]:
    """That the person can be reminded, and that the next look is due or there was none."""
    overdue = select(col(ReminderLookRow.person_id)).where(col(ReminderLookRow.next_at) <= now)
    never = ~exists().where(col(ReminderLookRow.person_id) == col(PersonRow.id))
    return col(PersonRow.slack_id).is_not(None), or_(col(PersonRow.id).in_(overdue), never)


def _of(*which: Any) -> Any:
    return select(ReminderRow).where(*which).order_by(col(ReminderRow.day), col(ReminderRow.id))
