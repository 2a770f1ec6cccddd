"""Whether somebody tells of a step: `Priya's HR letter came in on Nov 3`, `my coach signed the checklist`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.understanding.times.dates import find_days
from bot.understanding.wishes.asking import is_question
from bot.understanding.words.spans import lowered

_NAME = r"[^\W\d_][\w.-]*(?: [^\W\d_][\w.-]*){0,2}"
_WHEN = (
    r"(?P<when>(?:\s+(?:(?:on|last|this)\s+[\w/., -]{3,30}|(?:yesterday|today)"
    r"|(?:mon|tues?|wed|thurs?|fri|sat|sun|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[\w/., -]{0,20}"
    r"|\d[\w/., -]{2,20}))?)[\s.!]*"
)
_DONE = r"(?:handed in|turned in|uploaded|submitted|signed(?: off)?(?: on)?|sent(?: in)?|finished|completed|approved)"
_ALSO = r"(?:just |already |finally )*"
_CAME_IN = re.compile(
    rf"(?:(?P<whose>my|{_NAME}['’]s)\s+)?(?:the\s+)?(?P<what>[\w /()-]{{3,60}}?)\s+"
    r"(?:(?:just )?(?:came|is|has come) in|arrived|(?:was |is |has been )?"
    rf"(?:{_DONE}|done|received)){_WHEN}",
    re.IGNORECASE,
)
_DID = re.compile(
    rf"(?:(?P<who>i|my (?:coach|mentor|supervisor)|{_NAME}?)(?:['’]ve| have| has)? )?{_ALSO}"
    rf"(?P<verb>{_DONE}|did|had|attended|went to) (?:(?P<whose>my|our|her|his|their|{_NAME}['’]s) |the |a |an )?"
    rf"(?P<what>[\w /()-]{{3,60}}?){_WHEN}",
    re.IGNORECASE,
)
_OWN = frozenset({"my", "our", "her", "his", "their", "i"})


@dataclass(frozen=True)
class StepReport:
    """What came in, in the words it was told in; `whose` is None for one's own or nobody named, `on` without a day.

    `handed_in` is whether it is something that one hands in, finishes or signs; what one did or had may be hours.
    """

    what: str
    whose: str | None = None
    on: date | None = None
    handed_in: bool = True


def step_report(text: str, today: date) -> StepReport | None:
    """What the words tell of; None where they tell of nothing that came in."""
    said = " ".join(text.split())
    told = _DID.fullmatch(said) or _CAME_IN.fullmatch(said)
    if told is None or is_question(said):
        return None
    what, when = told["what"], told["when"]
    days = [found.value.day for found in find_days(lowered(when), today)]
    if when.strip() and (len(days) != 1 or days[0] is None):
        return None
    verb = told.groupdict().get("verb")
    handed_in = verb is None or re.fullmatch(_DONE, verb, re.IGNORECASE) is not None
    return StepReport(what, _whose(told.groupdict()), days[0] if days else None, handed_in)


def _whose(told: Mapping[str, str | None]) -> str | None:
    """Whose it is: who is named as its owner, else who did it; None for one's own, and for one's own coach's doing."""
    owner, doer = (told.get("whose") or "").strip(), (told.get("who") or "").strip()
    if owner and owner.lower() not in _OWN:
        return owner[:-2]
    is_own = not doer or doer.lower() in _OWN or doer.lower().startswith("my ") or owner.lower() == "my"
    return None if is_own else doer
