"""Commands in plain words: "history dana", "anything to confirm?", "export my hours"."""

import re

from bot.understanding.facts.people import is_name
from bot.understanding.wishes.due import whose_deadlines
from bot.understanding.wishes.way import way_command
from bot.understanding.words.spans import lowered

_PLEASE = r"(?:(?:please|pls|can you|could you|can i|i (?:want|need|would like) to|i'd like to|let me|let's)\s+)*"
_SHOW = rf"{_PLEASE}(?:(?:show|see|list|view|open|give|get)(?: me)?\s+)?"
_MINE = r"(?:(?:my|our|the|all(?: my)?)\s+)?"
_WHO = r"(?P<whom>[^\W\d_][\w'-]*(?:\s+[^\W\d_][\w'-]*)?)"
_OF = rf"(?:\s+(?:(?:of|for|with)\s+)?{_WHO})"
_END = r"(?:\s+(?:please|pls|now))?[\s?.!]*"
_CONFIRMED = r"(?:confirm(?:ed)?|confirmation|confirmations)"
_WAITS = (
    rf"{_PLEASE}{_CONFIRMED}(?: (?:all|everything|them|it all|all of them|my hours|hours|entries))?",
    rf"(?:is there |are there |do i have |have i )?(?:anything|something|any \w+)(?: left)? to {_CONFIRMED}",
    rf"what (?:do i (?:have|need) to|should i|can i|is there to|needs? (?:my|to be)) {_CONFIRMED}",
    rf"(?:what|which \w+)(?:'s| is| are|s)? (?:waiting|waits?)(?: for me| for confirmation| to be {_CONFIRMED})?",
    rf"(?:who|what|which \w+)(?:'s| is| are| has| have|s)? ?n(?:o|')?t (?:yet )?(?:been )?{_CONFIRMED}(?: yet)?",
    (
        r"(?:what(?:'s| is| are|s)|is anything|anything|any|show(?: me)?|list)?\s*(?:the |my )?"
        r"(?:in dispute|disputes?|(?:disputed|unconfirmed)(?: (?:hours|entries))?)"
    ),
)
_ITEMS = (
    rf"(?:when(?:'s| is|s) )?{_MINE}next (?:meeting|coaching(?: session)?)(?: with {_WHO})?",
    rf"{_SHOW}(?:(?:my|our|the|open)\s+)+(?:action )?(?:items|to-?dos?|tasks)(?: with {_WHO})?",
    rf"{_SHOW}(?:action )?items(?: with)? {_WHO}",
)
_OPEN = r"(?:open|settled|unsettled|(?:not|un)[ -]?(?:yet )?settled|undecided|provisional|ruled on)"
_RULINGS = (
    (
        r"(?:which|what) (?:of (?:the|our) )?(?:rules?|rulings?)(?: (?:are|is|were|have been))?"
        rf" (?:still |yet )?{_OPEN}(?: yet)?"
    ),
    r"(?:are|is) there (?:any )?(?:still )?(?:open|unsettled|provisional) (?:rules?|rulings?)",
    rf"{_SHOW}{_MINE}(?:open |settled |unsettled |provisional )?rulings",
    rf"(?:{_SHOW}|what are ){_MINE}(?:open|settled|unsettled|provisional) rules",
    r"what (?:has been|is|was) settled",
    rf"{_PLEASE}(?:settle|rule on) (?:the |our |some )?(?:open )?rules",
    r"(?:which|what) rules do (?:the|our) (?:documents|handbooks?) (?:disagree|not agree) (?:on|about)",
)
_SURVEY = (
    (
        rf"{_PLEASE}(?:open|start|answer|take|do|fill (?:in|out)|show|see|find|give)(?: me)? "
        r"(?:the |my |this |our )?(?:pulse|survey|pulse survey|program survey)"
    ),
    r"(?:where(?:'s| is|s)|is there) (?:the |a |any )?(?:pulse|survey|pulse survey)",
    r"(?:the )?(?:pulse|survey|pulse survey)(?: results)?",
    r"(?:(?:show|see)(?: me)? |what are )?the results of the (?:last )?(?:pulse|survey|pulse survey)",
)
_DATA = r"(?:data|information|personal data)"
_HELD = (
    r"what (?:do|does|did) (?:you|it|the companion|casc) (?:hold|have|keep|know|store|save) (?:about|of|on) me",
    rf"what {_DATA} (?:do|does) (?:you|it|the companion) (?:hold|have|keep|store) (?:about|of|on) me",
    rf"{_PLEASE}(?:export|download|show|send|give)(?: me)? (?:all )?(?:of )?my (?:own )?{_DATA}",
    (
        rf"{_PLEASE}(?:export|download|show|send|give)(?: me)? (?:everything|all|what) (?:that )?"
        r"you (?:hold|have|keep|know) (?:about|of|on) me"
    ),
)
_OF_IIP = r"(?:iip|plan|goals?|reflections?|evidence|record|notes|writing)"
_READERS = (
    (
        r"(?:who|who else|has any(?:one|body)(?: else)?|did any(?:one|body)(?: else)?)(?: has| have)?"
        r" (?:read|reads|seen|saw|see|looked at|looks at|viewed|opened|accessed)"
        rf" (?:any of )?my {_OF_IIP}(?: so far| yet)?"
    ),
    rf"{_SHOW}(?:the )?(?:readers of my {_OF_IIP}|who (?:has )?(?:read|looked at) my {_OF_IIP})",
)
_SHARES = (
    r"(?:what|which \w+) (?:do|did|have|am) i (?:share|shared|sharing)(?: with (?:my )?\w+)?",
    r"what(?:'s| is|s) shared(?: with (?:me|(?:my )?\w+))?",
    rf"{_PLEASE}stop sharing(?: (?:it|that|everything|all|my \w+))?(?: with (?:my )?\w+)?",
)
_MY_PEOPLE = r"(?:(?:my|our|the) (?:cohort|caseload|candidates))"
_COHORT = (
    r"who (?:of (?:my|our|the) candidates )?(?:needs?|wants?) (?:my |our |some |the most )?(?:help|attention|support)",
    r"who(?:'s| is|s| are)? (?:behind|late|struggling|falling behind|at risk)",
    rf"how(?:'s| is| are|s)? {_MY_PEOPLE}(?: doing| going)?",
    rf"{_SHOW}{_MY_PEOPLE}(?: at a glance)?",
)
_FORMS = tuple(
    (command, re.compile(f"(?:{pattern}){_END}"))
    for command, pattern in (
        ("history", rf"{_SHOW}{_MINE}(?:hours? |log )?history{_OF}?"),
        ("history", rf"{_SHOW}{_WHO}'s history"),
        *(("confirm", waits) for waits in _WAITS),
        ("progress", rf"{_WHO} (?:progress|standing|status)"),
        *(("items", items) for items in _ITEMS),
        *(("cohort", cohort) for cohort in _COHORT),
        *(("rulings", rulings) for rulings in _RULINGS),
        ("rate", rf"{_PLEASE}(?:do |start |begin |open |fill in )?(?:(?:my|the)\s+)?self-? ?(?:assessment|rating)"),
        ("rate", rf"{_PLEASE}rate (?:me|myself)"),
        ("rate", rf"{_PLEASE}rate {_WHO}"),
        ("ratings", rf"{_SHOW}{_MINE}(?:ratings|growth){_OF}?"),
        ("ratings", rf"{_SHOW}{_WHO}'s (?:ratings|growth)"),
        *(("mydata", held) for held in _HELD),
        *(("readers", read) for read in _READERS),
        *(("shared", shared) for shared in _SHARES),
        *(("pulse", survey) for survey in _SURVEY),
        ("export", rf"{_PLEASE}(?:export|download)(?: (?:all )?(?:my|our|the) (?:hours|log|entries|ledger|record))?"),
    )
)
_COMPLAINT = re.compile(
    r"(?:no,? |sorry,? |oops,? )*(?:(?:that|this|it)(?:'s| is|s)? )?(?:all )?"
    r"(?:wrong|not right|not correct|incorrect|edit|change|fix|correct it|a mistake)(?: (?:it|that|this))?[\s.!]*"
)
_NOBODY = frozenset(
    {"my", "our", "the", "me", "myself", "of", "for", "with", "action", "open", "next", "last"}
    | {"show", "what", "how", "is", "any", "all", "this", "that"}
)
_DOING = re.compile(r"(?:delete|undo|remove|void|cancel|forget|make|change|edit|fix|wrong|never|add|oops|no|yes|ok)\b")


def plain_command(text: str) -> str | None:
    """What would stand behind `/casc` for the same; None for words that are no command."""
    said = " ".join(text.split())
    if (whose := whose_deadlines(said)) is not None:
        return f"deadlines {whose}"
    plain = lowered(said)
    for command, pattern in _FORMS:
        found = pattern.fullmatch(plain)
        if found is None:
            continue
        start, end = found.span("whom") if "whom" in pattern.groupindex else (-1, -1)
        whom = said[start:end] if start >= 0 else ""
        words = lowered(whom).split()
        if all(is_name(word) and word not in _NOBODY for word in words):
            return f"{command} {whom}".strip()
    return way_command(said)


def is_plain_wish(text: str) -> bool:
    """Whether what stands behind `/casc` is no command, but plain words about what was logged: `delete my last log`."""
    return _DOING.match(lowered(text).strip()) is not None


def is_complaint(text: str) -> bool:
    """Whether the text says that something is wrong, and not what."""
    return _COMPLAINT.fullmatch(" ".join(lowered(text).split())) is not None
