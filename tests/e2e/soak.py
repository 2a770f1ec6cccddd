"""`make soak`: people log hours while the companion is killed again and again; nothing is lost, nothing is there twice.

It is killed at random moments, and on purpose in two seams: between a commit and its acknowledgement, and between an
acknowledgement and what must follow it. On SQLite one process dies and comes back; on Postgres two serve the same
records, now one dies, now the other, and whoever lives goes on.
"""

import random
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from threading import Thread

from tests.benchmarks.recording import postgres
from tests.e2e.breathless_slack import BreathlessSlack, breathless_slack
from tests.e2e.cohort import furnished, records_of
from tests.e2e.doomed import Doomed
from tests.e2e.doomed_program import COMMIT, FOLLOW
from tests.e2e.mortal import at_once
from tests.e2e.writers import Ledger, Writer, check_replies

KILLS = 200
CROWD = 12
LONGEST = 0.8
"""Seconds after which a random kill comes at the latest."""

HOLDING = 10.0
"""Seconds in which somebody comes to the point where they are to stand still."""

LAST_SWEEP = 60.0
"""Seconds in which whoever is alive has taken up what the dead one left."""

Say = Callable[[str], None]


@dataclass
class Soak:
    """Companions over one set of records, and all that was written to them."""

    slack: BreathlessSlack
    companions: list[Doomed]
    ledger: Ledger
    folder: Path
    writers: list[Writer] = field(default_factory=list)
    kills: dict[str, int] = field(default_factory=lambda: {"random": 0, COMMIT: 0, FOLLOW: 0})

    def round(self, number: int) -> None:
        """Everybody writes; one companion dies meanwhile, and what it did not acknowledge is delivered again."""
        dying, other = (
            self.companions[number % len(self.companions)],
            self.companions[(number + 1) % len(self.companions)],
        )
        today = datetime.now(UTC).date()  # noqa: TID251 - the companion's own process goes by this clock too
        writers = [Writer(self.slack, person, number, today) for person in range(CROWD)]
        seam = (None, COMMIT, FOLLOW)[number % 3]
        threads = self._load(dying, writers, seam)
        dying.kill()
        for thread in threads:
            thread.join()
        self.kills[seam or "random"] += 1
        self.ledger.check_after_a_kill(writers)
        if dying is other:
            dying.start()
        else:
            starting = at_once([dying.start])
        while rest := [one for one in writers if not one.done]:
            for thread in at_once([partial(one.write, other) for one in rest]):
                thread.join()
        if dying is not other:
            for thread in starting:
                thread.join()
        self.ledger.check_after_redelivery(writers)
        self.writers += writers

    def _load(self, dying: Doomed, writers: list[Writer], seam: str | None) -> list[Thread]:
        """The writers under way, at the moment at which the companion is to die."""
        if seam is not None:
            (self.folder / f"hold-{seam}").touch()
        threads = at_once([partial(one.write, dying) for one in writers])
        if seam is None:
            time.sleep(random.uniform(0, LONGEST))  # noqa: S311 - a moment, not a secret
        else:
            _await((self.folder / f"held-{seam}").exists, HOLDING, f"nobody came to the {seam}")
            time.sleep(random.uniform(0, LONGEST / 4))  # noqa: S311 - the same
            (self.folder / f"held-{seam}").unlink()
        return threads

    def end(self) -> None:
        """Everything that must follow has followed."""
        errands, now = self.ledger.records.errands, datetime.now(UTC)  # noqa: TID251 - as above
        _await(lambda: not errands.due(now=now, at_most=1), LAST_SWEEP, "something still waits")
        assert errands.held() == ()
        time.sleep(1)
        check_replies(self.slack, self.writers)


def soak(database_url: str | None, kills: int, say: Say) -> str:
    """One line on what came of it; AssertionError where an entry or a reply was lost or came twice."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder, breathless_slack() as slack, ExitStack() as stack:
        settings = furnished(Path(folder), slack.url, database_url, crowd=CROWD)
        records = records_of(settings)
        stack.callback(records.close)
        slack.slowness = 0.02
        companions = [Doomed(settings) for _ in range(1 if database_url is None else 2)]
        for companion in companions:
            stack.enter_context(companion)
        soaked = Soak(slack, companions, Ledger(records), Path(folder))
        for number in range(kills):
            soaked.round(number)
            say(f"round {number + 1}: {len(slack.said)} messages so far")
        soaked.end()
        unforeseen = [one.printed().count("Traceback") for one in companions]
    kinds = ", ".join(f"{times} {kind}" for kind, times in soaked.kills.items())
    return (
        f"{'SQLite' if database_url is None else 'Postgres'}: {kills} kills ({kinds}), {len(soaked.writers)} entries, "
        f"each once; {len(slack.said)} messages; {sum(unforeseen)} tracebacks; {time.monotonic() - began:.0f} s"
    )


def _await(come: Callable[[], bool], patience: float, otherwise: str) -> None:
    deadline = time.monotonic() + patience
    while not come():
        assert time.monotonic() < deadline, otherwise
        time.sleep(0.01)


def main(kills: int) -> None:
    """Half of the kills on each database."""
    say = partial(print, flush=True)
    print(soak(None, kills // 2, say), flush=True)  # noqa: T201 - the result
    with tempfile.TemporaryDirectory() as folder, postgres(Path(folder)) as url:
        print(soak(url, kills - kills // 2, say), flush=True)  # noqa: T201 - the result


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else KILLS)
