"""`kill -9` between Slack's acceptance of a post or a digest and our note of it: looked for, and never repeated."""

import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from storage.errands import ErrandState
from storage.records import Records
from tests.e2e.breathless_slack import BreathlessSlack, breathless_slack
from tests.e2e.cohort import records_of
from tests.e2e.due_soon import due_soon
from tests.e2e.replica import Replica

SOON = timedelta(seconds=8)
SETTLED = 2.0
"""Seconds after which a second message would have come."""

pytestmark = pytest.mark.slow


@pytest.fixture
def slack() -> Iterator[BreathlessSlack]:
    with breathless_slack() as slack:
        yield slack


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest) -> str | None:
    found: str | None = None if request.param == "sqlite" else request.getfixturevalue("new_postgres_url")()
    return found


@pytest.mark.parametrize(
    ("to", "concerned"), [(("G0001", "C0002"), "<#C0002>"), (("U0", "U1"), "Person1 Due")], ids=["posts", "digests"]
)
def test_where_the_companion_may_look_it_is_there_once_and_where_not_it_is_held_and_told(
    tmp_path: Path, slack: BreathlessSlack, url: str | None, to: tuple[str, str], concerned: str
) -> None:
    first = datetime.now(UTC) + SOON  # noqa: TID251 - the replica goes by this clock too
    due = due_soon(tmp_path, slack.url, url, ["G0001", "C0002"], first=first, last=first)
    slack.after, slack.closed = set(to), {"D1"}
    records = records_of(due.settings)
    uncertain = due.posts if to[0] == "G0001" else due.digests
    with Replica(due.settings, "alone") as replica:
        replica.await_work()
        slack.await_held(2)
        replica.kill()
        slack.breathe()
        assert _states(records, uncertain) == [ErrandState.WAITING] * 2

        replica.start()
        _await_settled(records, [*due.posts, *due.digests])
        slack.await_said(5)
        time.sleep(SETTLED)
        replica.stop()
        assert "Traceback" not in replica.printed()
    assert _states(records, uncertain) == [ErrandState.DONE, ErrandState.HELD]
    records.close()
    assert slack.counts() == {"G0001": 1, "C0002": 1, "D0": 1, "D1": 1, "DPRIYA": 1}
    [told] = slack.texts("DPRIYA")
    assert concerned in told or concerned in str(slack.said)


def _states(records: Records, keys: Sequence[str]) -> list[ErrandState | None]:
    found = [records.errands.by_key(key) for key in keys]
    return [None if errand is None else errand.state for errand in found]


def _await_settled(records: Records, keys: Sequence[str]) -> None:
    deadline = time.monotonic() + 60
    while ErrandState.WAITING in _states(records, keys):
        assert time.monotonic() < deadline, _states(records, keys)
        time.sleep(0.05)
