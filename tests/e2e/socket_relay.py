"""A wire between an app and `local-slack` on which an envelope of Socket Mode can come again, as it does from Slack."""

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any
from uuid import uuid4

import httpx
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect
from websockets.sync.server import ServerConnection, serve

Envelope = dict[str, Any]


class Relay:
    """Passes every frame on, and keeps what was delivered. `api_url` is what the app takes for Slack."""

    def __init__(self, upstream: str) -> None:
        self.upstream = upstream
        self.api_url = ""
        self.delivered: list[Envelope] = []
        self.slack_sockets: list[str] = []
        self._apps: list[ServerConnection] = []
        self._awaited: dict[str, Event] = {}

    def deliver(self, envelope: Envelope, *, patience: float = 10.0) -> bool:
        """Send the app an envelope under an id of its own; whether it acknowledged it."""
        own_id = str(uuid4())
        acknowledged = self._awaited.setdefault(own_id, Event())
        self._apps[-1].send(json.dumps({**envelope, "envelope_id": own_id}))
        return acknowledged.wait(patience)

    def join(self, app: ServerConnection) -> None:
        """Connect an app's socket with one of the stand-in's until the app hangs up."""
        self._apps.append(app)
        with connect(self.slack_sockets.pop()) as slack:
            inward = Thread(target=self._pass_in, args=(slack, app))
            inward.start()
            with suppress(ConnectionClosed):
                self._pass_out(app, slack)
        inward.join()

    def _pass_out(self, app: ServerConnection, slack: ClientConnection) -> None:
        for frame in app:
            if (awaited := self._awaited.get(json.loads(frame).get("envelope_id", ""))) is not None:
                awaited.set()
            else:
                slack.send(frame)

    def _pass_in(self, slack: ClientConnection, app: ServerConnection) -> None:
        with suppress(ConnectionClosed):
            for frame in slack:
                self.delivered.append(json.loads(frame))
                app.send(frame)


@contextmanager
def relayed(upstream: str) -> Iterator[Relay]:
    """A relay in front of the stand-in at `upstream`, until the block ends."""
    relay = Relay(upstream)
    with serve(relay.join, "127.0.0.1", 0) as sockets, httpx.Client(base_url=upstream, timeout=30) as slack:
        socket_url = f"ws://127.0.0.1:{sockets.socket.getsockname()[1]}"
        api = ThreadingHTTPServer(("127.0.0.1", 0), _api_handler(relay, slack, socket_url))
        relay.api_url = f"http://127.0.0.1:{api.server_port}/api/"
        threads = [
            Thread(target=api.serve_forever, kwargs={"poll_interval": 0.02}),
            Thread(target=sockets.serve_forever),
        ]
        for thread in threads:
            thread.start()
        try:
            yield relay
        finally:
            api.shutdown()
            api.server_close()
            sockets.shutdown()
            for thread in threads:
                thread.join()


def _api_handler(relay: Relay, slack: httpx.Client, socket_url: str) -> type[BaseHTTPRequestHandler]:
    """Calls of the Web API go on to the stand-in; the socket that it offers is replaced by the relay's."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            headers = {name: self.headers[name] for name in ("Authorization", "Content-Type") if name in self.headers}
            answer = slack.request(self.command, self.path, content=body, headers=headers).json()
            if self.path.endswith("/apps.connections.open"):
                relay.slack_sockets.append(answer["url"])
                answer["url"] = socket_url
            said = json.dumps(answer).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(said)))
            self.end_headers()
            self.wfile.write(said)

        def do_GET(self) -> None:
            self.do_POST()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
            """Say nothing."""

    return Handler
