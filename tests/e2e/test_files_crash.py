"""`kill -9` after a file is acknowledged and before it is read: whoever comes next fetches it and answers, once."""

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread

import pytest

from tests.e2e.breathless_slack import SELF, Call, call_in
from tests.e2e.cohort import furnished, records_of
from tests.e2e.mortal import Mortal

SHEET = b"Candidate,Date,Hours,Kind\nDana,10/5/2026,1,coaching\n"
SETTLED = 2.0
"""Seconds after which a second answer would have come."""

pytestmark = pytest.mark.slow


@dataclass
class SlowSlack:
    """Hands out one file, at once or never, and keeps what was said."""

    url: str = ""
    content: bytes = SHEET
    asked: Event = field(default_factory=Event)
    hands_out: Event = field(default_factory=Event)
    said: list[Call] = field(default_factory=list)

    @property
    def shared(self) -> Call:
        """The file as Slack tells of it."""
        return {
            "id": "F1",
            "name": "hours.csv",
            "size": len(self.content),
            "url_private": f"{self.url}/files/hours.csv",
        }

    def answer(self, method: str, call: Call) -> Call:
        """Slack's answer."""
        match method:
            case "auth.test":
                return SELF
            case "files.info":
                return {"ok": True, "file": {**self.shared, "user": "UMARCUS"}}
            case "chat.postMessage" | "response":
                self.said.append(call)
                return {"ok": True, "channel": "DMARCUS", "ts": f"{1_900_000_000 + len(self.said)}.0001"}
            case _:
                return {"ok": False, "error": "user_not_found"}

    def await_said(self, number: int) -> None:
        """Wait until so many messages were taken."""
        deadline = time.monotonic() + 60
        while len(self.said) < number:
            assert time.monotonic() < deadline, f"{len(self.said)} messages, not {number}"
            time.sleep(0.02)


@pytest.fixture
def slack() -> Iterator[SlowSlack]:
    slack = SlowSlack()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            slack.asked.set()
            if slack.hands_out.wait(60):
                self._say(slack.content, "text/csv")

        def do_POST(self) -> None:
            call = call_in(self.rfile.read(int(self.headers.get("Content-Length", 0))).decode())
            self._say(json.dumps(slack.answer(self.path.rpartition("/")[2], call)).encode(), "application/json")

        def _say(self, body: bytes, kind: str) -> None:
            try:
                self.send_response(200)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
            except OSError:
                self.close_connection = True  # the companion is dead

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    slack.url = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield slack
    slack.hands_out.set()
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(params=["sqlite", "postgres"])
def settings(request: pytest.FixtureRequest, tmp_path: Path, slack: SlowSlack) -> dict[str, str]:
    url = None if request.param == "sqlite" else request.getfixturevalue("new_postgres_url")()
    return furnished(tmp_path, slack.url, url)


def share(companion: Mortal, slack: SlowSlack) -> int | None:
    """The status that Slack gets for a sheet in a direct message."""
    event = {"type": "message", "channel_type": "im", "channel": "DMARCUS", "user": "UMARCUS", "text": "", "ts": "1.0"}
    return companion.event({**event, "subtype": "file_share", "files": [slack.shared]}, "Ev1")


def test_a_sheet_is_acknowledged_at_once_and_read_and_recorded_after_the_crash(
    slack: SlowSlack, settings: dict[str, str]
) -> None:
    with Mortal(settings) as first:
        assert share(first, slack) == 200
        assert slack.asked.wait(30)
        first.kill()
    slack.hands_out.set()
    with Mortal(settings, first.port) as second:
        slack.await_said(1)
        [shown] = slack.said
        assert share(second, slack) == 200
        record = next(one for one in _buttons(shown) if one["text"]["text"] == "Record 1 entry")
        slack.hands_out.clear()
        slack.asked.clear()
        assert second.press("UMARCUS", record, f"{slack.url}/response").acknowledged
        assert slack.asked.wait(30)
        second.kill()
    slack.hands_out.set()
    with Mortal(settings, first.port) as third:
        slack.await_said(2)
        time.sleep(SETTLED)
        assert "Traceback" not in third.stop()
    records = records_of(settings)
    [dana] = [one for one in records.people() if one.slack_id == "UDANA"]
    assert [entry.minutes for entry in records.entries_of([dana.id])] == [60]
    records.close()
    assert len(slack.said) == 2
    assert "Recorded 1 entry" in json.dumps(slack.said[1])


@pytest.mark.parametrize(
    ("content", "words"), [(b"x" * 1_000_001, "too large for me"), (b"\xff\xfe\x00broken", "an encoding that I")]
)
def test_a_large_or_broken_file_gets_its_answer(
    slack: SlowSlack, settings: dict[str, str], content: bytes, words: str
) -> None:
    slack.content = content
    slack.hands_out.set()
    with Mortal(settings) as companion:
        assert share(companion, slack) == 200
        slack.await_said(1)
        assert words in json.dumps(slack.said)


def _buttons(message: Call) -> Iterator[Call]:
    blocks = message["blocks"]
    for block in json.loads(blocks) if isinstance(blocks, str) else blocks:
        yield from (one for one in block.get("elements", ()) if one["type"] == "button")
