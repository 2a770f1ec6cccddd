"""What it was about, in the person's own words."""

import re
from collections.abc import Iterator

from bot.understanding.facts.activities import Activity, Telling
from bot.understanding.facts.findings import Findings
from bot.understanding.words.spans import MASK, Found, masked
from induction.hours import HourKind

_LONGEST = 80
# The CPSEL or the IIP goal that was worked on: always kept, whatever else was said of it.
_GOAL = re.compile(
    r"\b(?:(?:iip )?goals?|cpsels?)\s*(?:no\.?\s*|#\s*)?\d{1,2}(?:\s*(?:,|and|&|-)\s*\d{1,2}\b(?![:/]))*", re.IGNORECASE
)
_CHUNK = re.compile(rf"[{MASK},;:()\n\"]+|\s-+\s|\.(?:\s|$)|[!?]")
_CLOCK = re.compile(
    r"(?<![\w/:.-])(?:at |@ ?)?\d{1,2}(?::\d\d(?: ?[ap]\.?m\b)?| ?[ap]\.?m?\b)(?![\w/:])", re.IGNORECASE
)
_FILLER = frozenset(
    """
    & + - / @ a about abt actually add added after again all already also an and another approx approximately are
    around as at attended be been before being both by call can candidate coach coach's coached coaching completed
    conversation convo could covered covering days did discussed discussing do done down during each ended enter
    entered facilitated finished focused focusing following for forgot from get go going got group had has have he
    hello her hey hi his i i'd i'll i'm i've in into is it it's its joint jointly just lasted led let like log
    logged logging long looked looking made me meet meeting met moved my need of oh ok okay on or our out over
    please pls plus prepped prepping presented put quick ran re really record recorded regarding reviewed reviewing
    roughly saw session she short small so some spent submit talked talking tell thank thanks that the their then
    there they this through thx times to today today's together took topic total track ty tysm up via visits w w/
    want was watched we we're well went were where which with work worked working would wrapped you your ~
    """.split()  # noqa: SIM905 - a list of words, read as words
)


def topic(clause: Findings) -> str | None:
    """The longest phrase of the clause that says nothing else, and the goals that it names; None without either."""
    phrases = (phrase for phrase in _phrases(clause, _left(clause)) if not _GOAL.fullmatch(phrase.value))
    longest = max(phrases, key=_length, default=Found(0, 0, ""))
    named = _GOAL.finditer(masked(clause.said, (*clause.lengths, *clause.days))[: clause.end], clause.start)
    goals = [Found(*goal.span(), goal[0]) for goal in named if goal[0].lower() not in longest.value.lower()]
    left = _LONGEST - sum(len(goal.value) + 2 for goal in goals)
    phrase = Found(longest.start, longest.end, longest.value[:left])
    parts = sorted((part for part in (*goals, phrase) if part.value), key=lambda part: part.start)
    return ", ".join(part.value for part in parts)[:_LONGEST] or None


def _length(phrase: Found[str]) -> int:
    return len(phrase.value)


def _left(clause: Findings) -> str:
    """The sentence without what was understood in the clause, and without the activities that say what was done."""
    kinds = [piece for piece in clause.activities if piece.value.telling is Telling.KIND and not piece.value.topical]
    further = [piece for piece in kinds[1:] if piece.value.category or piece.value.kind is HourKind.COACHING]
    found = (*clause.lengths, *clause.days, *clause.formats, *clause.people, *clause.left_out, *kinds[:1], *further)
    text = _CLOCK.sub(lambda clock: MASK * len(clock[0]), masked(clause.said, found))
    meetings = [piece for piece in clause.activities if piece.value.telling is Telling.MEETING]
    beside = [piece for piece in meetings if kinds or piece is not meetings[0]]
    return masked(text, (piece for piece in meetings if not _in_phrase(text, piece, after_word=piece in beside)))


def _in_phrase(text: str, piece: Found[Activity], *, after_word: bool) -> bool:
    """Whether a meeting belongs to a phrase: "observation notes", or beside another activity "budget meeting"."""
    before = re.search(r"([^\W\d_]+) $", text[: piece.start])
    return piece.value.topical or (after_word and before is not None and _tells(before[1]))


def _phrases(clause: Findings, text: str) -> Iterator[Found[str]]:
    start = clause.start
    for border in (*_CHUNK.finditer(text, clause.start, clause.end), None):
        end = border.start() if border else clause.end
        if phrase := _phrase(text[start:end]):
            at = text.index(phrase.split()[0], start)
            yield Found(at, end, phrase)
        start = border.end() if border else end


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
