"""A guided conversation: a goal or a reflection asked for one part at a time, the answers kept as they come.

What is asked next follows from the draft itself. What is kept beside it is only what the draft cannot tell: which part
was asked for last, which were left open, and what the last answer was.
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from pydantic import BaseModel, ConfigDict

from induction.writing.drafts import DraftKind
from induction.writing.goals import GoalPart
from induction.writing.reflections import ReflectionPart

OPEN_FOR = timedelta(hours=12)
"""How long a question waits for its answer: a working day with everything that comes between."""

ASKED_OF_GOAL = (
    GoalPart.CHANGE,
    GoalPart.CPSEL,
    GoalPart.CONTEXT,
    GoalPart.BASELINE,
    GoalPart.TARGET,
    GoalPart.EVIDENCE,
    GoalPart.STRATEGIES,
    GoalPart.LEARNING,
    GoalPart.SUPPORTS,
    GoalPart.DUE,
)
"""From what the person has in mind to what makes it a goal, the day last: the order in which people find it easy."""

ASKED_OF_REFLECTION = (
    ReflectionPart.ENTRIES,
    ReflectionPart.TRIED,
    ReflectionPart.HAPPENED,
    ReflectionPart.KNOWN,
    ReflectionPart.MEANING,
    ReflectionPart.NEXT,
    ReflectionPart.GOAL,
    ReflectionPart.CPSEL,
)
"""What it is about, then the cycle of inquiry, then what it belongs to: a goal tells its CPSEL."""

ORDER: Mapping[DraftKind, tuple[str, ...]] = {
    DraftKind.GOAL: ASKED_OF_GOAL,
    DraftKind.REFLECTION: ASKED_OF_REFLECTION,
}


class Taken(BaseModel):
    """The last answer as it was given: to which `part`, and on top of which version it was arranged."""

    model_config = ConfigDict(frozen=True)

    part: str
    said: str
    upon: int


class Guide(BaseModel):
    """How far a conversation is in which one person is asked for one draft.

    `version` is the newest version of the draft, 0 where it is not begun; then `given` is what was chosen before.
    `part` is what was asked for last, None where nothing is asked any more. `answered` and `skipped` are the parts that
    were, in that order. `anew` says that an answer takes the place of what stands there. `heard` are the newest
    messages that were taken in.
    """

    model_config = ConfigDict(frozen=True)

    kind: DraftKind
    candidate_id: int
    draft_id: str
    version: int = 0
    given: Mapping[str, str] = {}
    part: str | None = None
    answered: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    anew: bool = False
    taken: Taken | None = None
    heard: tuple[str, ...] = ()

    @property
    def passed(self) -> tuple[str, ...]:
        """The parts that are not asked for again unless the person goes back."""
        return (*self.answered, *self.skipped)

    def past(self, part: str, *, skipped: bool = False) -> "Guide":
        """The conversation with this part answered, or left open."""
        answered, left = (tuple(one for one in some if one != part) for some in (self.answered, self.skipped))
        if skipped:
            return self.model_copy(update={"answered": answered, "skipped": (*left, part), "anew": False})
        return self.model_copy(update={"answered": (*answered, part), "skipped": left, "anew": False})

    def asking(self, part: str | None, *, anew: bool = False) -> "Guide":
        """The conversation with this part asked for; None where there is nothing more to ask."""
        return self.model_copy(update={"part": part, "anew": anew})

    def back(self) -> "Guide":
        """The conversation one question earlier; as it is where there is none."""
        earlier = [one for one in self.passed if one != self.part]
        if not earlier:
            return self
        order = ORDER[self.kind]
        last = max(earlier, key=order.index) if self.part is None else _before(earlier, self.part, order)
        left = {name: tuple(one for one in getattr(self, name) if one != last) for name in ("answered", "skipped")}
        return self.model_copy(update={**left, "part": last, "anew": True, "taken": None})


def asked_next(kind: DraftKind, open_parts: Sequence[str], passed: Sequence[str]) -> str | None:
    """The part to ask for next: the first in order that is open and was not asked for yet; None where there is none."""
    return next((part for part in ORDER[kind] if part in open_parts and part not in passed), None)


def _before(earlier: Sequence[str], part: str, order: Sequence[str]) -> str:
    """The last of the parts that stands before this one; where none does, the last of all."""
    at = order.index(part)
    before = [one for one in earlier if order.index(one) < at]
    return max(before or earlier, key=order.index)
