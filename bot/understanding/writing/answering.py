"""Answers to a question about a goal or a reflection: to which parts their words belong, and what they choose."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.understanding.times.deadlines import due_in
from bot.understanding.words.spans import lowered
from bot.understanding.writing.arranging import Cues, arranged, cue
from bot.understanding.writing.goals import CUES as CUES_OF_GOAL
from bot.understanding.writing.goals import HEADINGS as HEADINGS_OF_GOAL
from bot.understanding.writing.goals import cpsel_in
from bot.understanding.writing.reflections import CUES as CUES_OF_REFLECTION
from bot.understanding.writing.reflections import HEADINGS as HEADINGS_OF_REFLECTION
from induction.packs.cpsels import Standard
from induction.writing.goals import Goal, GoalPart
from induction.writing.reflections import Reflection, ReflectionPart

_SPLIT_OF_GOAL = frozenset({GoalPart.BASELINE, GoalPart.TARGET})
"""Questions whose answers often run on: "60% by May, measured with the survey"."""
_TELLING_THE_DAY = frozenset({GoalPart.CHANGE, GoalPart.CONTEXT, *_SPLIT_OF_GOAL, GoalPart.DATES})
_FIGURE_NOW = cue(
    GoalPart.BASELINE, r"\b\d[\d,]* (?:out )?of (?:the |our |my )?(?:about )?\d|\b\d[\d.]* ?(?:%|percent\b)"
)
"""A share in the answer to what the situation is: how it is today need not be asked again."""
_BARE_DAY = re.compile(r"^(?:by|until|before|on|in|at)\b\s*", re.IGNORECASE)
_PLAIN = re.compile(r"[^\W\d_]{4,}")
_SAY_LITTLE = frozenset({"your", "what", "that", "with", "they", "their", "them", "from", "this", "office", "school"})
_NUMBER = re.compile(r"#?(?P<number>[1-9]\d?)\.?")


def arranged_goal_answer(text: str, part: GoalPart, today: date) -> Goal:
    """The answer to the question for that part: what does not plainly belong elsewhere is the answer to it.

    What it names beside is told too: a CPSEL, and the day where an answer to this question may tell it.
    """
    due = due_in(text, today) if part in _TELLING_THE_DAY else None
    words = arranged(text, _cues_of_goal(part))
    if part not in words:
        words = arranged(text, replace(_cues_of_goal(part), tells=HEADINGS_OF_GOAL))
    return Goal(cpsel=cpsel_in(text), due=due, words=words)


def arranged_reflection_answer(text: str, part: ReflectionPart, *, first: bool) -> Reflection:
    """The same for a reflection; only to the `first` question people answer all of them at once."""
    tells = CUES_OF_REFLECTION.tells if first else HEADINGS_OF_REFLECTION
    return Reflection(cpsel=cpsel_in(text), words=arranged(text, replace(CUES_OF_REFLECTION, tells=tells, rest=part)))


def day_meant(text: str, today: date) -> date | None:
    """The day that is meant by an answer to the question for it, with or without a "by" in front."""
    bare = _BARE_DAY.sub("", text.strip())
    return due_in(text, today) or due_in(f"by {bare}", today)


def standard_meant(text: str, standards: Sequence[Standard]) -> int | None:
    """The number of the one standard that is meant, by its number or by what it is about; None for several."""
    bare = _NUMBER.fullmatch(text.strip())
    number = int(bare["number"]) if bare else cpsel_in(text)
    if number is not None:
        return number if number in {one.number for one in standards} else None
    said = set(_PLAIN.findall(lowered(text))) - _SAY_LITTLE
    fits = {one.number: len(said & set(_PLAIN.findall(lowered(one.name)))) for one in standards}
    best = max(fits.values(), default=0)
    found = [number for number, many in fits.items() if many == best]
    return found[0] if best and len(found) == 1 else None


def _cues_of_goal(part: GoalPart) -> Cues[GoalPart]:
    if part is GoalPart.CHANGE:
        return replace(CUES_OF_GOAL, rest=part)
    tells = (*HEADINGS_OF_GOAL, _FIGURE_NOW) if part is GoalPart.CONTEXT else HEADINGS_OF_GOAL
    cuts = [one for one in CUES_OF_GOAL.cuts if one.part is not GoalPart.DATES] if part in _SPLIT_OF_GOAL else ()
    return replace(CUES_OF_GOAL, cuts=cuts, tells=tells, rest=part)
