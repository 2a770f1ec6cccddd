"""The sweep: takes up what a crash, a rest or the command line left lying, bit by bit, so that nobody waits for it."""

from collections.abc import Generator, Iterator, Sequence
from datetime import datetime, timedelta

from bot.companion import Companion
from bot.durable.replicas import Alone, Replicas
from bot.durable.tidying import tidy
from bot.durable.workflows import Workflows
from bot.errands.sending.mailing import SCHEDULED

REST = timedelta(minutes=1)
"""How long an errand rests after a round in which Slack did not take it."""

TIDY = timedelta(days=1)

LOOK = timedelta(hours=12)
"""How often early facts are looked for: people hear of them once a day, at their program's hour."""

_A_FEW = 50
"""How many waiting errands are one bit of it: about as many as are started in a fifth of a second."""


class Sweep:
    """What is done every few seconds. Of several processes one sweeps at a time."""

    def __init__(self, companion: Companion, workflows: Workflows, replicas: Replicas | Alone) -> None:
        self._companion = companion
        self._workflows = workflows
        self._replicas = replicas
        self._tidied = companion.clock() - TIDY
        self._looked = companion.clock() - LOOK
        self._looking: Iterator[int] = iter(())

    def bits(self) -> Generator[None]:
        """Take up what waits and nobody has in hand; then what is done now and then."""
        with self._replicas.turn() as ours:
            if not ours:
                return
            self._inherit()
            yield
            self._mail()
            yield from self._take_up()
            self._look()
            self._tidy()

    def mail(self) -> None:
        """Have what is scheduled and due go out, unless that is being done."""
        with self._replicas.turn() as ours:
            if ours:
                self._mail()

    def _mail(self) -> None:
        now, errands = self._companion.clock(), self._companion.records.errands
        if any(errands.due_of_kind(kind, now=now) for kind in SCHEDULED):
            self._workflows.start_mailing()

    def _inherit(self) -> None:
        """Go on with what the dead had in hand."""
        for executor, numbers in self._workflows.running_elsewhere(self._replicas.executor).items():
            with self._replicas.estate(executor) as abandoned:
                for number in numbers if abandoned else ():
                    self._workflows.resume(number)

    def _take_up(self) -> Iterator[None]:
        now = self._companion.clock()
        waiting = self._companion.records.errands.due_keys(now=now, without=SCHEDULED)
        for first in range(0, len(waiting), _A_FEW):
            self._start(waiting[first : first + _A_FEW], now)
            yield

    def _start(self, waiting: Sequence[str], now: datetime) -> None:
        rounds = self._workflows.rounds_of(waiting)
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
            tidy(self._companion.records, self._workflows, now=now)
            self._tidied = now
