"""IIP goals: the parts of one, and what is still missing for a goal that one can tell was reached.

A goal holds the person's own words, and beside them two things that they choose: the CPSEL, and the day it is due.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from induction.packs.cpsels import MOST_STANDARDS
from induction.refused import Refused
from induction.writing.drafts import Gap


class GoalPart(StrEnum):
    """What a goal is made of, in the order in which people read it."""

    CPSEL = "cpsel"  # chosen: the number of one of the program's standards
    CHANGE = "change"
    BASELINE = "baseline"
    TARGET = "target"
    EVIDENCE = "evidence"
    STRATEGIES = "strategies"
    LEARNING = "learning"
    SUPPORTS = "supports"
    DATES = "dates"
    DUE = "due"  # chosen: a day
    OWN_WORDS = "own_words"  # whatever stands in no other part

    @property
    def label(self) -> str:
        """The part as a heading."""
        return _LABELS[self]


class Quality(StrEnum):
    """What a goal should be."""

    SPECIFIC = "specific"
    MEASURABLE = "measurable"
    ACHIEVABLE = "achievable"
    RELEVANT = "relevant"
    TIME_BOUND = "time-bound"


_LABELS: Mapping[GoalPart, str] = {
    GoalPart.CPSEL: "CPSEL",
    GoalPart.CHANGE: "What will change, and for whom",
    GoalPart.BASELINE: "Where it stands now",
    GoalPart.TARGET: "Where it should be",
    GoalPart.EVIDENCE: "What will show it",
    GoalPart.STRATEGIES: "How you will get there",
    GoalPart.LEARNING: "Professional learning for it",
    GoalPart.SUPPORTS: "Who and what supports you",
    GoalPart.DATES: "Steps and dates",
    GoalPart.DUE: "Done by",
    GoalPart.OWN_WORDS: "In your words",
}

CHOSEN = frozenset({GoalPart.CPSEL, GoalPart.DUE})
"""The parts that are chosen from a list; all others hold words."""

QUESTIONS: Mapping[GoalPart, tuple[Quality, str]] = {
    GoalPart.CHANGE: (Quality.SPECIFIC, "What will be different, and for whom?"),
    GoalPart.BASELINE: (Quality.MEASURABLE, "How is it today? A number helps where there is one."),
    GoalPart.TARGET: (Quality.MEASURABLE, "How should it be at the end?"),
    GoalPart.EVIDENCE: (Quality.MEASURABLE, "What will you look at to see that it changed?"),
    GoalPart.STRATEGIES: (Quality.ACHIEVABLE, "What will you do, step by step?"),
    GoalPart.SUPPORTS: (Quality.ACHIEVABLE, "Who or what will help you?"),
    GoalPart.CPSEL: (Quality.RELEVANT, "Which CPSEL is it for?"),
    GoalPart.LEARNING: (Quality.RELEVANT, "Which professional learning will help you with it?"),
    GoalPart.DUE: (Quality.TIME_BOUND, "By which day will it be done?"),
}
"""What makes a goal one that can be reached and seen to be, a question for each part."""


class Goal(BaseModel):
    """One IIP goal as far as it is written. `words` has no entry for a part that is empty."""

    model_config = ConfigDict(frozen=True)

    cpsel: int | None = Field(default=None, ge=1, le=MOST_STANDARDS)
    due: date | None = None
    words: Mapping[GoalPart, str] = {}

    @classmethod
    def of(cls, parts: Mapping[str, str]) -> "Goal":
        """The goal that a draft's parts hold; ValueError where a chosen part is none of the choices."""
        return cls(
            cpsel=int(parts[GoalPart.CPSEL]) if GoalPart.CPSEL in parts else None,
            due=date.fromisoformat(parts[GoalPart.DUE]) if GoalPart.DUE in parts else None,
            words={part: parts[part] for part in GoalPart if part in parts and part not in CHOSEN},
        )

    @property
    def parts(self) -> dict[str, str]:
        """The goal as a draft keeps it, in the order of its parts."""
        chosen = {
            GoalPart.CPSEL: str(self.cpsel) if self.cpsel else "",
            GoalPart.DUE: self.due.isoformat() if self.due else "",
        }
        held = {**self.words, **chosen}
        return {part.value: held[part] for part in GoalPart if held.get(part)}

    @property
    def title(self) -> str:
        """The words that people know it by: the change, or else whatever was written first."""
        return self.words.get(GoalPart.CHANGE) or next(iter(self.words.values()), "Nothing written yet")


def missing(goal: Goal, *, today: date) -> tuple[Gap, ...]:
    """What the goal still lacks to be specific, measurable, achievable, relevant and time-bound, a question each."""
    held = goal.parts
    gaps = [
        Gap(part=part.value, quality=quality.value, question=question)
        for part, (quality, question) in QUESTIONS.items()
        if part.value not in held
    ]
    if goal.due is not None and goal.due < today:
        question = "That day has passed. By which day will it be done?"
        gaps.append(Gap(part=GoalPart.DUE.value, quality=Quality.TIME_BOUND.value, question=question))
    return tuple(gaps)


def check_goal(goal: Goal, *, today: date, ends_on: date | None) -> None:
    """Refuse to save from its form a goal without a CPSEL, without a word, or due on a day that cannot be."""
    if goal.cpsel is None:
        raise Refused("no_cpsel", "Please choose the CPSEL that this goal is for.")
    if not goal.words:
        raise Refused("nothing_written", "Please write something here: a few words are enough to begin.")
    if goal.due is not None and goal.due < today:
        raise Refused("past_due_date", "This day has passed. Please choose one that is still to come.")
    if goal.due is not None and ends_on is not None and goal.due > ends_on:
        last = f"{ends_on:%B} {ends_on.day}, {ends_on.year}"
        raise Refused("due_after_program", f"Your program ends on {last}. Please choose a day before that.")
