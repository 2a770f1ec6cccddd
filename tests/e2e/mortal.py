"""A `companion serve` in a process group of its own, which a test may kill."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from typing import Self

from tests.e2e.calling import SECRET, Caller

ROOT = Path(__file__).parents[2]

SERVE = ("-m", "bot", "serve")


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@dataclass
class Mortal(Caller):
    """One such process; `port` is the same for whoever comes after it, so that Slack finds them.

    `program` is what this interpreter runs; it takes `--port` and says when it is answering Slack.
    """

    environment: dict[str, str]
    port: int = field(default_factory=free_port)
    program: Sequence[str] = SERVE
    log: Path = field(init=False)

    def __post_init__(self) -> None:
        self.log = Path(self.environment["COMPANION_HOME"]).parent / f"log-{self.port}"

    def __enter__(self) -> Self:
        before = len(self.printed()) if self.log.exists() else 0
        command = [sys.executable, "-u", *self.program, "--port", str(self.port)]
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


def at_once(calls: Sequence[Callable[[], object]]) -> list[Thread]:
    """The calls, each under way in a thread of its own."""
    threads = [Thread(target=call) for call in calls]
    for thread in threads:
        thread.start()
    return threads
