"""How long it was: lengths and stretches of the clock, as people write them."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import time
from fractions import Fraction

from bot.understanding.clock import STRETCH, stretch
from bot.understanding.numbers import AMOUNT, DIGITS, PART, WORD, amount
from bot.understanding.spans import Found, masked


@dataclass(frozen=True)
class Length:
    """A length that was said. `minutes` is None where it is no number ("all day"), `open` where it is several."""

    minutes: int | None = None
    starts: time | None = None
    ends: time | None = None
    open: bool = False


HOUR = r"(?:hours?|hrs?|h)\b\.?"
MINUTE = r"(?:minutes?|mins?|mns?|m)\b\.?"
UNIT = rf"(?:{HOUR}|{MINUTE})"
_HOUR_BEFORE_DIGIT = r"(?:hours?|hrs?|h)(?![a-z])\.?"
_NUMBER = rf"(?:{DIGITS}|{WORD})"
_SIGN = r"(?P<minus>\bminus\s+|\bnegative\s+|(?<![\w)\]])-(?=[\d.]))?"
_ROUGH = r"(?P<rough>\b(?:over|under|more than|less than|at least|up to|almost|nearly|barely|close to)\s+)?"
_EXTRA = r"\s*-?\s*(?:(?:more|extra|full|whole|solid|additional)\s+)?"
_AND = r"(?:and\s+|&\s*|n\s+)"
# After the hours: "1h30", "1 hr 15 min", "an hour and 20 minutes", "two hours fifteen", "an hour and a half".
_REST = (
    rf"(?:\s*,?\s*{_AND}?(?P<rest>\d{{1,2}}|{WORD})\s*-?\s*{MINUTE}"
    rf"|\s*(?P<bare>[0-5]\d)m?(?![\w/:.,%-])(?!\s*-?\s*{UNIT})"
    rf"|\s+(?P<spoken>ten|fifteen|twenty|thirty|forty|forty[\s-]five)\b(?!\s*-?\s*{UNIT})"
    rf"|\s+{_AND}(?:an?\s+)?(?P<part>half|quarter)\b(?!\s+(?:an?\s+)?{HOUR}))?(?P<plus>\+)?"
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
)


# "2.30 hours" may be two and a half or 2 h 18 min.
_CLOCKLIKE = re.compile(r"\d+\.(?:[1-5]0|[1-4]5)(?<!\.50)(?<!\.25)")


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
    return sorted(found, key=lambda piece: piece.start)


def _several(_match: re.Match[str]) -> Length:
    return Length(open=True)


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
    if minutes >= 60 or said.get("half") or _CLOCKLIKE.fullmatch(said.get("hours") or ""):  # noqa: PLR2004 - the minutes of an hour
        return Length(open=True)
    return _length(said, (hours + amount(said["part"] or "")) * 60 + minutes)


def _minutes(match: re.Match[str]) -> Length:
    said = match.groupdict()
    return _length(said, amount(said["minutes"]))


def _bit(match: re.Match[str]) -> Length:
    part = match["bit"]
    share = (
        Fraction(3, 4) if part[0] in "t3" else Fraction(1, 4) if part.endswith(("quarter", "/4")) else Fraction(1, 2)
    )
    return Length(round(share * 60))


def _length(said: Mapping[str, str | None], minutes: Fraction) -> Length:
    if any(said.get(group) for group in ("rough", "more", "plus")):
        return Length()
    return Length(-round(minutes) if said.get("minus") else round(minutes))


# The order matters: what could be part of a longer form comes after it.
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Length | None]], ...] = (
    (
        re.compile(
            rf"(?:{DIGITS}(?:\s*{UNIT})?\s*(?:-|to|or)\s*\d+(?:\.\d+)?|{_NUMBER}(?:\s+{UNIT})?\s+(?:to|or)\s+{_NUMBER})"
            rf"\s*-?\s*{UNIT}"
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
            rf"|\bhour(?=\s+{_AND}(?:an?\s+)?{PART})|\bhour(?=-?\s?long\b)|(?<=log\s)hour\b|^hour\b){_REST}"
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
