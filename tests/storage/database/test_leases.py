"""Leases where the connection that has them breaks: nobody believes to hold what another may have."""

from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import create_engine, text

from storage.records import Records

NUMBER, OTHER = 7, 8

pytestmark = pytest.mark.slow


@pytest.fixture
def url(new_postgres_url: Callable[[], str]) -> str:
    return new_postgres_url()


@pytest.fixture
def mine(url: str) -> Iterator[Records]:
    records = Records(url)
    yield records
    records.close()


@pytest.fixture
def others(url: str) -> Iterator[Records]:
    records = Records(url)
    yield records
    records.close()


def break_connections(url: str) -> None:
    """The server ends whoever holds a number, as it does with all where it goes down and comes up again."""
    engine = create_engine(url)
    with engine.connect() as connection:
        connection.execute(text("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'"))
    engine.dispose()


def test_what_broke_is_held_no_more_until_it_is_taken_again(url: str, mine: Records) -> None:
    leases = mine.leases()
    assert not leases.broke_within(60)
    assert leases.take(NUMBER)
    assert leases.holds(NUMBER)
    assert not leases.holds(OTHER)
    break_connections(url)
    assert not leases.holds(NUMBER)
    assert leases.take(NUMBER)
    assert leases.holds(NUMBER)
    assert (leases.broke_within(60), leases.broke_within(0)) == (True, False)
    leases.close()


def test_another_may_have_it_meanwhile_and_the_rest_is_taken_again(url: str, mine: Records, others: Records) -> None:
    leases, theirs = mine.leases(), others.leases()
    assert leases.take(NUMBER)
    assert leases.take(OTHER)
    break_connections(url)
    assert theirs.take(NUMBER)
    assert not leases.take(NUMBER)
    assert not theirs.take(OTHER)
    leases.close()
    theirs.close()


def test_what_is_given_back_over_a_broken_connection_is_free(url: str, mine: Records, others: Records) -> None:
    leases, theirs = mine.leases(), others.leases()
    assert leases.take(NUMBER)
    break_connections(url)
    leases.give_back(NUMBER)
    assert not leases.holds(NUMBER)
    assert theirs.take(NUMBER)
    assert leases.take(OTHER)
    leases.close()
    theirs.close()


def test_at_the_end_all_is_free_at_once_and_nothing_is_taken_any_more(mine: Records, others: Records) -> None:
    leases, theirs = mine.leases(), others.leases()
    assert leases.take(NUMBER)
    leases.close()
    assert theirs.take(NUMBER)
    assert not leases.take(OTHER)
    assert theirs.take(OTHER)
    theirs.close()
