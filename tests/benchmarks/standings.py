"""Standings of thousands of candidates from the database, against what SQLAlchemy Core takes to fetch the same columns.

Core and we, and a database of few candidates and one of many, take turns at a batch of candidates each, so a machine
that slows down slows all of them. Core fetches every typed column of the hours and of the words on them, and makes
nothing of it; ours makes records of these and of all else that is held, and every standing.
"""

import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from induction.packs.pack import ProgramPack
from induction.people import Person, Role
from induction.standing.requirements import standings
from knowledge.program_packs import load_packs
from storage.candidates.records import A_BATCH, OF_CANDIDATES
from storage.database.engine import Database
from storage.records import Records
from tests.benchmarks.filling import A_PERSON, fill, fill_beside
from tests.benchmarks.ledger_growth import new_database
from tests.benchmarks.listener import now_in_utc
from tests.benchmarks.memory import resident
from tests.benchmarks.recording import postgres

FEW, MANY = 2_000, 10_000
AT_SCALE = {"few": 10_000, "many": 50_000}
"""How many `make scale` measures, for which 4.8 million entries have to be written first."""

LIMIT = 5.0
LINEAR = 1.2
_WARM_UP = 2
_MEGABYTE = 1_000_000


@dataclass
class Measured:
    """Seconds for so many candidates, by Core and by us, how many standings they have, and our most memory in bytes."""

    candidates: int = 0
    core: float = 0.0
    ours: float = 0.0
    standings: int = 0
    memory: int = 0

    @property
    def ratio(self) -> float:
        """How many times Core's time ours is."""
        return self.ours / self.core

    @property
    def each(self) -> float:
        """Seconds for a candidate."""
        return self.ours / self.candidates


@dataclass(frozen=True)
class StandingsFigures:
    """What was measured beside few candidates and beside many, and what memory was there before."""

    database: str
    few: Measured
    many: Measured
    before: int

    def line(self) -> str:
        """The ratio to Core, the growth from few to many, and the memory."""
        few, many = self.few, self.many
        grown = (many.memory - self.before) / _MEGABYTE
        return (
            f"{self.database:8} standings of {few.candidates:,} candidates, {A_PERSON} entries each: {few.ours:.1f} s, "
            f"{few.ratio:.2f} times as long as Core takes to fetch the same columns (at most {LIMIT:g}); of "
            f"{many.candidates:,}: {many.ours:.1f} s, {many.ratio:.2f} times, and for each {many.each / few.each:.2f} "
            f"times as long as one of {few.candidates:,} (at most {LINEAR:g}), with {grown:.0f} MB more memory"
        )


@dataclass(frozen=True)
class Reading:
    """One database and its candidates, read a batch after the other."""

    records: Records
    database: Database
    pack: ProgramPack
    today: date

    def batches(self) -> Sequence[Sequence[Person]]:
        """The candidates, so many at a time as our own reading takes."""
        people = [one for one in self.records.people() if one.role is Role.CANDIDATE]
        return [people[place : place + A_BATCH] for place in range(0, len(people), A_BATCH)]

    def measure(self, batch: Sequence[Person], found: Measured) -> None:
        """Add a batch to what was measured."""
        began = time.perf_counter()
        self.fetched(batch)
        between = time.perf_counter()
        found.standings += self.told(batch)
        found.core, found.ours = found.core + between - began, found.ours + time.perf_counter() - between
        found.candidates, found.memory = found.candidates + len(batch), max(found.memory, resident())

    def fetched(self, batch: Sequence[Person]) -> int:
        """How many rows there are of every typed column of these candidates' hours, and of the words on them."""
        with self.database.reading() as connection:
            return len(connection.execute(OF_CANDIDATES, {"candidates": [one.id for one in batch]}).all())

    def told(self, batch: Sequence[Person]) -> int:
        """How many standings these candidates have."""
        records = self.records.candidates.records(batch)
        return sum(len(standings(self.pack, record, self.today)) for record in records)


def figures(database: str, urls: Sequence[str], *, few: int = FEW, many: int = MANY) -> StandingsFigures:
    """The figures for two empty databases, which are filled first."""
    now = now_in_utc()
    for url, candidates in zip(urls, (few, many), strict=True):
        fill(url, candidates * A_PERSON, now - timedelta(hours=1), audited=False)
        fill_beside(url, candidates * A_PERSON, now - timedelta(hours=1))
    pack = load_packs()["usc"]
    with ExitStack() as opened:
        small, large = (
            Reading(
                opened.enter_context(closing(Records(url))),
                opened.enter_context(closing(Database(url))),
                pack,
                now.date(),
            )
            for url in urls
        )
        waiting, beside = small.batches(), large.batches()
        for one, other in zip(waiting[:_WARM_UP], beside[:_WARM_UP], strict=True):
            small.measure(one, Measured())
            large.measure(other, Measured())
        found, measured, before = Measured(), Measured(), resident()
        turns = len(beside) // len(waiting)
        for place, batch in enumerate(beside):
            large.measure(batch, measured)
            if place % turns == 0 and place // turns < len(waiting):
                small.measure(waiting[place // turns], found)
    return StandingsFigures(database, found, measured, before)


def on_sqlite(*, few: int = FEW, many: int = MANY) -> StandingsFigures:
    """The figures for SQLite files."""
    with tempfile.TemporaryDirectory() as folder:
        return figures("SQLite", [f"sqlite:///{folder}/{name}.db" for name in ("few", "many")], few=few, many=many)


def on_postgres(server_url: str, *, few: int = FEW, many: int = MANY) -> StandingsFigures:
    """The figures for databases on that server."""
    urls = [new_database(server_url, f"standings_{name}") for name in ("few", "many")]
    return figures("Postgres", urls, few=few, many=many)


def main() -> None:
    """Measure both at scale, and print."""
    print(on_sqlite(**AT_SCALE).line(), flush=True)  # noqa: T201 - a benchmark prints
    with tempfile.TemporaryDirectory() as folder, postgres(Path(folder)) as url:
        print(on_postgres(url, **AT_SCALE).line(), flush=True)  # noqa: T201 - a benchmark prints


if __name__ == "__main__":
    main()
