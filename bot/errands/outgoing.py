"""What goes out to Slack for an errand, and what makes it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.views.blocks import Message
from storage.errands import KeptErrand


@dataclass(frozen=True)
class Outgoing:
    """A message on its way.

    `to` is a channel (C…, D…), a person (U…: their direct message), or the response_url of an interaction. `only_for`
    is the one person in that channel who sees it. `concerns` is the Slack id of the person whom it is for, where `to`
    does not say it: should it get stuck, the administrator of their program is told.
    """

    message: Message
    to: str
    thread_ts: str | None = None
    only_for: str | None = None
    replace_original: bool = False
    concerns: str | None = None

    @property
    def answers(self) -> bool:
        """Does it answer an interaction, by its response_url?"""
        return self.to.startswith(("https://", "http://"))

    @property
    def repeatable(self) -> bool:
        """Does sending it a second time change nothing?"""
        return self.answers and self.replace_original

    @property
    def traceable(self) -> bool:
        """Does it stay in a conversation, where it can be looked for?"""
        return not self.answers and self.only_for is None


Composer = Callable[[KeptErrand, datetime], Outgoing | None]
"""Renders an errand from the records as they are at that time; None where there is nothing to send any more."""
