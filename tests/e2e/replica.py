"""One process of durable work, with the next one ready behind it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Self

from tests.e2e.mortal import ROOT
from tests.e2e.replica_program import READY

PATIENCE = 60.0


class Replica:
    """A place that a process holds until it is killed, and another one after it."""

    def __init__(self, environment: Mapping[str, str], name: str) -> None:
        self._environment = environment
        self._log = Path(environment["COMPANION_HOME"]).parent / f"replica-{name}"
        self._living: subprocess.Popen[bytes] | None = None
        self._next: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        self._next = self._born()
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        for process in (self._living, self._next):
            _kill(process)

    def start(self) -> None:
        """The next one comes to life, whether or not it is at work when this returns, and another is made ready."""
        self._living, self._next = self._next, None
        assert self._living is not None
        assert self._living.stdin is not None
        self._living.stdin.write(b"go\n")
        self._living.stdin.flush()
        self._next = self._born()

    def await_work(self) -> None:
        """Wait until the first one is at work."""
        deadline = time.monotonic() + PATIENCE
        while READY not in self.printed():
            assert self._living is not None
            assert self._living.poll() is None, self.printed()[-3000:]
            assert time.monotonic() < deadline, self.printed()[-3000:]
            time.sleep(0.02)

    def kill(self) -> None:
        """The end without a warning."""
        _kill(self._living)
        self._living = None

    def stop(self) -> None:
        """The end as `companion serve` has it."""
        assert self._living is not None
        assert self._living.stdin is not None
        self._living.stdin.close()
        assert self._living.wait(timeout=30) == 0, self.printed()[-3000:]

    def printed(self) -> str:
        """What all of them have printed."""
        return self._log.read_text(encoding="utf-8")

    def _born(self) -> subprocess.Popen[bytes]:
        with self._log.open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-u", "-m", "tests.e2e.replica_program"],
                cwd=ROOT,
                env=dict(self._environment),
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )


def _kill(process: subprocess.Popen[bytes] | None) -> None:
    if process is None:
        return
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    if process.stdin is not None and not process.stdin.closed:
        process.stdin.close()
