"""How the time of a recorded entry grows from a ledger of a thousand entries to one of a million, eighty a person.

An entry is a line, its card, and the press that records it, over HTTP. The two ledgers take turns, so a machine that
slows down slows both.
"""

import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import httpx
from sqlalchemy import NullPool, create_engine

from storage.database.engine import database_url
from tests.benchmarks.filling import fill, recorded_in
from tests.benchmarks.listener import now_in_utc
from tests.benchmarks.recording import SlackStub, card_of, postgres, press, server

FEW, MANY = 1_000, 1_000_000
LIMIT = 1.5
ROUNDS = 150
WARM_UP = 20


@dataclass(frozen=True)
class LedgerGrowth:
    """Milliseconds for an entry, beside few others and beside many."""

    database: str
    few: list[float]
    many: list[float]

    def line(self) -> str:
        """The medians and their ratio."""
        few, many = statistics.median(self.few), statistics.median(self.many)
        return (
            f"{self.database:8} an entry, line and press together: median {few:.1f} ms beside {FEW:,} others, "
            f"{many:.1f} ms beside {MANY:,}: {many / few:.2f} times (at most {LIMIT:g})"
        )


def grown(database: str, new_url: Callable[[str], str]) -> LedgerGrowth:
    """The figures for one kind of database; `new_url` makes an empty one of that name."""
    growth = LedgerGrowth(database, [], [])
    now = now_in_utc()
    urls = [new_url(f"ledger_{entries}") for entries in (FEW, MANY)]
    for url, entries in zip(urls, (FEW, MANY), strict=True):
        fill(url, entries, now)
    with ExitStack() as stack:
        slack, client = stack.enter_context(SlackStub()), stack.enter_context(httpx.Client(timeout=30))
        few, many = [stack.enter_context(server("filled", url, slack)) for url in urls]
        for number in range(WARM_UP + ROUNDS):
            for address, times in ((few, growth.few), (many, growth.many)):
                slack.shown.clear()
                began = time.perf_counter()
                press(client, address, slack, card_of(client, address, number))
                taken = (time.perf_counter() - began) * 1000
                if number >= WARM_UP:
                    times.append(taken)
                slack.await_shown()
    for url in urls:
        if (recorded := recorded_in(url)) != WARM_UP + ROUNDS:
            raise RuntimeError(f"{recorded} of {WARM_UP + ROUNDS} entries were recorded")
    return growth


def on_sqlite() -> LedgerGrowth:
    """The figures for SQLite files."""
    with tempfile.TemporaryDirectory() as folder:
        return grown("SQLite", lambda name: f"sqlite:///{folder}/{name}.db")


def on_postgres(server_url: str) -> LedgerGrowth:
    """The figures for databases on that server."""
    return grown("Postgres", partial(new_database, server_url))


def new_database(server_url: str, name: str) -> str:
    """The address of an empty database of that name on the Postgres server."""
    url = database_url(server_url)
    engine = create_engine(url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    return url.set(database=name).render_as_string(hide_password=False)


def main() -> None:
    """Measure both, and print."""
    print(on_sqlite().line(), flush=True)  # noqa: T201 - a benchmark prints
    with tempfile.TemporaryDirectory() as folder, postgres(Path(folder)) as url:
        print(on_postgres(url).line(), flush=True)  # noqa: T201 - a benchmark prints


if __name__ == "__main__":
    main()
