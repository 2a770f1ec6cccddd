"""The home folder as the place of durable work: one process at a time, and a SQLite that DBOS can use."""

import fcntl
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from induction.refused import Refused

STATE = "durable.db"
LOCK = "serve.lock"

_NEW_PYTHON = (3, 12)
_NEEDED_SQLITE = (3, 42, 0)

Version = tuple[int, int, int]


@contextmanager
def held(home: Path) -> Iterator[None]:
    """The home folder for this process alone, until it leaves or dies; Refused where another one has it."""
    with (home / LOCK).open("a", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise Refused(
                "already_served",
                f"Another companion is running on {home}. Stop it first, or name another folder: COMPANION_HOME=…",
            ) from error
        yield


def check_sqlite(python: Version = sys.version_info[:3], sqlite: Version = sqlite3.sqlite_version_info) -> None:
    """Refuse a SQLite that durable work cannot use: from Python 3.12 on DBOS needs 3.42."""
    if python[:2] >= _NEW_PYTHON and sqlite < _NEEDED_SQLITE:
        raise Refused(
            "old_sqlite",
            f"This Python comes with SQLite {_dotted(sqlite)}; with Python 3.12 or newer the companion needs SQLite "
            f"{_dotted(_NEEDED_SQLITE)}. Run it with Python 3.11, or keep the records in Postgres: "
            "COMPANION_DATABASE_URL=postgresql://…",
        )


def state_url(home: Path) -> str:
    """The address of the SQLite file with the state of durable work, in which reading waits for no writer."""
    path = home.resolve() / STATE
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
    return f"sqlite:///{path}"


def _dotted(version: Version) -> str:
    return ".".join(str(number) for number in version)
