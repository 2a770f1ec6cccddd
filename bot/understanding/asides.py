"""What somebody says while a question about their goal or reflection is open, and that is plainly no answer to it."""

import re

from bot.understanding.intents import (
    Correction,
    CorrectionAction,
    EntryChanges,
    Greeting,
    Help,
    Intent,
    LogHours,
    ShowDrafts,
    ShowProgress,
    WriteDraft,
)
from bot.understanding.wishes.short_answers import asks_for_dates, asks_for_own_log, own_person
from bot.understanding.words.spans import lowered
from bot.understanding.writing.steering import says_nothing, steered

_LOG = re.compile(r"(?:log|record|add|enter)\b|\d|(?:an?|half an?|one|two|three) (?:hour|hr)")
_WH = r"(?:what|when|where|who|whom|whose|which|why|how)"
_SUBJECT = r"(?:i|we|you|my|our|your|the|a|an|it|they|there|candidates|coaches|anyone)"
_HELPING = r"(?:is|are|am|was|were|do|does|did|can|could|should|must|may|will|would|have|has)"
_ASKED = re.compile(
    rf"{_WH}(?:'s|'re| (?:is|are|was|were)) .*|{_WH}(?: \w+){{0,4}} {_HELPING} {_SUBJECT}\b.*"
    rf"|{_HELPING} {_SUBJECT}\b.*",
    re.DOTALL,
)
_SENTENCES = re.compile(r"[.!?]\s+\S")


def is_aside(text: str, meant: Intent) -> bool:
    """Whether the text, which means this where nothing is asked, is plainly about something else.

    Hours are logged in a line that begins like one; a sentence of what somebody did is an answer. A question is one
    sentence.
    """
    plain = " ".join(lowered(text).replace("’", "'").split())
    if steered(text) is not None or says_nothing(text):
        return False
    match meant:
        case Correction():
            return meant.action is CorrectionAction.DELETE or meant.changes != EntryChanges()
        case Help() | ShowDrafts() | ShowProgress() | WriteDraft():
            return True
        case Greeting():
            return True
        case LogHours():
            return meant.problem is None and _LOG.match(plain) is not None
        case _:
            return _is_question(text, plain)


def _is_question(text: str, plain: str) -> bool:
    if asks_for_dates(text) or asks_for_own_log(text) or own_person(text) is not None:
        return True
    if _SENTENCES.search(text.strip()):
        return False
    return plain.endswith("?") or _ASKED.fullmatch(plain) is not None
