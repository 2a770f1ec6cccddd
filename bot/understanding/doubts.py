"""Words that leave a sentence about hours open, so that the companion asks instead of guessing."""

import re

from bot.understanding.findings import Findings
from bot.understanding.intents import Doubt
from bot.understanding.numbers import WORD
from bot.understanding.spans import masked

_MEETINGS = (
    r"(?:sessions|calls|meetings|visits|workshops|trainings|plcs|check-?\s?ins|times|days|observations"
    r"|webinars|talks|ones)"
)
_OPEN = tuple(
    (doubt, re.compile(pattern))
    for doubt, pattern in (
        (
            Doubt.UNKNOWN_REFERENCE,
            (
                r"^again\b|\b(?:the usual|as usual|my usual|usual(?:ly)?|as always|ditto|the same"
                r"|same (?:as|thing|time|deal|again|one|for|with)|like (?:last|before|yesterday|always)|repeat"
                r"|copy (?:my|the)|that (?:one|thing|meeting|session|call)|the (?:thing|stuff|one)\b"
                r"|as (?:discussed|before))\b(?! (?:day|date|night|school|site))"
            ),
        ),
        (
            Doubt.UNSURE,
            (
                r"\b(?:maybe|perhaps|probably|possibly|might|not sure|unsure|i think|i guess|i forget"
                r"|don'?t (?:remember|know|recall)"
                r"|can'?t (?:remember|recall)|something like|not|no|nope|wait|or(?! so\b)|if|but|except|minus"
                r"|instead|rather|either|said|told|asked|is|are|isn't|aren't|missing|already|disappeared|showing)\b"
                r"(?!\s*\.\s*\d)|\?\?"
                # Time around the hours is not the hours, and what others logged is theirs.
                r"|^\W*(?:(?:i|we|log|add) )*"
                r"(?:prep\w*|planned|drove|driv\w+|travel\w*|wait\w*|emailed|scheduled|agenda|plan(?=:))\b"
                r"|\b(?!(?:i|we|just|and|have|be|get|got|to|not|newly|already)\b)[a-z]+ (?:logged|recorded|entered)\b"
                r"|\x00 (?:logged|recorded|entered)\b"
            ),
        ),
    )
)
_SEVERAL = re.compile(
    r"\b(?:twice|thrice|daily|per|so far|altogether|in total|every|combined|averag\w+|half of|part of)\b"
    rf"|\b(?:\d+|{WORD}|both|several|few|couple(?: of)?|multiple|some) (?:\w+ ){{0,2}}?{_MEETINGS}\b"
    rf"|\bx\s?\d|\d\s?x\b|(?:\b{WORD}|\b\d+|\*)\s*\x01"
    r"|\b(?:add|put) (?:another |an extra )?\x01+ (?:more )?(?:to|onto|towards?)\b"
)
_LENGTH, _DAY = "\x01", "\x02"
_NOT_THAT_DAY = re.compile(r"\b(?:since|by|before|until|till|due(?: on)?|after|starting|through)\s*\x02")
_BEFORE_LENGTH = re.compile(r"(?:\b(?<!put )in|\b(?:till|until|before|after|every))\s*$")
_AFTER_LENGTH = re.compile(
    r"\s*(?:late\b|early\b|earlier\b|ago\b|away\b|drive\b|driving\b|commut\w+|travel\w*|left\b"
    r"|remaining\b|to go\b|short\b|behind\b"
    r"|each way\b|break\b|lunch\b|a (?:day|week|month|year)\b|per\b|/\s*(?:week|wk|mo|month|year|yr"
    r"|day)\b|until\b|till\b|from now\b)"
)

_LABEL = (
    r"(?:goals?|cpsels?|standards?|elements?|sections?|steps?|parts?|sessions?|modules?|units?"
    r"|chapters?|ch|years?|yr|"
    r"cycles?|phases?|drafts?|weeks?|wk|grades?|rooms?|title|tier|levels?|version|question|pages?|pg"
    r"|day|lessons?|iip|dop|"
    r"indicators?|criteri(?:a|on)|class|period|cohort|group|round|quarter|semester|domain|casc|article"
    r"|act|trimester|number|"
    r"algebra|math|english|prop|ab|sb|priority|objective|item|artifact|form|appendix|workshop|webinar"
    r"|series|book|type)"
)
_NUMBERED = re.compile(
    rf"\b{_LABEL}s?\.?\s*(?:no\.?\s*|\#\s*)?\d{{1,3}}[a-z]?(?:\.\d+)?(?:(?:\s*(?:,|and|&|-)\s*| (?:to"
    rf"|through) )\d{{1,2}}[a-z]?\b)*(?![\d:/])"
    r"|\b\d+(?:st|nd|rd|th)\b"
    r"|\b\d{1,3} (?:new )?(?:teachers?|students?|kids|classes|classrooms?|staff|people|goals?|cpsels?"
    r"|lessons?|questions?|"
    r"artifacts?|drafts?|walkthroughs?|participants?|leaders?|graders?)\b"
    r"|\bk-?\d+\b|\b[a-z]+-?\d{1,3}[a-z]?\b(?![:/])|\b0\d[a-z]\b|\b504s?\b|\b\d+%"
    r"|\b20\d\d\s*-\s*(?:20)?\d\d\b|\bcpsel-?\d\b|\#\d\b"
)
# A single time of day: it says when, not how long.
_CLOCK = re.compile(
    r"(?:\bat\b|@)\s*\d{1,2}(?::[0-5]\d)?(?:\s*[ap]\.?m?\b\.?)?(?![\d/:])"
    r"|(?<![\d/:.])\d{1,2}(?::[0-5]\d)?\s*[ap]\.?m\b\.?"
    r"|(?<![\d/:.])\d{1,2}:[0-5]\d(?![\d/:])"
)


def doubt_about(findings: Findings) -> Doubt | None:
    """Why the sentence must not be taken at its word, None where nothing in it says so."""
    rest = findings.rest()
    for doubt, pattern in _OPEN:
        if pattern.search(rest):
            return doubt
    plain = masked(masked(findings.plain, findings.days, _DAY), findings.lengths, _LENGTH)
    if _SEVERAL.search(plain) or not spent(findings):
        return Doubt.SEVERAL_LENGTHS
    if _NOT_THAT_DAY.search(plain):
        return Doubt.SEVERAL_DAYS
    unexplained = _CLOCK.sub(" ", _NUMBERED.sub(" ", rest))
    return Doubt.UNCLEAR_NUMBER if re.search(r"\d", unexplained) else None


def spent(findings: Findings) -> bool:
    """Whether the lengths are of time spent ("45 min"), not of a delay or a rate ("in 45 min", "2 hours a week")."""
    plain = masked(findings.plain, findings.days)
    return not any(
        _BEFORE_LENGTH.search(plain[: piece.start]) or _AFTER_LENGTH.match(plain, piece.end)
        for piece in findings.lengths
    )
