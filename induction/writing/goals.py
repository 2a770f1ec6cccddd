"""IIP goals: the parts of one, and what is still missing for a goal that one can tell was reached.

A goal holds the person's own words, and beside them two things that they choose: the CPSEL, and the day it is due.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from induction.calendar import date_words, year_span
from induction.packs.cpsels import MOST_STANDARDS
from induction.people import Person
from induction.refused import Refused
from induction.writing.drafts import Gap
from induction.writing.standards import YearStandards


class GoalPart(StrEnum):
    """What a goal is made of, in the order in which people read it."""

    CPSEL = "cpsel"  # chosen: the number of one of the program's standards
    CONTEXT = "context"
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
    GoalPart.CONTEXT: "The situation",
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

_TOPIC = 8
"""The parts that are chosen from a list; all others hold words."""

QUESTIONS: Mapping[GoalPart, tuple[Quality, str]] = {
    GoalPart.CHANGE: (Quality.SPECIFIC, "What will be different, and for whom?"),
    GoalPart.BASELINE: (Quality.MEASURABLE, "How is it today? A number helps where there is one."),
    GoalPart.TARGET: (Quality.MEASURABLE, "How should it be at the end?"),
    GoalPart.EVIDENCE: (Quality.MEASURABLE, "What will you look at to see that it changed?"),
    GoalPart.STRATEGIES: (Quality.ACHIEVABLE, "What will you do, step by step?"),
    GoalPart.SUPPORTS: (Quality.ACHIEVABLE, "Who or what will help you?"),
    GoalPart.CPSEL: (Quality.RELEVANT, "Which CPSEL is it for?"),
    GoalPart.CONTEXT: (Quality.RELEVANT, "What is the situation in your school or office that it answers?"),
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


class Term(BaseModel):
    """The time that a goal belongs to: the last day of the program, and where goals go by the year that year.

    `year_ends_on` is the last day of the program year in which it is written, and `standards` what that year asks for;
    both are None where the pack's goals are not asked for by the year.
    """

    model_config = ConfigDict(frozen=True)

    ends_on: date | None = None
    year_ends_on: date | None = None
    standards: YearStandards | None = None


def term_of(candidate: Person, standards: YearStandards | None) -> Term:
    """The time that a goal of this candidate belongs to, where its program year is that of the `standards`."""
    if standards is None or candidate.starts_on is None:
        return Term(ends_on=candidate.ends_on)
    _, last = year_span(candidate.starts_on, standards.year)
    return Term(ends_on=candidate.ends_on, year_ends_on=last, standards=standards)


def missing(goal: Goal, *, today: date, term: Term = Term()) -> tuple[Gap, ...]:  # noqa: B008 - it never changes
    """What the goal still lacks to be specific, measurable, achievable, relevant and time-bound, a question each.

    First what is not there, then what is there and does not do: a standard of another year, a baseline and a target
    that are the same, a target that nobody could measure, a day that cannot be.
    """
    held = goal.parts
    gaps = [_gap(part, question) for part, (_, question) in QUESTIONS.items() if part.value not in held]
    return (*gaps, *_doubts(goal, today, term))


def is_measurable(target: str) -> bool:
    """Whether the words name something to count: a figure, a share, or all, none or each of something."""
    return _COUNTED.search(target) is not None


_COUNTED = re.compile(
    r"\d|%|\b(?:none|no|nobody|zero|every|everybody|everyone|all|each|both|half|most|quarters?|thirds?|twice|double|triple"
    r"|once|daily|weekly|monthly|quarterly|yearly|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty"
    r"|dozen|hundred)\b",
    re.IGNORECASE,
)
_BEFORE_A_VALUE = re.compile(r"^(?:(?:from|to|at|up to|now|today|currently|about|around|only|still)\b\W*)+")


def _doubts(goal: Goal, today: date, term: Term) -> Iterator[Gap]:
    """What is there and does not do yet."""
    baseline, target = goal.words.get(GoalPart.BASELINE), goal.words.get(GoalPart.TARGET)
    question = term.standards.question(goal.cpsel) if term.standards and goal.cpsel else None
    if question is not None:
        yield _gap(GoalPart.CPSEL, question)
    if baseline is not None and target is not None and _value(baseline) == _value(target):
        yield _gap(GoalPart.TARGET, "That is where it stands now already. How should it be at the end?")
    elif target is not None and not is_measurable(target):
        yield _gap(GoalPart.TARGET, "How could somebody else tell that it is reached? A number or a share helps.")
    if goal.due is not None and (late := _doubt_of_day(goal.due, today, term)):
        yield _gap(GoalPart.DUE, late)


def _doubt_of_day(due: date, today: date, term: Term) -> str | None:
    if due < today:
        return "That day has passed. By which day will it be done?"
    if term.ends_on is not None and due > term.ends_on:
        return f"Your program ends on {date_words(term.ends_on)}. By which day before that will it be done?"
    if term.year_ends_on is not None and term.standards is not None and due > term.year_ends_on:
        year = f"Year {term.standards.year}, which ends on {date_words(term.year_ends_on)}"
        return f"It is a goal of {year}. By which day before that will it be done?"
    return None


def _value(words: str) -> str:
    """The words without what people put before a value, so that `from 12` is `to 12`."""
    bare = " ".join(words.casefold().split()).strip(" .,;:!")
    return _BEFORE_A_VALUE.sub("", bare)


def _gap(part: GoalPart, question: str) -> Gap:
    return Gap(part=part.value, quality=QUESTIONS[part][0].value, question=question)


def check_goal(goal: Goal, *, today: date, ends_on: date | None) -> None:
    """Refuse to save from its form a goal without a CPSEL, without a word, or due on a day that cannot be."""
    if goal.cpsel is None:
        raise Refused("no_cpsel", "Please choose the CPSEL that this goal is for.")
    if not goal.words:
        raise Refused("nothing_written", "Please write something here: a few words are enough to begin.")
    if goal.due is not None and goal.due < today:
        raise Refused("past_due_date", "This day has passed. Please choose one that is still to come.")
    if goal.due is not None and ends_on is not None and goal.due > ends_on:
        last = date_words(ends_on)
        raise Refused("due_after_program", f"Your program ends on {last}. Please choose a day before that.")


def topic_of(parts: Mapping[str, str]) -> str | None:
    """What a goal is about that says nothing more yet: a few words with no figure; None where it says more."""
    words = parts.get(GoalPart.OWN_WORDS)
    if words is None or not set(parts) <= {GoalPart.OWN_WORDS, GoalPart.CPSEL}:
        return None
    return words if len(words.split()) <= _TOPIC and not any(one.isdecimal() for one in words) else None
