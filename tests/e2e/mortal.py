"""A `companion serve` in a process group of its own, which a test may kill, and what Slack sends to it."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from typing import Any, Self
from urllib.parse import urlencode

import httpx
from slack_sdk.signature import SignatureVerifier

ROOT = Path(__file__).parents[2]
SECRET = "mortal"  # noqa: S105 - it signs requests between two processes of a test
Payload = dict[str, Any]


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@dataclass
class Mortal:
    """One such process; `port` is the same for whoever comes after it, so that Slack finds them."""

    environment: dict[str, str]
    port: int = field(default_factory=free_port)
    log: Path = field(init=False)

    def __post_init__(self) -> None:
        self.log = Path(self.environment["COMPANION_HOME"]).parent / f"log-{self.port}"

    def __enter__(self) -> Self:
        before = len(self.printed()) if self.log.exists() else 0
        command = [sys.executable, "-u", "-m", "bot", "serve", "--port", str(self.port)]
        with self.log.open("a", encoding="utf-8") as log:
            self._process = subprocess.Popen(  # noqa: S603 - this interpreter, this checkout
                command, cwd=ROOT, env=self.environment, stdout=log, stderr=log, start_new_session=True
            )
        deadline = time.monotonic() + 60
        while "Answering Slack" not in self.printed()[before:]:
            assert self._process.poll() is None, self.printed()
            assert time.monotonic() < deadline, self.printed()
            time.sleep(0.05)
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    def kill(self) -> None:
        """The end without a warning, for it and all that it started."""
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def stop(self) -> str:
        """Ctrl-C; everything that was printed since the start of the first process on this port."""
        self._process.send_signal(signal.SIGINT)
        assert self._process.wait(timeout=20) == 0, self.printed()
        return self.printed()

    def printed(self) -> str:
        return self.log.read_text(encoding="utf-8")

    def event(self, event: Payload, event_id: str) -> int | None:
        """The status that Slack gets for an event; None where the process died over it."""
        body = {"type": "event_callback", "team_id": "T1", "api_app_id": "A1", "event": event, "event_id": event_id}
        return self._post(json.dumps(body), "application/json")[0]

    def direct(self, user: str, text: str, event_id: str) -> int | None:
        """A direct message of that user."""
        event = {"type": "message", "channel_type": "im", "channel": f"D{user[1:]}", "user": user, "text": text}
        return self.event({**event, "ts": "1.0"}, event_id)

    def command(self, user: str, text: str) -> Payload:
        """`/casc text`, and what the acknowledgement says."""
        fields = {"command": "/casc", "text": text, "user_id": user, "team_id": "T1", "trigger_id": f"{time.time_ns()}"}
        answer: Payload = json.loads(self._post(urlencode(fields), "application/x-www-form-urlencoded")[1])
        return answer

    def press(self, user: str, button: Payload, response_url: str) -> int | None:
        """The status that Slack gets for the press of a button."""
        payload = {
            "type": "block_actions",
            "user": {"id": user, "team_id": "T1"},
            "team": {"id": "T1"},
            "channel": {"id": f"D{user[1:]}"},
            "trigger_id": f"{time.time_ns()}",
            "response_url": response_url,
            "actions": [{"block_id": "b", "action_ts": f"{time.time_ns()}", **button}],
        }
        return self._post(urlencode({"payload": json.dumps(payload)}), "application/x-www-form-urlencoded")[0]

    def _post(self, body: str, content_type: str) -> tuple[int | None, str]:
        stamp = str(int(time.time()))
        signature = SignatureVerifier(SECRET).generate_signature(timestamp=stamp, body=body) or ""
        headers = {
            "Content-Type": content_type,
            "X-Slack-Request-Timestamp": stamp,
            "X-Slack-Signature": signature,
        }
        try:
            answer = httpx.post(f"http://127.0.0.1:{self.port}/slack/events", content=body, headers=headers, timeout=30)
        except httpx.TransportError:
            return None, ""
        return answer.status_code, answer.text


def environment(home: Path, slack_url: str, database_url: str | None) -> dict[str, str]:
    """The settings of a companion that is called by HTTP."""
    settings = {
        "PATH": "",
        "COMPANION_HOME": str(home),
        "SLACK_BOT_TOKEN": "xoxb-mortal",
        "SLACK_SIGNING_SECRET": SECRET,
        "SLACK_API_URL": f"{slack_url}/api/",
    }
    return settings if database_url is None else settings | {"COMPANION_DATABASE_URL": database_url}


def at_once(calls: list[Any]) -> list[Thread]:
    """The calls, each under way in a thread of its own."""
    threads = [Thread(target=call) for call in calls]
    for thread in threads:
        thread.start()
    return threads
