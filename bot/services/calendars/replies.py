"""What a person gets back about a calendar that they shared, as values."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.calendars.entries import Lack
from bot.calendars.events import CalendarEvent
from bot.services.ledger.replies import FilledLog, Proposed, SameSession


@dataclass(frozen=True)
class OpenEvent:
    """An event of which something has to be asked; `known` is what the form is filled with."""

    event: CalendarEvent
    lack: Lack
    known: FilledLog


@dataclass(frozen=True)
class LeftOut:
    """An event that is not proposed, and why."""

    event: CalendarEvent
    why: str


@dataclass(frozen=True)
class FromCalendar:
    """What a shared calendar came to.

    `proposed` is the card with what can be recorded. `repeating` are the events on it of which only the latest is
    there. `unrelated` counts the events of a large calendar that say nothing of induction; `later` those that did not
    go on the card.
    """

    proposed: Proposed | SameSession | None
    open: Sequence[OpenEvent] = ()
    left_out: Sequence[LeftOut] = ()
    repeating: Sequence[CalendarEvent] = ()
    unrelated: int = 0
    later: int = 0
