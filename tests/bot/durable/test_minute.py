"""The schedule of the real DBOS: soon after a start, then again and again, in one process of several; and its end."""

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event, Lock

import pytest

from bot.durable.home import state_url
from bot.durable.workflows import Workflows, Works
from bot.errands.sending.messenger import End, Outcome

pytestmark = pytest.mark.slow

EACH_SECOND = "* * * * * *"
NEVER = "0 0 29 2 *"
ALONE = "companion-alone"


@dataclass
class Planner:
    """Counts when it was called, and may fail or stand still."""

    calls: list[float] = field(default_factory=list)
    fails: int = 0
    hold: Event | None = None
    _lock: Lock = field(default_factory=Lock)

    def __call__(self) -> None:
        with self._lock:
            self.calls.append(time.monotonic())
        if len(self.calls) <= self.fails:
            raise ValueError("a bug")
        if self.hold is not None:
            self.hold.wait(10)


def workflows(url: str, planner: Planner, every: str, executor: str = ALONE) -> Workflows:
    works = Works(lambda _key: Outcome(End.DONE), lambda _key, _outcome: None, planner, lambda: False)
    return Workflows(url, executor, works, every=every)


def until(true: Callable[[], bool], patience: float = 20) -> None:
    deadline = time.monotonic() + patience
    while not true():
        assert time.monotonic() < deadline, "it never came true"
        time.sleep(0.01)


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return state_url(tmp_path)
    found: str = request.getfixturevalue("new_postgres_url")()
    return found


def test_it_is_called_at_the_start_and_then_at_its_times_and_not_after_the_end(url: str) -> None:
    planner = Planner()
    began = workflows(url, planner, EACH_SECOND)
    until(lambda: len(planner.calls) >= 4)
    began.close()
    called = len(planner.calls)
    time.sleep(1.5)
    assert len(planner.calls) == called


def test_a_start_waits_for_no_minute_and_a_second_start_does_as_the_first(url: str) -> None:
    for _ in range(2):
        planner = Planner()
        began = workflows(url, planner, NEVER)
        until(lambda: len(planner.calls) == 1)  # noqa: B023 - it is called at once
        began.close()


def test_the_time_may_be_changed_from_one_start_to_the_next(url: str) -> None:
    for every, times in ((NEVER, 1), (EACH_SECOND, 3)):
        planner = Planner()
        began = workflows(url, planner, every)
        until(lambda: len(planner.calls) >= times)  # noqa: B023 - it is called at once
        began.close()


def test_one_that_fails_is_called_again(url: str, capfd: pytest.CaptureFixture[str]) -> None:
    planner = Planner(fails=2)
    began = workflows(url, planner, EACH_SECOND)
    until(lambda: len(planner.calls) >= 4)
    began.close()
    assert capfd.readouterr() == ("", "")


def test_a_planner_that_does_not_end_holds_up_nobody_and_is_there_at_the_next_start(url: str) -> None:
    planner = Planner(hold=Event())
    began = workflows(url, planner, NEVER)
    until(lambda: len(planner.calls) == 1)
    began.start("an errand")
    until(lambda: began.rounds_of(["an errand"])["an errand"].ended_at is not None)
    began.close()
    assert planner.hold is not None
    planner.hold.set()


def test_what_an_executor_left_in_the_middle_of_a_minute_is_resumed_by_another(
    new_postgres_url: Callable[[], str],
) -> None:
    url, dying = new_postgres_url(), Planner(hold=Event())
    first = workflows(url, dying, NEVER, "companion-1")
    until(lambda: len(dying.calls) == 1)
    first.close()
    planner = Planner()
    second = workflows(url, planner, NEVER, "companion-2")
    until(lambda: len(planner.calls) == 1)
    [[left]] = second.running_elsewhere("companion-2").values()
    second.resume(left)
    until(lambda: len(planner.calls) == 2)
    until(lambda: second.running_elsewhere("companion-2") == {})
    second.close()
    assert dying.hold is not None
    dying.hold.set()


def test_what_another_version_left_is_in_nobodys_way_and_is_begun_anew(tmp_path: Path) -> None:
    url, mailed = state_url(tmp_path), list[bool]()
    works = Works(lambda _: Outcome(End.DONE), lambda *_: None, lambda: None, lambda: bool(mailed.append(True)))
    began = Workflows(url, ALONE, works, every=NEVER)
    began.start("an errand")
    began.start_mailing()
    until(lambda: bool(mailed) and began.rounds_of(["an errand"])["an errand"].ended_at is not None)
    began.close()
    with closing(sqlite3.connect(tmp_path / "durable.db")) as state, state:
        state.execute(
            "UPDATE workflow_status SET status = 'PENDING', application_version = '0' "
            "WHERE name IN ('errand', 'mailing')"
        )
    second = Workflows(url, ALONE, works, every=NEVER)
    second.start_mailing()
    until(lambda: len(mailed) == 2)
    [left] = second.running_elsewhere(ALONE).values()
    for one in left:
        second.resume(one)
    assert (len(left), second.rounds_of(["an errand"]), second.running_elsewhere(ALONE)) == (2, {}, {})
    second.close()


def test_minutes_are_forgotten_before_rounds_are(tmp_path: Path) -> None:
    planner = Planner()
    began = workflows(state_url(tmp_path), planner, EACH_SECOND)
    began.start("an errand")
    until(lambda: len(planner.calls) >= 3 and began.rounds_of(["an errand"])["an errand"].ended_at is not None)
    now = datetime.now(UTC)  # noqa: TID251 - DBOS goes by this clock
    began.forget(rounds_before=now - timedelta(days=1), minutes_before=now + timedelta(days=1))
    began.close()
    with closing(sqlite3.connect(tmp_path / "durable.db")) as state:
        kept = {name for (name,) in state.execute("SELECT workflow_uuid FROM workflow_status WHERE status = 'SUCCESS'")}
    assert "an errand" in kept
    assert len(kept) <= 2  # another minute may have ended meanwhile
