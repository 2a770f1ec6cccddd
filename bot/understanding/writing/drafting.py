"""Plain words that begin a goal or a reflection, or ask to see those that are there.

Only what says so plainly is read: "draft a goal: …". A request to have one written is a question like any other.
"""

import re

from bot.understanding.intents import ShowDrafts, WriteDraft
from bot.understanding.words.spelling import tidy
from induction.writing.drafts import DraftKind

_KINDS = r"(?P<kind>(?:iip )?goal|reflection)"
_NAME = r"(?P<who>[^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*){0,3}?)"
_WRITE = re.compile(
    rf"\s*(?:please )?(?:(?:let me |let's |i want to |help me )?(?:draft|start|begin|write|add|new)\b )?"
    rf"(?:(?:a|an|my|another|this) )?(?:new )?{_KINDS}(?: (?:with|for) {_NAME})?\s*:\s*(?P<words>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_BEGIN = re.compile(
    rf"(?:please )?(?:let me |let's |i want to )?(?:draft|start|begin)(?: (?:a|an|my|another))?(?: new)? {_KINDS}"
    rf"(?: (?:with|for) {_NAME})?[.!]?|new {_KINDS.replace('kind', 'new')}",
    re.IGNORECASE,
)
_SHOW = re.compile(
    rf"(?:please )?(?:show (?:me )?|see |open |list )?(?:(?:my|our)|{_NAME}['’]s) (?:iip )?(?P<kind>goals|reflections)"
    rf"[.?!]?|(?:show|list) (?:me )?(?:the )?(?:iip )?(?P<listed>goals|reflections) of "
    rf"{_NAME.replace('who', 'whose')}[.?!]?",
    re.IGNORECASE,
)


def read_drafting(text: str) -> WriteDraft | ShowDrafts | None:
    """What the text wants done about goals or reflections; None where it is about something else."""
    if written := _WRITE.fullmatch(text):
        who = f"{written['who']}: " if written["who"] else ""
        return WriteDraft(kind=_kind(written["kind"]), words=f"{who}{written['words'].strip()}")
    said = tidy(text)
    if begun := _BEGIN.fullmatch(said):
        return WriteDraft(kind=_kind(begun["kind"] or begun["new"]), words=begun["who"] or "")
    if shown := _SHOW.fullmatch(said):
        return ShowDrafts(kind=_kind(shown["kind"] or shown["listed"]), of=shown["who"] or shown["whose"])
    return None


def _kind(word: str) -> DraftKind:
    return DraftKind.REFLECTION if word.lower().startswith("reflection") else DraftKind.GOAL
