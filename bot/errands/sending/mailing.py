"""A mailing: many scheduled messages sent in one go, each once, as fast as Slack's limits and the machine allow.

It keeps what a single attempt keeps: an errand is begun before its message goes out, looked for where it was begun
before, and settled once. Only the transactions are shared by those that are next in line, so that a crash leaves few
of which nobody knows.
"""

import logging
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from queue import Empty, SimpleQueue

from bot.errands.sending.line import Letter, Line
from bot.errands.sending.messenger import End, Messenger, Outcome, failed
from bot.errands.sending.outgoing import Composer, Outgoing, PutOff, Telling
from bot.errands.sending.unsent import RATELIMITED
from bot.services.cohort.weekly import POST
from bot.services.reminding.digests import DIGEST
from induction.refused import Refused
from storage.errands import KeptErrand

SCHEDULED = (POST, DIGEST)
"""The kinds of errands that mailings bring; the first ones go first."""

_KEYS = ("weekly:", "digest:")
"""How the keys of these errands begin."""

SENDERS = 16
"""How many messages are on their way to Slack at a time."""

IN_HAND = 64
"""How many errands are begun and not yet settled: so many a crash leaves to be looked for."""

LONGEST = 30.0
"""Seconds after which a mailing begins nothing more: the next one sees what has become due meanwhile."""

HOPELESS = 30
"""After so many failures in a row Slack is out of reach, and a later mailing tries again."""

AN_EYE = 1.0
"""Seconds that it waits at most for what is being composed, before it looks again whether it is over."""

_AT_ONCE = 64
"""How many errands are composed in one go."""

MOMENT = 0.02
"""Seconds that a message waits for others: those that are sent or come up shortly after share its transaction."""

Gather = Callable[[Sequence[KeptErrand], datetime], Mapping[str, Composer]]

_Made = Outgoing | PutOff | Exception | None

log = logging.getLogger(__name__)


def is_mailed(key: str) -> bool:
    """Whether a mailing brings the errand of that key."""
    return key.startswith(_KEYS)


@dataclass(frozen=True)
class Mailed:
    """What came of a mailing: the keys of errands that follow, and whether there may be `more` to send at once."""

    followed_by: tuple[str, ...] = ()
    more: bool = False


@dataclass(frozen=True)
class Mailing:
    """Sends what is scheduled and due. Of all processes on the same records one does so at a time.

    `gather` gives the composers of many errands, over what these need and is read for all of them at once. Where it is
    not `still_ours` to mail, nothing more is begun.
    """

    messenger: Messenger
    gather: Gather | None = None
    still_ours: Callable[[], bool] = lambda: True
    senders: int = SENDERS
    longest: float = LONGEST
    moment: float = MOMENT

    def send(self) -> Mailed:
        """Send what is due, for as long as a mailing may take; what had no turn goes on waiting."""
        errands, now = self.messenger.records.errands, self.messenger.clock()
        keys = [key for kind in SCHEDULED for key in _spread(errands.due_of_kind(kind, now=now))]
        if not keys:
            return Mailed()
        end = self.messenger.pacing.clock() + self.longest
        with (
            ThreadPoolExecutor(min(self.senders, len(keys)), "mailing") as senders,
            ThreadPoolExecutor(1, "composing") as composers,
        ):
            return _Round(self, senders, composers, end).run(keys)


def _spread(keys: Sequence[str]) -> Iterator[str]:
    """These keys, so that those composed in one go are of many workspaces: neighbours are mostly of one."""
    stride = len(keys) // _AT_ONCE + 1
    return (key for first in range(stride) for key in keys[first::stride])


class _Round:
    """One mailing under way. One thread composes, begins and settles; the senders only send."""

    def __init__(
        self, mailing: Mailing, senders: ThreadPoolExecutor, composers: ThreadPoolExecutor, end: float
    ) -> None:
        self._messenger = messenger = mailing.messenger
        self._gather = mailing.gather or (lambda _errands, _now: messenger.composers)
        self._still_ours = mailing.still_ours
        self._composers = composers
        self._composing: Future[Sequence[tuple[KeptErrand, _Made]]] | None = None
        self._errands = messenger.records.errands
        self._pacing = messenger.pacing
        self._senders = senders
        self._end = end
        self._moment = mailing.moment
        self._line = Line(messenger.pacing)
        self._arrived: SimpleQueue[tuple[Letter, Outcome] | None] = SimpleQueue()  # None: something is composed
        self._in_hand = 0
        self._ended = 0
        self._failures = 0
        self._lost = False
        self._done: dict[str, tuple[str | None, str | None]] = {}
        self._followed: list[str] = []

    def run(self, keys: Sequence[str]) -> Mailed:
        """Send them all, or as many as there is time for."""
        unread = deque(keys)
        while (unread or self._composing or self._line or self._in_hand) and not self._is_over():
            self._take_in()
            if unread and not self._composing and self._line.has_room:
                some = [unread.popleft() for _ in range(min(_AT_ONCE, len(unread)))]
                self._composing = self._composers.submit(self._composed, some)
                self._composing.add_done_callback(lambda _: self._arrived.put(None))
            if self._in_hand <= IN_HAND // 2:
                self._begin(self._line.called(IN_HAND - self._in_hand))
            self._settle(self._received())
        while self._in_hand:
            self._settle([one for one in (self._arrived.get(),) if one is not None])
        self._write_down()
        return Mailed(tuple(self._followed), more=self._ended > 0 and not self._pacing.closed)

    def _is_over(self) -> bool:
        timed_out = self._pacing.clock() >= self._end
        return self._pacing.closed or self._lost or timed_out or self._failures >= HOPELESS

    def _take_in(self) -> None:
        """Put what has been composed meanwhile in line."""
        if self._composing is None or not self._composing.done():
            return
        composed, self._composing = self._composing.result(), None
        for errand, made in composed:
            if isinstance(made, Outgoing):
                self._line.add(Letter(errand, made))
            elif isinstance(made, Exception):
                self._end_one(errand.key, failed(errand.key, made))
            else:
                with _in_peace():
                    self._end_one(errand.key, self._messenger.unsaid(errand, made))

    def _composed(self, keys: Sequence[str]) -> Sequence[tuple[KeptErrand, _Made]]:
        """What goes out for those of these errands that wait; what makes it impossible in place of some."""
        try:
            return self._compose(keys)
        except Refused as refused:
            log.warning("a mailing waits: %s", refused.message)
            return ()

    def _compose(self, keys: Sequence[str]) -> Sequence[tuple[KeptErrand, _Made]]:
        waiting, now = self._errands.still_waiting(keys), self._messenger.clock()
        errands = [waiting[key] for key in keys if key in waiting]
        try:
            composers = self._gather(errands, now)
        except Refused:
            raise
        except Exception:
            log.exception("what many errands need cannot be read together")
            composers = self._messenger.composers
        return [(errand, _made(composers, errand, now)) for errand in errands]

    def _begin(self, letters: Sequence[Letter]) -> None:
        """Send these messages, each of which has its turn now."""
        self._lost = bool(letters) and not self._still_ours()
        if self._lost or not letters:
            return
        try:
            begun = self._errands.begin_many([letter.errand.key for letter in letters])
        except Refused:
            self._failures += 1
            return
        for letter in letters:
            errand = begun.get(letter.errand.key)
            if errand is not None and errand.details == letter.errand.details:
                self._in_hand += 1
                self._senders.submit(self._send, letter, errand)
            elif errand is not None:  # somebody sends it elsewhere meanwhile: it is composed anew
                with _in_peace():
                    self._errands.retract(errand.key)

    def _send(self, letter: Letter, begun: KeptErrand) -> None:
        try:
            outcome = self._messenger.send_begun(begun, letter.outgoing)
        except Exception as error:  # whatever it is, a person must look
            outcome = failed(begun.key, error)
        self._arrived.put((letter, outcome))

    def _received(self) -> Sequence[tuple[Letter, Outcome]]:
        """What the senders are done with. It waits for that, or for the next turn: there is nothing else to do."""
        if not self._in_hand and not self._composing:
            self._pacing.wait(min(self._line.seconds or 0, max(self._end - self._pacing.clock(), 0)))
            return ()
        full = self._in_hand > IN_HAND // 2
        received = []
        with suppress(Empty):
            next_turn = AN_EYE if self._line.seconds is None else min(self._line.seconds, AN_EYE)
            received.append(self._arrived.get(timeout=None if full else next_turn))
            if received[0] is not None:
                self._pacing.wait(self._moment)
            while self._in_hand - len(received) > IN_HAND // 2:
                received.append(self._arrived.get())
            while True:
                received.append(self._arrived.get_nowait())
        return [one for one in received if one is not None]

    def _settle(self, received: Sequence[tuple[Letter, Outcome]]) -> None:
        self._in_hand -= len(received)
        for letter, outcome in received:
            if outcome.end is not End.LATER:
                self._failures = 0
                self._end_one(letter.errand.key, outcome)
            elif outcome.trouble == RATELIMITED:  # the pacing knows, and calls it when Slack takes messages again
                self._line.add(letter)
            else:
                self._failures += 1
        self._write_down()

    def _end_one(self, key: str, outcome: Outcome) -> None:
        self._ended += outcome.end is not End.OVER  # what is put off may be due again at once: that is for the next one
        if outcome.end is End.DONE:
            self._done[key] = outcome.channel, outcome.ts
        else:
            with _in_peace():
                self._followed += self._messenger.settle(key, outcome)

    def _write_down(self) -> None:
        """Settle what is done; where the records are busy, a little later."""
        if self._done:
            with _in_peace():
                self._errands.done(self._done, now=self._messenger.clock())
                self._done = {}


def _made(composers: Mapping[str, Composer], errand: KeptErrand, now: datetime) -> _Made:
    try:
        made = composers[errand.kind](errand, now)
        return TypeError("what is told as it comes is not mailed") if isinstance(made, Telling) else made
    except Exception as error:
        return error


@contextmanager
def _in_peace() -> Iterator[None]:
    """What the records are too busy for goes on waiting, and what was begun is looked for."""
    try:
        yield
    except Refused as refused:
        log.warning("a mailing waits: %s", refused.message)
