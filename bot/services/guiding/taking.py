"""What an answer makes of a draft: its parts with the words in them, or what to say where it makes nothing of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.services.heard import LONGEST
from bot.understanding.writing.answering import (
    arranged_goal_answer,
    arranged_reflection_answer,
    day_meant,
    standard_meant,
)
from bot.understanding.writing.reflections import goal_number_in
from induction.packs.cpsels import Standard
from induction.refused import Refused
from induction.writing.drafts import DraftKind
from induction.writing.goals import CHOSEN as CHOSEN_OF_GOAL
from induction.writing.goals import Goal, GoalPart, check_goal, topic_of
from induction.writing.reflections import CHOSEN as CHOSEN_OF_REFLECTION
from induction.writing.reflections import Reflection, ReflectionPart

CHOSEN = CHOSEN_OF_GOAL | CHOSEN_OF_REFLECTION
"""The parts that are chosen and hold no words."""

_NO_STANDARD = "I can't tell which CPSEL that is. Please choose it from the list, or type its number."
_NO_GOAL = "I can't tell which goal that is. Please choose it from the list, or type its number."
_NO_DAY = "I kept that under *Steps and dates*. Which day is the last one? Choose it, or type it like `May 31`."
_DAY_AND_NO_MORE = 4
"""As many words as a day has, with what people put in front of it."""


@dataclass(frozen=True)
class Taking:
    """The parts that an answer leads to, and whether it answers what was asked; `note` says why not."""

    parts: Mapping[str, str]
    answers: bool = True
    note: str | None = None


@dataclass(frozen=True)
class Question:
    """What is asked of a draft that has these `parts`, and what can be chosen.

    `anew` says that the words that stand there make room for the answer. `goals` are ids and titles,
    `standard_of` the CPSELs that goals are for.
    """

    kind: DraftKind
    part: str
    parts: Mapping[str, str]
    today: date
    ends_on: date | None = None
    standards: Sequence[Standard] = ()
    goals: Sequence[tuple[str, str]] = ()
    standard_of: Mapping[str, str] = field(default_factory=dict)
    anew: bool = False

    def answered(self, said: str) -> Taking:
        """What the words make of the draft; Refused where a part would be longer than any form holds."""
        if self.part == GoalPart.CPSEL:
            number = standard_meant(said, self.standards)
            return self.chosen(str(number)) if number else Taking(self.parts, answers=False, note=_NO_STANDARD)
        if self.kind is DraftKind.GOAL:
            return self._day(said) if self.part == GoalPart.DUE else self._in_goal(said)
        return self._goal_meant(said) if self.part == ReflectionPart.GOAL else self._in_reflection(said)

    def chosen(self, value: str) -> Taking:
        """What a choice makes of the draft; one that was never offered makes nothing."""
        if self.part == GoalPart.DUE:
            goal = Goal(cpsel=1, due=date.fromisoformat(value), words={GoalPart.CHANGE: value})
            try:
                check_goal(goal, today=self.today, ends_on=self.ends_on)
            except Refused as refused:
                return Taking(self.parts, answers=False, note=refused.message)
        return Taking(self._ordered({**self._told_by_goal(value), self.part: value}))

    def _told_by_goal(self, value: str) -> Mapping[str, str]:
        """The CPSEL of the goal that a reflection belongs to, where it names none itself."""
        named = self.part != ReflectionPart.GOAL or ReflectionPart.CPSEL in self.parts
        standard = None if named else self.standard_of.get(value)
        return {ReflectionPart.CPSEL: standard} if standard else {}

    def whole(self, said: str) -> Taking:
        """The words as they were said, all in the one part."""
        return Taking(self._with({self.part: said}))

    def _in_goal(self, said: str) -> Taking:
        goal = arranged_goal_answer(said, GoalPart(self.part), self.today)
        if goal.cpsel not in {one.number for one in self.standards}:
            goal = goal.model_copy(update={"cpsel": None})
        if goal.due is not None and (goal.due < self.today or (self.ends_on and goal.due > self.ends_on)):
            goal = goal.model_copy(update={"due": None})
        return Taking(self._with(goal.parts))

    def _in_reflection(self, said: str) -> Taking:
        """Whoever answers the list of entries with words begins to tell what they tried."""
        part = ReflectionPart.TRIED if self.part == ReflectionPart.ENTRIES else ReflectionPart(self.part)
        first = part is ReflectionPart.TRIED and not self.anew
        reflection = arranged_reflection_answer(said, part, first=first)
        if reflection.cpsel not in {one.number for one in self.standards}:
            reflection = reflection.model_copy(update={"cpsel": None})
        return Taking(self._with(reflection.parts))

    def _day(self, said: str) -> Taking:
        day = day_meant(said, self.today)
        if day is None:
            return Taking(self._with({GoalPart.DATES: said}), answers=False, note=_NO_DAY)
        taking = self.chosen(day.isoformat())
        if not taking.answers or len(said.split()) <= _DAY_AND_NO_MORE:
            return taking
        return Taking(self._with({GoalPart.DUE: day.isoformat(), GoalPart.DATES: said}))

    def _goal_meant(self, said: str) -> Taking:
        bare = said.strip().strip("#.")
        number = int(bare) if bare.isdecimal() and len(bare) == 1 else goal_number_in(said)
        if not number or number > len(self.goals):
            return Taking(self.parts, answers=False, note=_NO_GOAL)
        return self.chosen(self.goals[number - 1][0])

    def _with(self, said: Mapping[str, str]) -> Mapping[str, str]:
        """The parts with these words in them: after those that are there, but for those that make room."""
        added = {}
        for part, words in said.items():
            there = self.parts.get(part)
            if part in CHOSEN:
                added[part] = words if part == self.part else there or words
            elif there is None or (self.anew and part == self.part):
                added[part] = words
            else:
                added[part] = f"{there}\n{words}"
        for words in added.values():
            if len(words) > LONGEST:
                raise Refused(
                    "too_much",
                    f"One part holds {LONGEST:,} characters, and with this it would be {len(words):,}. "
                    "Nothing of it is kept yet: please send it shorter.",
                )
        return self._ordered(added)

    def _ordered(self, added: Mapping[str, str]) -> Mapping[str, str]:
        parts = {**self.parts, **added}
        if self.part == GoalPart.CHANGE and topic_of(self.parts) and GoalPart.OWN_WORDS not in added:
            del parts[GoalPart.OWN_WORDS]
        return Goal.of(parts).parts if self.kind is DraftKind.GOAL else Reflection.of(parts).parts
