"""A reflection from what somebody wrote of it: their words, by the questions of the cycle that they answer."""

import re

from bot.understanding.words.spans import lowered
from bot.understanding.writing.arranging import Cues, arranged, cue
from bot.understanding.writing.goals import cpsel_in
from induction.writing.reflections import Reflection, ReflectionPart

_I = r"\b(?:i|we)"


def _headed(*words: str) -> str:
    """A heading in front of the words ("What happened: 31 families came")."""
    return rf"^\W*(?:{'|'.join(words)})\b[^:]{{0,20}}:"


HEADINGS = (
    cue(ReflectionPart.TRIED, _headed("(?:what (?:i|we) )?(?:tried|did)")),
    cue(ReflectionPart.HAPPENED, _headed("(?:what )?happened", "results?", "outcomes?")),
    cue(ReflectionPart.KNOWN, _headed("how (?:i|we) know", "evidence", "data")),
    cue(ReflectionPart.MEANING, _headed("what it means", "meaning", "(?:what (?:i|we) )?learned", "so what")),
    cue(ReflectionPart.NEXT, _headed("(?:what(?:'s| is| comes)? )?next", "now what", "next steps?")),
)
"""Headings that people put in front of a part by themselves: they tell it wherever they stand."""

CUES = Cues(
    cuts=(),
    tells=(
        *HEADINGS,
        cue(
            ReflectionPart.NEXT,
            rf"{_I}(?: will|'ll| plan to| am going to| are going to| want to)\b|^\W*next\b",
            r"\bnext (?:time|year|month|week|semester|step|i|we)\b",
            r"\b(?:going forward|from now on|in the future)\b",
        ),
        cue(
            ReflectionPart.MEANING,
            rf"{_I}(?: have)?(?: now| also)? (?:learn(?:ed|t)|reali[sz]ed?|notic(?:e|ed)|underst(?:and|ood))\b",
            rf"{_I} (?:now |also )?(?:think|believe|feel|felt|wonder|see now|was surprised|were surprised)\b",
            r"\b(?:this|it|that|which) (?:means|meant|tells|told|taught|showed|shows) (?:me|us|that)\b",
            r"\bas a leader\b|\bmy leadership\b",
        ),
        cue(
            ReflectionPart.KNOWN,
            rf"{_I} know\b|\b(?:surveys?|data|evidence|sign[- ]in sheets?|attendance (?:records|sheets))\b",
            r"\b(?:exit tickets?|observation notes|according to|percent)\b|\d ?%|\b\d+ (?:of|out of) (?:the )?\d",
        ),
        cue(
            ReflectionPart.TRIED,
            rf"{_I} (?:then |also |first )?(?:tried|started|began|led|used|held|met|asked|invited|called|visited)\b",
            rf"{_I} (?:then |also |first )?(?:observed|introduced|decided|planned|created|changed|moved|worked)\b",
            rf"{_I} (?:then |also |first )?(?:set up|shared|gave|wanted|ran)\b",
        ),
        cue(
            ReflectionPart.HAPPENED,
            r"\b(?:happened|as a result|the result|it went|turned out|attended|came|responded|answered)\b",
            r"\b(?:told (?:me|us)|said|asked for|improved|increased|rose|fell|dropped|went (?:up|down|well|badly))\b",
        ),
    ),
    rest=ReflectionPart.OWN_WORDS,
    belongs=re.compile(r"\W*(?:(?:this is )?(?:for |about )?(?:cpsels?|iip goal|goal) ?#?\w+\W*)*"),
)

_GOAL = re.compile(r"\b(?:iip )?goals? ?#? ?(?P<number>[1-9])\b")


def arrange_reflection(text: str) -> Reflection:
    """The reflection in the person's words; which goal it belongs to is told by `goal_number_in`."""
    return Reflection(cpsel=cpsel_in(text), words=arranged(text, CUES))


def goal_number_in(text: str) -> int | None:
    """The number of the one goal that is named ("IIP goal 2"); None for none and for several."""
    numbers = {int(match["number"]) for match in _GOAL.finditer(lowered(text))}
    return numbers.pop() if len(numbers) == 1 else None
