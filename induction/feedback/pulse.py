"""The pulse survey: a few items, answered by nobody in particular.

Answers are kept as counts, never one by one and never beside who gave them, so that nobody can take them apart again.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import IntEnum

from pydantic import BaseModel, ConfigDict

from induction.packs.pulse import PulseItem
from induction.people import Role
from induction.refused import Refused

FEWEST = 5
"""So many must have answered before anything is shown of a group."""

USUAL_DAYS, MOST_DAYS = 14, 60
"""How many days a round is open where nobody says it, and at most."""


class Step(IntEnum):
    """One answer to an item: four steps of agreement, and that it does not apply."""

    DOES_NOT_APPLY = 0
    STRONGLY_DISAGREE = 1
    DISAGREE = 2
    AGREE = 3
    STRONGLY_AGREE = 4

    @property
    def label(self) -> str:
        """The answer as people read it."""
        return self.name.replace("_", " ").capitalize()


AGREEMENT = (Step.STRONGLY_AGREE, Step.AGREE, Step.DISAGREE, Step.STRONGLY_DISAGREE)
"""The four steps, from most agreement to least: the order in which they are shown."""


class Pulse(BaseModel):
    """One round of the survey in a program, or in one cohort of it, open up to and with `closes_on`."""

    model_config = ConfigDict(frozen=True)

    key: str
    program: str
    opens_on: date
    closes_on: date
    opened_by: int
    cohort: str | None = None

    def is_open(self, today: date) -> bool:
        """Whether it is answered on that day."""
        return self.opens_on <= today <= self.closes_on

    def asks(self, cohort: str | None, role: Role) -> bool:
        """Whether it is for somebody of that role: in a cohort's own round for its candidates alone."""
        return self.cohort is None or (role is Role.CANDIDATE and cohort == self.cohort)

    def meets(self, other: "Pulse") -> bool:
        """Whether both ask somebody on the same day: what they say apart could be taken apart."""
        same_people = self.program == other.program and (
            None in {self.cohort, other.cohort} or self.cohort == other.cohort
        )
        return same_people and self.opens_on <= other.closes_on and other.opens_on <= self.closes_on


class PulseCounts(BaseModel):
    """What a group said: how many gave which answer, by item and answer. `answered` is how many took part."""

    model_config = ConfigDict(frozen=True)

    cohort: str | None
    role: Role
    answered: int
    times: Mapping[str, Mapping[int, int]]


def check_days(days: int) -> None:
    """Refuse a round that is over as it begins, or that nobody remembers opening."""
    if not 1 <= days <= MOST_DAYS:
        raise Refused("pulse_days", f"A round is open for 1 to {MOST_DAYS} days.")


def check_answers(items: Sequence[PulseItem], answers: Mapping[str, int]) -> Mapping[str, Step]:
    """The answers, one to each item and to nothing else; Refused where one is missing."""
    steps = {step.value: step for step in Step}
    given = {one.key: steps[answers[one.key]] for one in items if answers.get(one.key) in steps}
    if len(given) < len(items):
        raise Refused("unanswered", "One answer is missing. “Does not apply” is one too.")
    return given
