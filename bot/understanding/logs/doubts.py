"""Words that leave a sentence about hours open, so that the companion asks instead of guessing."""

import re

from bot.understanding.facts.activities import Telling
from bot.understanding.facts.findings import Findings
from bot.understanding.facts.people import is_name
from bot.understanding.intents import Doubt
from bot.understanding.words.numbers import WORD
from bot.understanding.words.spans import Found, masked
from bot.understanding.words.vocabulary import OPENING_WORDS
from induction.hours import HourKind

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
                r"|same (?:(?:\w+ |\x00 ?){0,3}as|but|thing|time|deal|again|one|for|with|length|amount|duration)"
                r"|like (?:last|before|yesterday|always)|repeat"
                r"|copy (?:my|the)|that (?:one|thing|meeting|session|call)|the (?:thing|stuff|one)\b"
                r"|another one|one more$"
                r"|as (?:discussed|before))\b(?! (?:day|date|night|school|site))"
            ),
        ),
        (
            Doubt.UNSURE,
            (
                r"\b(?:maybe|perhaps|probably|possibly|might|not sure|unsure|i think|i guess|i forget"
                r"|don'?t (?:remember|know|recall)"
                r"|can'?t (?:remember|recall)|something like|not|no|nope|nor|idk|wait|or(?! so\b)|if|but|except|minus"
                r"|instead|rather|either(?! (?:on )?\x00)|said|told|asked|is|are|isn't|aren't|missing|already"
                r"|disappeared|showing|pending|late (?:to|for)|left early|sick|recording of"
                r"|cut short|interrupted|(?:someone|somebody) else|\x00 forgot)\b"
                r"(?!\s*\.\s*\d)|\?\?"
                # Time around the hours is not the hours, and what others logged is theirs.
                r"|^\W*(?:(?:i|we|log|add) )*"
                r"(?:prep\w*|planned|drove|driv\w+|travel\w*|wait\w*|emailed|scheduled|agenda|plan(?=:))\b"
                r"|\b(?!(?:i|we|just|and|have|be|get|got|to|not|newly|already)\b)[a-z]+ (?:logged|recorded|entered)\b"
                r"|\x00 (?:logged|recorded|entered)\b|\bplanned (?=\x00)"
            ),
        ),
    )
)
_SEVERAL = re.compile(
    r"\b(?:twice|thrice|daily|per|so far|altogether|in total|every|combined|averag\w+|half of|part of)\b"
    rf"|\b(?:\d+|{WORD}|both|several|few|couple(?: of)?|multiple|some) (?:\w+ ){{0,2}}?{_MEETINGS}\b"
    r"|\bx\s?\d|\d\s?x\b|\b(?:a|the) total\b|\bthe (?:last|first|final|other) \x01"
    r"|\b(?:add|put) (?:another |an extra )?\x01+ (?:more )?(?:to|onto|towards?)\b"
    r"(?! my (?:[\w-]+ ){0,2}?(?:hours|hrs|total|tally)\b)"
)
_BOTH = re.compile(r"\b(?:both|all) (?=(?:\w+ ){0,2}?" + _MEETINGS + ")")
_NOT_KNOWN = re.compile(r"\bhow (?:long|many)\b|\bunknown\b|\btbd\b")
_TIMES_LENGTH = re.compile(rf"(?:\b{WORD}|\b\d+|\*)\s*\x01")
_LENGTH, _DAY = "\x01", "\x02"
_NOT_THAT_DAY = re.compile(r"\b(?:since|by|before|until|till|due(?: on)?|after|starting|through)\s*\x02")
_RECURRING = re.compile(r"\b(?:(?:bi-?)?weekly|monthly|recurring|standing)\b")
_OPENING = re.compile(r"(?:(?:i|we) )?([a-z']+) (?:\x01|(?:my|our|the|that|for|from|about|i|we)\b)")
_DOER = re.compile(
    r"(?:(?P<other>every(?:one|body)|she|he|they|my (?!coach and)\w+)|(?P<name>[^\W\d_]+)) "
    r"(?:did|had|attended|got|completed|took|went|finished|joined)\b"
)
_BEFORE_LENGTH = re.compile(r"(?:\b(?<!put )in|\b(?:till|until|before|after|every))\s*$")
_AFTER_LENGTH = re.compile(
    r"\s*(?:late\b|early\b(?! morning)|earlier\b|ago\b|away\b|drive\b|driving\b|commut\w+|travel\w*|left\b"
    r"|remaining\b|to go\b(?! over| through)|short\b(?! \w+ w)|behind\b"
    r"|each way\b|break\b|lunch\b(?! (?:w|meeting|mtg|chat))|a (?:day|week|month|year)\b|per\b"
    r"|/\s*(?:week|wk|mo|month|year|yr|day)\b|until\b|till\b|from now\b)"
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
    rf"\b{_LABEL}s?\.?\s*(?:no\.?\s*|\#\s*)?\d{{1,4}}[a-z]?(?:\.\d+)?(?:(?:\s*(?:,|and|&|-)\s*| (?:to"
    rf"|through|of) )\d{{1,2}}[a-z]?\b)*(?![\d:/])"
    r"|\b\d+(?:st|nd|rd|th)\b|\b\d{1,2}[\s-](?:year|page|point|part|step)\b"
    r"|\b\d{1,3} (?:new )?(?:teachers?|students?|kids|classes|classrooms?|staff|people|goals?|cpsels?"
    r"|lessons?|questions?|"
    r"artifacts?|drafts?|walkthroughs?|participants?|leaders?|graders?)\b"
    r"|\b\d{1,2} of \d{1,2}\b|\bk-?\d+\b|\b[a-z]+-?\d{1,3}[a-z]?\b(?![:/])|\b0\d[a-z]\b|\b504s?\b|\b\d+%"
    r"|\b20\d\d\s*-\s*(?:20)?\d\d\b|\bcpsel-?\d\b|\#\d\b|\b[a-z]+ [1-4]01\b"
)
# A single time of day: it says when, not how long.
_CLOCK = re.compile(
    r"(?:\bat\b|@)\s*\d{1,2}(?::[0-5]\d)?(?:\s*[ap]\.?m?\b\.?)?(?![\d/:])"
    r"|(?<![\d/:.])(?:\d{1,2}(?::[0-5]\d)?|\d{3,4})\s*[ap]\.?m\b\.?"
    r"|(?<![\d/:.])\d{1,2}:[0-5]\d(?![\d/:])"
)


def doubt_about(findings: Findings) -> Doubt | None:
    """Why the sentence must not be taken at its word, None where nothing in it says so."""
    rest = findings.rest()
    for doubt, pattern in _OPEN:
        if pattern.search(rest):
            return doubt
    timed = masked(masked(findings.plain, findings.days, _DAY), findings.lengths, _LENGTH)
    if len(findings.lengths) > 1:
        timed = _BOTH.sub(lambda both: " " * len(both[0]), timed)  # "zoom both times", of entries that were told apart
    # The label of a number may itself be an activity ("session 4").
    numbered = [Found(match.start(), match.end(), None) for match in _NUMBERED.finditer(timed)]
    counted = masked(masked(timed, numbered), findings.activities)
    if _SEVERAL.search(timed) or _TIMES_LENGTH.search(counted) or not spent(findings):
        return Doubt.SEVERAL_LENGTHS
    if _NOT_THAT_DAY.search(timed) or (_RECURRING.search(rest) and not findings.days):
        return Doubt.SEVERAL_DAYS
    if _strange_opening(findings) or _of_others(findings) or _unknown_after_all(findings):
        return Doubt.UNSURE
    return Doubt.UNCLEAR_NUMBER if re.search(r"\d", _CLOCK.sub(" ", masked(rest, numbered))) else None


def _strange_opening(findings: Findings) -> bool:
    """Whether the first word does something unknown to the hours after it ("approve my 1 hr", "swap 2 hr PLC")."""
    opening = _OPENING.match(masked(findings.rest(), findings.lengths, _LENGTH))
    return opening is not None and opening[1] not in OPENING_WORDS


def _of_others(findings: Findings) -> bool:
    """Whether somebody else did the learning ("Kim attended a 2 hr PLC")."""
    doer = _DOER.match(findings.plain)
    learned = any(piece.value.kind is HourKind.PROFESSIONAL_LEARNING for piece in findings.activities)
    return doer is not None and learned and (doer["other"] is not None or is_name(doer["name"]))


def _unknown_after_all(findings: Findings) -> bool:
    """Whether a length was said and then was not sure: "45 min with Sam, idk how long exactly"."""
    unknown = any(_NOT_KNOWN.search(findings.plain, piece.start, piece.end) for piece in findings.lengths)
    told = [piece for piece in findings.activities if piece.value.telling is Telling.KIND]
    return unknown and max(len(told), len(findings.people), len(findings.days)) < len(findings.lengths)


def spent(findings: Findings) -> bool:
    """Whether the lengths are of time spent ("45 min"), not of a delay or a rate ("in 45 min", "2 hours a week")."""
    plain = masked(findings.plain, findings.days)
    return not any(
        _BEFORE_LENGTH.search(plain[: piece.start]) or _AFTER_LENGTH.match(plain, piece.end)
        for piece in findings.lengths
    )
