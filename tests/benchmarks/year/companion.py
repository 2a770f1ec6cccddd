"""The companion of the year: real records, planner and messenger, and a loop that stands for the durable work.

DBOS cannot be given a clock, so the loop does as bot/durable/work.py does: what is woken is attempted at once and three
times more within seconds, and a sweep takes up what waits, a minute after its last round. It forgets its rounds when
it is killed, which is harder than what DBOS does.
"""

import heapq
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import event

from bot.errands.sending.courier import Courier
from bot.errands.sending.messenger import End, Messenger
from bot.errands.sending.outgoing import Composer, Outgoing
from bot.errands.sending.pacing import Pacing
from bot.errands.sending.troubles import TROUBLE, Troubles
from bot.errands.weekly import WeeklyPosts
from bot.services.cohort.weekly import POST, Weekly
from bot.services.outbox import Doorbell
from bot.services.reminding.digests import DIGEST, Digests
from bot.services.reminding.planner import Planner
from bot.views.blocks import plain_message
from induction.packs.pack import ProgramPack
from storage.database.patience import UNHURRIED
from storage.errands import KeptErrand
from storage.records import Records
from tests.benchmarks.year.clock import VirtualClock
from tests.benchmarks.year.fate import Fate
from tests.benchmarks.year.school import OpenThings
from tests.benchmarks.year.slack import StandIn, Workspace

PAUSES = (1, 2, 4)
REST = timedelta(minutes=1)
AT_ONCE = 500

ItemsOf = Callable[[Digests, KeptErrand, datetime], Sequence[str]]


@dataclass
class Running:
    """The companion from a start to its end or its death."""

    url: str
    packs: Mapping[str, ProgramPack]
    things: OpenThings
    workspace: Workspace
    clock: VirtualClock
    fate: Fate

    def __post_init__(self) -> None:
        self.records = Records(self.url, patience=UNHURRIED)
        self._mortal = event.listens_for(self.records._database._writer, "before_cursor_execute")
        self._mortal(self._strike)
        items: Any = self.things
        self.planner = Planner(self.records, self.packs, items)
        self._digests = Digests(self.records, self.packs, items)
        weekly = Weekly(self.records, self.packs, Doorbell())
        composers: dict[str, Composer] = {
            POST: WeeklyPosts(weekly).compose,
            DIGEST: self._digest,
            TROUBLE: Troubles(self.records).compose,
        }
        pacing = Pacing(clock=self.clock.seconds, wait=self.clock.wait)
        self.messenger = Messenger(self.records, composers, Courier(StandIn(self.workspace)), self.clock, pacing)
        self._ended: dict[str, datetime] = {}

    def minute(self) -> bool:
        """Plan, and do what is due; whether anything is left that another minute may bring further."""
        for keys in self.planner.minute(now=self.clock()):
            self._work(keys)
        swept = [one.key for one in self.records.errands.due(now=self.clock(), at_most=AT_ONCE)]
        rested = self.clock() - REST
        self._work([key for key in swept if self._ended.get(key, rested) <= rested])
        return bool(self.records.errands.due(now=self.clock(), at_most=1))

    def close(self) -> None:
        """What is in memory is lost, whether it ends in peace or was killed."""
        self.records.close()

    def _strike(self, *_: object) -> None:
        self.fate.strike()

    def _work(self, keys: Sequence[str]) -> None:
        """A round of each of these errands, beside each other."""
        agenda = [(self.clock(), number, key, 0) for number, key in enumerate(keys)]
        heapq.heapify(agenda)
        while agenda:
            at, number, key, tried = heapq.heappop(agenda)
            self.clock.reach(at)
            if not self._is_ripe(key):
                continue
            outcome = self.messenger.attempt(key)
            if outcome.end is End.LATER and tried < len(PAUSES):
                later = self.clock() + timedelta(seconds=PAUSES[tried])
                heapq.heappush(agenda, (later, number, key, tried + 1))
                continue
            self._ended[key] = self.clock()
            follows = self.messenger.settle(key, outcome)
            for place, one in enumerate(follows):
                heapq.heappush(agenda, (self.clock(), len(keys) + place, one, 0))

    def _is_ripe(self, key: str) -> bool:
        kept = self.records.errands.by_key(key)
        return kept is not None and (kept.due_at is None or kept.due_at <= self.clock())

    def _digest(self, errand: KeptErrand, now: datetime) -> Outgoing | None:
        """The digest in the plainest words: the keys of what is in it."""
        day, keys = date.fromisoformat(errand.details["day"]), frozenset(errand.details["items"])
        shown = self._digests.shown(errand.details["person_id"], day, keys, now=now)
        if shown is None or shown.reader.slack_id is None:
            return None
        return Outgoing(plain_message("\n".join(one.key for one in shown.items)), to=shown.reader.slack_id)
