"""A Slack on loopback that remembers what it took, and that can hold its breath before or after it takes something."""

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from threading import Condition, Event, Lock, Thread
from time import monotonic, sleep
from typing import Any
from urllib.parse import parse_qs

Call = dict[str, Any]

SELF = {"ok": True, "user_id": "UBOT", "bot_id": "BBOT", "team_id": "T1", "user": "companion", "team": "T"}


@dataclass
class BreathlessSlack:
    """What was said where, and which modals were `opened`, by their trigger.

    `before` and `after` name conversations, or people asked about, at which it holds still; `closed` those, beside
    channels (C…), in which nobody may read what was said.
    """

    url: str = ""
    said: list[Call] = field(default_factory=list)
    opened: dict[str, Call] = field(default_factory=dict)
    before: set[str] = field(default_factory=set)
    after: set[str] = field(default_factory=set)
    closed: set[str] = field(default_factory=set)
    slowness: float = 0
    _lock: Lock = field(default_factory=Lock)
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))
    _holding: int = 0
    _held: Condition = field(default_factory=Condition)
    _breathe: Event = field(default_factory=Event)

    def counts(self) -> Counter[str]:
        """How many messages each conversation has."""
        with self._lock:
            return Counter(call["channel"] for call in self.said)

    def texts(self, conversation: str) -> list[str]:
        """What was said in the conversation."""
        with self._lock:
            return [call["text"] for call in self.said if call["channel"] == conversation]

    def await_held(self, number: int) -> None:
        """Wait until so many calls are held."""
        with self._held:
            assert self._held.wait_for(lambda: self._holding == number, timeout=20), f"{self._holding} calls are held"

    def await_said(self, number: int) -> None:
        """Wait until so many messages were taken."""
        deadline = monotonic() + 30
        while len(self.said) < number:
            assert monotonic() < deadline, f"{len(self.said)} messages, not {number}: {self.counts()}"
            sleep(0.01)

    def breathe(self) -> None:
        """Let go of what is held, whose caller is gone, and hold nothing any more."""
        self.before.clear()
        self.after.clear()
        self._breathe.set()
        with self._held:
            assert self._held.wait_for(lambda: self._holding == 0, timeout=5)
        self._breathe.clear()

    def answer(self, method: str, call: Call) -> Call | None:
        """Slack's answer, or None where the call was lost before it was taken."""
        where = str(call.get("channel") or call.get("user") or "")
        if where in self.before:
            self._hold()
            return None
        answer = self._take(method, call, where)
        if where in self.after:
            self._hold()
        return answer

    def _take(self, method: str, call: Call, where: str) -> Call:
        sleep(self.slowness)
        match method:
            case "auth.test":
                return SELF
            case "conversations.open":
                return {"ok": True, "channel": {"id": f"D{call['users'][1:]}"}}
            case "conversations.history" | "conversations.replies" if where.startswith("C") or where in self.closed:
                return {"ok": False, "error": "missing_scope"}
            case "conversations.history" | "conversations.replies":
                with self._lock:
                    return {"ok": True, "messages": [one for one in self.said if one["channel"] == where]}
            case "chat.postMessage" | "chat.postEphemeral":
                return self._post(call, f"D{where[1:]}" if where.startswith("U") else where)
            case "views.open":
                self.opened[call["trigger_id"]] = object_in(call["view"])
                return {"ok": True}
            case response if response.startswith("response"):
                return self._post(call, response)
            case _:
                return {"ok": False, "error": "user_not_found"}

    def _post(self, call: Call, channel: str) -> Call:
        with self._lock:
            ts = f"{1_900_000_000 + next(self._numbers)}.000100"
            self.said.append({**call, "channel": channel, "ts": ts})
        return {"ok": True, "channel": channel, "ts": ts}

    def _hold(self) -> None:
        with self._held:
            self._holding += 1
            self._held.notify_all()
        self._breathe.wait(60)
        with self._held:
            self._holding -= 1
            self._held.notify_all()


@contextmanager
def breathless_slack() -> Iterator[BreathlessSlack]:
    """Such a Slack, listening on a free port."""
    slack = BreathlessSlack()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            call = call_in(self.rfile.read(int(self.headers.get("Content-Length", 0))).decode())
            answer = slack.answer(self.path.rpartition("/")[2], call)
            if answer is None:
                self.close_connection = True
                return
            body = json.dumps(answer).encode()
            try:
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
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
    try:
        yield slack
    finally:
        slack.breathe()
        server.shutdown()
        server.server_close()
        thread.join()


def call_in(raw: str) -> Call:
    """What a request to the Web API asks for."""
    if raw.startswith("{"):
        found: Call = json.loads(raw)
        return found
    return {key: values[0] for key, values in parse_qs(raw).items()}


def object_in(given: Call | str) -> Call:
    """What a form of a request carries as text."""
    found: Call = json.loads(given) if isinstance(given, str) else given
    return found
