"""How long it was: lengths and stretches of the clock, as people write them."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import time
from fractions import Fraction

from bot.understanding.times.clock import STRETCH, bare_stretch, stretch
from bot.understanding.words.either import NOT_SURE, merged, with_doubt
from bot.understanding.words.numbers import AMOUNT, DIGITS, PART, WORD, amount
from bot.understanding.words.spans import Found, masked


@dataclass(frozen=True)
class Length:
    """A length that was said. `minutes` is None where it is no number ("all day"), `open` where it is several.

    `among` are the lengths that an open one may be, where they were said ("45 or 60 min").
    """

    minutes: int | None = None
    starts: time | None = None
    ends: time | None = None
    open: bool = False
    among: tuple["Length", ...] = ()

    @classmethod
    def either(cls, *lengths: "Length") -> "Length":
        """The length that one of these is; of no known ones where one of them is no number."""
        few = [length.among or (length,) for length in lengths]
        among = tuple(dict.fromkeys(one for some in few for one in some))
        return cls(open=True, among=among if all(one.minutes is not None for one in among) else ())


HOUR = r"(?:hours?|hrs?|h)\b\.?"
MINUTE = r"(?:minutes?|mins?|mns?|m)\b\.?"
UNIT = rf"(?:{HOUR}|{MINUTE})"
_HOUR_BEFORE_DIGIT = r"(?:hours?|hrs?|h)(?![a-z])\.?"
_NUMBER = rf"(?:{DIGITS}|{WORD})"
_SIGN = r"(?P<minus>\bminus\s+|\bnegative\s+|(?<![\w)\]])-(?=[\d.]))?"
_ROUGH = r"(?P<rough>\b(?:over|under|more than|less than|at least|up to|almost|nearly|barely|close to)\s+)?"
_EXTRA = r"\s*-?\s*(?:(?:more|extra|full|whole|solid|additional)\s+)?"
_AND = r"(?:and\s+|&\s*|n\s+)"
# "An hour and ten with Max", but "an hour and ten teachers" counts teachers.
_NOT_COUNTED = (
    r"(?=\s*(?:$|[,;.:)(!?\x00\n-]|(?:with|w/?|on|at|in|via|by|over|of|for|today|yesterday|coaching|plc|pl|pd)\b))"
)
# After the hours: "1h30", "1 hr 15 min", "an hour and 20 minutes", "two hours fifteen", "an hour and a half".
_REST = (
    rf"(?:\s*,?\s*{_AND}?(?P<rest>\d{{1,2}}|{WORD})\s*-?\s*{MINUTE}"
    rf"|\s*(?P<bare>[0-5]\d)m?(?![\w/:.,%-])(?!\s*-?\s*{UNIT})"
    rf"|\s+(?:{_AND})?(?P<spoken>(?:ten|fifteen|twenty(?:[\s-]five)?|thirty(?:[\s-]five)?|forty(?:[\s-]five)?"
    rf"|fifty(?:[\s-]five)?)\b|{_AND}\d{{1,2}}(?![\w/:.,%-]))(?!\s*-?\s*{UNIT}){_NOT_COUNTED}"
    r"|(?P<some>\s+and\s+(?:change|some|a bit|a little|then some)\b)"
    rf"|\s+{_AND}(?:an?\s+)?(?P<part>half|(?:three[\s-])?quarters?|third)\b(?!\s+(?:an?\s+)?{HOUR}))?(?P<plus>\+)?"
    r"(?P<half>\s+[13]/[24](?![\d/]))?"  # "1 hr 1/2": one and a half, or January 2?
)
_DAY_PART = r"(?:day|morning|afternoon|evening|night|week)"
_VAGUE = (
    rf"\ball[\s-]{_DAY_PART}\b",
    rf"\b(?:the\s+|an?\s+)?(?:whole|full|entire|half|(?:half|part|most)\s+of\s+the|half\s+an?)[\s-]+{_DAY_PART}\b",
    rf"\b(?:an?\s+)?(?:couple|few|several|some|many)(?:\s+of)?\s+(?:more\s+)?{UNIT}",
    r"\bfor\s+(?:(?:quite\s+)?(?:a\s+(?:little\s+)?(?:while|bit)|some\s+time)|ages)\b",
    rf"(?:{_NUMBER}|\ba)[\s-]*(?:full[\s-]+)?(?:days?|weeks?)\b(?!\s+(?:ago|late|after|before|old|back|from|last|this|in)\b)(?!')",
    rf"(?:{_NUMBER}|\ba)\s+(?:class\s+)?periods?\b",
    (
        rf"\(?\b(?:(?:i|we)\s+)?{NOT_SURE}(?:\s+(?:of|about))?(?:\s+exactly)?\s+how\s+(?:long|many\s+{UNIT})"
        r"(?:\s+(?:it|that|this|we|i|was|were|went|took|lasted|met|talked|exactly))*\)?(?=\s*(?:$|[,;.)!\n]))"
    ),
    r"\(?\b(?:length|duration|time)\s+(?:unknown|tbd|\?+)\)?(?=\s*(?:$|[,;.)!\n]))",
    rf"\?+\s?{UNIT}",
)


# "2.30 hours" may be two and a half or 2 h 18 min.
_CLOCKLIKE = re.compile(r"(\d+)\.([1-5]0|[1-4]5)(?<!\.50)(?<!\.25)")


def find_lengths(text: str) -> list[Found[Length]]:
    """Every length in the lower-case text, in order. Minutes are rounded to whole ones and may be negative."""
    found: list[Found[Length]] = []
    for pattern, read in _FORMS:
        here = [
            Found(match.start(), match.end(), length)
            for match in pattern.finditer(masked(text, found))
            if (length := read(match)) is not None
        ]
        found += here
    found += _bare_stretches(text, found)
    lengths = merged(text, sorted(found, key=lambda piece: piece.start), Length.either)
    return [with_doubt(text, length) if length.value.among else length for length in lengths]


def _bare_stretches(text: str, found: list[Found[Length]]) -> Iterator[Found[Length]]:
    """Stretches such as "9-12" that are sure beside others, or beside the same length: "4 hours today (8-12)"."""
    timed = any(is_stretch(text, piece) for piece in found)
    said = {piece.value.minutes for piece in found}
    for match in STRETCH.finditer(masked(text, found)):
        bare = bare_stretch(match)
        if bare is not None and (timed or bare.minutes in said - {None}):
            yield Found(match.start(), match.end(), Length(bare.minutes, bare.starts, bare.ends))


def is_stretch(text: str, piece: Found[Length]) -> bool:
    """Whether it was said from when to when."""
    return STRETCH.fullmatch(text, piece.start, piece.end) is not None


def _several(match: re.Match[str]) -> Length:
    """The one or the other end of "30 to 45 min"; a unit that only the last has is that of both."""
    said = match.groupdict()
    more, less = (said["last"], said["unit"]), (said["first"], said["own"] or said["unit"])
    return Length.either(*(Length(round(amount(one) * (60 if unit[0] == "h" else 1))) for one, unit in (less, more)))


def _vague(_match: re.Match[str]) -> Length:
    return Length()


def _clock(match: re.Match[str]) -> Length | None:
    said = stretch(match)
    return None if said is None else Length(said.minutes, said.starts, said.ends)


def _colon(match: re.Match[str]) -> Length:
    hours, minutes = match["colon"].split(":")
    return Length(int(hours) * 60 + int(minutes))


def _hours(match: re.Match[str]) -> Length:
    said = match.groupdict()
    hours = amount(said["hours"]) if said.get("hours") else Fraction(1)
    minutes = amount(said["rest"] or said["bare"] or said["spoken"] or "")
    if clocklike := _CLOCKLIKE.fullmatch(said.get("hours") or ""):
        return Length.either(Length(round(hours * 60)), Length(int(clocklike[1]) * 60 + int(clocklike[2])))
    if minutes >= 60 or said.get("half"):  # noqa: PLR2004 - the minutes of an hour
        return Length(open=True)
    return _length(said, (hours + _share(said["part"] or "")) * 60 + minutes)


def _minutes(match: re.Match[str]) -> Length:
    said = match.groupdict()
    return _length(said, amount(said["minutes"]))


def _bit(match: re.Match[str]) -> Length:
    return Length(round(_share(match["bit"]) * 60))


def _share(part: str) -> Fraction:
    """The part of an hour that "half", "three quarters" or "1/4" is; none where nothing is said."""
    if not part or part == "third":
        return Fraction(len(part) // 5, 3)
    if part[0] in "t3":
        return Fraction(3, 4)
    return Fraction(1, 4) if part.startswith("quarter") or part.endswith("/4") else Fraction(1, 2)


def _length(said: Mapping[str, str | None], minutes: Fraction) -> Length:
    if any(said.get(group) for group in ("rough", "more", "plus", "some")):
        return Length()
    return Length(-round(minutes) if said.get("minus") else round(minutes))


# The order matters: what could be part of a longer form comes after it.
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Length | None]], ...] = (
    (
        re.compile(
            rf"(?P<first>{_NUMBER})\s*(?P<own>{UNIT})?(?:\s*-\s*|\s*\b(?:to|or)\s+)"
            rf"(?P<last>(?:(?<=[-\s])\d+(?:\.\d+)?|{_NUMBER}))\s*-?\s*(?P<unit>{UNIT})"
        ),
        _several,
    ),
    (STRETCH, _clock),
    (re.compile(rf"(?<![\d/:.-])(?P<colon>\d{{1,2}}:[0-5]\d)\s*-?{HOUR}"), _colon),
    (re.compile(rf"{_ROUGH}{_SIGN}(?P<hours>{AMOUNT})(?P<more>\+)?{_EXTRA}{_HOUR_BEFORE_DIGIT}{_REST}"), _hours),
    (
        re.compile(
            rf"\b(?:(?:an?|one)\s+)?(?P<bit>half|(?:three[\s-])?quarters?|[13]/4(?!\d)|1/2(?!\d))"
            rf"(?:\s+of)?(?:\s+an?)?[\s-]*{HOUR}"
        ),
        _bit,
    ),
    (
        re.compile(
            rf"{_ROUGH}(?:\ban(?:other)?\s+(?:full\s+|extra\s+)?{HOUR}|\ba\s+(?:(?:full|whole|solid|good)\s+)?{HOUR}"
            rf"|\b(?:hour|hr)(?=\s+(?:{_AND}(?:(?:an?\s+)?{PART}|\d{{1,2}}(?:\s*-?\s*{MINUTE}|{_NOT_COUNTED}))|1/2\b))|\b(?:hour|hr)(?=-?\s?long\b)|(?<=log\s)hour\b|^hour\b){_REST}"
        ),
        _hours,
    ),
    (re.compile(rf"{_ROUGH}{_SIGN}(?P<minutes>{AMOUNT})(?P<more>\+)?{_EXTRA}{MINUTE}(?P<plus>\+)?"), _minutes),
    (re.compile("|".join(_VAGUE)), _vague),
    # "1:30" by itself may be a time of day: a length only where nothing else is meant by it.
    (
        re.compile(
            r"(?:(?<=\bfor\s)|(?<=\blog\s)|(?<=\badd\s)|^\+?)(?P<colon>0?[0-2]:[0-5]\d)(?![\d:])(?!\s*[ap]\.?m)"
        ),
        _colon,
    ),
)
