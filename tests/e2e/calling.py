"""What Slack sends by HTTP: signed commands, events, presses of buttons and forms, each with what came back."""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import httpx
from slack_sdk.signature import SignatureVerifier

from bot.workspace.naming import name_blocks
from tests.bot.filled import form_state

SECRET = "mortal"  # noqa: S105 - it signs requests between two processes of a test
FORM = "application/x-www-form-urlencoded"
TEAM = {"id": "T1"}

Payload = dict[str, Any]


@dataclass(frozen=True)
class Answer:
    """The status, None where the other side died over it; what came with it, and after how many seconds."""

    status: int | None
    body: Payload
    seconds: float

    @property
    def acknowledged(self) -> bool:
        """Does Slack hold it for delivered?"""
        return self.status == 200


class Caller:
    """Calls whoever listens on the port, as Slack does. What has the same key is the same delivery."""

    port: int

    def event(self, event: Payload, event_id: str) -> int | None:
        """The status that Slack gets for an event."""
        return self.deliver(event, event_id).status

    def deliver(self, event: Payload, event_id: str) -> Answer:
        """An event."""
        body = {"type": "event_callback", "team_id": "T1", "api_app_id": "A1", "event": event, "event_id": event_id}
        return self._post(json.dumps(body), "application/json")

    def direct(self, user: str, text: str, event_id: str) -> int | None:
        """The status that Slack gets for a direct message of that user."""
        return self.say(user, text, event_id).status

    def say(self, user: str, text: str, event_id: str) -> Answer:
        """A direct message of that user."""
        event = {"type": "message", "channel_type": "im", "channel": f"D{user[1:]}", "user": user, "text": text}
        return self.deliver({**event, "ts": "1.0"}, event_id)

    def command(self, user: str, text: str) -> Payload:
        """`/casc text`, and what the acknowledgement says."""
        return self.type(user, text, f"{time.time_ns()}").body

    def type(self, user: str, text: str, trigger_id: str) -> Answer:
        """`/casc text`."""
        fields = {"command": "/casc", "text": text, "user_id": user, "team_id": "T1", "trigger_id": trigger_id}
        where = {"channel_id": "C1", "response_url": "http://127.0.0.1:9/none"}
        return self._post(urlencode({**fields, **where}), FORM)

    def press(self, user: str, button: Payload, response_url: str, *, mark: str | None = None) -> Answer:
        """The press of a button; `mark` is Slack's own of that press."""
        action = {"block_id": "b", "action_ts": mark or f"{time.time_ns()}", **button}
        channel = {"id": f"D{user[1:]}"}
        return self.interact(
            user, {"type": "block_actions", "channel": channel, "response_url": response_url, "actions": [action]}
        )

    def shortcut(self, user: str, callback_id: str, trigger_id: str) -> Answer:
        """A global shortcut."""
        return self.interact(user, {"type": "shortcut", "callback_id": callback_id, "trigger_id": trigger_id})

    def submit(self, user: str, view: Payload, view_id: str, filled: Mapping[str, str | None]) -> Answer:
        """A modal sent off with what it held, and with what was filled in by field."""
        sent = {**view, "id": view_id, "blocks": name_blocks(view["blocks"])}
        sent["state"] = {"values": form_state(sent, filled)}
        return self.interact(user, {"type": "view_submission", "view": sent})

    def interact(self, user: str, payload: Payload) -> Answer:
        """An interaction of that user."""
        who = {"user": {"id": user, "team_id": "T1"}, "team": TEAM, "trigger_id": f"{time.time_ns()}"}
        return self._post(urlencode({"payload": json.dumps({**who, **payload})}), FORM)

    def _post(self, body: str, content_type: str) -> Answer:
        stamp = str(int(time.time()))
        signature = SignatureVerifier(SECRET).generate_signature(timestamp=stamp, body=body) or ""
        headers = {
            "Content-Type": content_type,
            "X-Slack-Request-Timestamp": stamp,
            "X-Slack-Signature": signature,
        }
        began = time.monotonic()
        try:
            answer = httpx.post(f"http://127.0.0.1:{self.port}/slack/events", content=body, headers=headers, timeout=30)
        except httpx.TransportError:
            return Answer(None, {}, time.monotonic() - began)
        seconds = time.monotonic() - began
        return Answer(answer.status_code, json.loads(answer.text) if answer.text else {}, seconds)
