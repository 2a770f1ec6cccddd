"""Own record: what somebody asks about their own standing with people, which no document of a program holds."""

import re

_WHOEVER = (
    r"(?:(?:my|the) )?(?:pa|program (?:admin\w*|director|office|coordinator)|coach|supervisor|principal|director"
    r"|(?:credentials? )?analyst|instructor|professor|panel|district|ctc|commission|state|program|dr\.? \w+)"
)
_PAPER = (
    r"(?:\w+ ){0,2}?(?:application|credential|recommendation|goals?|iip|hours|logs?|extension|request|portfolio"
    r"|transcripts?|agreement|mou|forms?|crr|reflections?|assignments?|assessments?|fees?|payment|appeal|letters?)"
)
_SETTLED = (
    r"(?:approved|signed(?: off)?|graded|submitted|sent(?: \w+)?|received|processed|issued|filed|confirmed"
    r"|accepted|granted|reviewed|rated"
    r"|paid|complete|posted|rejected|denied|recorded|counted|cleared|through|in|done)"
)
_END = (
    r"(?: (?:yet|already|now|or not|so far|by now|in the system|for (?:me|this year|year (?:1|2|one|two))"
    r"|to (?:the )?(?:ctc|state)))*\W*$"
)
_GAVE = r"(?:get|give me|gave me|receive|earn|put(?: down)?|write (?:about|on) me|say about me|score me|rate me)"
_OWN_RECORD = re.compile(
    r"\bwhat (?:\w+ )?(?:ratings?|scores?|grades?|marks?|feedback|points) (?:did|have) (?:i|my \w+"
    rf"|the \w+) {_GAVE}\b"
    rf"|\bhow did (?:i (?:do|score)\b(?! (?:i|this|that|it))|{_WHOEVER} (?:rate|score|grade) me\b)"
    r"|\bwhat did i (?:get|score) (?:on|for|in)\b|\bwhat(?:['’]?s| is| was) my (?:\w+ )?(?:grade|score|rating"
    r"|candidate (?:id|number)|cohort number|start date|enrol+ment date)\W*$"
    r"|^\W*(?:(?:hey|hi|so|ok|and)\W+)*(?:am i|was i|have i been) (?:\w+ )?(?:approved|cleared|recommended"
    r"|enrolled|admitted|accepted|registered|withdrawn|passing|failing|behind|(?:on"
    rf"|off) (?:academic )?watch){_END}"
    rf"|\b(?:did|has|have) {_WHOEVER} (?:\w+ )?(?:sign|approve|confirm|submit|sen[dt]|receive|file|rate|review"
    r"|grade|grant|accept|process|issue|get|got|pay|upload|enter|finish|say|fill)(?:e?d)?\b"
    r"(?=.*\b(?:my|me|it|mine|yet|already)\b)|\b(?:did|has) (?:my )(?:pa|coach|supervisor|principal"
    rf"|program director) (?:\w+ )?(?:sign|approve|confirm|submit)(?:t?ed|d)?{_END}"
    rf"|(?<!when )(?<!how )(?<!where )(?<!why )\b(?:was|were|has|have|did) my {_PAPER} (?:been |go |get |come "
    rf"|gone )?{_SETTLED}{_END}"
    rf"|^\W*(?:hey|hi|so|ok|and)?\W*(?:is|are) my {_PAPER} (?:been )?(?:{_SETTLED} (?:yet|already|or not)\b"
    rf"|(?:approved|issued|in|through|cleared){_END})",
    re.IGNORECASE,
)
_PASSED = re.compile(r"\bdid i (?:pass|fail|clear|get (?:approved|in|the|my|an?))\b(?!.*\d)", re.IGNORECASE)
_FIGURE = re.compile(r"\d.*\bdid i\b", re.IGNORECASE)
"""Scores told before it is asked whether they are enough: that is reckoned."""


def asks_own_record(text: str) -> bool:
    """Whether it asks what people gave, signed or decided for the asker."""
    return bool(_OWN_RECORD.search(text) or (_PASSED.search(text) and not _FIGURE.search(text)))
