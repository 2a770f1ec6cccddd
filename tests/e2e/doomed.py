"""Companions that die one after the other on the same port, each with the next one ready behind it."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from tests.e2e.calling import Caller
from tests.e2e.mortal import ROOT, free_port

PATIENCE = 60.0


@dataclass
class Doomed(Caller):
    """One port, on which somebody answers Slack whenever somebody was started and not yet killed."""

    environment: dict[str, str]
    port: int = field(default_factory=free_port)
    _living: subprocess.Popen[bytes] | None = None
    _next: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        self._next = self._born()
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        for process in (self._living, self._next):
            _kill(process)

    def start(self) -> None:
        """The next one comes to life; it answers when this returns, and another one is made ready."""
        living, self._next = self._next, None
        assert living is not None
        assert living.stdin is not None
        before = len(self.printed())
        living.stdin.write(b"go\n")
        living.stdin.flush()
        deadline = time.monotonic() + PATIENCE
        while "Answering Slack" not in self.printed()[before:]:
            assert living.poll() is None, self.printed()[-3000:]
            assert time.monotonic() < deadline, self.printed()[-3000:]
            time.sleep(0.02)
        self._living, self._next = living, self._born()

    def kill(self) -> None:
        """The end without a warning."""
        _kill(self._living)
        self._living = None

    def printed(self) -> str:
        """What all of them have printed."""
        return self._log.read_text(encoding="utf-8") if self._log.exists() else ""

    @property
    def folder(self) -> Path:
        """Where the files lie that say where to stand still."""
        return Path(self.environment["COMPANION_HOME"]).parent

    @property
    def _log(self) -> Path:
        return self.folder / f"doomed-{self.port}"

    def _born(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-u", "-m", "tests.e2e.doomed_program", "--port", str(self.port)]
        with self._log.open("ab") as log:
            return subprocess.Popen(  # noqa: S603 - this interpreter, this checkout
                command,
                cwd=ROOT,
                env=self.environment,
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
    if process.stdin is not None:
        process.stdin.close()
