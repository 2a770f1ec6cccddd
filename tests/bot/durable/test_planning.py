"""One planner at a time: what it gives is woken, what has its time later is not, and a failure is no end."""

import logging
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from threading import Event, Thread

import pytest

from bot.companion import Companion
from bot.durable.planning import Minute, Planning
from induction.refused import Refused
from storage.errands import Errand
from tests.bot.conftest import NOW

LATER = NOW + timedelta(minutes=5)


def planning(companion: Companion, minute: Minute, woken: list[str]) -> Planning:
    return Planning(minute, companion.records.errands, companion.clock, woken.extend)


def test_what_is_due_is_woken_and_what_has_its_time_later_is_not(companion: Companion) -> None:
    errands = [Errand("post:1", "post"), Errand("digest:1", "digest", due_at=LATER), Errand("digest:2", "digest")]
    given: list[datetime] = []

    def minute(now: datetime) -> Iterator[Sequence[str]]:
        given.append(now)
        companion.records.errands.add(errands, now=now)
        yield ["post:1"]
        yield []
        yield ["digest:1", "digest:2"]

    woken: list[str] = []
    planning(companion, minute, woken).plan()
    assert (given, woken) == ([NOW], ["post:1", "digest:2"])


def test_whoever_comes_while_a_minute_is_being_planned_has_nothing_to_do(companion: Companion) -> None:
    begun, go_on, calls = Event(), Event(), list[datetime]()

    def minute(now: datetime) -> Iterator[Sequence[str]]:
        calls.append(now)
        begun.set()
        assert go_on.wait(10)
        yield []

    one = planning(companion, minute, [])
    first = Thread(target=one.plan)
    first.start()
    assert begun.wait(10)
    one.plan()
    assert len(calls) == 1
    go_on.set()
    first.join()
    one.plan()
    assert len(calls) == 2


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (Refused("try_again", "The records are busy just now."), "the planner waits: The records are busy just now."),
        (ValueError("a bug"), "the planner failed, and is tried again"),
    ],
)
def test_a_planner_that_fails_is_logged_and_the_next_minute_is_planned(
    companion: Companion, caplog: pytest.LogCaptureFixture, error: Exception, said: str
) -> None:
    calls: list[datetime] = []

    def minute(now: datetime) -> Iterator[Sequence[str]]:
        calls.append(now)
        if len(calls) == 1:
            raise error
        yield []

    one = planning(companion, minute, [])
    with caplog.at_level(logging.WARNING):
        one.plan()
        one.plan()
    assert (len(calls), [log.getMessage() for log in caplog.records]) == (2, [said])


def test_it_ends_with_the_bit_that_is_under_way_where_the_process_closes(companion: Companion) -> None:
    bits: list[int] = []

    def minute(_now: datetime) -> Iterator[Sequence[str]]:
        for bit in range(3):
            bits.append(bit)
            one.close()
            yield []

    one = planning(companion, minute, [])
    one.plan()
    assert bits == [0]
