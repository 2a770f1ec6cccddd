"""The durable work of a server: errands that are woken, and those that a crash or the command line left lying."""

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from queue import Empty, SimpleQueue
from threading import Thread

from slack_sdk import WebClient

from bot.companion import Companion
from bot.durable.home import state_url
from bot.durable.replicas import Alone, Replicas
from bot.errands.kinds import composers
from bot.errands.sending.courier import Courier
from bot.errands.sending.messenger import Messenger, Outcome
from bot.errands.sending.pacing import Pacing
from induction.questions import KEPT_FOR, LONGEST_THREAD
from induction.refused import Refused

SWEEP = 10.0
"""Seconds between two sweeps."""

REST = timedelta(minutes=1)
"""How long an errand rests after a round in which Slack did not take it."""

KEPT = timedelta(days=30)
TIDY = timedelta(days=1)

LOOK = timedelta(hours=12)
"""How often early facts are looked for: people hear of them once a day, at their program's hour."""

_AT_ONCE = 500
"""How many waiting errands one sweep looks at."""

log = logging.getLogger(__name__)


class DurableWork:
    """Starts errands at once when it is woken, and by a sweep what nobody woke it for.

    One thread does both, so that whoever wakes it never waits for a database.
    """

    def __init__(self, companion: Companion, messenger: Messenger, url: str, replicas: Replicas | Alone) -> None:
        self._companion = companion
        self._messenger = messenger
        self._replicas = replicas
        self._woken: SimpleQueue[str | None] = SimpleQueue()
        self._tidied = companion.clock() - TIDY
        self._looked = companion.clock() - LOOK
        self._looking: Iterator[int] = iter(())
        from bot.durable.workflows import Workflows  # noqa: PLC0415 - brings DBOS, which takes most of a second

        self._workflows = Workflows(url, replicas.executor, messenger.attempt, self._settle)
        self._thread = Thread(target=self._work, name="durable-work")
        self._thread.start()

    def wake(self, keys: Sequence[str]) -> None:
        """Start these errands now, and wait for nothing."""
        for key in keys:
            self._woken.put(key)

    def close(self) -> None:
        """Start nothing more, and give what is under way a moment to end."""
        self._messenger.pacing.close()
        self._woken.put(None)
        self._thread.join()
        self._workflows.close()

    def _settle(self, key: str, outcome: Outcome) -> None:
        self.wake(self._messenger.settle(key, outcome))

    def _work(self) -> None:
        sweep_at = time.monotonic()
        while True:
            try:
                key = self._woken.get(timeout=max(sweep_at - time.monotonic(), 0))
            except Empty:
                self._in_peace(self._sweep)
                sweep_at = time.monotonic() + SWEEP
                continue
            if key is None:
                return
            self._in_peace(partial(self._workflows.start, key))

    def _in_peace(self, do: Callable[[], None]) -> None:
        """Whatever goes wrong, the next sweep tries again."""
        try:
            do()
        except Refused as refused:
            log.warning("the durable work waits: %s", refused.message)
        except Exception:
            log.exception("the durable work failed and goes on with its next sweep")

    def _sweep(self) -> None:
        """Take up what waits and nobody has in hand. Of several processes one sweeps at a time."""
        with self._replicas.turn() as ours:
            if not ours:
                return
            for executor, keys in self._workflows.running_elsewhere(self._replicas.executor).items():
                with self._replicas.estate(executor) as abandoned:
                    for key in keys if abandoned else ():
                        self._workflows.resume(key)
            self._take_up()
            self._look()
            self._tidy()

    def _take_up(self) -> None:
        now = self._companion.clock()
        waiting = [errand.key for errand in self._companion.records.errands.due(now=now, at_most=_AT_ONCE)]
        rounds = self._workflows.rounds_of(waiting) if waiting else {}
        rested = (now - REST).timestamp()
        for key in waiting:
            last = rounds.get(key)
            if last is None:
                self._workflows.start(key)
            elif last.ended_at is not None and last.ended_at < rested:
                self._workflows.start_anew(key)

    def _look(self) -> None:
        """Look for facts of which somebody should hear early, at a few candidates with every sweep."""
        now = self._companion.clock()
        if now - self._looked >= LOOK:
            self._looking = self._companion.desk.early_warnings.looking(now=now)
            self._looked = now
        next(self._looking, None)

    def _tidy(self) -> None:
        now = self._companion.clock()
        if now - self._tidied >= TIDY:
            self._workflows.forget(now - KEPT)
            self._companion.records.errands.forget(now - KEPT)
            self._companion.records.questions.forget(now - KEPT_FOR)
            self._companion.records.conversations.forget(now - LONGEST_THREAD)
            self._companion.records.wordings.forget((now - KEPT_FOR).date())
            self._tidied = now


@contextmanager
def durable_work(companion: Companion, client: WebClient) -> Iterator[DurableWork]:
    """The durable work of this process, which attends to the companion's outbox until the end.

    Its state is a SQLite file in the home folder, or lies beside the records in Postgres, which processes may share.
    """
    records = companion.records
    replicas = Replicas(records.leases()) if records.shared else Alone()
    url = records.url if records.shared else state_url(companion.settings.home)
    messenger = Messenger(records, composers(companion), Courier(client), companion.clock, Pacing())
    work = DurableWork(companion, messenger, url, replicas)
    companion.outbox.attended_by(work.wake)
    try:
        yield work
    finally:
        companion.outbox.attended_by(None)
        work.close()
        replicas.close()
