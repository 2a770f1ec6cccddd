"""The card on which a person sees what was understood, before anything is recorded."""

from datetime import datetime
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from induction.hours import HourEntry, LedgerEntry


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


class HourCard(BaseModel):
    """A proposal to change the ledger, shown to `actor_id` and done by that person's one tap.

    `id` is the one key of the meaning: what was recorded from a card is recorded once, however often it is pressed.
    `apart` is whether its person said that it is another session than the one that the other party logged.
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
    state: CardState = CardState.OPEN


class Recorded(BaseModel):
    """What a tap on a card led to. `first_time` is False where the card had been done before."""

    model_config = ConfigDict(frozen=True)

    card: HourCard
    entries: tuple[LedgerEntry, ...]
    first_time: bool
