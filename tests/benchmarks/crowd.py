"""Acknowledgements while fifty people write at once: each logs and records, again and again, over HTTP.

Slack gives an app three seconds.
"""

import json
import statistics
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Barrier
from urllib.parse import urlencode
from uuid import uuid4

import httpx

from tests.benchmarks.listener import CROWD
from tests.benchmarks.recording import SlackStub, post, server

ROUNDS = 6
LIMIT = 3.0


@dataclass(frozen=True)
class Crowded:
    """Seconds until each acknowledgement, of lines and of presses together; `alone` is one person's median.

    `again` is how often somebody was asked to try again, because the records were busy.
    """

    database: str
    acknowledged: list[float]
    again: int
    alone: float

    def line(self) -> str:
        """The median, the slowest, and how many were too slow for Slack."""
        late = sum(seconds > LIMIT for seconds in self.acknowledged)
        middle = statistics.median(self.acknowledged)
        return (
            f"{self.database:8} {CROWD} people at once, {len(self.acknowledged)} acknowledgements: "
            f"median {middle * 1000:.0f} ms ({middle / self.alone:.0f} times one person alone), "
            f"slowest {max(self.acknowledged):.2f} s; over {LIMIT:g} s: {late} (at most 0); "
            f"asked to try again: {self.again}"
        )


def crowded(database: str, url: str | None) -> Crowded:
    """The figures for one database; `url` is None for a SQLite file of its own."""
    with tempfile.TemporaryDirectory() as folder, SlackStub() as slack:
        where = url or f"sqlite:///{folder}/crowd.db"
        with server("ours", where, slack) as ours, ThreadPoolExecutor(CROWD) as people:
            alone = statistics.median(_person(0, ours, slack, Barrier(1), first_day=100)[0])
            start = Barrier(CROWD)
            times = [people.submit(_person, number, ours, slack, start) for number in range(CROWD)]
            waits = [one.result() for one in times]
        return Crowded(
            database, [seconds for waited, _ in waits for seconds in waited], sum(again for _, again in waits), alone
        )


def _person(number: int, address: str, slack: SlackStub, start: Barrier, first_day: int = 1) -> tuple[list[float], int]:
    """How long this person waited each time, and how often they had to try again."""
    waited, again = [], 0
    with httpx.Client(timeout=30) as client:
        start.wait()
        for day in range(first_day, first_day + ROUNDS):
            on = time.strftime("%Y-%m-%d", time.gmtime(time.time() - 86400 * day))
            began = time.perf_counter()
            card = post(client, address, _line(f"U0CROWD{number}", f"log 45 min coaching on {on}", slack)).json()
            waited.append(time.perf_counter() - began)
            if "elements" not in card["blocks"][-1]:
                again += 1
                continue
            began = time.perf_counter()
            post(client, address, _press(f"U0CROWD{number}", card["blocks"][-1]["elements"][0], slack))
            waited.append(time.perf_counter() - began)
    return waited, again


def _line(user: str, text: str, slack: SlackStub) -> str:
    fields = {
        "command": "/casc",
        "text": text,
        "user_id": user,
        "team_id": "T0BENCH",
        "channel_id": "D0BENCH",
        "trigger_id": uuid4().hex,
        "response_url": f"{slack.url}/response",
    }
    return urlencode(fields)


def _press(user: str, button: dict[str, str], slack: SlackStub) -> str:
    pressed = {"type": "button", "block_id": "b", "action_ts": "1.0"}
    payload = {
        "type": "block_actions",
        "user": {"id": user, "team_id": "T0BENCH"},
        "team": {"id": "T0BENCH"},
        "channel": {"id": "D0BENCH"},
        "api_app_id": "A0BENCH",
        "trigger_id": uuid4().hex,
        "response_url": f"{slack.url}/response",
        "actions": [pressed | {"action_id": button["action_id"], "value": button["value"]}],
    }
    return urlencode({"payload": json.dumps(payload)})
