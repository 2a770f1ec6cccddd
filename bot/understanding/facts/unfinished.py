"""Lengths that were all but said: a number without its unit, hours of the clock that may be grades."""

import re
from collections.abc import Iterable, Iterator, Sequence

from bot.understanding.facts.activities import Activity, Telling
from bot.understanding.times.clock import STRETCH, bare_stretch
from bot.understanding.times.day_hints import DayHint
from bot.understanding.times.durations import Length
from bot.understanding.words.spans import MASK, Found, masked

_BY_DAY = re.compile(r"[\s,(]*(?:(?:from|at) )?")
_ENDS = re.compile(
    rf"\s*(?:$|[,.;:)(!\n|{MASK}]|(?:at|on|via|with|w|in|by|over|for|and|about|re|zoom|online|virtual|phone|teams|@)\b|w/)"
)
_BARE = re.compile(r"(?<![\w/:.,$#%-])(?:\d{1,3}|\d\.\d{1,2})(?![\w/:%-])(?!\.\d)(?!(?:st|nd|rd|th)\b)")
_MINUTES, _HOURS = range(10, 241), range(1, 7)


def beside_a_day(
    plain: str, days: Sequence[Found[DayHint]], activities: Iterable[Found[Activity]]
) -> tuple[Found[Length], ...]:
    """The stretches such as `5-7` that stand by the days of what was done, with nothing behind them to count.

    "PLC 11/4 5-7" is of the clock; "PLC 11/4 6-8 data" may be of the grades.
    """
    found = list(STRETCH.finditer(masked(plain, days)))
    done = any(piece.value.telling is Telling.KIND for piece in activities)
    if not done or not found or len(found) != len(days):
        return ()
    lengths: list[Found[Length]] = []
    for match, day in zip(found, days, strict=True):
        said = bare_stretch(match)
        if said is None or said.minutes is None or not (_behind(plain, match, day) or _opens(plain, match, day)):
            return ()
        lengths.append(Found(*match.span(), Length(said.minutes, said.starts, said.ends)))
    return tuple(lengths)


def _behind(plain: str, match: re.Match[str], day: Found[DayHint]) -> bool:
    """Whether the stretch stands right behind the day and ends a phrase: "tues 3-4, zoom"."""
    follows = day.end <= match.start() and _BY_DAY.fullmatch(plain, day.end, match.start())
    return bool(follows) and _ENDS.match(plain, match.end()) is not None


def _opens(plain: str, match: re.Match[str], day: Found[DayHint]) -> bool:
    """Whether the sentence begins with the stretch and the day: "3-5 yesterday, district pd"."""
    between = plain[match.end() : day.start].strip(" ,") if match.end() <= day.start else "no"
    return not between and not re.search(r"\w", plain[: match.start()])


def completed(said: str, rest: str) -> Iterator[str]:
    """The sentence with what may be a length said as one; `rest` is what of it was not understood, in its place."""
    if len(found := list(STRETCH.finditer(rest))) == 1 and bare_stretch(found[0]):
        yield f"{said[: found[0].start()]}from {said[found[0].start() :]}"
        return
    numbers = list(_BARE.finditer(rest))
    if len(numbers) != 1:
        return
    number, (start, end) = numbers[0][0], numbers[0].span()
    if "." in number or int(number) in _HOURS:
        yield f"{said[:end]} hours{said[end:]}"
    elif int(number) in _MINUTES and int(number) % 5 == 0:
        yield f"{said[:start]}{number} min{said[end:]}"
