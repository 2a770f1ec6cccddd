"""The companion that is measured on a Monday morning: `monday_engine DATABASE_URL SLACK_URL EXPECTED`.

It plans the digests before their time; at eight in the morning its durable work begins, as it is in `companion serve`.
Prints what it measured as one line of JSON.
"""

import json
import resource
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.companion import Companion
from bot.durable.work import durable_work
from bot.outgoing.client import CheckedClient
from bot.settings import Settings
from tests.benchmarks.memory import resident
from tests.benchmarks.monday_slack import workspace_of
from tests.bot.opening import opened

EIGHT = datetime(2026, 10, 12, 8, tzinfo=ZoneInfo("America/Los_Angeles")).astimezone(UTC)
"""A Monday on which no program has a break."""

PATIENCE = 900.0
"""Seconds until the benchmark gives up."""

_AHEAD = timedelta(minutes=30)
_LOOK = 0.5


class Morning:
    """A clock that stands half an hour before eight, and goes from eight once it is started."""

    def __init__(self) -> None:
        self.began: float | None = None

    def __call__(self) -> datetime:
        """What time it is."""
        if self.began is None:
            return EIGHT - _AHEAD
        return EIGHT + timedelta(seconds=time.monotonic() - self.began)


def main(database_url: str, slack: str, expected: int) -> None:
    """Measure and print."""
    client, morning = CheckedClient("xoxb-benchmark", base_url=f"{slack}/api/"), Morning()
    with (
        tempfile.TemporaryDirectory() as home,
        opened(Settings(home=Path(home), database_url=database_url), morning) as companion,
    ):
        print(json.dumps(_measured(companion, client, morning, expected)), flush=True)  # noqa: T201 - the figures


def _measured(companion: Companion, client: CheckedClient, morning: Morning, expected: int) -> dict[str, Any]:
    began = time.perf_counter()
    planned = sum(map(len, companion.desk.reminding.planner.minute(now=morning())))
    planning = time.perf_counter() - began
    before = resident()
    morning.began, eight, idle = time.monotonic(), time.time(), time.process_time()
    with durable_work(companion, client, workspace_of=workspace_of):
        _await_end(companion, expected)
        worked = time.process_time() - idle
    return {
        "planned": planned,
        "planning": planning,
        "eight": eight,
        "before": before,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
        "processor": worked,
        "held": len(companion.records.errands.held()),
    }


def _await_end(companion: Companion, expected: int) -> None:
    """Wait until so many errands were there and none waits any more."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        time.sleep(_LOOK)
        queue = companion.records.queue.at(companion.clock())
        if not queue.due and _kept(companion) >= expected:
            return


def _kept(companion: Companion) -> int:
    """How many errands there are of posts and digests."""
    return sum(len(companion.records.errands.beginning_with(prefix)) for prefix in ("weekly:", "digest:"))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
