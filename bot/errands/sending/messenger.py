"""The messenger: does one errand, from its row to Slack, and never sends blindly what may have been sent before."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from functools import partial
from uuid import uuid4

from bot.companion import Clock
from bot.errands.sending.courier import Courier, Sent, Unsearchable
from bot.errands.sending.outgoing import Composer, Outgoing, PutOff, Telling
from bot.errands.sending.pacing import Pacing
from bot.errands.sending.troubles import trouble_errands
from bot.errands.sending.unsent import Unsent
from bot.services.cohort.weekly import POST
from bot.watching.acts import Attempt, errand_facts
from bot.watching.watch import UNWATCHED, Watch
from induction.refused import Refused
from prompts.outbox import FAULT, UNCERTAIN
from storage.errands import ErrandState, KeptErrand
from storage.records import Records

LONGEST = timedelta(days=1)
"""After that a message that Slack does not take is no news any more: it is held."""

_TO_MEND = frozenset({"bad_template", "no_start"})
"""Refusals of which an administrator reads the words: they name what to mend, and nobody."""

log = logging.getLogger(__name__)


class End(StrEnum):
    """How an attempt ended."""

    DONE = "done"
    HELD = "held"
    LATER = "later"
    OVER = "over"  # there was nothing to do: another attempt had ended it, or it has its time later


@dataclass(frozen=True)
class Outcome:
    """What came of an attempt. It is kept by the durable work, so it says nothing of what was in the message."""

    end: End
    channel: str | None = None
    ts: str | None = None
    trouble: str | None = None
    concerns: str | None = None


@dataclass(frozen=True)
class Messenger:
    """Attempts errands and settles them; safe to use from many threads."""

    records: Records
    composers: Mapping[str, Composer]
    courier: Courier
    clock: Clock
    pacing: Pacing
    watch: Watch = UNWATCHED

    def attempt(self, key: str) -> Outcome:
        """Try to send what this errand is about, once; never raises."""
        try:
            errand = self.records.errands.by_key(key)
            if errand is None or errand.state is not ErrandState.WAITING:
                return Outcome(End.OVER)
            if errand.kind not in self.composers and not self._is_late(errand):
                return Outcome(End.LATER, trouble="unknown_kind")  # of a newer version, which may run beside this one
            return self._attempt(errand)
        except Exception as error:  # whatever it is, a person must look, and the next errand must go out
            return failed(key, error)

    def settle(self, key: str, outcome: Outcome) -> tuple[str, ...]:
        """Write down how the errand ended, if it did; gives the keys of what follows from that."""
        if outcome.end in {End.LATER, End.OVER}:
            return ()
        now = self.clock()
        if outcome.end is not End.HELD:
            self.records.errands.settle(
                key, ErrandState.DONE, sent_channel=outcome.channel, sent_ts=outcome.ts, now=now
            )
            return ()
        log.warning("the errand %s is held: %s", key, outcome.trouble, extra={"facts": errand_facts(key)})
        followed_by = trouble_errands(self.records, key, outcome.trouble or FAULT, outcome.concerns, now=now)
        self.records.errands.settle(
            key,
            ErrandState.HELD,
            sent_channel=outcome.channel,
            trouble=outcome.trouble,
            errands=followed_by,
            now=now,
        )
        return tuple(errand.key for errand in followed_by)

    def _attempt(self, errand: KeptErrand) -> Outcome:
        outgoing = self.composers[errand.kind](errand, self.clock())
        if outgoing is None or isinstance(outgoing, PutOff):
            return self.unsaid(errand, outgoing)
        if isinstance(outgoing, Telling):
            return self._told(errand, outgoing)
        if not outgoing.answers and not self.pacing.take_turn(outgoing.to):
            return Outcome(End.LATER, trouble="many_messages")
        begun = self.records.errands.begin(errand.key)
        return Outcome(End.OVER) if begun is None else self.send_begun(begun, outgoing)

    def unsaid(self, errand: KeptErrand, why: PutOff | None) -> Outcome:
        """How an errand ends of which there is nothing to send: for good, or for now.

        Of a weekly post that was begun before and is too late now nobody knows whether it arrived.
        """
        if why is None:
            return Outcome(End.HELD, trouble=UNCERTAIN) if errand.tries and errand.kind == POST else Outcome(End.DONE)
        self.records.errands.put_off(errand.key, why.until)
        return Outcome(End.OVER)

    def send_begun(self, begun: KeptErrand, outgoing: Outgoing) -> Outcome:
        """Send the message of an errand that has just been begun, unless it is there already."""
        late = self.clock() - (begun.due_at or begun.created_at or self.clock())
        with self.watch.during(Attempt(begun.kind, begun.tries - 1, late.total_seconds())) as attempt:
            outcome = self._sent(begun, outgoing)
            attempt.outcome = outcome.end.value
            return outcome

    def _sent(self, begun: KeptErrand, outgoing: Outgoing) -> Outcome:
        about = Outcome(End.HELD, channel=outgoing.to, concerns=outgoing.concerns or outgoing.only_for or outgoing.to)
        try:
            sent = self._sent_once(outgoing, begun)
        except Unsearchable:
            return replace(about, trouble=UNCERTAIN)
        except Unsent as unsent:
            if not outgoing.answers:
                self.pacing.rest(outgoing.to, unsent.wait)
            given_up = unsent.lasting or self._is_late(begun)
            return replace(about, end=End.HELD if given_up else End.LATER, trouble=unsent.trouble)
        return Outcome(End.DONE, channel=sent.channel, ts=sent.ts)

    def _told(self, errand: KeptErrand, telling: Telling) -> Outcome:
        """What is told is told once or not at all, and nobody is troubled where it was not."""
        if self.records.errands.begin(errand.key) is None:
            return Outcome(End.OVER)
        place = telling.follows
        turn = partial(self.pacing.take_turn, place.to) if place.traceable else lambda: True
        try:
            self.courier.tell(telling, errand.key, turn, self.clock())
        except Unsent as unsent:
            self.pacing.rest(place.to, unsent.wait)
            facts = {"facts": errand_facts(errand.key)}
            log.warning("what the errand %s had to tell is left out: %s", errand.key, unsent.trouble, extra=facts)
        return Outcome(End.DONE)

    def _sent_once(self, outgoing: Outgoing, begun: KeptErrand) -> Sent:
        """Where the message is, sent now or by an earlier beginning whose end nobody wrote down."""
        if begun.tries > 1 and not outgoing.repeatable:
            if not outgoing.traceable:
                raise Unsearchable
            found = self.courier.find(outgoing, begun.key, begun.created_at or self.clock())
            if found is not None:
                return found
        try:
            return self.courier.send(outgoing, begun.key)
        except Unsent as unsent:
            if unsent.certain:
                self.records.errands.retract(begun.key)
            raise

    def _is_late(self, errand: KeptErrand) -> bool:
        """Whether Slack has had a day to take it, since it was due."""
        since = errand.due_at or errand.created_at
        return since is not None and self.clock() - since > LONGEST


def failed(key: str, error: Exception) -> Outcome:
    """How an attempt ends that broke: records that are busy are tried again, and anything else is for a person."""
    if isinstance(error, Refused) and error.rule == "try_again":
        return Outcome(End.LATER, trouble=error.rule)
    if isinstance(error, Refused) and error.rule in _TO_MEND:
        return Outcome(End.HELD, trouble=error.message)
    reference = uuid4().hex[:8]
    facts = errand_facts(key) | {"reference": reference}
    log.error("the errand %s cannot be done, reference %s", key, reference, exc_info=error, extra={"facts": facts})
    return Outcome(End.HELD, trouble=f"{FAULT} {reference}")
