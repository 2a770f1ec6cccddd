"""Nobody waits for the records longer than they can: deadlines, and what becomes of a transaction that is too late."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Barrier, Thread

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from induction.refused import Refused
from storage.database.engine import Database
from storage.database.patience import PATIENCE, UNHURRIED, after, in_force, until
from tests.storage.hanging_line import HangingLine, hanging_line

NOT_RECORDED = "Not recorded: the records are busy just now. Please try again."
UNREADABLE = "The records cannot be read just now. Please try again."
UNTOUCHED = "The records cannot be read just now, and nothing was recorded. Please try again."
NOT_ALL_RECORDED = "The records got busy before all of that was recorded. Please try again: nothing is recorded twice."
DOUBTFUL = "I could not find out in time whether that is recorded. Please try again: nothing is recorded twice."

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"


class FakeClock:
    """Seconds that pass when a test says so, and `a_look` with each look at it."""

    def __init__(self) -> None:
        self.now = 0.0
        self.a_look = 0.0

    def __call__(self) -> float:
        self.now += self.a_look
        return self.now


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def database(url: str, clock: FakeClock) -> Iterator[Database]:
    """A database with one empty table."""
    with _opened(url, clock) as database:
        with database.writing() as connection:
            connection.execute(text("CREATE TABLE said (word VARCHAR)"))
        yield database


@contextmanager
def _opened(url: str, clock: Callable[[], float] = time.monotonic, *, patience: float = PATIENCE) -> Iterator[Database]:
    database = Database(url, patience=patience, clock=clock)
    try:
        yield database
    finally:
        database.close()


def say(database: Database, word: str, *, meanwhile: Callable[[], object] = lambda: None) -> None:
    with database.writing() as connection:
        connection.execute(text("INSERT INTO said VALUES (:word)"), {"word": word})
        meanwhile()


def said(database: Database) -> list[str]:
    with database.reading() as connection:
        return list(connection.execute(text("SELECT word FROM said")).scalars())


def unread(database: Database) -> None:
    with database.reading():
        raise OperationalError("SELECT", {}, _busy())


def _busy() -> sqlite3.Error:
    busy = sqlite3.OperationalError("database is locked")
    busy.sqlite_errorcode = sqlite3.SQLITE_BUSY
    return busy


def refusal(call: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refused:
        call()
    assert refused.value.passes
    return refused.value.message


def test_of_two_deadlines_the_nearer_one_is_in_force_and_each_ends_with_its_call(clock: FakeClock) -> None:
    assert in_force() is None
    with until(after(2.4, clock)) as outer:
        clock.now = 1
        with until(after(2.0, clock)) as inner:
            assert inner is in_force() is outer
        with until(after(1.0, clock)) as inner:
            assert inner is in_force()
            assert (inner.at, inner.left) == (2.0, 1.0)
        assert in_force() is outer
        clock.now = 9
        assert outer.left == 0
    assert in_force() is None


def test_a_deadline_that_has_passed_can_leave_a_moment(clock: FakeClock) -> None:
    with until(after(2.4, clock)) as outer:
        clock.now = 3
        with until(after(2.0, clock), at_least=0.2) as inner:
            assert (outer.left, round(inner.left, 9)) == (0, 0.2)
            inner.committed = True
        assert outer.committed


def test_what_can_be_read_at_once_is_read_after_the_deadline_too(database: Database, clock: FakeClock) -> None:
    say(database, "before")
    with until(after(2.4, clock)):
        clock.now = 9
        assert said(database) == ["before"]


def test_a_transaction_is_committed_where_it_is_in_time(database: Database, clock: FakeClock) -> None:
    with until(after(PATIENCE, clock)):
        say(database, "early", meanwhile=lambda: setattr(clock, "now", clock.now + 1.5))
    assert said(database) == ["early"]


@pytest.mark.parametrize("seconds", [1.9, 2.0, 10])
def test_a_transaction_that_would_be_committed_too_late_is_rolled_back(
    database: Database, clock: FakeClock, seconds: float
) -> None:
    told = refusal(lambda: say(database, "late", meanwhile=lambda: setattr(clock, "now", clock.now + seconds)))
    assert (told, said(database)) == (NOT_RECORDED, [])


def test_what_slack_does_not_wait_for_takes_its_time(url: str, clock: FakeClock) -> None:
    with _opened(url, clock, patience=UNHURRIED) as database:
        with database.writing() as connection:
            connection.execute(text("CREATE TABLE said (word VARCHAR)"))
        say(database, "slow", meanwhile=lambda: setattr(clock, "now", clock.now + 30))
        assert said(database) == ["slow"]


def test_all_the_transactions_of_a_call_have_one_deadline(database: Database, clock: FakeClock) -> None:
    with until(after(2.4, clock)):
        say(database, "first", meanwhile=lambda: setattr(clock, "now", clock.now + 1.2))
        told = refusal(lambda: say(database, "second", meanwhile=lambda: setattr(clock, "now", clock.now + 1.2)))
        assert told == NOT_ALL_RECORDED
        assert refusal(lambda: say(database, "third")) == NOT_ALL_RECORDED
        assert said(database) == ["first"]
    assert said(database) == ["first"]


def test_what_is_refused_says_whether_the_call_recorded_anything(database: Database, clock: FakeClock) -> None:
    with until(after(2.4, clock)) as call:
        clock.now = call.at
        assert refusal(lambda: say(database, "first")) == NOT_RECORDED
        assert refusal(lambda: unread(database)) == UNTOUCHED
    with until(after(2.4, clock)) as call:
        say(database, "first")
        clock.now = call.at
        assert refusal(lambda: say(database, "second")) == NOT_ALL_RECORDED
        assert refusal(lambda: unread(database)) == UNREADABLE
    assert refusal(lambda: unread(database)) == UNREADABLE


def test_what_follows_an_earlier_call_does_not_deny_it(database: Database, clock: FakeClock) -> None:
    with until(after(0, clock)), pytest.raises(Refused, match="I can't show it") as refused:
        database.writing("I can't show it.").__enter__()
    assert refused.value.passes


def test_who_waits_for_a_turn_waits_no_longer_than_their_deadline(url: str) -> None:
    with _opened(url) as database:
        entered, leave = Barrier(2), Barrier(2)

        def hold() -> None:
            with database.writing():
                entered.wait()
                leave.wait()

        holder = Thread(target=hold)
        holder.start()
        entered.wait()
        with until(after(0.3)):
            if not database.on_postgres:
                assert refusal(lambda: database.writing().__enter__()) == NOT_RECORDED
        leave.wait()
        holder.join()


def test_sqlite_stops_a_statement_whose_time_is_up(tmp_path: Path, clock: FakeClock) -> None:
    with _opened(f"sqlite:///{tmp_path}/companion.db", clock) as database:
        clock.a_look = 0.05

        def read() -> None:
            with database.reading() as connection:
                connection.execute(text(ENDLESS))

        def write() -> None:
            with database.writing() as connection:
                connection.execute(text("CREATE TABLE counted (n INTEGER)"))
                connection.execute(text(f"INSERT INTO counted {ENDLESS}"))

        assert (refusal(read), refusal(write)) == (UNREADABLE, NOT_RECORDED)
        clock.a_look = 0
        with database.writing() as connection:
            assert list(connection.execute(text("SELECT name FROM sqlite_master"))) == []


@pytest.fixture
def postgres_url(new_postgres_url: Callable[[], str]) -> str:
    return new_postgres_url()


@pytest.mark.slow
def test_five_slow_statements_of_postgres_share_one_deadline(postgres_url: str) -> None:
    with _opened(postgres_url) as database:
        with database.writing() as connection:
            connection.execute(text("CREATE TABLE said (word VARCHAR)"))

        def slowly() -> None:
            with database.writing() as connection:
                for number in range(5):
                    connection.execute(text("INSERT INTO said SELECT :word FROM pg_sleep(0.7)"), {"word": number})

        assert refusal(slowly) == NOT_RECORDED
        say(database, "again")
        assert said(database) == ["again"]


@pytest.fixture
def line(postgres_url: str) -> Iterator[HangingLine]:
    """The way to a Postgres, which can hang."""
    with hanging_line(postgres_url) as line:
        yield line


@pytest.mark.slow
def test_a_postgres_that_hangs_is_not_waited_for(line: HangingLine) -> None:
    with _opened(line.url) as database:
        with database.writing() as connection:
            connection.execute(text("CREATE TABLE said (word VARCHAR)"))
        say(database, "before")
        line.hang()
        for _ in range(2):  # on a connection that was open, and on a new one
            with until(after(0.5)):
                assert refusal(lambda: say(database, "meanwhile")) == NOT_RECORDED
        line.go_on()
        assert said(database) == ["before"]


@pytest.mark.slow
def test_of_a_commit_that_nobody_heard_the_end_of_nothing_is_claimed(line: HangingLine) -> None:
    with _opened(line.url) as database:
        with database.writing() as connection:
            connection.execute(text("CREATE TABLE said (word VARCHAR)"))
        with until(after(1.0)):
            assert refusal(lambda: say(database, "perhaps", meanwhile=line.hang)) == DOUBTFUL
        line.go_on()
        assert said(database) in ([], ["perhaps"])
