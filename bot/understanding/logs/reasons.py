"""Why an entry is corrected or taken out, in the words of whoever says so: "delete my last log, we had to cancel"."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_LONGEST = 200
_WHO = r"(?:i|we|she|he|they|it|that|this|there|(?:my|our|the|her|his) \w+|[A-Z][\w'-]+(?: [A-Z][\w'-]+)?)"
_DID = (
    r"(?:was|were|is|are|had|has|have|got|did|do|does|never|could|couldn'?t|can'?t|cancel\w*|left|stopped|ran|ended"
    r"|started|came|went|forgot|logged|entered|counted|put|meant|mixed|no[- ]?show\w*|already|only|just|actually"
    r"|\w+n't|\w+ed)"
)
_NAMED = (
    r"(?:the )?(?:wrong \w+|dup(?:e|licate)?(?: (?:entry|log))?|(?:my |by |a )?mistake|typo|by accident|in error"
    r"|(?:logged |entered )?twice|double entry|cancel\w*|no[- ]?show|sick|not mine|(?:just )?(?:a )?test(?:ing)?"
    r"|(?:it|that)'?s \w+)"
)
_TELLS = re.compile(rf"(?:{_WHO} {_DID}\b|{_NAMED}\b)", re.IGNORECASE)
_BECAUSE = re.compile(
    r"[\s,;.(-]*\b(?:because(?: of)?|b/?c|cuz|'?cause|coz|since|due to|as(?= (?:i|we|she|he|they|it|my|the)\b))\s+"
    r"(?P<reason>\S.*?)[\s.!)]*$",
    re.IGNORECASE,
)
_WRONG = re.compile(r"(?:(?:oops|whoops|sorry|no|oh|wait|ugh)\b[\s,.!:-]*)*(?P<reason>wrong \w+)\b", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\s*\((?P<reason>[^()]+)\)[\s.!]*$")
_BEHIND = re.compile(r"\s*(?:[,;:.]\s|\s-+\s)\s*(?P<reason>\S[^,;:]*?)[\s.!]*$")
_BEFORE = re.compile(
    r"^(?:(?:oops|whoops|sorry|no|oh|wait|ugh|hey|hi)\b[\s,.!:-]*)*(?P<reason>[^,;:.]+?)\s*(?:[,;:.]|\s-)\s*(?:so\s+)?"
)


@dataclass(frozen=True)
class Parts:
    """A sentence without the reason that it gives; `reason` is None where it gives none."""

    rest: str
    reason: str | None


def without_reason(said: str, corrects: Callable[[str], bool], tells_more: Callable[[str], bool]) -> Parts:
    """The sentence and its reason, taken apart.

    `corrects` is whether a part of it asks for a correction by itself, `tells_more` whether it says what the entry
    was: such a part is no reason.
    """
    because = _BECAUSE.search(said)
    if because and corrects(said[: because.start()]):
        return Parts(said[: because.start()], because["reason"][:_LONGEST])
    for rest, reason in _ways(said):
        if _TELLS.match(reason) and not tells_more(reason) and corrects(rest):
            return Parts(rest, reason[:_LONGEST])
    wrong = _WRONG.match(said)
    return Parts(said, wrong["reason"] if wrong else None)


def _ways(said: str) -> Iterator[tuple[str, str]]:
    """The sentence with what stands behind it, or before it, taken for the reason."""
    for pattern in (_IN_BRACKETS, _BEHIND):
        if behind := pattern.search(said):
            yield said[: behind.start()], behind["reason"].strip()
    if before := _BEFORE.match(said):
        yield said[before.end() :], before["reason"].strip()
