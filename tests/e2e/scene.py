"""`companion serve` in a process of its own, connected to `local-slack` by HTTP or by Socket Mode."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from urllib.parse import urlencode

import httpx
from slack_sdk.signature import SignatureVerifier

from tests.e2e.local_slack import (
    APP_TOKEN,
    BOT_TOKEN,
    CHANNEL,
    SECRET,
    TEAM,
    LocalSlack,
    Payload,
    free_port,
    local_slack,
    plain,
    until,
)
from tests.e2e.socket_relay import Relay, relayed

ROOT = Path(__file__).parents[2]
FORM = "application/x-www-form-urlencoded"


class Wire(Protocol):
    """What local-slack itself cannot deliver, brought to the companion the way that Slack would."""

    def again(self, words: str, attempt: int) -> bool:
        """Deliver the event with these words once more; whether the companion acknowledged it."""

    def interact(self, payload: Payload) -> bool:
        """Deliver an interaction; whether the companion acknowledged it."""


@dataclass(frozen=True)
class Scene:
    """A companion and a Slack that are connected."""

    slack: LocalSlack
    wire: Wire
    environment: Mapping[str, str]

    def companion(self, *words: str) -> str:
        """What another command of the companion prints, run beside the one that serves."""
        command = [sys.executable, "-m", "bot", *words]
        done = subprocess.run(command, cwd=ROOT, env=self.environment, check=True, capture_output=True, timeout=60)  # noqa: S603 - this interpreter, this checkout
        return done.stdout.decode()

    def ask(self, user: str, text: str, then: str) -> Payload:
        """Write to the companion; the first message from it that follows and says `then`."""
        asked = self.slack.say(user, text)
        return self.told(asked["channel"], asked["ts"], then)

    def told(self, channel: str, since: str, then: str) -> Payload:
        """The first message of the companion there after that `ts` which says `then`."""

        def found() -> Payload | None:
            return next((one for one in self.slack.answers(channel, since) if then in plain(one)), None)

        return until(found, f"nobody said “{then}”")

    def command(self, user: str, text: str) -> Payload:
        """Type `/casc text` in the cohort's channel; the answer."""
        latest = max((one["ts"] for one in self.slack.messages(CHANNEL)), default="0")
        self.slack.command(user, text)
        [answer] = until(lambda: self.slack.answers(CHANNEL, latest), f"no answer to “/casc {text}”")
        return answer

    def shortcut(self, user: str, shortcut: Payload) -> Payload:
        """Choose a shortcut, with the trigger of something typed just before; the modal that it opens."""
        self.command(user, "help")
        sender = {"id": user, "username": user.lower(), "team_id": TEAM}
        about = {"user": sender, "team": {"id": TEAM, "domain": "t"}, "trigger_id": self.slack.newest_trigger()}
        assert self.wire.interact({**about, "action_ts": "1.0", "token": "", **shortcut})
        return until(self.slack.modal, "no form was opened")


@dataclass(frozen=True)
class HttpWire:
    """Signed requests."""

    slack: LocalSlack
    url: str

    def again(self, words: str, attempt: int) -> bool:
        """The same body, a new signature, the number of the attempt."""
        [body] = [one["detail"] for one in self.slack.log() if one["kind"] == "events_api" and words in str(one)]
        return self._post(
            body, "application/json", {"X-Slack-Retry-Num": str(attempt), "X-Slack-Retry-Reason": "http_timeout"}
        )

    def interact(self, payload: Payload) -> bool:
        """The payload in a form, as Slack sends it."""
        return self._post(urlencode({"payload": json.dumps(payload)}), FORM, {})

    def _post(self, body: str, content_type: str, headers: Mapping[str, str]) -> bool:
        stamp = str(int(time.time()))
        signed = {
            "Content-Type": content_type,
            "X-Slack-Request-Timestamp": stamp,
            "X-Slack-Signature": SignatureVerifier(SECRET).generate_signature(timestamp=stamp, body=body) or "",
        }
        return httpx.post(self.url, content=body, headers={**signed, **headers}).is_success


@dataclass(frozen=True)
class SocketWire:
    """Envelopes."""

    relay: Relay

    def again(self, words: str, attempt: int) -> bool:
        """The same payload in a new envelope, with the number of the attempt."""
        [first] = [one for one in self.relay.delivered if one["type"] == "events_api" and words in str(one["payload"])]
        return self.relay.deliver({**first, "retry_attempt": attempt, "retry_reason": "timeout"})

    def interact(self, payload: Payload) -> bool:
        """The payload in an envelope of its own."""
        return self.relay.deliver({"type": "interactive", "payload": payload, "accepts_response_payload": True})


@contextmanager
def by_http(folder: Path, people: Mapping[str, str]) -> Iterator[Scene]:
    """The companion with the home in that folder, called by the stand-in."""
    port = free_port()
    url = f"http://127.0.0.1:{port}/slack/events"
    with local_slack(folder, people, url) as slack:
        settings = _settings(folder, SLACK_API_URL=f"{slack.url}/api/", SLACK_SIGNING_SECRET=SECRET)
        with _serving(folder, settings, "Answering Slack as companion", port):
            yield Scene(slack, HttpWire(slack, url), settings)


@contextmanager
def by_socket(folder: Path, people: Mapping[str, str]) -> Iterator[Scene]:
    """The companion with the home in that folder, with a socket to the stand-in."""
    with local_slack(folder, people, None) as slack, relayed(slack.url) as relay:
        settings = _settings(folder, SLACK_API_URL=relay.api_url, SLACK_APP_TOKEN=APP_TOKEN)
        with _serving(folder, settings, "Bolt app is running", free_port()):
            yield Scene(slack, SocketWire(relay), settings)


def _settings(folder: Path, **more: str) -> dict[str, str]:
    return {"PATH": "", "COMPANION_HOME": str(folder / "home"), "SLACK_BOT_TOKEN": BOT_TOKEN, **more}


@contextmanager
def _serving(folder: Path, environment: Mapping[str, str], ready: str, port: int) -> Iterator[None]:
    """`companion serve`, from the line that says it is ready until Ctrl-C ends it well."""
    command = [sys.executable, "-u", "-m", "bot", "serve", "--port", str(port)]
    log = folder / "companion.log"
    with (
        log.open("wb") as said,
        subprocess.Popen(command, cwd=ROOT, env=environment, stdout=said, stderr=subprocess.STDOUT) as process,  # noqa: S603 - this interpreter, this checkout
    ):
        try:
            until(lambda: ready in log.read_text() or process.poll() is not None, "no companion", patience=60)
            assert process.poll() is None, log.read_text()
            yield
            process.send_signal(signal.SIGINT)
            process.wait(timeout=30)
        finally:
            process.kill()
    assert (process.returncode, "Traceback" in log.read_text()) == (0, False), log.read_text()
