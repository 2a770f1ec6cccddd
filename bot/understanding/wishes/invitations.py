"""The lines that calendars put on the clipboard, said as a person would say them.

"CASC coaching with Dana / Tuesday, November 17⋅3:30 – 4:15pm / Google Meet joining info" is an entry in three lines
with much beside it: its title, when and where are kept, its times told on the reader's clock, the rest is left out.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from bot.understanding.facts.formats import find_formats
from bot.understanding.times.dates import MONTHS, WEEKDAYS
from bot.understanding.times.durations import find_lengths
from bot.understanding.wishes.asking import is_question
from bot.understanding.words.spans import alternatives, lowered
from bot.understanding.words.spelling import tidy

_CLOCK = r"\d{1,2}(?::[0-5]\d)?(?!\d)"
_HALF = r"\s*[ap]\.?m\b\.?"
_GAP = r"[\s,.⋅·•|@-]*"
_DAY = (
    rf"(?:{alternatives(WEEKDAYS)}\b\.?,?\s+)?"
    rf"(?:(?:{alternatives(MONTHS)})\b\.?\s+\d{{1,2}}(?!\d)(?:st|nd|rd|th)?(?:,?\s+20\d\d)?"
    rf"|\d{{1,2}}\s+(?:{alternatives(MONTHS)})\b\.?(?:,?\s+20\d\d)?|\d{{1,2}}/\d{{1,2}}/(?:20)?\d\d)"
)
_NAMED = {"pacific": "Los_Angeles", "mountain": "Denver", "central": "Chicago", "eastern": "New_York"}
_LETTERS = {"p": "pacific", "m": "mountain", "c": "central", "e": "eastern"}
_OFFSETS = {"pst": -8, "pdt": -7, "mst": -7, "mdt": -6, "cst": -6, "cdt": -5, "est": -5, "edt": -4, "utc": 0, "gmt": 0}
_ZONE = (
    r"(?:\s*\(?(?:utc|gmt)\s*(?P<offset>[+-]\d{1,2}(?::?\d\d)?)\)?)?"
    r"(?:\s*[(-]?\s*(?P<zone>(?:pacific|mountain|central|eastern)(?:\s+(?:standard|daylight))?(?:\s+time)?\b"
    r"|[pmce]t\b|[pmce][sd]t\b|utc\b|gmt\b)(?:\s*-?\s*[\w ]{1,20}(?=\)))?(?:\s*\([\w &]+\))?\)?)?"
)
_WHEN = re.compile(
    rf"\b(?P<day>{_DAY}){_GAP}(?:(?:at|from)\s+)?(?P<starts>{_CLOCK})(?P<begins>{_HALF})?"
    rf"(?:\s*(?:-|to|until)\s*(?P<ends>{_CLOCK})(?P<closes>{_HALF})?)?{_ZONE}",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?P<label>topic|subject|title|what|event|when|time|date|where|location)\s*:\s*", re.IGNORECASE)
_TITLES, _PLACES = frozenset({"topic", "subject", "title", "what", "event"}), frozenset({"where", "location"})
_CALLS = (
    (re.compile(r"zoom(?:\.us|gov\.com)?\b", re.IGNORECASE), "on zoom"),
    (re.compile(r"\bteams\b", re.IGNORECASE), "on teams"),
    (re.compile(r"\bmeet\.google\.com\b|\bgoogle meet\b", re.IGNORECASE), "on google meet"),
    (re.compile(r"\bwebex\b", re.IGNORECASE), "on webex"),
)
_PROGRAM = re.compile(r"\bCASC\b:?\s*")
_NOISE = re.compile(
    r"https?:|://|\+?\d[\d ().-]{6,}|:|@|\b(?:join|guests?|organizer|yes|no|maybe|invited?|reminder)\b"
    r"|^\d+\s\w+\s\w+|,\s*[A-Z]{2}\b|\b(?:st|ave|avenue|street|blvd|road|suite|floor)\b",
    re.IGNORECASE,
)
_MARKS = " -,.;:|()"
_NOON = 12


@dataclass(frozen=True, eq=False)
class Line:
    """A line with what a calendar calls it (`where`, `topic`), None where it has no such name."""

    label: str | None
    words: str


def told_plainly(text: str, *, today: date, zone: ZoneInfo | None) -> str:
    """The text, and where a calendar wrote it what a person would say instead; its times are those of the zone.

    Without a zone the times stay as they are written. Nothing that may be part of an entry is left out.
    """
    plain = text.translate(_DASHES)
    found = list(_WHEN.finditer(plain))
    lines = [line.strip() for line in plain.splitlines() if line.strip()]
    if len(found) != 1 or plain.rstrip().endswith("?") or is_question(tidy(_LABEL.sub("", lines[0]))):
        return text
    [when] = found
    words = _when_words(when, today, zone)
    before, after = plain[: when.start()], plain[when.end() :]
    if words is None or (len(lines) == 1 and when["ends"] is None):
        return text
    if len(lines) == 1:
        return _PROGRAM.sub("", f"{before}{words}{after}" if before.strip() else f"{after.strip(_MARKS)}, {words}")
    told = _told(_lines(before), _lines(after))
    return text if told is None else _PROGRAM.sub("", ", ".join([*told[:1], words, *told[1:]]))


_DASHES = str.maketrans(
    dict.fromkeys("‐‑‒–—−", "-") | dict.fromkeys("\u00a0\u2009\u202f", " ") | {"\u202a": "", "\u202c": ""}
)


def _when_words(when: re.Match[str], today: date, zone: ZoneInfo | None) -> str | None:
    """The day and the clock times, both with their half of the day; None where that is not certain."""
    times = _times(when)
    if times is None:
        return None
    (starts, ends), day = times, when["day"].strip(" ,")
    written, there = _date(day, today), _zone(when)
    if zone is not None and there is not None and written is not None:
        moved = datetime.combine(written, starts, there).astimezone(zone)
        if ends is not None:
            ends = (moved + (datetime.combine(written, ends) - datetime.combine(written, starts))).time()
        starts, day = moved.time(), day if moved.date() == written else f"{moved.month}/{moved.day}/{moved.year}"
    return f"{day}, at {_clock(starts)}" if ends is None else f"{day}, {_clock(starts)}-{_clock(ends)}"


def _times(when: re.Match[str]) -> tuple[time, time | None] | None:
    """From when to when (None where that is not said); None where a half of the day is left open."""
    half = when["begins"] or when["closes"]
    if half is None and (":" not in when["starts"] or int(when["starts"].partition(":")[0]) <= _NOON):
        return None
    starts = _time(when["starts"], half)
    if starts is None or when["ends"] is None:
        return None if starts is None else (starts, None)
    ends = _time(when["ends"], when["closes"] or when["begins"])
    if ends is not None and ends < starts:  # "11:30 - 12:15pm", "11:30am - 12:15"
        starts = starts if when["begins"] else _time(when["starts"], "am") or starts
        ends = ends if when["closes"] or half is None else _time(when["ends"], "pm")
    return None if ends is None else (starts, ends)


def _time(clock: str, half: str | None) -> time | None:
    hour, _, minute = clock.partition(":")
    letter = (half or "").strip().lower()[:1]
    number = int(hour) % _NOON + (_NOON if letter == "p" else 0) if letter else int(hour)
    try:
        return time(number, int(minute or 0))
    except ValueError:
        return None


def _clock(moment: time) -> str:
    return f"{moment.hour % _NOON or _NOON}:{moment:%M}{'pm' if moment.hour >= _NOON else 'am'}"


def _date(day: str, today: date) -> date | None:
    """The day that was written, of this year where it has none: enough to know which clock time it is elsewhere."""
    numbers = [int(one) for one in re.findall(r"\d+", day)]
    month = next((MONTHS[word] for word in re.findall(r"[a-z]+", day.lower()) if word in MONTHS), None)
    try:
        if month is None:
            return date(numbers[2] % 2000 + 2000, numbers[0], numbers[1])
        return date(numbers[1] if len(numbers) > 1 else today.year, month, numbers[0])
    except ValueError:
        return None


def _zone(when: re.Match[str]) -> tzinfo | None:
    """The zone that the times are of. A name comes before an offset, which Outlook writes for the winter all year."""
    name = (when["zone"] or "").lower()
    word = re.match(r"[a-z]*", name)
    first = word[0] if word else ""
    if first in _OFFSETS and not (first in {"utc", "gmt"} and when["offset"]):
        return timezone(timedelta(hours=_OFFSETS[first]))
    region = _NAMED.get(first) or _NAMED.get(_LETTERS.get(first[:1], "") if first[1:] == "t" else "")
    if region:
        return ZoneInfo(f"America/{region}")
    if not when["offset"]:
        return None
    sign, hours, minutes = re.fullmatch(r"([+-])(\d{1,2}):?(\d\d)?", when["offset"]).groups()  # type: ignore[union-attr]
    shift = timedelta(hours=int(hours), minutes=int(minutes or 0))
    return timezone(-shift if sign == "-" else shift) if shift < timedelta(days=1) else None


def _told(above: Sequence[Line], below: Sequence[Line]) -> Sequence[str] | None:
    """What it was, how people met, and what else is said; None where what may be part of an entry would be lost."""
    title = _title(above, below)
    if title is None:
        return None
    met, beside = [], []
    for line in (*above, *below):
        if line is title:
            continue
        how = _met(line)
        if how is None and line.label is None and not _NOISE.search(line.words):
            beside.append(line.words)
        elif find_lengths(lowered(line.words)):
            return None
        met += [how] if how else []
    return [title.words, *met[:1], *beside]


def _title(above: Sequence[Line], below: Sequence[Line]) -> Line | None:
    """The line that says what it was: the one so called, or the last above the time, or the first below it."""
    called = (line for line in (*above, *below) if line.label in _TITLES)
    nearest = (line for line in (*reversed(above), *below) if line.label is None)
    return next(called, None) or next(nearest, None)


def _met(line: Line) -> str | None:
    """How people met, as a person would say it, where the line speaks of a call or is a place; "" for any other place.

    A place is what the house knows for one.
    """
    call = next((words for pattern, words in _CALLS if pattern.search(line.words)), None)
    if call is not None:
        return call
    place = f"at {line.words.partition(',')[0]}"
    if find_formats(lowered(place)):
        return place
    return "" if line.label in _PLACES else None


def _lines(text: str) -> Sequence[Line]:
    """The lines of a text that say something, without the marks around them."""
    found = []
    for line in text.splitlines():
        label = _LABEL.match(line.strip())
        words = (line.strip()[label.end() :] if label else line).strip(_MARKS)
        if words:
            found.append(Line(label["label"].lower() if label else None, words))
    return found
