"""The queue in figures: what is due, since when, and what is held."""

from datetime import timedelta

import pytest
from sqlalchemy import NullPool, create_engine, text

from storage.database.engine import database_url
from storage.errands import Errand, ErrandState, Queue
from storage.records import Records
from tests.storage.conftest import NOW

A_MINUTE = timedelta(minutes=1)


def test_an_empty_queue_has_no_age(records: Records) -> None:
    assert records.queue.at(NOW) == Queue(0, 0.0, 0)


def test_the_oldest_is_that_which_has_been_due_for_longest(records: Records) -> None:
    records.errands.add([Errand("late", "reply", due_at=NOW - 3 * A_MINUTE)], now=NOW - 60 * A_MINUTE)
    records.errands.add([Errand("at_once", "reply")], now=NOW - 5 * A_MINUTE)
    records.errands.add([Errand("tomorrow", "reply", due_at=NOW + A_MINUTE)], now=NOW - 60 * A_MINUTE)
    assert records.queue.at(NOW) == Queue(2, 300.0, 0)
    assert records.queue.at(NOW + A_MINUTE) == Queue(3, 360.0, 0)


def test_what_is_held_is_counted_and_what_is_done_is_not(records: Records) -> None:
    records.errands.add([Errand("held", "reply"), Errand("done", "reply")], now=NOW - A_MINUTE)
    records.errands.settle("held", ErrandState.HELD, now=NOW, trouble="uncertain")
    records.errands.settle("done", ErrandState.DONE, now=NOW)
    assert records.queue.at(NOW) == Queue(0, 0.0, 1)


def test_records_answer_and_have_the_tables_of_this_version(records: Records) -> None:
    assert records.is_reachable()
    assert records.is_current()


@pytest.mark.parametrize(
    "revision", ["UPDATE alembic_version SET version_num = 'of_tomorrow'", "DROP TABLE alembic_version"]
)
def test_tables_of_another_version_are_not_current(url: str, revision: str) -> None:
    records = Records(url)
    records.migrate()
    engine = create_engine(database_url(url), poolclass=NullPool)
    with engine.begin() as connection:
        connection.execute(text(revision))
    assert records.is_reachable()
    assert not records.is_current()
    records.close()
