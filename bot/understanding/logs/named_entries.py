"""Corrections that name their entry by what it is: "make the nov 3 coaching 45 min", "delete marcus's log"."""

import re
from collections.abc import Sequence
from datetime import date

from bot.understanding.facts.people import is_name
from bot.understanding.intents import Correction, CorrectionAction, EntryChanges, EntryReference
from bot.understanding.logs.corrections import read_correction
from bot.understanding.words.spans import lowered
from induction.packs.pack import EVERYDAY_CATEGORIES, Category

_NAME = r"[^\W\d_][\w-]*"
_NOUN = (
    r"(?:coaching(?: (?:session|log|entry|one))?|log|entry|record|one|session|pl|plc|pd|training|workshop|hours?"
    r"|meeting|call|visit)"
)
_RECORD = r"(?:(?:coaching |training )?(?:log|entry|record|one))"
"""What is said of an entry that is there: "my meeting was 30 min" may log one."""
_NAMED = (
    rf"(?:(?P<by>{_NAME})'s|the|that|my|our)\s+(?P<facts>(?:[\w/.:'-]+\s+){{0,6}}?)(?P<noun>{_NOUN})\b"
    r"(?P<more>(?:\s+(?:on|of|from|with|for)\s+(?!\d+\s*(?:min|h))[\w/.-]+(?:\s+\d{1,2}(?:st|nd|rd|th)?)?){0,2})"
)
_OPENING = r"(?:(?:please|pls|no|oops|sorry|actually|wait|can you|could you)\b[\s,.!:-]*)*"
_FORMS = (
    re.compile(rf"{_OPENING}make\s+{_NAMED}\s+(?:to\s+|be\s+)?(?P<new>\S.*)"),
    re.compile(rf"{_OPENING}(?:change|set|correct|fix|update|amend|edit)\s+{_NAMED}\s+(?:to|so it is)\s+(?P<new>\S.*)"),
    re.compile(
        rf"{_OPENING}{_NAMED.replace(_NOUN, _RECORD)}\s+"
        r"(?:was|were|is|should(?:'ve| have)? (?:be|been)|needs? to be|has to be)\s+(?:only\s+)?(?P<new>\S.*)"
    ),
)
_THEIRS = re.compile(
    rf"{_OPENING}(?P<by>my coach|my candidate|{_NAME})(?:'s|\s+has)?\s+(?:logged|recorded|entered|put|added)"
    r"\s+(?P<facts>.+?),?\s+but\s+(?P<new>\S.*)"
)
_DISPUTED = re.compile(
    rf"(?:i\s+)?(?:disagree with|dispute|object to|do(?:n't| not) agree with|contest)\s+{_NAMED}[\s.!]*"
)
_TAKEN_OUT = re.compile(
    rf"{_OPENING}(?:delete|remove|void|undo|erase|take out)\s+(?P<by>{_NAME})'s\s+(?P<facts>(?:[\w/.:'-]+\s+){{0,6}}?)"
    rf"(?P<noun>{_NOUN})\b(?P<more>.*)"
)
_NUMBERS = {"two": "2", "three": "3", "four": "4", "five": "5", "both": "2", "few": "5"}
_SEVERAL = re.compile(
    r"\b(?:last|latest|previous|these|those)\s+(?P<count>[2-9]|two|three|four|five|few)\b"
    r"(?:\s+(?:logs|entries|ones|sessions|hours|records)\b|[\s.!]*$)"
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAYS = frozenset({"today", "yesterday", *_WEEKDAYS})
_NOBODY = _DAYS | {
    *("i", "we", "you", "he", "she", "they", "it", "tomorrow", "last", "latest", "recent", "previous", "first"),
    *("second", "third", "other", "wrong", "same", "whole", "long", "short", "new", "old", "duplicate", "extra"),
    *("double", "entire", "only", "this", "that", "week"),
}


def named_correction(said: str, today: date, categories: Sequence[Category] = EVERYDAY_CATEGORIES) -> Correction | None:
    """The correction of an entry that is told by a fact of its own, which is then no change; None for any other."""
    plain = " ".join(lowered(said).split())
    if found := _DISPUTED.fullmatch(plain):
        parts = found.groupdict()
        which = _which(parts, today, categories).model_copy(update={"logged_by": parts["by"] or "the other"})
        return Correction(action=CorrectionAction.UPDATE, which=which)
    for pattern in (_TAKEN_OUT, _THEIRS, *_FORMS):
        if (found := pattern.fullmatch(plain)) and (meant := _read(found.groupdict(), today, categories)):
            return meant
    return None


def several_last(said: str) -> int | None:
    """How many of the last entries the words speak of, where it is more than one: "delete my last 2 logs"."""
    found = _SEVERAL.search(lowered(said))
    return None if found is None else int(_NUMBERS.get(found["count"], found["count"]))


def _read(parts: dict[str, str | None], today: date, categories: Sequence[Category]) -> Correction | None:
    by, facts = parts.get("by"), " ".join((parts.get("facts") or "").split())
    if by in _DAYS:
        by, facts = None, f"{by} {facts}".strip()
    if by in _NOBODY:
        return None
    which = _which({**parts, "facts": facts}, today, categories)
    if by is not None:
        name = None if by.startswith("my ") else by
        which = which.model_copy(update={"last": False, "counterpart": name, "logged_by": by})
    if which.model_copy(update={"last": False}) == EntryReference() or which.last:
        return None
    if parts.get("new") is None:
        return Correction(action=CorrectionAction.DELETE, which=which)
    wished = read_correction(f"make that {parts['new']}", today, categories)
    if wished is None or wished.changes == EntryChanges():
        return None
    return Correction(action=CorrectionAction.UPDATE, which=which, changes=wished.changes, reason=wished.reason)


def _which(parts: dict[str, str | None], today: date, categories: Sequence[Category]) -> EntryReference:
    """What the words around the noun say of the entry; a word by itself is the name of the other person."""
    facts, noun, more = (" ".join((parts.get(one) or "").split()) for one in ("facts", "noun", "more"))
    told = read_correction(" ".join(f"delete the {facts} {noun or 'entry'} {more}".split()), today, categories)
    which = told.which if told else EntryReference(last=True)
    if which.counterpart is None and (name := _name_in(facts)):
        return which.model_copy(update={"counterpart": name, "last": False})
    return which


def _name_in(facts: str) -> str | None:
    words = facts.removeprefix("one with ").split()
    return (
        words[0] if len(words) == 1 and words[0] not in _NOBODY and words[0].isalpha() and is_name(words[0]) else None
    )
