"""How many wordings of answers were shown or not, and why not: counted by day, from every process."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import bindparam, delete, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col

from storage.database.engine import POSTGRES, SQLITE, Database
from storage.tables.wordings import WordingCountRow


@dataclass(frozen=True)
class WordingCount:
    """How many wordings ended so; `reason` is empty where the outcome needs none."""

    outcome: str
    reason: str
    times: int


def _adding(dialect: type[sqlite.Insert | postgresql.Insert]) -> sqlite.Insert | postgresql.Insert:
    """The insert that adds to what was counted before on that day."""
    new = dialect(WordingCountRow)
    return new.on_conflict_do_update(
        index_elements=["day", "outcome", "reason"], set_={"times": col(WordingCountRow.times) + new.excluded.times}
    )


_ADD = {SQLITE: _adding(sqlite.Insert), POSTGRES: _adding(postgresql.Insert)}
_TIMES = func.sum(col(WordingCountRow.times)).label("times")
_COUNTED = (
    select(col(WordingCountRow.outcome), col(WordingCountRow.reason), _TIMES)
    .where(col(WordingCountRow.day) >= bindparam("first"), col(WordingCountRow.day) <= bindparam("last"))
    .group_by(col(WordingCountRow.outcome), col(WordingCountRow.reason))
    .order_by(_TIMES.desc(), col(WordingCountRow.outcome), col(WordingCountRow.reason))
)
_FORGET = delete(WordingCountRow).where(col(WordingCountRow.day) < bindparam("before"))


class WordingRecords:
    """The counts in a database; every method is one read or one transaction, as those of `Records` are."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, counts: Sequence[WordingCount], *, on: date) -> None:
        """Add to what was counted on that day."""
        with self._database.writing() as connection:
            for one in sorted(counts, key=lambda count: (count.outcome, count.reason)):
                facts = {"day": on, "outcome": one.outcome, "reason": one.reason, "times": one.times}
                connection.execute(_ADD[connection.dialect.name], facts)

    def counted(self, first: date, last: date) -> tuple[WordingCount, ...]:
        """What was counted from the first day to the last, the most frequent first."""
        with self._database.reading() as connection:
            return tuple(WordingCount(*row) for row in connection.execute(_COUNTED, {"first": first, "last": last}))

    def forget(self, before: date) -> int:
        """How many counts were deleted, because they are of earlier days."""
        with self._database.writing() as connection:
            return connection.execute(_FORGET, {"before": before}).rowcount
