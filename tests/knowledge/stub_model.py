"""A stand-in for an OpenAI-compatible server on loopback, well or badly behaved."""

import json
import re
import socket
import struct
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any


class Call(BaseHTTPRequestHandler):
    """One call, to be answered by the behaviour of the moment."""

    stub: "StubModel"
    body = ""

    def do_POST(self) -> None:
        self.body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        self.stub.bodies.append(self.body)
        self.stub.keys.append(self.headers.get("Authorization", ""))
        self.close_connection = True
        with suppress(BrokenPipeError, ConnectionResetError):  # the caller gave up, which is what is tested
            self.stub.behaviour(self)

    def send(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


Behaviour = Callable[[Call], None]

EVENTS = "text/event-stream"


@dataclass
class StubModel:
    """What the server does, and what it was sent."""

    behaviour: Behaviour
    url: str = ""
    bodies: list[str] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    closing: Event = field(default_factory=Event)


def saying(text: str | None, finish_reason: str = "stop", **message: Any) -> Behaviour:
    """A reply word by word, as an OpenAI-compatible server streams it."""
    return lambda call: call.send(200, streamed(_words(text), finish_reason, **message), Content_Type=EVENTS)


def streamed(words: Sequence[str | None], finish_reason: str, **message: Any) -> bytes:
    """The events of a stream: who speaks, each word, and why it ends."""
    deltas: list[dict[str, Any]] = [{"role": "assistant", **message}, *({"content": word} for word in words), {}]
    ends = [None] * (len(deltas) - 1) + [finish_reason]
    events = [_event(delta, end) for delta, end in zip(deltas, ends, strict=True)]
    return "".join(f"data: {event}\n\n" for event in (*events, "[DONE]")).encode()


def _event(delta: dict[str, Any], finish_reason: str | None) -> str:
    choice = {"index": 0, "delta": delta, "finish_reason": finish_reason}
    return json.dumps(
        {"id": "c", "object": "chat.completion.chunk", "created": 0, "model": "stub", "choices": [choice]}
    )


def _words(text: str | None) -> Sequence[str | None]:
    return [None] if text is None else re.split(r"(?<= )", text)


def failing(status: int, **headers: str) -> Behaviour:
    return lambda call: call.send(status, b'{"error": {"message": "no", "type": "stub"}}', **headers)


def sending(body: bytes, content_type: str = "application/json") -> Behaviour:
    return lambda call: call.send(200, body, Content_Type=content_type)


def silent(call: Call) -> None:
    call.stub.closing.wait(5)


def dripping(call: Call) -> None:
    """A reply that never ends: a byte now and then, so that no read ever times out."""
    call.send_response(200)
    call.send_header("Content-Type", "application/json")
    call.end_headers()
    until = time.monotonic() + 5
    while time.monotonic() < until and not call.stub.closing.wait(0.02):
        call.wfile.write(b" ")
        call.wfile.flush()


def resetting(call: Call) -> None:
    call.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    call.connection.close()


def breaking_off(call: Call) -> None:
    """A body that ends before it is whole."""
    call.send_response(200)
    call.send_header("Content-Type", "application/json")
    call.send_header("Content-Length", "10000")
    call.end_headers()
    call.wfile.write(b'{"id": "c", ')


@contextmanager
def stub_model(behaviour: Behaviour) -> Iterator[StubModel]:
    stub = StubModel(behaviour)
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("BoundCall", (Call,), {"stub": stub}))
    stub.url = f"http://127.0.0.1:{server.server_port}/v1"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield stub
    stub.closing.set()
    server.shutdown()
    server.server_close()
    thread.join()
