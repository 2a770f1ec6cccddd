"""What goes out to Slack for an errand, and what makes it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.views.blocks import Message
from induction.people import Person
from storage.errands import KeptErrand


@dataclass(frozen=True)
class OutgoingFile:
    """A file that goes out with a message; `otherwise` goes out instead where Slack takes no file.

    `alt` says what a picture shows to whoever does not see it.
    """

    name: str
    content: bytes
    otherwise: Message
    alt: str | None = None


@dataclass(frozen=True)
class Outgoing:
    """A message on its way.

    `to` is a channel (C…, D…), a person (U…: their direct message), or the response_url of an interaction. `only_for`
    is the one person in that channel who sees it. `concerns` is the Slack id of the person whom it is for, where `to`
    does not say it: should it get stuck, the administrator of their program is told. With a `file`, the message is the
    comment beside it.
    """

    message: Message
    to: str
    thread_ts: str | None = None
    only_for: str | None = None
    replace_original: bool = False
    concerns: str | None = None
    file: OutgoingFile | None = None

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


def to(person: Person | None, message: Message) -> Outgoing | None:
    """The message for this person's direct messages; None where they are not on the roster, or not in Slack."""
    return None if person is None or person.slack_id is None else Outgoing(message, to=person.slack_id)


@dataclass(frozen=True)
class Telling:
    """Sentences that follow a message, each told as soon as it is there; an extra that may get lost.

    They go to the place of the message that they `follows`. `whole` is all of them as one message, whose first block
    holds the sentences behind their `heading`; `meanwhile` is what the companion is seen to do until the first one is
    there. `team` is the Slack id of the workspace of whom they are for.
    """

    sentences: Iterator[str]
    heading: str
    whole: Callable[[Sequence[str]], Message]
    meanwhile: str
    follows: Outgoing
    team: str | None = None

    @property
    def streamable(self) -> bool:
        """Is it in a thread that others see? Slack streams nowhere else."""
        return self.follows.thread_ts is not None and self.follows.traceable


@dataclass(frozen=True)
class PutOff:
    """That the errand is begun no earlier than then: it would come at a bad time now."""

    until: datetime


Composer = Callable[[KeptErrand, datetime], Outgoing | Telling | PutOff | None]
"""Renders an errand from the records as they are at that time; None where there is nothing to send any more."""
