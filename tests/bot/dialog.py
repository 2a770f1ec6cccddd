"""Conversations with the companion through Bolt's own dispatch; Slack is a stub on loopback."""

import json
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qs, urlencode

from slack_bolt import BoltRequest, BoltResponse
from slack_sdk import WebClient
from slack_sdk.signature import SignatureVerifier

from bot.app import create_app
from bot.companion import Companion

SECRET = "dialog"  # noqa: S105 - signs requests inside the tests

Message = dict[str, Any]
Button = dict[str, Any]


def shown(message: Message) -> str:
    """All the words of a message's blocks."""
    texts = [block.get("text", {}).get("text", "") for block in message["blocks"]]
    return "\n".join(text for text in texts if text)


def notes(message: Message) -> str:
    """The small grey lines of a message."""
    return "\n".join(
        element["text"] for block in message["blocks"] if block["type"] == "context" for element in block["elements"]
    )


def buttons(message: Message) -> dict[str, Button]:
    """The message's buttons by their label."""
    elements = [
        element for block in message["blocks"] for element in block.get("elements", ()) if "action_id" in element
    ]
    return {
        element["text"]["text"]: {"type": "button", "action_id": element["action_id"], "value": element["value"]}
        for element in elements
    }


@dataclass
class SlackStub:
    """Answers every Web API method and keeps what was said to it: (method, arguments)."""

    url: str = ""
    calls: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    emails: dict[str, str] = field(default_factory=dict)
    refuses: str | None = None

    def answer(self, method: str, arguments: dict[str, Any]) -> dict[str, Any]:
        if self.refuses is not None:
            return {"ok": False, "error": self.refuses}
        if method == "auth.test":
            return {"ok": True, "user_id": "UBOT", "bot_id": "BBOT", "team_id": "T1", "user": "companion", "team": "T"}
        if method == "users.info":
            email = self.emails.get(arguments["user"])
            if email is None:
                return {"ok": False, "error": "user_not_found"}
            return {"ok": True, "user": {"id": arguments["user"], "profile": {"email": email}}}
        self.calls.append((method, arguments))
        return {"ok": True, "ts": "1.1", "channel": "D1"}

    def sent(self, method: str) -> list[dict[str, Any]]:
        return [arguments for called, arguments in self.calls if called == method]


def stub_handler(stub: SlackStub) -> type[BaseHTTPRequestHandler]:
    """What an HTTP server needs to be that stub."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = _arguments(self.rfile.read(int(self.headers.get("Content-Length", 0))).decode())
            answer = json.dumps(stub.answer(self.path.rpartition("/")[2], body)).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
            """Say nothing."""

    return Handler


def _arguments(raw: str) -> dict[str, Any]:
    if raw.startswith("{"):
        found: dict[str, Any] = json.loads(raw)
        return found
    fields = {key: values[0] for key, values in parse_qs(raw).items()}
    if "blocks" in fields:
        fields["blocks"] = json.loads(fields["blocks"])
    return fields


class Dialog:
    """Speaks to the app as Slack does, and reads what comes back."""

    def __init__(self, companion: Companion, slack: SlackStub) -> None:
        self.slack = slack
        client = WebClient("xoxb-test", base_url=f"{slack.url}/api/")
        self.app = create_app(client, signing_secret=SECRET, doorway=companion.doorway)
        self._deliveries = 0

    def command(self, user: str, text: str, *, trigger: str | None = None) -> dict[str, Any]:
        """`/casc text`, and the message that the acknowledgement carries."""
        fields = {
            "command": "/casc",
            "text": text,
            "user_id": user,
            "team_id": "T1",
            "channel_id": "C1",
            "trigger_id": trigger or self._key("trigger"),
            "response_url": f"{self.slack.url}/response",
        }
        response = self._dispatch(urlencode(fields), "application/x-www-form-urlencoded")
        answer: dict[str, Any] = json.loads(response.body)
        return answer

    def direct(self, user: str, text: str, *, event_id: str | None = None, **more: Any) -> list[dict[str, Any]]:
        """A direct message, and what the companion posted to it."""
        event = {
            "type": "message",
            "channel_type": "im",
            "channel": f"D{user}",
            "user": user,
            "text": text,
            "ts": "1.0",
        }
        return self._event({**event, **more}, event_id)

    def mention(self, user: str, text: str, **more: Any) -> list[tuple[str, dict[str, Any]]]:
        """A mention in the channel C1, and everything that was sent because of it."""
        event = {"type": "app_mention", "channel": "C1", "user": user, "text": f"<@UBOT> {text}", "ts": "2.0"}
        before = len(self.slack.calls)
        self._event({**event, **more}, None)
        return self.slack.calls[before:]

    def press(self, user: str, button: dict[str, Any]) -> dict[str, Any]:
        """A press of a button, and the message that takes the place of its card."""
        payload = {
            "type": "block_actions",
            "user": {"id": user, "team_id": "T1"},
            "team": {"id": "T1"},
            "channel": {"id": f"D{user}"},
            "trigger_id": self._key("trigger"),
            "response_url": f"{self.slack.url}/response",
            "actions": [{"block_id": "b", "action_ts": self._key("press"), **button}],
        }
        before = len(self.slack.calls)
        response = self._dispatch(urlencode({"payload": json.dumps(payload)}), "application/x-www-form-urlencoded")
        assert response.status == 200
        self._await_call(before)
        [(method, answer)] = self.slack.calls[before:]
        assert (method, answer["replace_original"]) == ("response", True)
        return answer

    def signed_wrongly(self) -> BoltResponse:
        """A command whose signature is somebody else's."""
        return self._dispatch(
            urlencode({"command": "/casc", "text": "help"}), "application/x-www-form-urlencoded", f"not {SECRET}"
        )

    def _event(self, event: dict[str, Any], event_id: str | None) -> list[dict[str, Any]]:
        body = {"type": "event_callback", "team_id": "T1", "api_app_id": "A1", "event": event}
        before = len(self.slack.calls)
        response = self._dispatch(json.dumps({**body, "event_id": event_id or self._key("Ev")}), "application/json")
        assert response.status == 200
        return [arguments for method, arguments in self.slack.calls[before:] if method == "chat.postMessage"]

    def _dispatch(self, body: str, content_type: str, secret: str = SECRET) -> BoltResponse:
        stamp = str(int(time.time()))
        signature = SignatureVerifier(secret).generate_signature(timestamp=stamp, body=body)
        headers = {
            "content-type": content_type,
            "x-slack-request-timestamp": stamp,
            "x-slack-signature": signature or "",
        }
        return self.app.dispatch(BoltRequest(body=body, headers=headers))

    def _await_call(self, before: int) -> None:
        """Wait for the call that follows an acknowledgement."""
        deadline = time.monotonic() + 10
        while len(self.slack.calls) == before:
            assert time.monotonic() < deadline, "nothing followed the acknowledgement"
            time.sleep(0.005)

    def _key(self, kind: str) -> str:
        self._deliveries += 1
        return f"{kind}{self._deliveries}"
