"""The card on which a person sees what was understood, before anything is recorded."""

from collections.abc import Collection
from datetime import datetime
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from induction.hours import HourEntry, LedgerEntry
from induction.ledger.group_coaching import OpenGroup, open_group
from induction.refused import Refused

NO_REASON = "no reason given"
"""The reason of a change whose person gave none."""
IN_A_GROUP = "it was a group session"
"""The reason why an entry is corrected that turns out to be of a group session; it names nobody else who was there."""
UNDONE = "undone"
"""The reason of a void right after it was recorded."""


class CardAction(StrEnum):
    """What one tap on the card does."""

    RECORD = "record"  # writes `entries`
    CORRECT = "correct"  # writes the one entry in place of `corrects`
    VOID = "void"  # takes `corrects` out of the count


class CardState(StrEnum):
    """Where a card is: open until its one tap."""

    OPEN = "open"
    DONE = "done"
    DISMISSED = "dismissed"


class CardAnswer(StrEnum):
    """What a person says to the question on their card, with the tap that records it."""

    APART = "apart"  # these are other sessions than those that the other party logged
    TOGETHER = "together"  # the entries of which that was open were one session, with several candidates


class HourCard(BaseModel):
    """A proposal to change the ledger, shown to `actor_id` and done by that person's one tap.

    `id` is the one key of the meaning: what was recorded from a card is recorded once, however often it is pressed.
    `apart` is whether its person said that it is another session than the one that the other party logged, `separate`
    whether they said that its entries were sessions of their own.
    """

    model_config = ConfigDict(frozen=True)

    id: str
    actor_id: int
    action: CardAction
    entries: tuple[HourEntry, ...]
    created_at: datetime
    corrects: int | None = None
    reason: str | None = None
    apart: bool = False
    separate: bool = False
    state: CardState = CardState.OPEN

    @property
    def why(self) -> str | None:
        """Why it changes what is on record, in some words at least; what is new needs none."""
        return self.reason if self.corrects is None else self.reason or NO_REASON

    def open_group(self, beside: Collection[LedgerEntry]) -> OpenGroup | None:
        """Its entries of which it is open whether they were one session, `beside` what their people have already."""
        return open_group(self.entries, beside, separate=self.separate)

    def answered(self, answer: CardAnswer | None, beside: Collection[LedgerEntry]) -> "HourCard":
        """The card as it is to be done after the answer. `beside` is what its people have in the ledger those days."""
        if answer is None:
            return self
        if answer is CardAnswer.APART:
            return self.model_copy(update={"apart": True})
        group = self.open_group(beside)
        places = range(len(self.entries)) if group is None else group.places
        marked = (
            entry.model_copy(update={"together": entry.together or (entry.coach_id is not None and place in places)})
            for place, entry in enumerate(self.entries)
        )
        return self.model_copy(update={"entries": tuple(marked)})


def check_open(card: HourCard) -> None:
    """Refuse to change a card that was answered meanwhile, or that another took the place of."""
    if card.state is CardState.DONE:
        raise Refused("card_done", "The card was recorded meanwhile. Undo it there, or say what to correct.")
    if card.state is CardState.DISMISSED:
        raise Refused(
            "card_dismissed",
            "The card was put away or changed meanwhile, so this form is out of date and nothing was recorded. Say "
            "again what to log.",
        )


class Recorded(BaseModel):
    """What a tap on a card led to. `first_time` is False where the card had been done before."""

    model_config = ConfigDict(frozen=True)

    card: HourCard
    entries: tuple[LedgerEntry, ...]
    first_time: bool
