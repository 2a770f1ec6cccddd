"""A word typed instead of a tap: `yes` beside an open card records it, `no` puts it away."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.services.confirming.replies import ToConfirm
from bot.services.conversation.replies import Spoken
from bot.services.hours.hours import Hours
from bot.services.hours.presses import Press, Presses
from bot.services.outbox import reply_key
from bot.services.words import Words
from bot.understanding.short_answers import ShortAnswer
from induction.cards import HourCard
from induction.people import Person
from storage.records import Records

STANDS_FOR = timedelta(hours=1)
"""How long a card is what a `yes` may mean."""

_PRESSES = {ShortAnswer.YES: Press.RECORD, ShortAnswer.NO: Press.DISMISS}
_NOTHING_OPEN = (
    "Yes or no to what? Nothing waits for it here. To log, say how long, what and when, such as "
    "`45 min coaching yesterday`."
)


def last_shown(records: Records, cards: Mapping[str, HourCard], conversation: str) -> HourCard | None:
    """The one of the cards, by the delivery that each answers, that is the last thing said in the conversation."""
    last = records.errands.last_sent(conversation)
    return next((card for source, card in cards.items() if reply_key(source, 0) == last), None)


@dataclass(frozen=True)
class TypedTaps:
    """Does what a button does, where it is plain which card is meant."""

    hours: Hours

    def do(self, answer: ShortAnswer, actor: Person, conversation: str, *, now: datetime) -> Spoken:
        """What came of the card, if it is the last thing said in that conversation; or else the question back.

        An open card that stands further up is shown once more, as is one with a question that is not answered by yes,
        and without one what waits for the person's word on somebody else's entries: all to be answered with a tap.
        """
        records = self.hours.records
        cards = records.open_cards(actor.id, since=now - STANDS_FOR)
        if not cards:
            waiting = self.hours.confirmations.waiting_for(actor, now=now)
            return ToConfirm(waiting) if waiting else Words(_NOTHING_OPEN)
        card = last_shown(records, cards, conversation)
        if card is None:
            return self.hours.shown(actor, next(iter(cards.values())))
        shown = self.hours.shown(actor, card)
        if answer is ShortAnswer.YES and not shown.says_yes:
            return shown
        press, presses = _PRESSES[answer], Presses(self.hours)
        presses.do(press, actor, card.id, now=now)
        return presses.came_of(press, actor, card.id, now=now)
