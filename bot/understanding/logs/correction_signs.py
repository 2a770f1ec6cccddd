"""Words that ask to change or to void what was recorded.

Each is looked for in the sentence in lower case, with lengths and days masked.
"""

import re

_POLITE = (
    r"^(?:(?:please|pls|plz|can|could|would|will|you|u|hey|ok|okay|oops|whoops|oh|no|wait|sorry"
    r"|actually|hmm+|ugh|um+|my bad|i|i'd|need|want|like|to"
    r"|just|go ahead and|and|also|bot|never\s?mind|nvm|let's|me|for me)\b[\s,.!:-]*)*"
)
_RECORD = (
    r"(?:log|logs|logged|entry|entries|record|recorded|hours?|hrs?|minutes?|mins?|time|session"
    r"|coaching|pl|plc|pd|one|workshop|training|meeting|call)"
)
_POINTS = r"(?:that|it|this|these|those|them|my|the|last|latest|previous|both|all|yesterday|\w+'s|entry|log)"
_DAY_OR_LENGTH = r"(?:\d|\x00|an? hour|half|date|time|duration|hours|minutes|length)"
_NO_ENTRY = r"(?:my )?(?:goal|barriers?|reflection|document|file|draft|data\b|account|profile|information)"

_DELETES = re.compile(
    rf"{_POLITE}(?:delete|remove|undo|erase|void|scratch|scrap|discard|retract|strike|wipe|take|get rid|cross|cancel"
    r"|drop)\b"
)
_MISTAKEN = re.compile(
    r"\b(?:logged|entered|recorded|added|put) (?:\S+ )*?(?:by (?:mistake|accident)|twice|in error"
    r"|accidentally)\b|\baccidentally (?:logged|added|entered|recorded)\b"
    r"|\b(?:duplicate|double) (?:log|entry|logged|entered)\b|\b(?:shouldn't|should not) (?:be"
    r"|have been) (?:logged|there|counted|recorded)\b"
    r"|\b(?:log|entry|session|meeting|coaching|plc|one)\b.*\b(?:never|didn't|did not) happen(?:ed)?\b"
)
_DELETE = (
    re.compile(
        rf"{_POLITE}(?:delete|remove|undo|erase|void|scratch|scrap|unlog|discard|retract|nix|strike|wipe"
        rf"|take (?:out|off|back|down)|get rid of|cross out)"
        rf"(?: {_POINTS}\b(?! {_NO_ENTRY})| \w*\s*{_DAY_OR_LENGTH}"
        rf"| {_RECORD}\b| dup\w+|[\s.!]*$)"
    ),
    re.compile(
        rf"{_POLITE}(?:cancel|ignore|disregard|forget|drop|clear|never\s?mind|nvm) (?:(?:that|it|this)[\s.!]*$"
        rf"|{_POINTS} \x00"
        rf"|(?:{_POINTS} )(?:[\w\x00]+ )*?(?:log|logged|entry|entries|recorded|one|message)\b)"
    ),
    re.compile(
        r"\b(?:delete|remove|undo|erase|void) (?:that|it|this|one|my last|the last)\b|\btake (?:that|it"
        r"|this|them|those) (?:off|out|back|down)\b"
    ),
    re.compile(
        rf"{_POLITE}(?:delete|remove|undo|erase|void|scratch|scrap|discard|cancel|drop|clear|take (?:out|off|back|down)"
        r"|get rid of) (?:what(?:ever)?|everything|anything|all) (?:that )?(?:i|we|you) (?:\w+ )?"
        r"(?:logged|log|entered|added|put|recorded|said|did|sent|submitted|typed|wrote|posted)\b"
    ),
    _MISTAKEN,
)
_FACT = r"(?:date|day|time|duration|length|number|minutes|hours|format|kind|category|person|name)"
_SLOT = (
    r"(?:\x00|\d|an? hour|half|zoom|phone|in person|virtual|with\b|w/|coaching|plc?\b|pd\b|cpsel|district|job|training"
    r"|workshop)"
)
_AT = r"(?:on |with |via |by |over |for |in )?"
_UPDATE = (
    re.compile(
        rf"{_POLITE}(?:change|fix|correct|edit|update|amend|adjust|modify|revise|switch|move|set|replace|redo"
        rf"|reduce|increase|bump|shorten|extend|lower|raise|swap) "
        rf"(?:(?:that|it|this)\b(?: (?:to|from)\b|[\s.!]*$)|(?:{_POINTS} )(?:\S+ ){{0,6}}?(?:{_RECORD}|{_FACT}|to)\b"
        rf"|{_FACT} (?:to|from|of|on|for)\b"
        rf"|(?:\S+ ){{0,8}}?(?:to|from)\s+{_SLOT}|(?:\S+ ){{0,4}}?(?:log|logged|entry|record)\b)"
    ),
    re.compile(
        rf"{_POLITE}make (?:(?:that|it|this|those|them)\b|(?:my|the|yesterday's"
        rf"|today's) (?:\S+ ){{0,5}}?(?=\x00|\d))"
    ),
    re.compile(
        r"\b(?:should(?:'ve| have)? (?:be|been|say|read|actually be)|shoulda been|(?:was|were"
        r"|is) supposed to (?:be|say)|ought to be|needs? to be (?:changed|\x00))"
    ),
    re.compile(
        r"\bi meant\b(?! to (?:log|add|record))|^(?:\W|oops|sorry|no|oh|wait"
        r"|actually)*meant\b(?! to (?:log|add))|\bmeant to (?:say|put|type|write|enter)\b"
    ),
    re.compile(
        rf"\bwrong (?:{_FACT}|hour|amount|candidate|coach|entry)\b"
        rf"|\b(?:log|entry) (?:is|was|looks) (?:wrong|incorrect|off|not right)\b"
    ),
    re.compile(
        r"^(?!.*\b(?:miss(?:ed)?|late|can'?t|couldn'?t|didn'?t|running|no[- ]show)\b)"
        r"(?:oops|whoops|woops|oopsie|correction|typo|my mistake|my bad|actually|wait|sorry"
        r"|no wait|no(?:pe)?(?=\s*[,.!:-]| (?:it|that|this) (?:was|is)))\b[\s,.!:-]*.*(?:\x00|\d)"
    ),
    re.compile(
        r"^(?:it|that|this|(?:(?:the|my) )?last (?:one|entry|log)"
        rf"|that (?:last )?{_RECORD}) (?:was|were|wasn't|is"
        r"|isn't)\b(?=.*(?:\x00|\bnot\b|\bwith\b|zoom|phone|person|virtual))"
    ),
    re.compile(r"^(?:the|that|my) (?:one|entry|log|session) (?:on|from|for) \x00+ (?:was|were|is|should)\b"),
    re.compile(rf"\b(?:was|were) {_AT}{_SLOT}.*\bnot {_AT}{_SLOT}|\b(?:was|were) with \w+,? not \w+"),
    re.compile(r"^(?:\d+(?:\.\d+)?,? not \d+(?:\.\d+)?|not \d+(?:\.\d+)?[\s,;]+\d+(?:\.\d+)?)[\s.!]*$"),
    re.compile(
        r"\b(?:was|were|is) (?:actually|really|only|in fact) (?:on |with |via |for )?(?=\x00|zoom|phone"
        r"|in person|virtual|[\w]+ not\b)|\b(?:actually|really) (?:was|were)\b"
    ),
    re.compile(
        r"\b(?:logged|put|entered|recorded|said|wrote|typed|added)\b.*(?:\bbut\b|\binstead of\b|\bshould\b"
        r"|\bnot \x00)"
    ),
    re.compile(r"^[\s\w,']*?\x00+[\s\w,]*\bnot (?:on |for )?(?:\x00+|\d+)[\s.!]*$"),
    re.compile(r"^not (?:\x00+|\d+)[\s,;-]+(?:but |it was |it's )?\x00+"),
)
# To add to a sum is to log: "add 1 hour to my PLC hours".
_SUM = r"(?:[\w-]+ ){0,2}?(?:hours|hrs|total|tally)\b"
# "Add 30 min to that": how long it is then, the entry itself must say; the person is asked.
_RELATIVE = re.compile(
    r"\b(?:add|tack on|subtract|cut|take|deduct|knock|remove) (?:another |an extra |an additional )?\x00+ (?:more )?"
    rf"(?:to|onto|from|off)(?: of)? (?:that|it|this|my(?! {_SUM})|the last|\w+'s)\b"
)
_LOGS = re.compile(
    r"(?:please |pls |oops |sorry |actually |no |wait |[\s,.!:-])*(?:i )?(?:forgot to |need to "
    r"|want to |meant to )?(?:log|add|record|enter)\b(?! (?:should|was|is|needs))"
)


def asks_to_delete(plain: str) -> bool:
    """Whether an entry is to be taken out."""
    return any(pattern.search(plain) for pattern in _DELETE)


def adds_to_an_entry(plain: str) -> bool:
    """Whether something is to be added to an entry, or taken from it."""
    return _RELATIVE.search(plain) is not None


def asks_to_change(plain: str) -> bool:
    """Whether an entry is to be another than it is; to log something that was forgotten changes none."""
    return not _LOGS.match(plain) and any(pattern.search(plain) for pattern in _UPDATE)


def is_mistaken(plain: str) -> bool:
    """Whether the sentence says that an entry should not be there, and does not ask to take it out."""
    return _MISTAKEN.search(plain) is not None and not _DELETES.match(plain)
