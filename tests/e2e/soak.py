"""`make soak`: a crowd writes while the companion is killed again and again; nothing is lost, nothing comes twice.

On SQLite one process dies and comes back; on Postgres two serve the same records, and now one dies, now the other.
"""

import random
import sys
import tempfile
import time
from collections import Counter
from functools import partial
from pathlib import Path
from threading import Thread

from tests.benchmarks.recording import postgres
from tests.e2e.breathless_slack import BreathlessSlack, breathless_slack
from tests.e2e.mortal import Mortal, at_once, environment

ROUNDS = 12
CROWD = 20
LAST_SWEEP = 40
"""Seconds in which whoever is alive has taken up what the dead one left."""


def soak(database_url: str | None, rounds: int) -> str:
    """One line on what came of it; AssertionError where a message was lost or came twice."""
    with tempfile.TemporaryDirectory() as folder, breathless_slack() as slack:
        home = Path(folder) / "home"
        home.mkdir()
        slack.slowness = 0.02
        settings = environment(home, slack.url, database_url)
        companions = [Mortal(settings) for _ in range(1 if database_url is None else 2)]
        for companion in companions:
            companion.__enter__()
        try:
            for number in range(rounds):
                _round(companions, number, slack)
            expected = Counter({f"D{number}": rounds for number in range(CROWD)})
            _await(slack, expected)
        finally:
            for companion in companions:
                companion.kill()
    return f"{'SQLite' if database_url is None else 'Postgres'}: {rounds} kills, {len(slack.said)} replies, each once"


def _round(companions: list[Mortal], number: int, slack: BreathlessSlack) -> None:
    """Everybody writes once; one process dies meanwhile, and Slack delivers again what was not acknowledged."""
    dying = companions[number % len(companions)]
    acknowledged = [False] * CROWD

    def write(companion: Mortal, person: int) -> None:
        acknowledged[person] = companion.direct(f"U{person}", "help", f"Ev{number}-{person}") == 200

    threads: list[Thread] = at_once([partial(write, dying, person) for person in range(CROWD)])
    time.sleep(random.uniform(0, 0.6))  # noqa: S311 - a moment, not a secret
    dying.kill()
    for thread in threads:
        thread.join()
    dying.__enter__()
    while not all(acknowledged):
        missing = [person for person in range(CROWD) if not acknowledged[person]]
        for thread in at_once([partial(write, dying, person) for person in missing]):
            thread.join()
    print(f"round {number + 1}: {len(slack.said)} replies so far", flush=True)  # noqa: T201 - it takes minutes


def _await(slack: BreathlessSlack, expected: Counter[str]) -> None:
    deadline = time.monotonic() + LAST_SWEEP
    while (counts := slack.counts()) != expected and time.monotonic() < deadline:
        assert not counts - expected, f"twice: {counts - expected}"
        time.sleep(0.2)
    time.sleep(2)
    assert slack.counts() == expected, f"lost: {expected - slack.counts()}, twice: {slack.counts() - expected}"


def main(rounds: int) -> None:
    """Both databases, one after the other."""
    print(soak(None, rounds), flush=True)  # noqa: T201 - the result
    with tempfile.TemporaryDirectory() as folder, postgres(Path(folder)) as url:
        print(soak(url, rounds), flush=True)  # noqa: T201 - the result


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
