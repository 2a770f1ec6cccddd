"""The ways into the database: reads that wait for nobody, and writes that take their turn."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from induction.refused import Refused

SQLITE = "sqlite"
POSTGRES = "postgresql"

PATIENCE = 2.0
"""Seconds that a transaction waits for a lock before it gives up; Slack waits three for its acknowledgement."""

_QUEUE_PATIENCE = 2.0
"""Seconds that a thread waits for a connection of this process; fifty people at once wait for two thirds of that."""

_POSTGRES_CONNECTIONS = 15
"""How many connections a process keeps: a server of 100 serves several processes."""

_DRIVERS = {
    "sqlite": "sqlite",
    "sqlite+pysqlite": "sqlite",
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
}

_PASSING_POSTGRES_STATES = {
    None,  # no connection, or it broke
    "40001",  # serialization failure
    "40P01",  # deadlock
    "53300",  # too many connections
    "55P03",  # lock timeout
    "57014",  # statement timeout
    "57P01",  # the server is shutting down,
    "57P02",  # crashed,
    "57P03",  # or not up yet
}


def database_url(text: str) -> URL:
    """The address with the driver that is installed; Refused where it names no database that can be used."""
    try:
        url = make_url(text)
    except (ArgumentError, ValueError) as error:
        raise _bad_url() from error
    driver = _DRIVERS.get(url.drivername)
    if driver is None or (driver == SQLITE and url.database in {None, "", ":memory:"}):
        raise _bad_url()
    return url.set(drivername=driver)


def create_writer(url: URL, *, patience: float = PATIENCE) -> Engine:
    """An engine whose transactions write: one after the other on SQLite, within lock timeouts on Postgres.

    On SQLite threads queue for the single connection, which is fair and wakes them at once, where the lock of the
    file would have them sleep and try again.
    """
    if url.get_backend_name() == SQLITE:
        writer = _create_sqlite(url, patience, pool_size=1, max_overflow=0)
        event.listen(writer, "begin", _begin_immediate)
        return writer
    milliseconds = int(patience * 1000)
    options = f"{url.query.get('options', '')} -c lock_timeout={milliseconds} -c statement_timeout={milliseconds}"
    return create_engine(
        url,
        connect_args={"options": options.strip(), "connect_timeout": int(PATIENCE)},
        hide_parameters=True,
        pool_pre_ping=True,
        pool_size=_POSTGRES_CONNECTIONS,
        max_overflow=0,
        pool_timeout=_QUEUE_PATIENCE,
    )


def create_reader(url: URL, writer: Engine) -> Engine:
    """An engine whose statements each see what is committed, and which never holds a lock."""
    if url.get_backend_name() == SQLITE:
        reader = _create_sqlite(url, PATIENCE)
        event.listen(reader, "connect", _forbid_writing)
        return reader
    return writer.execution_options(isolation_level="AUTOCOMMIT")


class Database:
    """One database, with its read path and its write path. `close` gives every connection back."""

    def __init__(self, url: str) -> None:
        self.url = database_url(url)
        self._writer = create_writer(self.url)
        self._reader = create_reader(self.url, self._writer)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection for reading; Refused where the database cannot be reached in time."""
        with _refusing("The records cannot be read just now."), self._reader.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction, committed at the end; Refused where another one holds the lock for too long."""
        with _refusing("Not recorded: the records are busy just now."), self._writer.begin() as connection:
            yield connection

    def kept_connection(self) -> Connection:
        """A connection for whoever has something that lasts as long as it is open; theirs to close."""
        return self._reader.connect()

    @property
    def on_postgres(self) -> bool:
        """Is it Postgres, which several processes may share?"""
        return self.url.get_backend_name() == POSTGRES

    def close(self) -> None:
        """Close every connection."""
        self._reader.dispose()
        self._writer.dispose()


@contextmanager
def _refusing(message: str) -> Iterator[None]:
    try:
        yield
    except (OperationalError, PoolTimeout) as error:
        if not _passes(error):
            raise
        raise Refused("try_again", f"{message} Please try again.") from error


def _passes(error: OperationalError | PoolTimeout) -> bool:
    """Whether the same may succeed a moment later."""
    if not isinstance(error, DBAPIError):
        return True
    if isinstance(error.orig, sqlite3.Error):
        return is_busy(error.orig)
    return getattr(error.orig, "sqlstate", None) in _PASSING_POSTGRES_STATES


def is_busy(error: sqlite3.Error) -> bool:
    """Whether SQLite only says that somebody else has the file."""
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK) & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


def _create_sqlite(url: URL, patience: float, **pool: int) -> Engine:
    """`isolation_level=None` keeps sqlite3 from opening transactions of its own accord."""
    engine = create_engine(
        url,
        connect_args={"isolation_level": None, "timeout": patience},
        hide_parameters=True,  # what people wrote stays out of the log of an error
        pool_timeout=_QUEUE_PATIENCE,
        **pool,
    )
    event.listen(engine, "connect", _prepare)
    return engine


def _prepare(connection: sqlite3.Connection, _: object) -> None:
    connection.executescript("PRAGMA foreign_keys=ON; PRAGMA synchronous=FULL;")


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _forbid_writing(connection: sqlite3.Connection, _: object) -> None:
    connection.execute("PRAGMA query_only=ON").close()


def _bad_url() -> Refused:
    return Refused(
        "bad_database_url",
        "COMPANION_DATABASE_URL names no database that can be used. Write sqlite:////folder/file.db, or "
        "postgresql://user:password@host/database.",
    )
