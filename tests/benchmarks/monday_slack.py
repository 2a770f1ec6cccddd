"""A stub for Slack that keeps its limits: `monday_slack`, in a process of its own.

It takes one message a second a conversation and 300 a minute a workspace, in both with a second's worth at once, and
answers 429 with Retry-After to what is beyond. It takes note of every message that it took, by its key.
"""

import asyncio
import json
import time
from collections import Counter
from typing import Any

A_CHANNEL = 1.0
"""Seconds between two messages to one conversation."""

A_WORKSPACE = 0.2
"""Seconds between two messages to one workspace."""

AT_ONCE = 1.0
"""By how many seconds messages to a workspace may be ahead of that pace."""

JITTER = 0.1
"""Seconds by which two messages may come nearer to each other than they were sent."""


def workspace_of(address: str) -> str:
    """The workspace of an address of this benchmark, which begins with the number of its workspace."""
    return address[1:4]


class Slack:
    """What was taken and what was refused."""

    def __init__(self) -> None:
        self.free_from: dict[str, float] = {}
        self.taken: Counter[str] = Counter()
        self.refused = 0
        self.first = self.last = 0.0
        self.waited: list[float] = []

    def answer(self, method: str, payload: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        """The status and the answer to a call."""
        if method != "chat.postMessage":
            return 200, {"ok": True, "channel": {"id": payload.get("users", "")}, "user_id": "UBOT", "team_id": "T1"}
        now, place = time.time(), payload["channel"]
        wait = max(
            self.free_from.get(place, 0) - JITTER,
            self.free_from.get(workspace_of(place), 0) - AT_ONCE,
        )
        if wait > now:
            self.refused += 1
            return 429, {"ok": False, "error": "ratelimited"}
        for line, pace in ((place, A_CHANNEL), (workspace_of(place), A_WORKSPACE)):
            self.free_from[line] = max(self.free_from.get(line, now), now) + pace
        self.first, self.last = self.first or now, now
        self.taken[payload["metadata"]["event_payload"]["key"]] += 1
        return 200, {"ok": True, "channel": place, "ts": f"{now:.6f}"}

    def report(self) -> dict[str, Any]:
        """What came of it all."""
        doubled = sum(times - 1 for times in self.taken.values())
        return {
            "taken": len(self.taken),
            "doubled": doubled,
            "refused": self.refused,
            "first": self.first,
            "last": self.last,
        }


class Connection(asyncio.Protocol):
    """One connection, which stays open: the least of HTTP/1.1 that a client of Slack needs."""

    def __init__(self, slack: Slack) -> None:
        self._slack = slack
        self._read = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the way back."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Answer every request that is complete."""
        self._read += data
        while (end := self._read.find(b"\r\n\r\n")) >= 0:
            head, length = self._read[:end].decode("latin-1"), 0
            for line in head.split("\r\n")[1:]:
                name, _, value = line.partition(":")
                if name.lower() == "content-length":
                    length = int(value)
            if len(self._read) < end + 4 + length:
                return
            body, self._read = self._read[end + 4 : end + 4 + length], self._read[end + 4 + length :]
            self._answer(head.split(" ", 2)[1], body)

    def _answer(self, path: str, body: bytes) -> None:
        if path == "/report":
            status, answer = 200, self._slack.report()
        else:
            payload = json.loads(body) if body.startswith(b"{") else {}
            status, answer = self._slack.answer(path.rpartition("/")[2], payload)
        said = json.dumps(answer).encode()
        head = f"HTTP/1.1 {status} X\r\nContent-Type: application/json\r\nContent-Length: {len(said)}\r\n"
        self._transport.write(head.encode() + (b"Retry-After: 1\r\n\r\n" if status != 200 else b"\r\n") + said)


async def main() -> None:
    """Serve until terminated; the first line on standard output is the address."""
    slack = Slack()
    server = await asyncio.get_running_loop().create_server(lambda: Connection(slack), "127.0.0.1", 0)
    print(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", flush=True)  # noqa: T201 - the address
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
