"""The pulse survey: its rounds, who has answered, and what was answered as counts; no row has both.

Whoever answers is written down and what they answered is added to counts in one transaction, so that both or neither
is there. Neither says when, no statement holds a person beside an answer, and the order of rows tells nothing.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, bindparam, func, insert, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col

from induction.feedback.pulse import Pulse, PulseCounts, Step
from induction.people import Role
from induction.refused import Refused
from storage.database.engine import POSTGRES, SQLITE, Database
from storage.database.writing import InsertOnce, Turn, audit, take_turn
from storage.errands import Errand
from storage.outbox.outbox import insert_errands
from storage.tables.audit import AuditAction
from storage.tables.feedback import ANSWERED, PulseCountRow, PulseRow, PulseTurnRow

_OPEN = insert(PulseRow)
_OF_PROGRAM = (
    select(PulseRow)
    .where(col(PulseRow.program) == bindparam("of_program"))
    .order_by(col(PulseRow.opens_on), col(PulseRow.closes_on), col(PulseRow.key))
)
_BY_KEY = select(PulseRow).where(col(PulseRow.key) == bindparam("of_key"))
_TAKE = InsertOnce(PulseTurnRow, "pulse", "person_id")
_ANSWERED = select(col(PulseTurnRow.pulse)).where(
    col(PulseTurnRow.person_id) == bindparam("person"), col(PulseTurnRow.pulse).in_(bindparam("keys", expanding=True))
)
_HOW_MANY = select(func.count()).where(col(PulseTurnRow.pulse) == bindparam("of_key"))
_COUNTS = select(PulseCountRow).where(col(PulseCountRow.pulse) == bindparam("of_key"))


def unanswered_by(person: ColumnElement[int]) -> ColumnElement[bool]:
    """That this person has not answered a round."""
    turn = select(PulseTurnRow).where(
        col(PulseTurnRow.pulse) == col(PulseRow.key), col(PulseTurnRow.person_id) == person
    )
    return ~turn.exists()


_UNANSWERED = _OF_PROGRAM.where(unanswered_by(bindparam("person")))


def _counting(dialect: type[sqlite.Insert | postgresql.Insert]) -> sqlite.Insert | postgresql.Insert:
    """The insert that adds one to what was counted before."""
    new = dialect(PulseCountRow)
    return new.on_conflict_do_update(
        index_elements=["pulse", "cohort", "role", "item", "answer"],
        set_={"times": col(PulseCountRow.times) + new.excluded.times},
    )


_COUNT = {SQLITE: _counting(sqlite.Insert), POSTGRES: _counting(postgresql.Insert)}


class PulseRecords:
    """The surveys in a database; every method is one read or one transaction, as those of `Records` are."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def open(self, pulse: Pulse, *, errands: Sequence[Errand] = (), now: datetime) -> bool:
        """Whether the round is open now and was not before; the same key changes nothing any more.

        Refused where another round asks some of the same people meanwhile.
        """
        with self._database.writing() as connection:
            take_turn(connection, Turn.PULSES)
            known = _rounds(connection, pulse.program)
            if any(one.key == pulse.key for one in known):
                return False
            if any(one.meets(pulse) for one in known):
                raise Refused("pulse_open", "A round is open for these people already. `/casc pulse` says until when.")
            connection.execute(_OPEN, pulse.model_dump())
            opener = pulse.opened_by
            facts = {"cohort": pulse.cohort, "about": pulse.key}
            audit(connection, AuditAction.OPEN_PULSE, actor_id=opener, subjects=[opener], at=now, **facts)
            insert_errands(connection, errands, now=now)
            return True

    def by_key(self, key: str) -> Pulse | None:
        """The round of that key."""
        with self._database.reading() as connection:
            row = connection.execute(_BY_KEY, {"of_key": key}).mappings().one_or_none()
            return None if row is None else Pulse.model_validate(dict(row))

    def of_program(self, program: str) -> tuple[Pulse, ...]:
        """Every round of the program and its cohorts, in the order in which they opened."""
        with self._database.reading() as connection:
            return _rounds(connection, program)

    def answer(self, key: str, person_id: int, role: Role, cohort: str | None, answers: Mapping[str, int]) -> bool:
        """Whether these answers, by item, are counted now; whoever has answered before is counted no second time."""
        with self._database.writing() as connection:
            if not _TAKE(connection, {"pulse": key, "person_id": person_id}):
                return False
            group = {"pulse": key, "cohort": cohort or "", "role": role}
            connection.execute(_COUNT[connection.dialect.name], [{**group, **one} for one in _counted(answers)])
            return True

    def answered(self, keys: Collection[str], person_id: int) -> frozenset[str]:
        """Which of these rounds this person has answered."""
        with self._database.reading() as connection:
            return frozenset(connection.scalars(_ANSWERED, {"person": person_id, "keys": list(keys)}))

    def unanswered(self, program: str, person_id: int) -> tuple[Pulse, ...]:
        """The rounds of the program that this person has not answered, in the order in which they opened."""
        with self._database.reading() as connection:
            rows = connection.execute(_UNANSWERED, {"of_program": program, "person": person_id}).mappings()
            return tuple(Pulse.model_validate(dict(row)) for row in rows)

    def how_many(self, key: str) -> int:
        """How many have answered the round."""
        with self._database.reading() as connection:
            return connection.execute(_HOW_MANY, {"of_key": key}).scalar_one()

    def counts(self, key: str) -> tuple[PulseCounts, ...]:
        """What was answered in the round, group by group; whoever shows it keeps back what is too few."""
        with self._database.reading() as connection:
            rows = connection.execute(_COUNTS, {"of_key": key}).mappings().all()
        groups: dict[tuple[Role, str], dict[str, dict[int, int]]] = {}
        for row in rows:
            items = groups.setdefault((row["role"], row["cohort"]), {})
            if row["times"]:
                items.setdefault(row["item"], {})[row["answer"]] = row["times"]
        return tuple(
            PulseCounts(cohort=cohort or None, role=role, answered=items.pop(ANSWERED)[0], times=items)
            for (role, cohort), items in sorted(groups.items())
        )


def _counted(answers: Mapping[str, int]) -> Iterator[Mapping[str, str | int]]:
    """What is added to the counts: to those of every answer that could be given, one to what was and nothing else.

    So all rows of a group are there with its first answer and are written alike with each, and neither which rows there
    are nor in which order they came tells what anybody said. The order is always the same, so that nobody who writes
    waits for another in a ring.
    """
    yield {"item": ANSWERED, "answer": 0, "times": 1}
    for item, answer in sorted(answers.items()):
        yield from ({"item": item, "answer": step.value, "times": int(step == answer)} for step in Step)


def _rounds(connection: Connection, program: str) -> tuple[Pulse, ...]:
    rows = connection.execute(_OF_PROGRAM, {"of_program": program}).mappings()
    return tuple(Pulse.model_validate(dict(row)) for row in rows)
