"""An IIP goal from what somebody wrote of it: the CPSEL and the day they named, and their words by part."""

import re
from datetime import date

from bot.understanding.times.dates import MONTHS
from bot.understanding.times.deadlines import due_in
from bot.understanding.words.numbers import amount
from bot.understanding.words.spans import alternatives, lowered
from bot.understanding.writing.arranging import Cues, arranged, cue
from induction.writing.goals import Goal, GoalPart

_MONTH = alternatives(MONTHS)
_FIGURE = r"(?:\w+ ){0,3}?(?:\d|none\b|zero\b|half\b|a (?:quarter|third)\b)"
_TIME = (
    rf"(?:the )?(?:(?:very )?(?:end|start|beginning|middle) of|{_MONTH}\b|(?:next|this|early|late|mid)\b|\d"
    r"|(?:spring|summer|fall|autumn|winter)\b|(?:first|second|third|fourth|last) (?:quarter|semester|week|month))"
)
# "By spring" and "by the evening" are times; "by calling every family" is a way.
_NO_WAY = r"(?!spring|evening|morning|beginning|anything|nothing|something|everything|during|being\b)"
_I = r"\b(?:i|we)"
_FOR_CPSEL = r"(?:cpsels? ?#?\w+\W+)?"
_WILL = rf"{_I}(?: will|'ll| plan to| am going to| are going to)"


def _headed(*words: str) -> str:
    """A heading in front of the words ("Baseline: 12 families")."""
    return rf"^\W*(?:{'|'.join(words)})\b[^:]{{0,20}}:"


HEADINGS = (
    cue(GoalPart.CONTEXT, _headed("context", "situation", "background")),
    cue(GoalPart.CHANGE, _headed("goal", "change", "who", "for whom")),
    cue(GoalPart.BASELINE, _headed("baseline", "now", "today", "where (?:we|i|it) (?:are|am|is)")),
    cue(GoalPart.TARGET, _headed("target", "outcome", "success")),
    cue(GoalPart.EVIDENCE, _headed("evidence", "artifacts?", "measures?", "data")),
    cue(GoalPart.STRATEGIES, _headed("strateg(?:y|ies)", "actions?", "steps", "how", "plan")),
    cue(GoalPart.LEARNING, _headed("professional learning", "pl", "pd", "learning", "training")),
    cue(GoalPart.SUPPORTS, _headed("supports?", "resources?", "help")),
    cue(GoalPart.DATES, _headed("dates?", "timeline", "deadline", "when", "by when", "due")),
)
"""Headings that people put in front of a part by themselves: they tell it wherever they stand."""

CUES = Cues(
    cuts=(
        cue(GoalPart.BASELINE, rf"\bfrom (?={_FIGURE}.*?\bto {_FIGURE})"),
        cue(GoalPart.TARGET, rf"\bfrom {_FIGURE}.*?(?P<at>\bto {_FIGURE})"),
        cue(
            GoalPart.EVIDENCE,
            r"\b(?:as )?(?:measured|shown|evidenced|tracked) (?:by|in|with|through)\b",
            rf"\b(?:which|and) {_I}(?: will|'ll) (?:know|measure|track|see|check)\b",
        ),
        cue(GoalPart.DATES, rf"\w\W+(?P<at>by (?={_TIME}))"),
        cue(GoalPart.STRATEGIES, rf"\bby {_NO_WAY}\w{{2,}}ing\b", r"\b(?:using|through) (?!the (?:end|year))"),
        cue(GoalPart.SUPPORTS, r"\bwith (?:the )?(?:help|support) (?:of|from)\b"),
    ),
    tells=(
        *HEADINGS,
        cue(
            GoalPart.CHANGE,
            rf"{_I} (?:really |also )?(?:want|need|would like|hope|aim|intend|wish)\b|{_I}'d like\b",
            r"\bmy (?:iip )?goal\b",
            rf"^\W*{_FOR_CPSEL}(?:to )?(?:increase|improve|raise|reduce|build|strengthen|grow|create)\b",
            rf"^\W*{_FOR_CPSEL}(?:more|fewer|better)\b",
        ),
        cue(
            GoalPart.EVIDENCE,
            rf"{_I}(?: will|'ll) (?:know|measure|track|collect|look at|count)\b",
            r"\b(?:evidence|artifacts?|surveys?|sign[- ]in sheets?|attendance (?:records|data|sheets))\b",
            r"\b(?:observation notes|measured?|will show)\b",
        ),
        cue(
            GoalPart.LEARNING,
            r"\b(?:professional (?:learning|development)|workshops?|webinars?|conference|course|training|pl|pd)\b",
            r"\b(?:read|study) (?:a|the|about|on)\b|\bshadow\b|\blearn (?:how|about|to)\b",
        ),
        cue(
            GoalPart.SUPPORTS,
            r"\bmy coach\b|\b(?:help|support|time|money|budget|funds?|permission) (?:from|of|by)\b",
            r"\b(?:will|can) (?:help|support)\b|\bsupport(?:s|ed)? me\b|\bresources\b",
        ),
        cue(
            GoalPart.BASELINE,
            r"\b(?:right now|currently|at present|at the moment|as of (?:now|today)|today|so far|last year|baseline)\b",
            r"\b(?:there (?:is|are)|we have|we are at|i have) (?:only|about|just|no)\b|\bonly \d",
        ),
        cue(
            GoalPart.TARGET,
            r"\b(?:target|at least|no (?:more|fewer) than|double|twice as|reach)\b",
            r"\bshould (?:be|come|rise|reach)\b",
            rf"^\W*by {_TIME}.*?\b(?:will (?:be|come|have|reach)|has|have)\b",
        ),
        cue(GoalPart.STRATEGIES, rf"{_WILL}\b", r"\bstrateg"),
        cue(
            GoalPart.DATES,
            rf"\b(?:in|until|before) {_MONTH}\b",
            rf"^\W*by {_TIME}",
            r"\b(?:deadline|semester|trimester|quarter)\b",
        ),
    ),
    rest=GoalPart.OWN_WORDS,
    belongs=re.compile(r"\W*(?:(?:this is |it is |it's )?(?:for |about )?cpsels? ?#?\w+)?\W*"),
)

_CPSELS = re.compile(
    r"\bcpsels?\s*(?:standards?|no\.?|number|#)?\s*[:#-]?\s*(?P<number>[1-9]\d?\b(?!\.?\d)|one|two|three|four|five|six)"
    r"(?P<more>\s*(?:,|and|&|or|/)\s*(?:cpsel\s*)?[1-9]\d?\b)?"
)


def arrange_goal(text: str, today: date) -> Goal:
    """The goal in the person's words, said on that day."""
    return Goal(cpsel=cpsel_in(text), due=due_in(text, today), words=arranged(text, CUES))


def cpsel_in(text: str) -> int | None:
    """The number of the one CPSEL that is named; None for none and for several."""
    found = list(_CPSELS.finditer(lowered(text)))
    numbers = {match["number"] for match in found}
    if len(numbers) != 1 or any(match["more"] for match in found):
        return None
    (number,) = numbers
    return int(amount(number))
