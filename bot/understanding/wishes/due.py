"""Whose deadlines somebody asks for: "what's due for Priya?", "cohort A deadlines"."""

import re

from bot.understanding.facts.people import is_name
from bot.understanding.words.spans import lowered

_SHOW = r"(?:(?:please|pls|can you|could you|show|see|list|give|get|tell|me)\s+)*(?:the\s+)?"
_DUE = r"(?:deadlines?|due dates?|dates)"
_WHO = r"(?P<who>[^\W\d_][\w-]*(?: [^\W\d_][\w-]*)?)"
_COHORT = r"(?:the )?cohort (?P<cohort>[\w-]+(?: [\w-]+)?)"
_WHAT = r"what(?:'s| is| are|s) (?:due|coming up|next)"
_SOON = r"(?: (?:this|next) (?:week|month))?[\s?.!]*"
_FORMS = tuple(
    re.compile(pattern + _SOON)
    for pattern in (
        rf"{_SHOW}{_WHO}(?:'s|s'|') (?:next )?{_DUE}",
        rf"{_SHOW}{_DUE} (?:of|for) {_WHO}",
        rf"{_WHAT} for {_WHO}",
        rf"when(?:'s| is| are) {_WHO}(?:'s|s'|') (?:next )?{_DUE}",
        rf"{_SHOW}{_COHORT}(?:'s)? {_DUE}",
        rf"{_SHOW}{_DUE} (?:of|for|in) {_COHORT}",
        rf"{_WHAT} (?:for|in) {_COHORT}",
    )
)
_NOBODY = frozenset(
    {"my", "our", "the", "me", "us", "everyone", "everybody", "all", "this", "that", "next", "any", "a", "an", "you"}
    | {"program", "handbook", "portfolio", "cohort", "week", "month", "coach", "candidate", "candidates", "coaches"}
)


def whose_deadlines(text: str) -> str | None:
    """The name, or `cohort` with its name, that stands in the question; None where it is another one."""
    said = " ".join(text.split())
    plain = lowered(said)
    for pattern in _FORMS:
        found = pattern.fullmatch(plain)
        if found is None:
            continue
        if found.groupdict().get("cohort"):
            return f"cohort {said[slice(*found.span('cohort'))]}"
        who = said[slice(*found.span("who"))]
        if all(is_name(word) and word not in _NOBODY for word in lowered(who).split()):
            return who
    return None
