"""A question with the answers to choose from: what each of them carries until it is chosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pydantic import BaseModel, ConfigDict

from bot.services.asking.replies import Answered, WhichProgram
from bot.services.attendance.replies import TaughtAnswer
from bot.services.confirming.replies import ToConfirm
from bot.services.ledger.replies import Proposed, Receipt, SameSession
from bot.services.words import Words


class Pick(BaseModel):
    """What was said, and what of it was chosen so far; small enough for a button to carry.

    `by` is the person who said it, `source` the delivery's own key, `on` the speaker's day. `reading` is the label of
    the reading that was meant; `people` are the ids of those who were meant by a name ("" by none); `entry` is the
    entry and `card` the open card that a correction is of; `added` is what was said with a button of what was missing.
    """

    model_config = ConfigDict(frozen=True)

    by: int
    source: str
    said: str
    on: date
    reading: str | None = None
    people: tuple[tuple[str, int], ...] = ()
    entry: int | None = None
    card: str | None = None
    added: str | None = None

    @property
    def key(self) -> str:
        """The key of what follows from this choice: that of the delivery where nothing had to be chosen."""
        people = [str(number) for _, number in self.people]
        chosen = [part for part in (self.reading, self.added, *people, self.entry and f"#{self.entry}") if part]
        return ":".join([self.source, *chosen])

    def who(self, said: str | None) -> int | None:
        """The id of the person who was meant by that name, or where nobody was named."""
        return dict(self.people).get(said or "")


@dataclass(frozen=True)
class Option:
    """One answer: what it says, and what follows from it."""

    label: str
    pick: Pick


@dataclass(frozen=True)
class WhichReading:
    """What was said can be meant in a few ways; the person chooses one."""

    question: str
    options: Sequence[Option]


Spoken = Words | WhichReading | Proposed | SameSession | Receipt | ToConfirm | TaughtAnswer | Answered | WhichProgram
"""What somebody gets back about hours that they spoke of."""
