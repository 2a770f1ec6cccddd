"""Words that steer a guided conversation instead of answering in it, and those that want the work done for them."""

import re
from difflib import get_close_matches
from enum import StrEnum

from bot.understanding.words.spans import lowered
from induction.writing.drafts import DraftKind


class Steer(StrEnum):
    """What somebody wants of the conversation instead of an answer."""

    SKIP = "skip"
    BACK = "back"
    STOP = "stop"
    ENOUGH = "enough"


_STEERS = {
    Steer.SKIP: re.compile(
        r"(?:skip|next|pass|later|none|nothing|n/?a|no|nope|not sure|no idea|unsure|idk|\?+"
        r"|i (?:do not|don'?t|dont) know)(?: (?:it|this|that|one|question|yet|for now|please))*"
    ),
    Steer.BACK: re.compile(r"(?:go |one )?back|previous|the one before"),
    Steer.STOP: re.compile(
        r"(?:stop|quit|exit|cancel|pause|not now|enough for (?:today|now)"
        r"|(?:let's |let me )?(?:stop|finish) (?:here|now)"
        r"|(?:i )?(?:need|have) to (?:go|stop))(?: (?:it|this|that|please|thanks))*"
    ),
    Steer.ENOUGH: re.compile(
        r"(?:that(?:'?s| is)|this is) (?:all|it|everything|enough)(?: (?:i have|for (?:now|today)|thanks|thank you))*"
        r"|(?:i'?m |i am |we'?re |all )?(?:done|finished)|enough|nothing (?:more|else)"
    ),
}
_WORDS = {"skip": Steer.SKIP, "back": Steer.BACK, "stop": Steer.STOP, "done": Steer.ENOUGH}
_CLOSE = 0.85
_WORD = re.compile(r"\w")
_EMOJI = re.compile(r":[\w+'-]+:")
_YES = re.compile(r"^\s*(?:yes|yep|yeah|yup|ok(?:ay)?|sure|k|kk|y)\b[\s.!]*$")

_WRITTEN_FOR_ME = re.compile(
    r"(?:please |pls |can you |could you |would you |will you |just )*"
    r"(?:write|finish|complete|do|make|generate|create) (?:up )?(?:me )?(?:my|our|a|an|the)(?: whole| new| next)?"
    r" (?P<kind>(?:iip )?goal|reflection)\b(?!.*\bhours?\b)"
)


_HANDED_OVER = re.compile(
    r"(?:please |pls |can you |could you |would you |just )*(?:write|finish|do|answer|complete) "
    r"(?:it|this|that|the rest)(?: for me)?|you (?:write|do) it"
)


def steered(text: str) -> Steer | None:
    """What the text wants of the conversation, a slip of the keys allowed for; None where it is something else."""
    plain = " ".join(lowered(text).replace("’", "'").split()).strip(" .!")
    for steer, pattern in _STEERS.items():
        if pattern.fullmatch(plain):
            return steer
    return _slipped(plain) if plain.isalpha() else None


def says_nothing(text: str) -> bool:
    """Whether there is no word in it that could stand in a draft: an emoji, a dot, a yes."""
    return _WORD.search(_YES.sub("", _EMOJI.sub("", lowered(text)))) is None


def asks_to_have_it_written(text: str) -> DraftKind | None:
    """What somebody wants written for them; None where they want nothing of the kind."""
    found = _WRITTEN_FOR_ME.match(" ".join(lowered(text).split()))
    if found is None:
        return None
    return DraftKind.REFLECTION if found["kind"].startswith("reflection") else DraftKind.GOAL


def hands_it_over(text: str) -> bool:
    """Whether somebody who is asked a question wants it answered for them."""
    plain = " ".join(lowered(text).split()).strip(" .!?")
    return asks_to_have_it_written(text) is not None or _HANDED_OVER.fullmatch(plain) is not None


def _slipped(word: str) -> Steer | None:
    """The steering word that was meant by one with a letter too few, too many or out of place."""
    turned = next((one for one in _WORDS if one[0] == word[0] and sorted(one) == sorted(word)), None)
    near = turned or next(iter(get_close_matches(word, _WORDS, n=1, cutoff=_CLOSE)), None)
    return _WORDS[near] if near else None
