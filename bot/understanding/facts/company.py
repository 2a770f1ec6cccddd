"""Whose time it was: what somebody tells of their family, or of a colleague, is no time of their own."""

import re

from bot.understanding.facts.activities import Telling
from bot.understanding.facts.findings import Findings
from bot.understanding.facts.people import Certainty

_FAMILY = (
    r"(?:husband|wife|spouse|hubby|kid(?:do)?s?|sons?|daughters?|mom|mother|mum|dad|father|brothers?|sisters?"
    r"|(?:boy|girl)friend|friends?|bestie|room ?mates?|dogs?|cats?|cousins?|aunt(?:ie)?|uncle|nieces?|nephews?"
    r"|fianc[eé]e?|neighbou?rs?|in-laws?|grand(?:ma|pa|mother|father|kids?|sons?|daughters?)|bab(?:y|ies)|toddlers?"
    r"|twins|step(?:son|daughter|kids?|mom|dad))"
)
_COLLEAGUE = (
    r"(?:(?:assistant |vice )?principal|vp|ap|teacher|colleague|co-?worker|boss|supervisor|superintendent|secretary"
    r"|counselor|office manager|custodian|aide|student|teammate)"
)
_OPENING = r"^\W*(?:(?:lol|btw|so|and|omg|ugh|haha|well|fyi|wow|yesterday|today|last night)\b[\s,]*)*"
_DID = (
    r"(?:had|did|sat|was|were|is|are|has|got|took|went|spent|gave|came|slept|ran|led|made|kept|saw|taught|threw|goes"
    r"|attended|completed|finished|joined|watched|played|called|drove|worked|coached|coaches|loves?|needs?)\b"
)
_OWN_TOO = re.compile(r"\b(?:and|&|\+) (?:i|me)\b|\b(?:with|w/) (?:me|us)\b|\b(?:i|we) (?:and|&)\b|\b(?:me|us)\b")
# "My husband sat thru 4 hrs of training": somebody's day, told.
_OF_FAMILY = re.compile(
    rf"{_OPENING}(?:my|our|the|his|her|their) (?:[\w']+ ){{0,2}}?{_FAMILY}\b(?:'s?)?(?: \S+){{0,3}}? {_DID}"
)
_OF_COLLEAGUE = re.compile(
    rf"{_OPENING}(?:my|our|the|a|an|one of (?:my|our)|some|another) (?:\w+ )?{_COLLEAGUE}s?(?: \S+){{0,4}}? "
    r"(?:had|did|attended|sat|was (?:in|at)|went to|took|got|completed|finished|joined)\b"
)
_AMONG_FAMILY = re.compile(rf"\b(?:my|our|his|her) (?:\w+ )?{_FAMILY}\b")


def of_others(findings: Findings) -> bool:
    """Whether the sentence tells how family, friends or a colleague spent their time, or time with family."""
    plain = findings.plain
    counts = any(piece.value.telling is Telling.KIND for piece in findings.activities)
    met = any(piece.value.certainty is Certainty.MET for piece in findings.people)
    if not counts and not met and _AMONG_FAMILY.search(plain):
        return True
    return not _OWN_TOO.search(plain) and any(told.match(plain) for told in (_OF_FAMILY, _OF_COLLEAGUE))
