"""Words about the wall: somebody wants to see one's IIP, or all IIPs in a channel."""

import re
from enum import Enum, auto

from bot.understanding.words.spans import lowered

_IIP = r"(?:iip|individual induction plan|plan|goals?|reflections?|evidence|portfolio|notes)"
_BOSS = (
    r"(?:principal|supervisor|boss|evaluator|superintendent|employer|district|site administrator|director|manager|hr|"
    r"school board)"
)
_SEES = (
    r"(?:see|read|look(?:ing)? (?:at|into|through)|view|access|(?:ask|asks|asked|asking) for|wants?|wanted|demands?)"
)
_OF = r"(?:\s+(?:all|any|some|a|copy|copies|of|the))*"
_WANTS_MINE = re.compile(rf"\b{_BOSS}\b[^.?!]{{0,40}}\b{_SEES}{_OF}\s+my\b[^.?!]{{0,20}}\b{_IIP}\b")
_ALL = r"(?:candidates?|everyone|everybody|people|cohort|caseload|their|our|all)"
_IN_PUBLIC = (
    rf"\b(?:show|post|share|send|put|list|publish|display)\b[^.?!]{{0,20}}\b{_ALL}\b[^.?!]{{0,30}}\b{_IIP}\b"
    r"[^.?!]{0,20}\b(?:in|to|on|with|into)\b[^.?!]{0,12}\b(?:channel|group|everyone|everybody|cohort|public)\b"
)
_SHOWS_ALL = re.compile(_IN_PUBLIC)


class AtTheWall(Enum):
    """What is asked at the wall."""

    MINE_WANTED = auto()  # somebody who may be one's evaluator wants to see what is one's own
    ALL_IN_PUBLIC = auto()  # what candidates wrote is to be shown to others at once


def at_the_wall(text: str) -> AtTheWall | None:
    """What the words ask at the wall; None where they do not."""
    said = lowered(" ".join(text.split()))
    if _WANTS_MINE.search(said):
        return AtTheWall.MINE_WANTED
    return AtTheWall.ALL_IN_PUBLIC if _SHOWS_ALL.search(said) else None
