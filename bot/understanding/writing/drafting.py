"""Plain words that begin a goal or a reflection, or ask to see those that are there.

Only what says so plainly is read: "draft a goal: …". A request to have one written is a question like any other.
"""

import re

from bot.understanding.intents import ShowDrafts, WriteDraft
from bot.understanding.words.spans import lowered
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
_I_WRITE = re.compile(
    r"(?:please )?(?:(?:i|we)(?: (?:want|need|have|would like)|'d like)(?: help)? to|let me|let's|help me|time to)"
    rf" (?:write|work on|do|draft|start|begin)(?: (?:a|an|my|our|another|the))?(?: new| next| first)? {_KINDS}"
    rf"(?: (?:for|on|about) cpsel ?#?\d)?(?: (?:with|for) {_NAME})?[.!]?",
    re.IGNORECASE,
)
"""That somebody wants to write it themselves, which is not a wish to have it written."""
_I_WRITE_ABOUT = re.compile(
    r"\s*(?:please )?(?:(?:i|we)(?: (?:want|need|have|would like)|['’]d like)(?: help)? to|let me|let['’]?s|help me"
    r"|time to) (?:write|work on|do|draft|start|begin)(?: (?:a|an|my|our|another|the))?(?: new| next| first)?"
    rf" {_KINDS}(?: with {_NAME})?(?:\s*[,;.–—-]\s*|\s+)(?:about |on |around )?(?P<words>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_ABOUT = re.compile(r"\s*[,;.–—-]|\s+(?:about|on|around)\s", re.IGNORECASE)
_NO_MORE_THAN_A_CPSEL = re.compile(r"\s*cpsels?\s*#?\w+\W*", re.IGNORECASE)
_GO_ON = re.compile(
    r"(?:please |can you |could you )*"
    r"(?:(?:i (?:want|need|have|would like) to|i'd like to|let me|let's|help me(?: to)?) )?"
    r"(?:(?:go on|carry on|continue|help(?: me)?|go back|get back|back|work|resume) (?:with |on |to )?)"
    r"(?:my|our|the)(?: (?:open|unfinished|last|iip))* (?P<kind>goal|reflection)(?: please)?[.!?]?"
    r"|i need help with my (?:iip )?(?P<helped>goal|reflection)[.!]?|(?:my )?(?:iip )?(?P<bare>goal|reflection)[.!]?",
)
"""That somebody comes back to what they began."""
_REFLECT = re.compile(
    r"(?:(?:i (?:want|need|have|would like)|i'd like) to|let me|let's|time to) reflect(?: now| today)?[.!]?"
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
    if about := _about(text):
        return about
    said = tidy(text)
    if begun := _BEGIN.fullmatch(said):
        return WriteDraft(kind=_kind(begun["kind"] or begun["new"]), words=begun["who"] or "")
    if writes := _I_WRITE.fullmatch(said):
        return WriteDraft(kind=_kind(writes["kind"]), words=writes["who"] or "")
    if _REFLECT.fullmatch(said.lower()):
        return WriteDraft(kind=DraftKind.REFLECTION, words="")
    if shown := _SHOW.fullmatch(said):
        return ShowDrafts(kind=_kind(shown["kind"] or shown["listed"]), of=shown["who"] or shown["whose"])
    return None


def goes_on_with(text: str) -> DraftKind | None:
    """What somebody comes back to that they began before; None where the words say nothing of the kind."""
    found = _GO_ON.fullmatch(" ".join(lowered(text).replace("’", "'").split()))
    return _kind(found["kind"] or found["helped"] or found["bare"]) if found else None


def _about(text: str) -> WriteDraft | None:
    """A wish to write one that says in the same breath what it is about."""
    found = _I_WRITE_ABOUT.fullmatch(text)
    if found is None or not _ABOUT.match(text[found.end("who") if found["who"] else found.end("kind") :]):
        return None
    if _NO_MORE_THAN_A_CPSEL.fullmatch(found["words"]):
        return None
    who = f"{found['who']}: " if found["who"] else ""
    return WriteDraft(kind=_kind(found["kind"]), words=f"{who}{found['words'].strip()}")


def _kind(word: str) -> DraftKind:
    return DraftKind.REFLECTION if word.lower().startswith("reflection") else DraftKind.GOAL
