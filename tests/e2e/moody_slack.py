"""A Slack in a process of its own: it keeps what it took, and is now and then in no mood for it.

Of some calls it says that they are too many, with Retry-After; of some it takes the message and breaks the connection,
or breaks it before. Channels whose id ends with X let nobody read what was said. `GET /taken` lists what it took.
"""

import json
import random
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock
from time import time

import httpx

from tests.e2e.breathless_slack import SELF, Call, call_in, object_in
from tests.e2e.mortal import ROOT

CLOSED = "X"
"""What the ids of channels end with whose history the companion may not read."""

TOO_MANY, LOST, UNHEARD = 0.06, 0.03, 0.06
"""How often a message is put off, lost before it is taken, and taken without anybody hearing of it."""

RETRY_AFTER = 2


@dataclass
class MoodySlack:
    """What it took, in order."""

    taken: list[Call] = field(default_factory=list)
    refused: int = 0
    _lock: Lock = field(default_factory=Lock)
    _mood: random.Random = field(default_factory=lambda: random.Random(8))  # noqa: S311 - moods, not secrets

    def answer(self, method: str, call: Call) -> tuple[int, Call] | None:
        """The status and the answer; None where the connection breaks."""
        where = str(call.get("channel") or "")
        match method:
            case "auth.test":
                return 200, SELF
            case "conversations.open":
                return 200, {"ok": True, "channel": {"id": f"D{call['users'][1:]}"}}
            case "conversations.history" | "conversations.replies" if where.endswith(CLOSED):
                return 200, {"ok": False, "error": "missing_scope"}
            case "conversations.history" | "conversations.replies":
                with self._lock:
                    return 200, {"ok": True, "messages": [one for one in self.taken if one["channel"] == where]}
            case "chat.postMessage":
                return self._posted(call, where)
            case _:
                return 200, {"ok": False, "error": "user_not_found"}

    def _posted(self, call: Call, where: str) -> tuple[int, Call] | None:
        channel = f"D{where[1:]}" if where.startswith("U") else where
        with self._lock:
            mood = self._mood.random()
            if mood < TOO_MANY:
                self.refused += 1
                return 429, {"ok": False, "error": "ratelimited"}
            if mood < TOO_MANY + LOST:
                return None
            ts = f"{time():.6f}"
            metadata = object_in(call["metadata"]) if call.get("metadata") else {}
            self.taken.append({"channel": channel, "ts": ts, "text": call["text"], "metadata": metadata})
        if mood < TOO_MANY + LOST + UNHEARD:
            return None
        return 200, {"ok": True, "channel": channel, "ts": ts}


class Taken:
    """What such a Slack took, asked of it from outside."""

    def __init__(self, url: str) -> None:
        self.url = url

    def messages(self) -> list[Call]:
        """Every message, in order; `key` is that of its errand."""
        found: list[Call] = httpx.get(f"{self.url}/taken", timeout=30).json()
        return [{**one, "key": one["metadata"].get("event_payload", {}).get("key")} for one in found]


@contextmanager
def moody_slack() -> Iterator[Taken]:
    """Such a Slack, until the block ends."""
    command = [sys.executable, "-m", "tests.e2e.moody_slack"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 - this interpreter, this checkout
        assert process.stdout is not None
        try:
            yield Taken(process.stdout.readline().strip())
        finally:
            process.kill()


def main() -> None:
    """Serve until killed; the first line that is printed is the address."""
    slack = MoodySlack()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._say(200, slack.taken)

        def do_POST(self) -> None:
            call = call_in(self.rfile.read(int(self.headers.get("Content-Length", 0))).decode())
            answer = slack.answer(self.path.rpartition("/")[2], call)
            if answer is None:
                self.close_connection = True
            else:
                self._say(*answer)

        def _say(self, status: int, answer: object) -> None:
            body = json.dumps(answer).encode()
            try:
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.send_header("Retry-After", str(RETRY_AFTER))
                self.end_headers()
                self.wfile.write(body)
            except OSError:
                self.close_connection = True  # whoever asked is dead

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    print(f"http://127.0.0.1:{server.server_port}", flush=True)  # noqa: T201 - for whoever started it
    server.serve_forever()


if __name__ == "__main__":
    main()
