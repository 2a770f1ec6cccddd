"""The Home of a coach with forty candidates: how many statements it takes, from the Slack user to the view."""

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from bot.companion import Companion
from bot.settings import Settings
from bot.views.home import home_view
from tests.benchmarks.filling import A_PERSON, COACH, fill, fill_beside
from tests.benchmarks.ledger_growth import new_database
from tests.benchmarks.listener import now_in_utc
from tests.bot.opening import opened

CANDIDATES = 40
LIMIT = 3


@dataclass(frozen=True)
class HomeFigures:
    """How many statements a Home took, and how many milliseconds."""

    database: str
    statements: int
    took: float

    def line(self) -> str:
        """Both, and what is allowed."""
        return (
            f"{self.database:8} Home of a coach with {CANDIDATES} candidates, {A_PERSON} entries each: "
            f"{self.statements} statements (at most {LIMIT}), {self.took:.0f} ms"
        )


@contextmanager
def statements() -> Iterator[list[str]]:
    """What databases are asked meanwhile."""
    asked: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        asked.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def fill_home(url: str) -> None:
    """Fill an empty database with that coach and those candidates."""
    now = now_in_utc() - timedelta(days=9)
    fill(url, CANDIDATES * A_PERSON, now, caseload=CANDIDATES)
    fill_beside(url, CANDIDATES * A_PERSON, now, caseload=CANDIDATES)


def shown(companion: Companion) -> None:
    """Make the Home of the coach, from who it is to the view that Slack is sent."""
    person = companion.doorway.people.known(COACH)
    home_view(companion.desk.homes.of(person, companion.desk.questions.programs, now=companion.clock()))


def figures(database: str, url: str) -> HomeFigures:
    """The figures for that empty database, which is filled first."""
    fill_home(url)
    with (
        tempfile.TemporaryDirectory() as folder,
        opened(Settings(home=Path(folder), database_url=url), now_in_utc) as companion,
    ):
        shown(companion)
        with statements() as asked:
            began = time.perf_counter()
            shown(companion)
            took = time.perf_counter() - began
    return HomeFigures(database, len(asked), 1000 * took)


def on_sqlite() -> HomeFigures:
    """The figures for a SQLite file."""
    with tempfile.TemporaryDirectory() as folder:
        return figures("SQLite", f"sqlite:///{folder}/home.db")


def on_postgres(server_url: str) -> HomeFigures:
    """The figures for a database on that server."""
    return figures("Postgres", new_database(server_url, "home"))
