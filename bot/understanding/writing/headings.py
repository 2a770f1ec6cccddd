"""What stands in front of several entries: how many there are ("two for today: …")."""

import re
from dataclasses import dataclass

from bot.understanding.words.numbers import amount

_COUNT = r"(?P<count>\d|two|three|four|five|six)"
_FRONT = re.compile(
    r"^(?:(?:can you|could you|please|pls|hey|hi|so|ok|i have|i've got|i got|got|here are|here's|these are|log|add"
    r"|record|enter|put in|put|submit|my|the|these|those|following|last|another|just|have)[\s,]+)*"
    rf"{_COUNT}(?: (?:more|new|different|separate))?"
    r"(?: (?:things?|entries|logs?|items?|ones|events|activities|sessions|meetings))?"
    r"(?P<whose>(?: (?:for me|to (?:log|add|record|enter)|please|pls|here|i did|i had|i have|we did|we had|today's))*)"
    r"(?P<when>(?: (?:for|from|on|of|today|yesterday|this|last|week|monday|tuesday|wednesday|thursday|friday|saturday"
    r"|sunday|mon|tues?|weds?|thurs?|fri|sat|sun))*)\s*(?::|\s-)\s+",
    re.IGNORECASE,
)
_OF_NO_DAY = re.compile(r"\b(?:for|from|on|of)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Announced:
    """So many entries were announced, and the sentence that has them."""

    count: int
    rest: str


def announced(said: str) -> Announced | None:
    """What was announced in front of the entries; the day stays there: `log 2 for monday: …` is `monday: …`."""
    front = _FRONT.match(said)
    if front is None:
        return None
    when = _OF_NO_DAY.sub("", front["when"]).strip()
    rest = said[front.end() :]
    return Announced(int(amount(front["count"])), f"{when}: {rest}" if when else rest)
