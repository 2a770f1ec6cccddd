"""A word typed instead of a tap: `yes` beside an open card records it, `no` puts it away."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.services.confirming.replies import ToConfirm
from bot.services.conversation.asked import Last, LastAsked
from bot.services.conversation.replies import Spoken
from bot.services.hours.hours import Hours
from bot.services.hours.presses import Press, Presses
from bot.services.outbox import reply_key
from bot.services.words import Words
from bot.understanding.wishes.short_answers import ShortAnswer
from induction.ledger.cards import HourCard
from induction.people import Person
from storage.records import Records

STANDS_FOR = timedelta(hours=1)
"""How long a card is what a `yes` may mean."""

_PRESSES = {ShortAnswer.YES: Press.RECORD, ShortAnswer.NO: Press.DISMISS, ShortAnswer.WITHDRAW: Press.DISMISS}
_NOTHING_OPEN = (
    "Yes or no to what? Nothing waits for it here. To log, say how long, what and when, such as "
    "`45 min coaching yesterday`."
)


@dataclass(frozen=True)
class TypedTaps:
    """Does what a button does, where it is plain which card is meant."""

    hours: Hours

    @property
    def asked(self) -> LastAsked:
        """What was shown once more."""
        return LastAsked(self.hours.records)

    def do(self, answer: ShortAnswer, actor: Person, conversation: str, *, source: str, now: datetime) -> Spoken | None:
        """What came of the card, if it is the last thing said in that conversation; or else the question back.

        An open card that stands further up is shown once more, as is one with a question that is not answered by yes,
        and without one what waits for the person's word on somebody else's entries: all to be answered with a tap.
        Where what was said is to be forgotten and no card is open, None: it may be meant of something recorded.
        """
        cards = open_cards(self.hours.records, actor, now=now)
        if not cards:
            return None if answer is ShortAnswer.WITHDRAW else self._nothing_open(actor, now=now)
        card = last_shown(self.hours.records, actor, cards, conversation, now=now)
        if card is None and answer is ShortAnswer.WITHDRAW and len(cards) == 1:
            [card] = cards.values()
        if card is None:
            return self._again(actor, next(iter(cards.values())), conversation, source=source, now=now)
        if answer is ShortAnswer.YES and not self.hours.shown(actor, card).says_yes:
            return self._again(actor, card, conversation, source=source, now=now)
        press, presses = _PRESSES[answer], Presses(self.hours)
        presses.do(press, actor, card.id, now=now)
        return presses.came_of(press, actor, card.id, now=now)

    def _nothing_open(self, actor: Person, *, now: datetime) -> Spoken:
        waiting = self.hours.confirmations.waiting_for(actor, now=now)
        return ToConfirm(waiting) if waiting else Words(_NOTHING_OPEN)

    def _again(self, actor: Person, card: HourCard, conversation: str, *, source: str, now: datetime) -> Spoken:
        """The card once more, to be answered by a word from here on as well."""
        self.asked.keep(actor, conversation, Last.CARD, card.id, source=source, now=now)
        return self.hours.shown(actor, card)


def open_cards(records: Records, actor: Person, *, now: datetime) -> Mapping[str, HourCard]:
    """The cards that wait for this person's tap, newest first, by the delivery that each answers.

    One that changes an entry which was changed meanwhile waits for nothing.
    """
    cards = records.open_cards(actor.id, since=now - STANDS_FOR)
    return {source: card for source, card in cards.items() if card.corrects is None or _counts(records, card.corrects)}


def last_shown(
    records: Records, actor: Person, cards: Mapping[str, HourCard], conversation: str, *, now: datetime
) -> HourCard | None:
    """The one of these cards that is the last thing said in the conversation, be it for the second time.

    A card that took the place of a question, by a choice, answers the delivery of which the question was.
    """
    last = records.errands.last_sent(conversation)
    card = next(
        (card for source, card in cards.items() if last in {reply_key(one, 0) for one in _deliveries(source)}), None
    )
    if card is not None:
        return card
    again = LastAsked(records).of(actor, conversation, Last.CARD, now=now, lasts=STANDS_FOR)
    return next((card for card in cards.values() if card.id == again), None)


def _deliveries(source: str) -> Iterator[str]:
    """The delivery that a card answers, and those behind it where something was chosen."""
    while source:
        yield source
        source = source.rpartition(":")[0]


def _counts(records: Records, entry_id: int) -> bool:
    entry = records.entry(entry_id)
    return entry is not None and entry.counts
