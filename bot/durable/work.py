"""The durable work of a server: errands that are woken, those that were left lying, and what the planner finds due."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from queue import Empty, SimpleQueue
from threading import Thread

from slack_sdk import WebClient

from bot.companion import Companion
from bot.durable.home import state_url
from bot.durable.peace import in_peace
from bot.durable.planning import Planning
from bot.durable.replicas import Alone, Replicas
from bot.errands.incoming import incoming
from bot.errands.kinds import composers
from bot.errands.sending.courier import Courier
from bot.errands.sending.mailing import Mailed, Mailing, is_mailed
from bot.errands.sending.messenger import End, Messenger, Outcome
from bot.errands.sending.pacing import Pacing, one_workspace
from bot.errands.together import together
from bot.watching.readiness import Part

SWEEP = 10.0
"""Seconds between two sweeps."""

EACH_MINUTE = "* * * * *"
"""When the planner is called, as cron writes it; of six fields the first would count seconds."""

_MAILING = "mailing"
"""Among the keys that were woken: that there is something to mail."""


class DurableWork:
    """Starts errands at once when it is woken, and by a sweep what nobody woke it for; one thread does both.

    So whoever wakes it never waits for a database. It calls the planner as often as `every` says, as cron writes it.
    """

    def __init__(
        self, companion: Companion, messenger: Messenger, url: str, replicas: Replicas | Alone, *, every: str
    ) -> None:
        self._messenger = messenger
        self._replicas = replicas
        self._woken: SimpleQueue[str | None] = SimpleQueue()
        self._planning = Planning(
            lambda now: companion.desk.reminding.planner.minute(now=now),
            companion.records.errands,
            companion.clock,
            self.wake,
            companion.watch,
        )
        # They bring DBOS, which takes most of a second.
        from bot.durable.sweeping import Sweep  # noqa: PLC0415
        from bot.durable.workflows import Workflows, Works  # noqa: PLC0415

        gather = partial(together, companion, messenger.composers)
        self._mailing = Mailing(messenger, gather, replicas.mails_still)
        works = Works(self._attempt, self._settle, self._plan, self._mail)
        self._workflows = Workflows(url, replicas.executor, works, every=every)
        self._sweep = Sweep(companion, self._workflows, replicas)
        self._thread = Thread(target=self._work, name="durable-work")
        self._thread.start()

    def wake(self, keys: Sequence[str]) -> None:
        """Start these errands now, and wait for nothing."""
        single = [key for key in keys if not is_mailed(key)]
        for key in single if len(single) == len(keys) else (*single, _MAILING):
            self._woken.put(key)

    def is_going_on(self) -> bool:
        """Whether what is woken is started."""
        return self._thread.is_alive()

    def close(self) -> None:
        """Start nothing more, and give what is under way a moment to end."""
        self._planning.close()
        self._messenger.pacing.close()
        self._woken.put(None)
        self._thread.join()
        self._workflows.close()

    def _attempt(self, key: str) -> Outcome:
        """Attempt what no mailing brings: an earlier version sent weekly posts so, and may have left one half done."""
        return Outcome(End.OVER) if is_mailed(key) else self._messenger.attempt(key)

    def _settle(self, key: str, outcome: Outcome) -> None:
        self.wake(self._messenger.settle(key, outcome))

    def _plan(self) -> None:
        self._planning.plan()
        self._woken.put(_MAILING)  # digests that were planned before may be due with this minute

    def _mail(self) -> bool:
        with self._replicas.mailing() as ours:
            mailed = self._mailing.send() if ours else Mailed()
        self.wake(mailed.followed_by)
        return mailed.more

    def _work(self) -> None:
        bits, sweep_at = self._sweep.bits(), time.monotonic()
        while True:
            try:
                key = self._woken.get(timeout=max(sweep_at - time.monotonic(), 0))
            except Empty:
                if not self._went_on(bits):
                    bits, sweep_at = self._sweep.bits(), time.monotonic() + SWEEP
                continue
            if key is None:
                bits.close()
                return
            with in_peace("the durable work"):
                if key == _MAILING:
                    self._sweep.mail()
                else:
                    self._workflows.start(key)

    def _went_on(self, bits: Iterator[None]) -> bool:
        """Whether the sweep did one bit more; not where it was over, or failed."""
        with in_peace("the sweep"):
            for _ in bits:
                return True
        return False


@contextmanager
def durable_work(
    companion: Companion,
    client: WebClient,
    *,
    every: str = EACH_MINUTE,
    workspace_of: Callable[[str], str] = one_workspace,
) -> Iterator[DurableWork]:
    """The durable work of this process, which attends to the companion's outbox until the end.

    Its state is a SQLite file in the home folder, or lies beside the records in Postgres, which processes may share.
    Messages keep the pace of the workspace to which their address belongs.
    """
    records = companion.records
    replicas = Replicas(records.leases()) if records.shared else Alone()
    url = records.url if records.shared else state_url(companion.settings.home)
    courier, pacing = Courier(client), Pacing(workspace_of=workspace_of)
    kinds = {**composers(companion), **incoming(companion, client)}
    messenger = Messenger(records, kinds, courier, companion.clock, pacing, companion.watch)
    work = DurableWork(companion, messenger, url, replicas, every=every)
    companion.outbox.attended_by(work.wake)
    companion.readiness.minds(Part.DURABLE_WORK, work.is_going_on)
    try:
        yield work
    finally:
        companion.outbox.attended_by(None)
        work.close()
        replicas.close()
