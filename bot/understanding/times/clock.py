"""Stretches of the clock: "5:30-7:30", "from 9 to 11:30", "3:15 to 4:00 pm", "10am-noon"."""

import re
from dataclasses import dataclass
from datetime import time

HALF_DAY = 12 * 60
# People meet between seven in the morning and ten at night; used only where it leaves one reading.
_WAKING = range(7 * 60, 22 * 60 + 1)

# Beyond this, the half of the day has to be said.
_LONGEST_UNSAID = 9 * 60

_MERIDIEM = r"[ap]\.?m\b\.?|[ap]\b"
_CLOCK = rf"(?:\d{{1,2}}(?::[0-5]\d)?|[012]?\d[0-5]\d)(?![\d/])\s*(?:{_MERIDIEM})?"
_START = rf"(?:(?<![\w/:.$-]){_CLOCK}|noon|midnight)"
_TO = r"\s*(?:-|to|until|till|'til|til|thru|through)\s*"
_END = rf"(?:12 ?(?=noon|midnight))?(?:(?<![\d/:.]){_CLOCK}|noon|midnight)"
_SAID = re.compile(rf"(?!12 ?[nm][oi])(\d{{1,2}}?)(?::?(\d\d))?(?!\d)\s*({_MERIDIEM})?|(?:12 ?)?(noon|midnight)")
# "1530-1615": the hours of a year's dates, and round numbers, are none.
_NO_COLON = re.compile(r"\d{3,4}")
_YEAR = re.compile(r"20\d\d")
_ROUND = re.compile(r"\d00")

STRETCH = re.compile(
    rf"(?P<lead>\bfrom\s+|\bbetween\s+)?(?P<start>{_START})(?:{_TO}|(?P<and>\s+and\s+))(?P<end>{_END})"
    r"(?!\s*-?\s*(?:hours?|hrs?|h|minutes?|mins?|m|days?|weeks?)\b)(?![\d/:%])"
)


@dataclass(frozen=True)
class Stretch:
    """From when to when; the times are None where the half of the day is open, the minutes where the length is."""

    minutes: int | None
    starts: time | None = None
    ends: time | None = None


_COUNTED_BEFORE = re.compile(
    r"\b(?:grades?|gr|ages?|cpsels?|goals?|pages?|pp|chapters?|ch|rooms?|elements?|standards?|units?|lessons?|years?|weeks?"
    r"|periods?|sections?|sessions?|steps?|modules?|parts?|items?|days?|lexiles?|scores?|of|about|with|algebra|math)\.?\s*$"
)
_COUNTED_BEHIND = re.compile(
    r"\s*(?:st|nd|rd|th)?\s*(?:grade|teacher|student|year|kid|people|page|class|item|goal|staff|famil|parent|adult"
    r"|participant|attendee|admin|leader|candidate|lexile|point|word|band|score|level|counselor)"
)


def bare_stretch(match: re.Match[str]) -> Stretch | None:
    """What "9-12" says where another time of day beside it shows that times are meant; None where it counts things."""
    said, start, end = match.string, match.start(), match.end()
    if _COUNTED_BEFORE.search(said[:start]) or _COUNTED_BEHIND.match(said, end):
        return None
    return stretch(match, sure=True)


def stretch(match: re.Match[str], *, sure: bool = False) -> Stretch | None:
    """What a match of `STRETCH` says, or None where the numbers may be something else ("9-11")."""
    start, end = _SAID.match(match["start"]), _SAID.match(match["end"])
    if start is None or end is None:
        return None
    if not sure and not match["lead"] and _counts(match):
        return None
    sure = sure or any(_is_time(said) for said in (start, end))
    if not (sure or match["lead"]) or (match["and"] and match["lead"] is None):
        return None
    first, last = _readings(start), _readings(end)
    if not first or not last:
        return Stretch(None)
    return _shortest(first, last)


def _counts(match: re.Match[str]) -> bool:
    """Whether numbers without a colon are years, or count pages, people or the like."""
    said, bare = match.string, [_NO_COLON.fullmatch(match[part]) for part in ("start", "end")]
    if not any(bare):
        return False
    years = all(one is not None and _YEAR.match(one[0]) for one in bare)
    return years or bool(_COUNTED_BEFORE.search(said[: match.start()]) or _COUNTED_BEHIND.match(said, match.end()))


def _is_time(said: re.Match[str]) -> bool:
    """Whether what was said can only be a time of day."""
    if said[3] or said[4] or ":" in said[0]:
        return True
    return said[2] is not None and int(said[2]) % 5 == 0 and not _ROUND.fullmatch(said[0])


def _time_of_day(minute: int) -> time:
    """The time of day, given in minutes since midnight."""
    return time(minute // 60, minute % 60)


def _readings(said: re.Match[str]) -> tuple[int, ...]:
    """The minutes since midnight that a time may be: two where the half of the day was not said, none where absurd."""
    if said[4]:
        return (HALF_DAY,) if said[4] == "noon" else (0,)
    hour, minute = int(said[1]), int(said[2] or 0)
    if hour > 23 or (said[3] and not 1 <= hour <= 12):  # noqa: PLR2004 - the hours of a day and of a half
        return ()
    if said[3]:
        return ((hour % 12 + 12 * said[3].startswith("p")) * 60 + minute,)
    if hour > 12 or hour == 0:  # noqa: PLR2004 - a 24-hour time
        return (hour * 60 + minute,)
    return ((hour % 12) * 60 + minute, (hour % 12) * 60 + minute + HALF_DAY)


def _shortest(first: tuple[int, ...], last: tuple[int, ...]) -> Stretch:
    """The shortest stretch within a day; times only where one reading remains."""
    pairs = [(start, end) for start in first for end in last if end > start]
    if not pairs:
        return Stretch(None)
    minutes = min(end - start for start, end in pairs)
    if minutes >= HALF_DAY or (minutes > _LONGEST_UNSAID and min(len(first), len(last)) > 1):
        return Stretch(None)
    shortest = [pair for pair in pairs if pair[1] - pair[0] == minutes]
    waking = [pair for pair in shortest if pair[0] in _WAKING and pair[1] in _WAKING]
    sure = shortest if len(shortest) == 1 else waking
    if len(sure) != 1:
        return Stretch(minutes)
    return Stretch(minutes, _time_of_day(sure[0][0]), _time_of_day(sure[0][1]))
