"""The ways into the database: reads that wait for nobody, and writes that take their turn."""

import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from threading import BoundedSemaphore
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import ArgumentError, OperationalError

from induction.refused import Refused
from storage.database.legible import make_writable, to_json
from storage.database.patience import PATIENCE, Clock, Deadline, after, in_force, until

SQLITE = "sqlite"
POSTGRES = "postgresql"

_TO_COMMIT = 0.2
"""Seconds that a commit needs to have left: what would come too late is rolled back, so that nothing is recorded of
which somebody was told that it is not."""

_TO_READ = 0.2
"""Seconds that reading has in any case: where an answer took long for other reasons, the records are not at fault."""

_AT_ONCE = 15
"""How many threads of a process are in the database: a Postgres server of 100 connections serves several processes."""

_STEPS = 100_000
"""After how many of its steps, some milliseconds, SQLite asks whether a statement may go on."""

_UNREADABLE = "The records cannot be read just now. Please try again."
_UNREADABLE_AND_UNTOUCHED = "The records cannot be read just now, and nothing was recorded. Please try again."
_NOT_RECORDED = "Not recorded: the records are busy just now. Please try again."
_NOT_ALL_RECORDED = "The records got busy before all of that was recorded. Please try again: nothing is recorded twice."
_DOUBTFUL = "I could not find out in time whether that is recorded. Please try again: nothing is recorded twice."

Around = Callable[[str], AbstractContextManager[object]]
"""What is to be around everybody's `reading` and `writing`, such as somebody's stopwatch."""

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
    """An engine whose transactions write: one after the other on SQLite, within timeouts on Postgres."""
    if url.get_backend_name() == SQLITE:
        writer = _create_sqlite(url, patience, pool_size=1, max_overflow=0)
        event.listen(writer, "begin", _begin_immediate)
        return writer
    return _create_postgres(url, patience)


def create_reader(url: URL, writer: Engine, *, patience: float) -> Engine:
    """An engine whose statements each see what is committed, and which never holds a lock."""
    if url.get_backend_name() == SQLITE:
        reader = _create_sqlite(url, patience, pool_size=_AT_ONCE, max_overflow=0)
        event.listen(reader, "connect", _forbid_writing)
        event.listen(reader, "begin", _watch_statements)
        return reader
    return writer.execution_options(isolation_level="AUTOCOMMIT")


class Database:
    """One database, with its read path and its write path. `close` gives every connection back.

    Nobody waits in here for longer than the `patience`, nor past a deadline that is in force.
    """

    def __init__(
        self, url: str, *, patience: float = PATIENCE, clock: Clock = time.monotonic, around: Around = nullcontext
    ) -> None:
        self.url = database_url(url)
        self._patience = patience
        self._clock = clock
        self._around = around
        self._writer = create_writer(self.url, patience=patience)
        self._reader = create_reader(self.url, self._writer, patience=patience)
        self._to_read = BoundedSemaphore(_AT_ONCE)
        # On SQLite threads queue for the one that may write, which wakes them at once, where the lock of the file
        # would have them sleep and try again. Postgres has connections for reading and writing alike.
        self._to_write = self._to_read if self.on_postgres else BoundedSemaphore(1)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection for reading; Refused where the database cannot be reached in time."""
        with (
            self._around("reading"),
            _refusing(_unreadable()),
            self._in_time(self._to_read, at_least=_TO_READ),
            self._reader.connect() as connection,
        ):
            yield connection

    @contextmanager
    def writing(self, refusal: str | None = None) -> Iterator[Connection]:
        """A transaction, committed at the end; Refused, and rolled back, where that would be too late.

        The words of the refusal are given where those would be wrong that say that nothing was recorded.
        """
        with (
            self._around("writing"),
            _refusing(refusal or _unwritable()),
            self._in_time(self._to_write) as deadline,
            self._writer.begin() as connection,
        ):
            yield connection
            if deadline.left < _TO_COMMIT:
                raise _TooLateError
            _commit(connection)
            deadline.committed = True

    @contextmanager
    def _in_time(self, queue: BoundedSemaphore, *, at_least: float = 0.0) -> Iterator[Deadline]:
        """Wait for one's turn, and be in here with the deadline that holds for both."""
        with until(after(self._patience, self._clock), at_least=at_least) as deadline:
            if not deadline.left or not queue.acquire(timeout=deadline.left):
                raise _TooLateError
            try:
                yield deadline
            finally:
                queue.release()

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


class _TooLateError(Exception):
    """The deadline has passed."""


def _unreadable() -> str:
    """That something cannot be read; of a call that somebody waits for also that it recorded nothing, if that is so."""
    deadline = in_force()
    return _UNREADABLE if deadline is None or deadline.committed else _UNREADABLE_AND_UNTOUCHED


def _unwritable() -> str:
    """That something is not recorded; or not all of it, where the call has recorded something before."""
    deadline = in_force()
    return _NOT_RECORDED if deadline is None or not deadline.committed else _NOT_ALL_RECORDED


def _commit(connection: Connection) -> None:
    """Commit; where the connection was lost over it, nobody knows whether it was done, and that is said."""
    try:
        connection.commit()
    except OperationalError as error:
        if error.connection_invalidated:
            raise Refused("try_again", _DOUBTFUL) from error
        raise


@contextmanager
def _refusing(message: str) -> Iterator[None]:
    try:
        yield
    except _TooLateError as error:
        raise Refused("try_again", message) from error
    except OperationalError as error:
        if not _passes(error):
            raise
        raise Refused("try_again", message) from error


def _passes(error: OperationalError) -> bool:
    """Whether the same may succeed a moment later."""
    if isinstance(error.orig, sqlite3.Error):
        return is_busy(error.orig) or _was_stopped(error.orig)
    return getattr(error.orig, "sqlstate", None) in _PASSING_POSTGRES_STATES


def is_busy(error: sqlite3.Error) -> bool:
    """Whether SQLite only says that somebody else has the file."""
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK) & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


def _was_stopped(error: sqlite3.Error) -> bool:
    """Whether a statement of SQLite ended because its time was up."""
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK) == sqlite3.SQLITE_INTERRUPT


def _create_postgres(url: URL, patience: float) -> Engine:
    """Each of its connections has the timeouts of the server, and keeps the deadline in force by itself."""
    from storage.database import punctual  # noqa: PLC0415 - brings psycopg, of which SQLite has no need

    engine = create_engine(
        url,
        connect_args={
            "options": punctual.server_options(url.query.get("options", ""), patience),
            "connect_timeout": int(PATIENCE),
        },
        json_serializer=to_json,
        hide_parameters=True,
        pool_pre_ping=True,
        pool_size=_AT_ONCE,
        max_overflow=-1,  # whoever reads or writes queues before; beside them a few connections are kept
    )

    def connect(
        _dialect: object, _record: object, words: Sequence[str], facts: dict[str, Any]
    ) -> punctual.PunctualConnection:
        return punctual.PunctualConnection.connect(*words, **facts)

    event.listen(engine, "do_connect", connect)
    event.listen(engine, "before_cursor_execute", make_writable, retval=True)
    event.listen(engine, "handle_error", _keep_the_others)
    return engine


def _keep_the_others(context: ExceptionContext) -> None:
    """One connection that was given up says nothing of the others, which are tried before they are used again."""
    context.invalidate_pool_on_disconnect = False


def _create_sqlite(url: URL, patience: float, **pool: int) -> Engine:
    """`isolation_level=None` keeps sqlite3 from opening transactions of its own accord."""
    engine = create_engine(
        url,
        connect_args={"isolation_level": None, "timeout": patience},
        json_serializer=to_json,
        hide_parameters=True,  # what people wrote stays out of the log of an error
        **pool,
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "before_cursor_execute", make_writable, retval=True)
    return engine


def _prepare(connection: sqlite3.Connection, _: object) -> None:
    connection.executescript("PRAGMA foreign_keys=ON; PRAGMA synchronous=FULL;")


def _begin_immediate(connection: Connection) -> None:
    _watch_statements(connection)
    if (deadline := in_force()) is not None:
        connection.exec_driver_sql(f"PRAGMA busy_timeout={int(deadline.left * 1000)}")
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _watch_statements(connection: Connection) -> None:
    """Have SQLite stop a statement whose time is up."""
    deadline, driver = in_force(), connection.connection.dbapi_connection
    if deadline is not None and isinstance(driver, sqlite3.Connection):
        driver.set_progress_handler(lambda: deadline.left == 0, _STEPS)


def _forbid_writing(connection: sqlite3.Connection, _: object) -> None:
    connection.execute("PRAGMA query_only=ON").close()


def _bad_url() -> Refused:
    return Refused(
        "bad_database_url",
        "COMPANION_DATABASE_URL names no database that can be used. Write sqlite:////folder/file.db, or "
        "postgresql://user:password@host/database.",
    )
