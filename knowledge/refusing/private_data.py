"""Private data: what is asked about somebody else, which no document holds and the companion tells nobody."""

import re

from knowledge.language.lexicon import Lexicon
from knowledge.language.words import STOP_WORDS, stem, words

_RECORD = (
    r"(?i:(?:coaching )?(?:logs?|hours|notes?|grades?|scores?|ratings?|reflections?|iip|goals?|evaluations?"
    r"|progress"
    r"|portfolio|feedback|assessments?|assignments?|records?|status|standing|attendance|self-?assessment|results?"
    r"|candidates?|salary)\b)"
)
_NAME = r"[A-Z][a-z]+ [A-Z][a-z]+"
_FELLOW = r"candidates?|persons?|people|students?|participants?|coach(?:es)?"
_EQUAL = r"friends?|colleagues?|classmates?|peers?|cohort ?mates?"
_FARED = (
    r"(?:doing|scored?|say in|write|wrote|get|got|finish(?:ed)?|behind|logged|pass(?:ed)?|fail(?:ed)?|withdrawn"
    r"|withdrew"
    r"|dropped|quit|submit(?:ted)?|complete[d]?|late|on (?:academic )?watch|getting an extension|have more"
    r"|miss(?:ed)?|leave|left|been \w+ed|been \w+ (?:on|off|from|out)|approved|cleared|enrolled|paid|signed)\b"
)
# Which people: "who signs" asks for a rule, "who failed" and "who is behind" for names.
_STATE = (
    r"(?:behind|late|failing|failed|withdrawn|withdrew|dropped|quit|missing|complain\w+"
    r"|on (?:academic )?(?:watch|probation|leave)"
    r"|not (?:paid|passed|finished|done)|(?:has|have|had|did)(?:n['’]?t| not)|didnt|hasnt|havent|got|received"
    r"|filed|reported|paid|passed|scored|disabilit\w+"
    r"|accommodations?|low|lowest|worst|highest)"
)
_WHOM = rf"(?:every(?:one|body)|any(?:one|body)|(?:the |all )*(?:people|{_FELLOW}|administrators|names|roster))"

_PERSONAL = re.compile(
    r"(?<!my )\b(?:(?:home|street) address|(?:personal|private) (?:cell|phone|e-?mail|number)|social security|ssn"
    r"|date of birth|birthday|home (?:phone|number)|(?:cell ?phone|cell|mobile) number|medical (?:record"
    r"|history)|(?<!portal )(?<!lms )password|salary of (?!an?\b)|(?:cell|mobile|gmail|home e-?mail) (?:of|for))\b"
    r"|['’]s (?:\w+ )?(?:cell|mobile|gmail|salary|pay|birthdate)\b|\b(?:e-?mails|phones?|numbers"
    r"|addresses) and birth\w+|\bbirth ?dates\b"
    r"|\b(?:log-?in|credentials|passcode) (?:of|for) (?:my|the|her|his|another) (?!portal|system|site|lms"
    r"|website|platform)",
    re.IGNORECASE,
)
_POSSESSED = re.compile(
    rf"(?<!\b[Mm]y )(?<!\b[Oo]ur )(?<!\b[Tt]he )(?<!\b[Aa] )(?<!\b[Aa]n )\b(?!(?:my|our|the|an?) )"
    rf"([\w.]+(?: [A-Z]\w+)?)['’]s (?:\w+ ){{0,3}}?{_RECORD}"
)
_FELLOWS = re.compile(
    rf"\b(?:(?:another|other|different) (?:{_FELLOW})['’]s?|(?:someone|somebody) else['’]?s|my (?:{_EQUAL})['’]s?)"
    rf" (?:\w+ )?{_RECORD}"
    rf"|\b(?:what|how|did|has|is|if|when) (?:\w+ )?(?:(?:another|the other) (?:candidate|participant|student)"
    rf"|my (?:{_EQUAL})"
    rf"|the person (?:before|after|next to) me)\b.{{0,40}}\b{_FARED}"
    rf"|\b{_RECORD} (?:on|about|of|for) (?:(?:all|any|of|the) )*(?:(?:other|another) (?:{_FELLOW})"
    rf"|my (?:{_EQUAL}))\b(?!['’])"
    rf"|\b(?:who|anyone|anybody|someone)(?: else)? in my (?:cohort|group|program)\b.{{0,40}}\b{_FARED}"
    r"|\b(?:list|show|names?|give me|tell me|who are|post|publish|export|announce|print"
    rf"|dm)\b.{{0,20}}\b{_WHOM}\b.{{0,40}}\b{_STATE}\b"
    r"|\b(?:export|download|dump|send|post|publish|give me|show me)\b.{0,15}\b(?:roster|grade ?book|(?:coach"
    r"|candidate|other) (?:ratings|scores|files|records))\b"
    r"|\bwho(?: else)? (?:got|filed|made|wrote|has complained|complained|reported)\b.{0,40}\b(?:warnings?|watch"
    r"|complaints?|names?|on [A-Z]|about)\b"
    rf"|\bwhich (?:\w+ )?(?:{_FELLOW}) (?:\w+ )?(?:has|have|had|is|are|was|were|got|get)\b.{{0,25}}\b{_STATE}\b"
    rf"|\bwhich (?:\w+ )?(?:{_FELLOW}|{_EQUAL}) (?:got|had) the\b"
    rf"|\blist of (?:everyone|everybody)|\bwho in (?:the |my |our )?(?:cohort|group)\b.{{0,20}}\b{_STATE}\b"
    r"|\b(?:tell|give|send)(?: me)? (?!(?:the|my|our|program|office)\b)\w+s (?:phone|cell|number|address|e-?mail)\b"
    rf"|\b(?:list|names?) of (?:failing|late|withdrawn|struggling|failed) (?:{_FELLOW})\b|\b(?:announce|post"
    r"|publish)\b.{0,30}\bwho (?:has|have|is|did)\b"
    r"|\b(?:write|wrote|say|said|noted?) (?:on|about|of) (?:(?:all|any|the|an?) )*(?:other|another"
    rf"|different) (?:{_FELLOW})\b"
    r"|\b(?:ratings?|scores?|grades?|notes?)\b.{0,40}\b(?:gave|given|got)\b.{0,8}\bothers\b"
    r"|\b(?:phones?|phone numbers|e-?mails|addresses|homes) of (?:(?:all|every|each|the"
    rf"|other) )*(?:{_FELLOW})\b|\b(?:all|every|other) (?:{_FELLOW})['’]? (?:phone|home|e-?mail|address)"
    r"|\b(?:read|show|give|tell)(?: me)? (?:the|that) (?:complaints?|grade ?book)\b(?! (?:procedure|process"
    r"|policy|form|steps|rules?))"
    rf"|\bnames? of the (?:\w+ ){{0,3}}?(?:people|{_FELLOW}|{_EQUAL}|administrators)\b.{{0,30}}\b{_STATE}\b"
    r"|\b(?:show|give|send|read|dm|open|forward|pull up|leak|let me see)\b(?: to)?(?: me| us)? (?:her|his"
    r"|their) (?:\w+ )?(?:notes?|file|logs?|reflections?|goals?|ratings?|scores?|iip|portfolio|record)\b"
    r"|\b(?:leak|hack|sneak|steal)\b.{0,20}\b(?:answers?|scores?|interview|file|notes?|key)\b"
    r"|\b(?:files?|records?) of (?:candidate|coach|participant) \w+|\b(?:candidate"
    r"|participant) #?\d+\b.{0,15}\b(?:file|record|ssn|scores?)\b"
    rf"|\bwhich (?:(?:of )?(?:my|our|the) )?(?:{_FELLOW}|{_EQUAL}) (?:are behind|is behind|got|failed|passed"
    rf"|dropped|withdrew)\b"
    r"|^\W*(?:so |tell me |and )*who (?:all )?(?:dropped out|failed|withdrew|quit|got withdrawn)\b"
    r"|\bnames? of (?:\w+ ){0,8}?(?:behind|complain\w*|fail\w*|dropped|quit|late|on (?:academic )?watch|missing)\b"
    rf"|\bmy candidates['’]? (?:\w+ )?{_RECORD}.{{0,30}}\b(?:channel|group|everyone|public)\b",
    re.IGNORECASE,
)
_OF_A_STUDY = re.compile(r"^(?!.*\bnames?\b).*\b(?:survey|study|research|respondents)\b", re.IGNORECASE | re.DOTALL)
"""What is asked about the people of a study, who stand in a report and without their names."""

_NAMED = re.compile(
    rf"\b(?:did|has|does|is|was) ({_NAME})\b.*\b{_RECORD}"
    rf"|\b{_RECORD}.{{0,30}} (?:of|for|by|from|to|did|has|does) ({_NAME})\b"
)
_FIRST_NAMED = re.compile(
    rf"\b(?:[Dd]id|[Hh]as|[Dd]oes|[Ii]s|[Ww]as|if|whether) ([A-Z][a-z]{{2,}})\b(?: [a-z]+){{0,2}} {_FARED}"
)
_FIRST_NAMED_IN_HASTE = re.compile(
    r"\b(?:how many hours (?:does|did|has)|what (?:did|score did|rating did)|how (?:is|did)|tell me what"
    r"|where is) (?!(?:everyone|anyone|we|the)\b)([a-z]{3,})"
    r" (?:have|has|got|get|done|logged|doing|do|scored?|write|wrote|from)\b"
)
_IN_A_FILE = re.compile(
    r"\b(?:show|open|read|pull up|give me|send me|see|look at|what['’]?s in"
    r"|what is in)\b (?:me )?(?:what['’]?s in )?(?!(?:the|my|our|its|this|coach"
    r"|candidate)['’]?s?\b)([A-Za-z]+?)['’]?s (?:\w+ )?"
    r"(?:file|reflections?|goals?|notes?|hours|log|portfolio|iip|scores?|ratings?|record)\b"
)
_STANDS = re.compile(
    r"\b(?:is|was|has) ([A-Za-z]+)['’]s \w+ (?:been )?(?:approved|signed|issued|sent|submitted|late|done"
    r"|complete)\b",
)


def is_private(text: str, lexicon: Lexicon) -> bool:
    """Whether it asks for the record of a fellow or of somebody whom no document names, or for an address."""
    fellows = _FELLOWS.search(text) and not _OF_A_STUDY.search(text)
    return bool(_PERSONAL.search(text) or fellows or _strangers(text, lexicon))


def _strangers(text: str, lexicon: Lexicon) -> list[str]:
    """Whose record is asked for, of those whom no document names."""
    owners = [match[1] for match in _POSSESSED.finditer(text)]
    named = [match[1] or match[2] for match in _NAMED.finditer(text)]
    first_named = [
        match[1]
        for pattern in (_FIRST_NAMED, _FIRST_NAMED_IN_HASTE, _IN_A_FILE, _STANDS)
        for match in pattern.finditer(text)
    ]
    return [
        name
        for name in (*owners, *named, *first_named)
        if any(
            not lexicon.knows(stem(word)) and lexicon.corrected(word) == word
            for word in words(name)
            if word not in STOP_WORDS
        )
    ]
