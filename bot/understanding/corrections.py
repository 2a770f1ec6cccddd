"""Wishes to change or void what was recorded: what is meant, and what it should be."""

import re
from datetime import date

from bot.understanding.activities import Telling
from bot.understanding.dates import DayHint, the_day
from bot.understanding.durations import Length
from bot.understanding.findings import Findings, find_all
from bot.understanding.formats import the_format
from bot.understanding.intents import Correction, CorrectionAction, EntryChanges, EntryReference
from bot.understanding.spans import Found, masked
from induction.hours import HourKind

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
        r"\b(?:logged|entered|recorded|added|put) (?:\S+ )*?(?:by (?:mistake|accident)|twice|in error"
        r"|accidentally)\b|\baccidentally (?:logged|added|entered|recorded)\b"
        r"|\b(?:duplicate|double) (?:log|entry|logged|entered)\b|\b(?:shouldn't|should not) (?:be"
        r"|have been) (?:logged|there|counted|recorded)\b"
        r"|\b(?:log|entry|session|meeting|coaching|plc|one)\b.*\b(?:never|didn't|did not) happen(?:ed)?\b"
    ),
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
        r"^(?:oops|whoops|woops|oopsie|correction|typo|my mistake|my bad|actually|wait|sorry"
        r"|no wait|no(?=\s*[,.!:-]))\b[\s,.!:-]*.*(?:\x00|\d)"
    ),
    re.compile(
        r"^(?:it|that|this|(?:(?:the|my) )?last (?:one|entry|log)"
        rf"|that (?:last )?{_RECORD}) (?:was|were|wasn't|is"
        r"|isn't)\b(?=.*(?:\x00|\bnot\b|\bwith\b|zoom|phone|person|virtual))"
    ),
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
_MARKER = re.compile(
    r"\b(?P<new>should(?:'ve| have)? (?:be|been|say|read|actually be)|shoulda been|supposed to (?:be"
    r"|say)|ought to be|make (?:that|it|this|those|them)|meant(?: to (?:say|put|type|write|enter))?"
    r"|but (?:it was|it's|was|it should be)|but|(?:it|that|this) (?:was|were|is)|(?:was"
    r"|were)(?: (?:actually|really|only))?|actually|(?<!with\s)to(?=\s)|instead(?! of)|now|as)\b"
    r"|\b(?P<old>not|instead of|rather than|from|(?:i )?(?:logged|put|entered|recorded|wrote|typed)"
    r"|change|fix|correct|edit|update|amend|adjust|modify|revise|switch|move|set|replace)\b"
)
_LAST = re.compile(r"\b(?:last|latest|most recent|previous|that|it|this|just)\b")
_HOURS_IN_A_DAY = 24


def read_correction(said: str, today: date) -> Correction | None:
    """The correction that the sentence asks for, None where it asks for none."""
    plain = _outlined(find_all(said, today))
    if any(pattern.search(plain) for pattern in _DELETE):
        return Correction(action=CorrectionAction.DELETE, which=_reference(find_all(said, today), plain, today))
    relative = _RELATIVE.search(plain) is not None
    if not relative and (_LOGS.match(plain) or not any(pattern.search(plain) for pattern in _UPDATE)):
        return None
    if relative:
        which = _reference(find_all(said, today), plain, today).model_copy(update={"minutes": None})
        return Correction(action=CorrectionAction.UPDATE, which=which)
    old, new = (find_all(side, today) for side in _sides(said, plain))
    which = _reference(old, plain, today, beside=new)
    return Correction(action=CorrectionAction.UPDATE, which=which, changes=_changes(new, today))


def _outlined(findings: Findings) -> str:
    """The sentence in lower case with lengths and days masked; a range ("from 60 to 90 min") keeps its words."""
    text = findings.plain
    closed = [piece for piece in findings.lengths if not piece.value.open]
    days = [piece for piece in findings.days if piece.value != DayHint() and not _possessive(findings, piece)]
    return masked(masked(text, closed), days)


def _possessive(findings: Findings, piece: Found[DayHint]) -> bool:
    return findings.plain[piece.start : piece.end].endswith("'s")


def _sides(said: str, plain: str) -> tuple[str, str]:
    """What the entry was said to be, and what it should be."""
    markers = list(_MARKER.finditer(plain))
    sides: dict[str, list[str]] = {"old": [], "new": []}
    side = "old" if any(marker["new"] for marker in markers) else "new"
    start = 0
    for marker in markers:
        sides[side].append(said[start : marker.start()])
        side = "new" if marker["new"] else "old"
        start = marker.end()
        if marker["old"] == "not" and (comma := re.search(r"[,;]", plain[start:])):
            # "not 90, 60 min"
            sides["old"].append(said[start : start + comma.start()])
            side, start = "new", start + comma.end()
    sides[side].append(said[start:])
    return " , ".join(sides["old"]), " , ".join(sides["new"])


def _reference(findings: Findings, plain: str, today: date, beside: Findings | None = None) -> EntryReference:
    """Which entry is meant; the last one where the sentence does not tell it by a fact of its own."""
    kind, category = _kind(findings)
    days = [piece.value for piece in findings.days]
    days += [piece.value for piece in beside.days if _possessive(beside, piece)] if beside else []
    facts = EntryReference(
        kind=kind,
        category=category,
        minutes=_minutes(findings),
        on=the_day(days, today) if days else None,
        format=the_format(findings.formats),
        counterpart=_counterpart(findings),
    )
    tells = facts.model_dump(exclude={"minutes", "format"}, exclude_defaults=True)
    return facts.model_copy(update={"last": not tells or (not facts.on and _LAST.search(plain) is not None)})


def _changes(findings: Findings, today: date) -> EntryChanges:
    kind, category = _kind(findings)
    days = [piece.value for piece in findings.days if not _possessive(findings, piece)]
    length = _the_length(findings)
    return EntryChanges(
        kind=kind,
        category=category,
        minutes=_minutes(findings),
        on=the_day(days, today) if days else None,
        format=the_format(findings.formats),
        counterpart=_counterpart(findings),
        starts=length.starts if length else None,
        ends=length.ends if length else None,
    )


def _kind(findings: Findings) -> tuple[HourKind | None, str | None]:
    told = {
        (piece.value.kind, piece.value.category) for piece in findings.activities if piece.value.telling is Telling.KIND
    }
    return told.pop() if len(told) == 1 else (None, None)


def _the_length(findings: Findings) -> Length | None:
    return findings.lengths[0].value if len(findings.lengths) == 1 else None


def _minutes(findings: Findings) -> int | None:
    """The length that was said; a number without a unit that no day has hours for can only be minutes."""
    if findings.lengths:
        length = _the_length(findings)
        return length.minutes if length else None
    bare = [int(number) for number in re.findall(r"(?<![\w/:.-])\d{1,4}(?![\w/:.-])", findings.rest())]
    return bare[0] if len(bare) == 1 and bare[0] > _HOURS_IN_A_DAY else None


def _counterpart(findings: Findings) -> str | None:
    names = {piece.value.name for piece in findings.people if piece.value.name}
    return names.pop() if len(names) == 1 else None
