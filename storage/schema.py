"""The state of a database's tables: which revision they have, and how they come to the newest."""

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path
from time import sleep

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, Engine, event, select
from sqlalchemy.exc import DBAPIError

from induction.refused import Refused
from storage.database.engine import SQLITE, create_writer, is_busy
from storage.database.patience import UNHURRIED
from storage.database.writing import Turn, take_turn

_TRIES, _PAUSE = 250, 0.02
"""How often, and how many seconds apart, a start asks for the file to keep a write-ahead log."""


def migrate(url: URL) -> None:
    """Bring the tables to the newest revision; of two processes that start at once the second waits.

    Refused where the database cannot be opened, and where a newer version of the companion made it.
    """
    config = _config()
    writer = create_writer(url, patience=UNHURRIED)
    if url.get_backend_name() == SQLITE:
        event.listen(writer, "connect", _keep_write_ahead_log)
    with _transaction(writer) as connection:
        take_turn(connection, Turn.MIGRATION)
        scripts = ScriptDirectory.from_config(config)
        if _revision(connection, scripts) != scripts.get_current_head():
            config.attributes["connection"] = connection
            command.upgrade(config, "head")


def describe(url: URL) -> str:
    """One line on the database: where it is, and which revision; Refused, with what to do, where it is of no use."""
    if url.get_backend_name() == SQLITE and not Path(str(url.database)).exists():
        return f"{_place(url)}: not there yet, made at the first start"
    scripts = ScriptDirectory.from_config(_config())
    with _transaction(create_writer(url)) as connection:
        revision = _revision(connection, scripts)
    newest = scripts.get_current_head()
    if revision == newest:
        return f"{_place(url)}: reachable, revision {revision}"
    return f"{_place(url)}: reachable, revision {revision or 'none yet'}, brought to {newest} at the next start"


def answers(connection: Connection) -> bool:
    """Whether the database does what it is asked."""
    return bool(connection.execute(select(1)).scalar_one())


def is_current(connection: Connection) -> bool:
    """Whether the tables have the newest revision that this version of the companion knows."""
    return MigrationContext.configure(connection).get_current_revision() == _newest()


@cache
def _newest() -> str | None:
    """The newest revision that this version of the companion knows, which stays the same while it runs."""
    return ScriptDirectory.from_config(_config()).get_current_head()


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    return config


def _revision(connection: Connection, scripts: ScriptDirectory) -> str | None:
    revision = MigrationContext.configure(connection).get_current_revision()
    if revision is not None and revision not in {script.revision for script in scripts.walk_revisions()}:
        raise Refused(
            "newer_database",
            f"The database was made by a newer version of the companion (revision {revision}). Install that version, "
            "or name another database in COMPANION_DATABASE_URL.",
        )
    return revision


@contextmanager
def _transaction(writer: Engine) -> Iterator[Connection]:
    """A transaction on an engine that serves it alone; Refused where it cannot be begun."""
    try:
        with ExitStack() as stack:
            try:
                connection = stack.enter_context(writer.begin())
            except DBAPIError as error:
                reason = " ".join(str(error.orig).split())
                raise Refused(
                    "database_unreachable",
                    f"{_place(writer.url)} cannot be opened: {reason}. Is COMPANION_DATABASE_URL right, and is the "
                    "database running?",
                ) from error
            yield connection
    finally:
        writer.dispose()


def _keep_write_ahead_log(connection: sqlite3.Connection, _: object) -> None:
    """Let reading and writing go on side by side from now on; the file remembers it.

    SQLite itself does not always wait for its turn here. Where the file stays taken, the next start tries again.
    """
    connection.execute("PRAGMA busy_timeout=0").close()
    for _try in range(_TRIES):
        if _logs_ahead(connection):
            break
        sleep(_PAUSE)
    connection.execute(f"PRAGMA busy_timeout={int(UNHURRIED * 1000)}").close()


def _logs_ahead(connection: sqlite3.Connection) -> bool:
    try:
        connection.execute("PRAGMA journal_mode=WAL").close()
    except sqlite3.OperationalError as error:
        if is_busy(error):
            return False
        raise
    return True


def _place(url: URL) -> str:
    """The database in words, without the user and the password."""
    if url.get_backend_name() == SQLITE:
        return f"SQLite file {url.database}"
    return f"Postgres database {url.database} on {url.host or url.query.get('host', 'this machine')}"
