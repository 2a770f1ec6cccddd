"""Payloads to the app over HTTP, signed and retried as Slack does it."""

import http.client
import json
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from threading import Event
from typing import Any
from urllib.parse import urlencode, urlsplit

from slack_sdk.signature import SignatureVerifier

FORM = "application/x-www-form-urlencoded"
JSON = "application/json"


@dataclass(frozen=True)
class AppConnection:
    """Where the app listens and the two secrets it shares with its workspace.

    `timeout` is what Slack grants an app to answer, in seconds; `retry_after` the pauses before each further try of
    an event (Slack waits nothing, a minute and five minutes: too long for somebody who looks on).
    """

    events_url: str
    signing_secret: str
    bot_token: str
    timeout: float = 3.0
    retry_after: Sequence[float] = (0.2, 0.5, 1.0)


@dataclass(frozen=True)
class Acknowledged:
    """The app took the payload. `body` is what it said: a dictionary where it said JSON, else text."""

    body: str | Mapping[str, Any]


@dataclass(frozen=True)
class Failed:
    """The app did not take the payload. `reason` is Slack's word for it, `detail` a sentence for people."""

    reason: str
    detail: str
    final: bool = False

    @property
    def timed_out(self) -> bool:
        """Was it too slow, rather than wrong?"""
        return self.reason == "http_timeout"


Outcome = Acknowledged | Failed


class Delivery:
    """The way to the app. Every call blocks: it belongs in a thread."""

    def __init__(self, app: AppConnection, clock: Callable[[], datetime]) -> None:
        self._app = app
        self._clock = clock
        self._signer = SignatureVerifier(app.signing_secret)
        self._closed = Event()
        if urlsplit(app.events_url).scheme not in {"http", "https"}:
            raise ValueError(f"The app's address is not an http address: {app.events_url}")

    def event(self, payload: Mapping[str, Any]) -> Outcome:
        """Deliver an event, with Slack's further tries where the app does not answer with success."""
        body = json.dumps(payload).encode()
        outcome = self._send(body, JSON, {})
        for number, pause in enumerate(self._app.retry_after, start=1):
            if not isinstance(outcome, Failed) or outcome.final or self._closed.wait(pause):
                break
            retry = {"X-Slack-Retry-Num": str(number), "X-Slack-Retry-Reason": outcome.reason}
            outcome = self._send(body, JSON, retry)
        return outcome

    def command(self, fields: Mapping[str, str]) -> Outcome:
        """Deliver a slash command, once: Slack never repeats one."""
        return self._send(urlencode(fields).encode(), FORM, {})

    def interaction(self, payload: Mapping[str, Any]) -> Outcome:
        """Deliver a button press or the like, once."""
        return self._send(urlencode({"payload": json.dumps(payload)}).encode(), FORM, {})

    def close(self) -> None:
        """No further tries; what is under way ends by itself."""
        self._closed.set()

    def _send(self, body: bytes, content_type: str, more: Mapping[str, str]) -> Outcome:
        timestamp = str(int(self._clock().timestamp()))
        headers = {
            "Content-Type": content_type,
            "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
            "X-Slack-Request-Timestamp": timestamp,
            "X-Slack-Signature": self._signer.generate_signature(timestamp=timestamp, body=body) or "",
            **more,
        }
        request = urllib.request.Request(self._app.events_url, body, headers)  # noqa: S310 - scheme checked above
        try:
            with urllib.request.urlopen(request, timeout=self._app.timeout) as response:  # noqa: S310 - the same
                return Acknowledged(_body(response))
        except urllib.error.HTTPError as error:
            with error:
                final = error.headers.get("X-Slack-No-Retry") == "1"
                return Failed("http_error", f"The companion answered HTTP {error.code}.", final=final)
        except TimeoutError:
            return self._too_slow()
        except (urllib.error.URLError, http.client.HTTPException, OSError) as error:
            if isinstance(getattr(error, "reason", None), TimeoutError):
                return self._too_slow()
            return Failed("connection_failed", "The companion could not be reached.")

    def _too_slow(self) -> Failed:
        return Failed("http_timeout", f"The companion did not answer within {self._app.timeout:g} seconds.")


def _body(response: http.client.HTTPResponse) -> str | Mapping[str, Any]:
    text = response.read().decode(errors="replace")
    if response.headers.get_content_type() != JSON:
        return text
    try:
        parsed = json.loads(text)
    except ValueError:
        return text
    return parsed if isinstance(parsed, dict) else text
