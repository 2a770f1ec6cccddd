"""Somebody else was meant: "no, with dana", "it was Joel, not Kim", "not theo, dana"."""

import re
from dataclasses import dataclass

from bot.understanding.facts.people import is_name
from bot.understanding.words.spans import lowered

_NAME = r"(?:(?:dr|mr|mrs|ms|mx)\.? )?[^\W\d_][\w'-]*(?: [^\W\d_][\w'-]*)?"
_NO = (
    r"(?:(?:no|nope|nah|oops|whoops|oh|wait|sorry|actually|correction|typo|hmm+|my (?:bad|mistake)|i mean"
    r"|(?P<wrong>wrong (?:person|name|candidate|coach|one)))\b[\s,.!:-]*)"
)
_WAS = r"(?:(?:it|that|this|the last one) (?:was|is|should (?:be|have been))(?: actually)? )"
_WITH = r"(?:with |w/ ?|for )"
_NOT = rf"(?:,? (?:and )?not {_WITH}?(?P<old>{_NAME}))"
_FORMS = tuple(
    (re.compile(pattern + r"[\s.!]*", re.IGNORECASE), sure)
    for pattern, sure in (
        (rf"{_NO}*i meant {_WITH}?(?P<new>{_NAME}?){_NOT}?", True),
        (rf"{_NO}+{_WAS}?{_WITH}(?P<new>{_NAME}?){_NOT}?", True),
        (rf"{_NO}+{_WAS}(?P<new>{_NAME}?){_NOT}?", True),
        (rf"{_NO}*{_WAS}?{_WITH}?(?P<new>{_NAME}?){_NOT}", True),
        (rf"{_NO}*not {_WITH}?(?P<old>{_NAME}?)(?:,| but|;| -)+ ?{_WAS}?{_WITH}?(?P<new>{_NAME})", True),
        (rf"{_NO}*{_WAS}{_WITH}?(?P<new>{_NAME})", False),
        (rf"{_NO}+(?P<new>{_NAME})", False),
    )
)


# "No it was cancelled", "no it was amazing".
_NO_NAME = re.compile(r"\w{3}(?:ed|ing|ful|able|less|ous)$")


@dataclass(frozen=True)
class Meant:
    """Who was meant, in whose place and what was wrong, where that was said; all as written."""

    name: str
    instead_of: str | None
    wrong: str | None


def somebody_else(said: str) -> Meant | None:
    """Who was meant, where the sentence says nothing but that it was somebody else."""
    for pattern, sure in _FORMS:
        found = pattern.fullmatch(said)
        if found is None:
            continue
        name, old = found["new"], found.groupdict().get("old")
        if _is_somebody(name, small=sure) and (old is None or _is_somebody(old, small=True)):
            return Meant(name, old, found["wrong"])
    return None


def _is_somebody(name: str, *, small: bool) -> bool:
    words = re.sub(r"^(?:dr|mr|mrs|ms|mx)\.? ", "", lowered(name)).split()
    if not words or not all(is_name(word) for word in words):
        return False
    return name[0].isupper() or (small and not any(_NO_NAME.search(word) for word in words))
