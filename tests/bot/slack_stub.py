"""A stub of Slack's Web API, which keeps what was said to it."""

import json
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qs, unquote


@dataclass
class SlackStub:
    """Answers every Web API method and keeps what was said to it: (method, arguments)."""

    url: str = ""
    calls: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    emails: dict[str, str] = field(default_factory=dict)
    permalinks: dict[tuple[str, str], str] = field(default_factory=dict)
    refuses: str | None = None
    refuses_method: dict[str, str] = field(default_factory=dict)
    refuses_place: dict[str, str] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    owners: dict[str, str] = field(default_factory=dict)
    uploads: dict[str, bytes] = field(default_factory=dict)

    def answer(self, method: str, arguments: dict[str, Any]) -> dict[str, Any]:
        if self.refuses is not None:
            return {"ok": False, "error": self.refuses}
        if method in self.refuses_method:
            self.refused.append(method)
            return {"ok": False, "error": self.refuses_method[method]}
        place = arguments.get("channel", arguments.get("users"))
        if place in self.refuses_place:
            self.refused.append(place)
            return {"ok": False, "error": self.refuses_place[place]}
        if method == "auth.test":
            return {"ok": True, "user_id": "UBOT", "bot_id": "BBOT", "team_id": "T1", "user": "companion", "team": "T"}
        if method == "users.info":
            email = self.emails.get(arguments["user"])
            if email is None:
                return {"ok": False, "error": "user_not_found"}
            return {"ok": True, "user": {"id": arguments["user"], "profile": {"email": email}}}
        if method.startswith("files."):
            return self._of_files(method, arguments)
        if method == "conversations.open":
            return {"ok": True, "channel": {"id": _conversation(arguments["users"])}}
        if method == "chat.getPermalink":
            return {"ok": True, "permalink": self.permalinks.get((arguments["channel"], arguments["message_ts"]))}
        self.calls.append((method, arguments))
        return {"ok": True, "ts": "1.1", "channel": _conversation(arguments.get("channel", ""))}

    def _of_files(self, method: str, arguments: dict[str, Any]) -> dict[str, Any]:
        if method == "files.getUploadURLExternal":
            self.calls.append((method, arguments))
            return {"ok": True, "upload_url": f"{self.url}/upload/{arguments['filename']}", "file_id": "F1"}
        if method == "files.completeUploadExternal":
            self.calls.append((method, arguments))
            return {"ok": True, "files": json.loads(arguments["files"])}
        path = arguments["file"]
        if path not in self.files:
            return {"ok": False, "error": "file_not_found"}
        told = {"id": path, "name": path.rpartition("/")[2], "user": self.owners.get(path)}
        told |= {"url_private": f"{self.url}{path}", "size": len(self.files[path])}
        return {"ok": True, "file": told}

    def sent(self, method: str) -> list[dict[str, Any]]:
        return [arguments for called, arguments in self.calls if called == method]


def _conversation(channel: str) -> str:
    """Where a message lands: for a person, in their direct message."""
    return f"D{channel}" if channel.startswith("U") else channel


def stub_handler(stub: SlackStub) -> type[BaseHTTPRequestHandler]:
    """What an HTTP server needs to be that stub."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            if self.path.startswith("/upload/"):
                content = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                stub.uploads[unquote(self.path.rpartition("/")[2])] = content
                answer = b"OK"
            else:
                body = _arguments(self.rfile.read(int(self.headers.get("Content-Length", 0))).decode())
                answer = json.dumps(stub.answer(self.path.rpartition("/")[2], body)).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def do_GET(self) -> None:
            content = stub.files.get(self.path)
            self.send_response(404 if content is None else 200)
            self.send_header("Content-Type", "application/octet-stream")
            self.send_header("Content-Length", str(len(content or b"")))
            self.end_headers()
            self.wfile.write(content or b"")

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
            """Say nothing."""

    return Handler


def _arguments(raw: str) -> dict[str, Any]:
    if raw.startswith("{"):
        found: dict[str, Any] = json.loads(raw)
        return found
    fields = {key: values[0] for key, values in parse_qs(raw).items()}
    return {key: json.loads(value) if key in {"blocks", "view"} else value for key, value in fields.items()}
