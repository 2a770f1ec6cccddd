import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import NullPool, create_engine
from sqlalchemy.exc import OperationalError

from induction.people import Person
from induction.refused import Refused
from storage.database.engine import Database, database_url
from storage.database.patience import after, until
from storage.records import Records


@pytest.mark.parametrize(
    ("said", "used"),
    [
        ("sqlite:////srv/companion.db", "sqlite:////srv/companion.db"),
        ("postgres://a:b@db/casc", "postgresql+psycopg://a:b@db/casc"),
        ("postgresql://a:b@db/casc?sslmode=require", "postgresql+psycopg://a:b@db/casc?sslmode=require"),
        ("postgresql+psycopg://db/casc", "postgresql+psycopg://db/casc"),
    ],
)
def test_an_address_gets_the_driver_that_is_installed(said: str, used: str) -> None:
    assert database_url(said).render_as_string(hide_password=False) == used


@pytest.mark.parametrize(
    "address",
    ["", "companion.db", "mysql://db/casc", "postgresql://db:port/casc", "sqlite://", "sqlite:///:memory:"],
)
def test_other_addresses_are_refused(address: str) -> None:
    with pytest.raises(Refused) as refused:
        Records(address)
    assert refused.value.rule == "bad_database_url"


@contextmanager
def locked(url: str) -> Iterator[None]:
    """Another process that writes and does not come to an end."""
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            yield
    else:
        engine = create_engine(database_url(url), poolclass=NullPool)
        with engine.begin() as connection:
            connection.exec_driver_sql("LOCK TABLE delivery")
            yield


@pytest.mark.slow
def test_a_locked_database_asks_to_try_again(
    records: Records, url: str, people: tuple[Person, ...], now: datetime
) -> None:
    with locked(url):
        with until(after(0.5)), pytest.raises(Refused) as refused:
            records.claim("Ev1", now=now)
        assert refused.value.rule == "try_again"
        assert refused.value.message == "Not recorded: the records are busy just now. Please try again."
        assert records.people() == people
    assert records.claim("Ev1", now=now)


def test_sqlite_is_durable_and_checks_references(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/companion.db"
    records = Records(url)
    records.migrate()
    records.close()
    database = Database(url)
    for opened in (database.reading, database.writing):
        with opened() as connection:
            pragmas = ("journal_mode", "synchronous", "foreign_keys")
            values = [connection.exec_driver_sql(f"PRAGMA {pragma}").scalar_one() for pragma in pragmas]
        assert values == ["wal", 2, 1]
    database.close()


def test_the_read_path_of_sqlite_cannot_write(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}/companion.db")
    with pytest.raises(OperationalError, match="readonly database"), database.reading() as connection:
        connection.exec_driver_sql("CREATE TABLE person (id)")
    database.close()


@pytest.mark.parametrize("read", [Records.people, lambda records: records.cohorts.channels()])
def test_reading_from_a_database_that_went_away_asks_to_try_again(
    read: Callable[[Records], object],
) -> None:
    records = Records("postgresql://127.0.0.1:1/companion")
    with pytest.raises(Refused) as refused:
        read(records)
    records.close()
    assert (refused.value.rule, refused.value.message) == (
        "try_again",
        "The records cannot be read just now. Please try again.",
    )


def test_an_error_that_trying_again_does_not_mend_is_no_refusal(tmp_path: Path) -> None:
    records = Records(f"sqlite:///{tmp_path}/empty.db")
    with pytest.raises(OperationalError, match="no such table"):
        records.people()
    records.close()
