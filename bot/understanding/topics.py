"""What it was about, in the person's own words."""

import re

from bot.understanding.activities import Telling
from bot.understanding.findings import Findings
from bot.understanding.spans import MASK, masked
from induction.hours import HourKind

_LONGEST = 80
_NUMBERED = re.compile(r"\bcpsel\s*#?\d", re.IGNORECASE)
_CHUNK = re.compile(rf"[{MASK},;:()\n\"]+|\s-+\s|\.(?:\s|$)|[!?]")
_FILLER = frozenset(
    """
    & + - / @ a about actually add added after again all already also an and another are as at attended be been
    both by call can candidate coach coach's coached coaching completed conversation convo could covered
    covering did discussed discussing do done down during each enter entered finished focused focusing following
    for forgot from get go going got had has have he hello her hey hi his i i'd i'll i'm i've in into is it it's
    its just let like log logged logging long looked looking made me meet meeting met my need of oh ok okay on
    or our out over please pls plus put quick re really record recorded regarding reviewed reviewing session she
    short so some spent submit talked talking thank thanks thx ty tysm that the their then there they this through to
    today today's track up via w w/ want was we we're well went were where which with work worked working would
    wrapped you your
    """.split()  # noqa: SIM905 - a list of words, read as words
)


def topic(clause: Findings) -> str | None:
    """The longest phrase of the clause that says nothing else, None where there is none."""
    text = clause.said
    kinds = [piece for piece in clause.activities if piece.value.telling is Telling.KIND and not piece.value.topical]
    further = [piece for piece in kinds[1:] if piece.value.category or piece.value.kind is HourKind.COACHING]
    known = kinds[:1] + further + [piece for piece in clause.activities if piece.value.telling is Telling.MEETING]
    for found in (clause.lengths, clause.days, clause.formats, clause.people, known):
        text = masked(text, found)
    phrases = [_phrase(chunk) for chunk in _CHUNK.split(text[clause.start : clause.end])]
    longest = max(phrases, key=len, default="")
    if longest:
        return longest[:_LONGEST]
    numbered = next((_NUMBERED.search(clause.said[piece.start : piece.end]) for piece in kinds), None)
    return numbered[0] if numbered else None


def _phrase(chunk: str) -> str:
    words = chunk.split()
    while words and _says_nothing(words[0]):
        words.pop(0)
    while words and _says_nothing(words[-1]):
        words.pop()
    return " ".join(words) if any(_tells(word) for word in words) else ""


def _tells(word: str) -> bool:
    return len(word) > 1 and not word.isdigit() and not _says_nothing(word)


def _says_nothing(word: str) -> bool:
    return word.lower() in _FILLER or not re.search(r"\w", word)
