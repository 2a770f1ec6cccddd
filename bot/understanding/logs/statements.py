"""Whether a sentence wants hours recorded, tells of a plan, or only speaks about hours."""

import re

from bot.understanding.facts.activities import Telling
from bot.understanding.facts.company import of_others
from bot.understanding.facts.findings import Findings
from bot.understanding.words.spans import lowered

_VERB = r"(?:log|record|add|enter|put|track|count|note|submit|save|book)"
_REQUEST = rf"\b(?:can|could|would|will) (?:you|u|ya) (?:please |pls |just |also )?(?:help me )?{_VERB}\b"
_BEGINS = (
    rf"^(?:(?:please|pls|just|also|and|help me|let me|go ahead and|i just|oops|sorry"
    rf"|quick)[\s,]+)*(?:{_VERB}|logging|logged|logs|recording|recorded|adding|added|entering|entered"
    rf"|submitting|to log)\b(?! (?:in|out|into|on|off)\b(?! \x00))"
)
_WISH = (
    rf"\b(?:forgot|forget|need|needed|want|wanted|like|have|trying|meant|got|hoping"
    rf"|wish) to (?:also )?(?:log|add|record|enter|submit)\b|\bto (?:log|be logged)\b|\b{_VERB} (?:it"
    rf"|that|this|them|these|those)\b(?=\s*(?:please|pls|now|too|for me|thanks)?[\s.!?]*(?:$|,|\.))"
    rf"|\b(?:please|pls) {_VERB}\b|\b(?:log|record) (?:please|pls)\b|,\s*log (?:it|that|this)\b"
)
_WANTED = re.compile(f"{_REQUEST}|{_BEGINS}|{_WISH}")
_SAYS_LOG = re.compile(r"\blog(?:ged|ging|s)?\b(?! (?:in|out|into)\b)")
_FORBIDDEN = re.compile(
    r"\b(?:don'?t|do not|doesn'?t|does not|never|not to|remind(?:er|ers)?(?: me)?(?: to)?|should i"
    r"|do i|can i|could i|may i|how to|how do|how can) (?:need to |have to |please )?(?:log|record|add"
    r"|count|enter)\b|\bremind(?:er)?\b"
)
_COUNTS = re.compile(
    r"\b(?:so far|in total|remaining|per \w+|an? (?:year|month|week|semester)|annual(?:ly)?|yearly"
    r"|minimum|maximum|enough|owe|owed|short of"
    r"|for the (?:year|month|semester)|this (?:year|semester)|last year|requirements?|required (?:for"
    r"|to|by|per)|requires?|(?:is|are) required"
    r"|(?:i|we|you|they|he|she|candidates?|coach(?:es)?|people|everyone) (?:still |only |just |also "
    r"|really )?needs?(?! to (?:log|add|record|enter))"
    r"|(?:i|we)(?: would|'d)? (?:want|like|prefer|love|hate|expect|hope|wish|believe|feel"
    r"|asked)(?! to (?:log|add|record|enter))"
    r"|(?:hop(?:e|ing)|aim(?:ing)?|looking|wanting|love) to"
    r" (?:get|do|finish|complete|reach|have|earn|hit|fit|squeeze|knock)"
    r"|(?:asked|asks) for|wants|wanted|requested|requests"
    r"|says|states|according to|means|counts? (?:as|toward|towards|for)|must|have to|has to|supposed to|give me)\b"
    r"|\b(?:(?:i|we)(?:'ve| (?:currently |already )?have)(?: (?:got|done|completed|logged|earned"
    r"|finished))?|need(?:ed)?) "
    r"(?:(?:about|only|over|around|already) )?\x00"
    r"|^(?:write|create|generate|summari[sz]e|suggest|compose|brainstorm|outline|rewrite|improve"
    r"|schedule|set up|reserve|block|hold|arrange|confirm|invite|email|text|message|tell|let|ask|help"
    r"|(?:draft|prepare|book|edit) (?:an?|my|me))\b"
    r"|^(?:still )?needs?\b(?! to (?:log|add|record|enter))"
)
_COPULA = re.compile(
    r"\b(?:is|are|isn't|aren't|takes?|lasts|last(?! (?:time|one|session|meeting|call|visit))|runs|starts?|begins?"
    r"|ends|seems?|looks|feels?|that's|it's|there's|here's|keeps?|loves?|helps?|makes?)\b"
)
_NOT_DONE = re.compile(
    r"\b(?:cancel(?:l?ed|l?ing|s)?|no[\s-]?show(?:ed)?|rescheduled?|rescheduling|postponed?|missed"
    r"|skipped|to skip|(?:almost|nearly)\b(?= (?:\x00|had|got|did))|(?:tried|trying|attempted) to|should(?:'ve| have)"
    r"|forgot (?:(?:my|our|the|about)|to(?! (?:log|add|record|enter|submit|put)))|(?:were|was) to(?= \x00)|absent"
    r"|shoulda|ghosted|bailed|no longer|unable|couldn't|could not|can't|cannot|didn't|did not|didnt"
    r"|wasn't|was not|weren't|won't|will not|haven't|have not|hasn't|has not|doesn't|does not|never"
    r"|don't|do not|dont|fell through|called off|stood me up"
    r"|(?:got |was |been )?invited to|(?:signed|signing) up|registered for|enrolled in)\b"
)
# "Traffic took 2 hours", "the board meeting went 5 hours": what somebody else's time went into.
_WENT_ON = re.compile(
    r"(?<!\bi )(?<!\bwe )\b(?:took|lasted|went|ran|dragged)(?: on| over| long)?"
    r"(?: (?:for|me|us|about|like|over))*\s+\x00"
)
_NONE = re.compile(r"^no \x00")
_PLAN = re.compile(
    r"\b(?:(?:i|we|he|she|they)'ll|will|going to|gonna|plan(?:ning)? (?:to|on)|scheduled|reserved"
    # What ends a phrase is a topic: "(master scheduling)".
    r"|(?<!master )(?<!bell )(?<!the )(?:schedule|scheduling)(?!\s*(?:$|[),.;]))"
    r"|(?:i|we|he|she|they|\x00) (?:may|might|could|would|should)|upcoming|hope to|hoping to|looking forward"
    r"|would like to (?:meet|schedule|book)"
    r"|(?:i'm|im|i am|we're|we are|my coach is) (?:meeting|seeing|coaching|observing|attending|doing"
    r"|having|visiting|calling|set|booked)|(?:i|we|^) ?have(?! to)|(?:^|i'm |i am )thinking"
    r"|let's|lets|invite|calendar (?:invite|invitation|event|hold|entry)"
    r"|(?:on|in|to) (?:my|her|his|our|the|your) calendar)\b"
)
# What the sentence opens with, all of it is.
_OPENS_A_PLAN = re.compile(
    r"\W*(?:(?:so|also|hey|and|ok|i think|i guess|maybe|hopefully|probably|thurs|today)\b[\s,]*)*"
    r"(?:(?:i|we)(?:'m| am|'re| are|m)? )?(?:(?:just|still|probably|also|hopefully|only|now) )*"
    r"(?:plan(?:ning|s)? (?:to|on)|going to(?! (?:the|an?|my|our)\b)|gonna|might(?! as well)"
    r"|may (?!\d)|could|would like to|want to|hoping to|hope to"
    r"|thinking (?:of|about|abt)|looking to|intend(?:ing)? to|aiming to)\b(?! log\b)"
    r"|\W*(?:i|we)(?:'ll| will)\b"
)
_HAPPENED = re.compile(
    r"\b(?:met|coached|attended|observed|visited|debriefed|spoke|talked|completed|finished|did|had"
    r"|went|participated|took|joined|sat|saw|called|phoned|zoomed|worked|wrapped|presented|facilitated"
    r"|checked)\b"
)


def asks_to_log(said: str, *, question: bool) -> bool:
    """Whether the sentence asks in so many words to record something; a question does so by "can you log" alone."""
    plain = lowered(said)
    wanted = re.search(_REQUEST, plain) if question else _WANTED.search(plain)
    return wanted is not None and not _FORBIDDEN.search(plain)


def says_log(said: str) -> bool:
    """Whether the sentence says "log", which is only ever said of hours ("log it", "log my hours")."""
    return asks_to_log(said, question=False) and _SAYS_LOG.search(lowered(said)) is not None


def is_statement(findings: Findings) -> bool:
    """Whether the sentence speaks about hours (what is needed, what was cancelled) and tells of none spent."""
    plain = findings.rest()
    if of_others(findings) or _OPENS_A_PLAN.match(findings.plain):
        return True
    if _COUNTS.search(plain) or was_not_done(findings) or (_WENT_ON.search(plain) and not _of_coaching(findings)):
        return True
    return _COPULA.search(plain) is not None and not (findings.lengths and findings.days)


def _of_coaching(findings: Findings) -> bool:
    """Whether it tells of a meeting with somebody, or of anything that counts."""
    return bool(findings.people) or any(piece.value.telling is not Telling.OTHER for piece in findings.activities)


def was_not_done(findings: Findings) -> bool:
    """Whether the sentence tells of something that was cancelled, missed or only wished for."""
    rest = findings.rest()
    return _NOT_DONE.search(rest) is not None or (not findings.lengths and _NONE.search(rest) is not None)


def is_plan(findings: Findings) -> bool:
    """Whether the sentence tells of something still to come."""
    return _PLAN.search(findings.rest()) is not None


def happened(findings: Findings) -> bool:
    """Whether the sentence tells of something done."""
    return _HAPPENED.search(findings.plain) is not None
