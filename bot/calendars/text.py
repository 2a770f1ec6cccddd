"""The text of a calendar file: its characters, its lines made whole, and nothing in it that never ends."""

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE

from induction.refused import Refused

_FOLD = re.compile(r"\r?\n[ \t]")
_ZONES = re.compile(r"^BEGIN:VTIMEZONE\s*$.*?^END:VTIMEZONE\s*$", re.MULTILINE | re.DOTALL | re.IGNORECASE)
_RULE = re.compile(r"^RRULE\b.*$", re.MULTILINE | re.IGNORECASE)
_TITLE = re.compile(r"^SUMMARY[^:\r\n]*:(.*?)\r?$", re.MULTILINE | re.IGNORECASE)
_NO_CALENDAR = (
    "There is no calendar in that file. Save the event from your calendar once more, as an `.ics` file, or type what "
    "you did, such as `45 min coaching yesterday`."
)
_ZIPPED = "That is a zip folder. Open it on your computer, and send me the `.ics` file that is in it."


def calendar_text(content: bytes) -> str:
    """The calendar that the file holds, every line of it whole; Refused for a file that holds none."""
    if content.startswith(b"PK\x03\x04"):
        raise Refused("zipped_calendar", _ZIPPED)
    text = _FOLD.sub("", _decoded(content).replace("\x00", ""))
    if "BEGIN:VCALENDAR" not in text.upper():
        raise Refused("no_calendar", _NO_CALENDAR)
    return _ZONES.sub(_that_ends, text)


def titles_in(text: str) -> frozenset[str]:
    """What the events of a calendar are called."""
    return frozenset(_TITLE.findall(text))


def _decoded(content: bytes) -> str:
    """The characters: UTF-8 as the standard has it, or what Windows writes instead."""
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _that_ends(zone: re.Match[str]) -> str:
    """The time zone where its clocks change by the year; one that changes each second would be reckoned for ever."""
    rules = _RULE.findall(zone[0])
    return zone[0] if all("FREQ=YEARLY" in rule.upper() for rule in rules) else ""
