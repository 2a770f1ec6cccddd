"""What is left, what is missing, whose steps: questions about one's own way, as people in a hurry ask them."""

import re

from rapidfuzz.distance import OSA

from bot.understanding.facts.people import is_name
from bot.understanding.words.spans import lowered
from bot.understanding.words.spelling import tidy

_WHO = r"(?P<who>(?!(?:my|our|the)\b)[^\W\d_][\w-]*(?: [^\W\d_][\w-]*)?)"
_ASKS = rf"(?:(?:do|did|have|am) i|(?:does|did|has|is) {_WHO})"
_AM, _CAN, _DO = rf"(?:am i|is {_WHO})", rf"(?:i|{_WHO})", rf"(?:do i|does {_WHO})"
_WHOSE, _OWN = rf"(?:my|the|her|his|their|our|{_WHO}'?s)", rf"(?:my|our|{_WHO}'?s)"
_SHOW = r"(?:(?:please|pls|can you|could you|show|see|list|give|get|tell|open|where are|what are|me)\s+)*"
_END = r"(?: (?:now|today|yet|still|so far|right now|please|pls|at the moment|overall|for the program))*[\s?.!]*"
_WHAT = r"(?:what(?:'s|s| is| are)?|anything|is anything|is there anything)"
_LEFT = r"(?:left|missing|open|outstanding|to do|left to do|left over|overdue|late|past due|behind)"
_GOING_ON = r"(?: (?:with|on|for|in) (?:anything|something|everything|it all|the program|my \w+|this year|that))?"
_RECOMMENDED = (
    r"(?:(?:the |be |being |get |getting |a )*"
    r"(?:recommend(?:ed|ation)|clear(?:ed)?(?: (?:the|my) credential| credential)?))"
)
_CHECKLIST = r"(?:steps|step list|check-?list|requirements|documents|papers)"
_PAPERS = r"(?:steps|documents|papers|forms|requirements)"
_WISHES = {
    "verify": (
        (
            rf"{_WHAT} (?:still )?(?:missing|left|open|to do|need(?:ed)?|keeps?)(?: to do)? "
            rf"(?:for|from|before|until|till) (?:{_WHOSE} )?{_RECOMMENDED}"
        ),
        (
            rf"what {_ASKS} (?:still )?(?:need|lack|miss(?:ing)?|have to do) (?:for|before|to get) "
            rf"(?:{_WHOSE} )?{_RECOMMENDED}"
        ),
        rf"{_AM} (?:nearly |almost |already )?ready (?:for|to) (?:{_WHOSE} )?{_RECOMMENDED}",
        rf"(?:(?:when|how soon) )?(?:can|will|do|could) {_CAN} (?:be |get )+recommended",
        rf"{_SHOW}(?:where am i (?:with|on) )?{_OWN} (?:way to the recommendation|recommendation|verification)",
        rf"(?:please )?sign(?: off)?(?: on)? {_OWN} (?:check-?list|steps?|hours)",
        r"who(?:'s| has to| needs to)? signs? (?:next|now|what next)",
    ),
    "deadlines": (rf"{_SHOW}(?:my |our )?deadlines",),
    "cohort": (r"how(?:'s|s| is| are) (?:everybody|everyone|they(?: all)?|my people|all of them)(?: doing| going)?",),
    "warnings": (
        rf"{_AM} (?:on|in|under|getting|at) (?:an? )?(?:academic watch|early warning|watch|trouble|risk)",
        rf"{_DO} have (?:any |an? )?(?:early )?warnings?",
        rf"{_SHOW}(?:my|any|{_WHO}'?s) (?:early )?warnings?",
        r"warnings",
    ),
    "plan": (
        rf"{_SHOW}{_OWN} (?:support|improvement) plans?",
        rf"{_DO} have (?:an? |any )?(?:support |improvement )?plans?",
    ),
    "steps": (
        rf"{_SHOW}{_OWN} (?:open |missing |late )?{_CHECKLIST}",
        rf"{_SHOW}(?:steps|check-?list|requirements) (?:of|for) {_WHO}",
        r"steps|checklist|my list",
        rf"(?:what|which) {_PAPERS} {_ASKS} (?:still )?(?:miss(?:ing)?|need|have(?: left)?)",
        rf"(?:please )?approve {_WHO}(?:'?s)? goals?",
        rf"(?:what|which) {_PAPERS} are (?:still )?{_LEFT}",
    ),
    "ratings": (rf"{_SHOW}{_OWN} (?:scores|ratings|growth)", rf"what (?:did|do) {_CAN} score"),
    "progress": (
        (
            rf"(?:are we|{_AM}) (?:still |doing )*(?:on (?:track|time|pace|schedule)|behind|late|ok(?:ay)?|caught up"
            rf"|in good shape|good){_GOING_ON}"
        ),
        r"(?:still )?on track",
        rf"how(?:'s|s| is| are) {_WHO} (?:doing|going|coming along|getting (?:on|along))",
        (
            rf"(?:did|have|has) {_CAN} (?:miss(?:ed)?|forget|forgotten|forgot) "
            r"(?:anything|something|any deadlines?|a deadline|any dates?)"
        ),
        rf"what (?:did|have|has) {_CAN} (?:miss(?:ed)?|forgotten|forgot)",
        rf"{_WHAT} (?:still )?{_LEFT}(?: (?:for|with|of) (?:me|{_WHO}))?",
        (
            rf"what {_ASKS} (?:still )?(?:need|have|got|supposed|missing|late with|behind (?:on|with|in))"
            r"(?: to (?:do|finish|complete))?"
        ),
        r"what (?:should|must|can) i do(?: next| first)?",
        (
            rf"how (?:many|much) (?:more )?(?:\w+ )?(?:hours?|hrs|time) (?:a|per|each|every) (?:month|week) {_ASKS} "
            r"(?:still )?(?:need|have)(?: to (?:do|log|finish|get|make it|catch up|be done))?"
        ),
        rf"{_AM} going to (?:make it|finish(?: on time)?|be done in time)",
    ),
}


def _numbered(pattern: str) -> re.Pattern[str]:
    """The pattern with a name of its own for each place at which somebody may be named."""
    first, *others = pattern.split("(?P<who>")
    return re.compile("".join([first, *(f"(?P<who{number}>{other}" for number, other in enumerate(others))]))


_FORMS = tuple((command, _numbered(pattern + _END)) for command, patterns in _WISHES.items() for pattern in patterns)
_SEVERAL = re.compile(
    r"(?:how (?:are|is) )?(?P<one>[^\W\d_][\w-]*) (?:and|n|&|\+) (?P<two>[^\W\d_][\w-]*)(?:'s)? "
    r"(?:progress|standing|status|hours|doing)" + _END
)
_DUE = (
    _numbered(
        r"(?:when(?:'s|s| is| are| do i have to (?:do|finish|hand in|have)| must i (?:do|finish)| does)"
        rf"|by when (?:is|are)) (?:(?:my|the|our|i|{_WHO}'?s|her|his|their) )?(?P<what>[\w -]{{3,60}}?)"
        r"(?: (?:due|due by|supposed to be done))?[\s?.!]*"
    ),
    _numbered(
        rf"(?:(?:my|the|{_WHO}'?s) )?(?P<what>[\w -]{{3,60}}?) (?:is |are )?due(?: (?:when|date|by when))?[\s?.!]*"
    ),
)
_SURELY_DUE = re.compile(r"\b(?:due|by when|have to|must)\b")

_KEYWORDS = (
    "track", "behind", "missing", "missed", "deadline", "deadlines", "progress", "recommendation", "recommended",
    "checklist", "steps", "warnings", "warning", "anything", "growth", "assessment", "orientation", "month", "hours",
)  # fmt: skip
_LONG = 9
_NOBODY = frozenset(
    {"i", "me", "my", "we", "us", "our", "the", "it", "that", "this", "there", "everyone", "everybody", "all", "still"}
    | {"anything", "something", "someone", "anyone", "what", "who", "you", "she", "he", "they", "her", "his", "their"}
    | {"program", "handbook", "coach", "candidate", "supervisor", "university", "a", "an", "any", "next", "first"}
    | {"sign", "approve", "mark", "verify", "delete", "change", "send", "finish", "complete", "record", "upload"}
)


def way_command(text: str) -> str | None:
    """What would stand behind `/casc` for a question about somebody's way; None for any other text."""
    said = _spelled(text)
    plain = lowered(said)
    if (several := _SEVERAL.fullmatch(plain)) and all(map(_may_be_name, several.group("one", "two"))):
        return "progress"
    for command, pattern in _FORMS:
        found = pattern.fullmatch(plain)
        if found is not None and (who := _who(found, said)) is not None:
            return f"{command} {who}".strip()
    return None


def due_of(text: str) -> tuple[str, str] | None:
    """What it is whose day is asked for, and whose, empty for one's own: `when is Dana's IIP due?`; None for others."""
    said = _spelled(text)
    plain = lowered(said)
    if _SURELY_DUE.search(plain):
        for pattern in _DUE:
            found = pattern.fullmatch(plain)
            if found is not None and (who := _who(found, said)) is not None:
                return found["what"], who
    return None


def _who(found: re.Match[str], said: str) -> str | None:
    """The name that stands there, empty where none does; None for a word that is no name."""
    names = [name for name in found.re.groupindex if name.startswith("who") and found[name]]
    who = said[slice(*found.span(names[0]))] if names else ""
    if lowered(who) in {"i", "me"}:
        return ""
    return who if all(map(_may_be_name, lowered(who).split())) else None


def _may_be_name(word: str) -> bool:
    return is_name(word) and word not in _NOBODY


def _spelled(text: str) -> str:
    """The text with slips of the finger in the words that matter here put right."""
    return re.sub(r"[^\W\d_]{4,}", lambda word: _mended(word[0]), " ".join(tidy(text).split()))


def _mended(word: str) -> str:
    low = word.lower()
    if low in _KEYWORDS:
        return word
    near = [one for one in _KEYWORDS if one[0] == low[0] and OSA.distance(low, one) <= (2 if len(one) >= _LONG else 1)]
    return near[0] if len(near) == 1 and len(near[0]) >= len(low) else word
