"""A Monday morning: every cohort's post and everybody's digest are due at eight, over real Postgres and real DBOS.

A stub stands for Slack in a process of its own and keeps its limits. `monday WORKSPACES` measures so many workspaces
of 20 cohorts and 100 people each; the hundred of the whole figure are the default.
"""

import json
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.monday_engine import EIGHT
from tests.benchmarks.monday_filling import CANDIDATES, COACHES, COHORTS, fill
from tests.benchmarks.monday_slack import A_WORKSPACE
from tests.benchmarks.recording import postgres

WHOLE = 100
"""Workspaces, with 2,000 cohorts and 10,000 people."""

SOME = 10
"""Workspaces that `make bench` measures: the floor is the same, and `make monday` measures the whole."""

PEOPLE = CANDIDATES + COACHES
LIMIT = 1.5
_MB = 2**20


@dataclass(frozen=True)
class Monday:
    """Seconds and bytes of a morning; `floor` is how long the limits alone would take.

    `processor` is how long the engine computed from eight on: what is left of a second limits it on any machine.
    """

    workspaces: int
    planned: int
    planning: float
    last: float
    floor: float
    taken: int
    doubled: int
    refused: int
    processor: float
    before: int
    peak: int

    def line(self) -> str:
        """The figures; and where it was the engine that took the time, its rate."""
        expected = self.workspaces * (COHORTS + PEOPLE)
        ratio, rate = self.last / self.floor, self.taken / self.last
        wanted = expected / self.floor
        engine = f"; the engine is the limit: Slack would take {wanted:.0f} a second" if ratio > LIMIT else ""
        return (
            f"Monday: {self.workspaces} workspaces, {self.workspaces * COHORTS:,} cohorts, "
            f"{self.workspaces * PEOPLE:,} people: {self.planned:,} digests planned ahead in {self.planning:.0f} s; "
            f"{self.taken:,} of {expected:,} messages by {self.last:.1f} s after eight, floor {self.floor:.1f} s, "
            f"ratio {ratio:.2f} (at most {LIMIT:g}); {rate:.0f} a second{engine}; refused with 429: {self.refused}; "
            f"lost {expected - self.taken}, doubled {self.doubled}; "
            f"processor {self.processor / self.taken * 1000:.1f} ms a message; "
            f"memory {self.before / _MB:.0f} MB before eight, {self.peak / _MB:.0f} MB at most"
        )


def on_postgres(url: str, workspaces: int = WHOLE) -> Monday:
    """The figures of a morning in an empty database."""
    fill(url, workspaces, EIGHT)
    expected = workspaces * (COHORTS + PEOPLE)
    with _stub() as slack:
        figures = json.loads(_said("tests.benchmarks.monday_engine", url, slack, str(expected)))
        with urllib.request.urlopen(f"{slack}/report") as answer:  # noqa: S310 - our own stub
            seen = json.load(answer)
    return Monday(
        workspaces=workspaces,
        planned=figures["planned"],
        planning=figures["planning"],
        last=seen["last"] - figures["eight"],
        floor=(COHORTS + PEOPLE) * A_WORKSPACE,
        taken=seen["taken"],
        doubled=seen["doubled"],
        refused=seen["refused"],
        processor=figures["processor"],
        before=figures["before"],
        peak=figures["peak"],
    )


def _said(module: str, *words: str) -> str:
    """What that module prints, in a process of its own."""
    return subprocess.run(  # noqa: S603 - this interpreter, this benchmark
        [sys.executable, "-m", module, *words], stdout=subprocess.PIPE, text=True, check=True
    ).stdout


@contextmanager
def _stub() -> Iterator[str]:
    """The stub of Slack; yields its address."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.benchmarks.monday_slack"], stdout=subprocess.PIPE, text=True
    )
    try:
        if process.stdout is None:
            raise RuntimeError("the stub has no output")
        yield process.stdout.readline().strip()
    finally:
        process.terminate()
        process.wait(10)
        if process.stdout is not None:
            process.stdout.close()


def main(workspaces: int) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder, postgres(Path(folder)) as url:
        print(on_postgres(url, workspaces).line(), flush=True)  # noqa: T201 - a benchmark prints


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else WHOLE)
