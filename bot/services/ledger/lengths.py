"""A length as it is filled in: typed, or as two clock times."""

import re
from datetime import time

from bot.understanding.times.durations import Length, find_lengths
from bot.understanding.words.spans import lowered
from bot.understanding.words.spelling import tidy
from induction.hours import duration
from induction.refused import Refused

_HOURS_AND_MINUTES = re.compile(r"(\d{1,2}):([0-5]\d)")


_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def time_spent(length: str | None, starts: time | None, ends: time | None) -> tuple[time | None, time | None, int]:
    """From when to when, and the minutes; Refused with the rule of what is missing or contradicts itself."""
    said = None if length is None else spoken_length(length)
    if (starts is None) != (ends is None):
        missing = "ends" if ends is None else "starts"
        raise Refused(f"missing_{missing}", "Give both times, or neither.")
    if starts is None or ends is None:
        if said is None:
            raise Refused("missing_duration", "How long was it? Give a length, for example `45 min`, or both times.")
        return said.starts, said.ends, said.minutes or 0
    minutes = _minutes(ends) - _minutes(starts)
    if minutes <= 0:
        raise Refused(
            "ends_before_start", "The end comes before the start. Is one of them in the other half of the day?"
        )
    if said is not None and said.minutes != minutes:
        raise Refused(
            "two_lengths", f"The times below make {duration(minutes)}. Mend one of them, or leave this empty."
        )
    return starts, ends, minutes


def spoken_length(text: str) -> Length:
    """The length that was typed, such as `1 h 30`, `1:30` or `3:30-5 pm`; Refused where it is none, or several."""
    plain = lowered(tidy(text))
    if clock := _HOURS_AND_MINUTES.fullmatch(plain):
        return Length(int(clock[1]) * 60 + int(clock[2]))
    if _NUMBER.fullmatch(plain):
        raise Refused("unit", f"{plain} hours or minutes? For example `90 min` or `1.5 h`.")
    found = find_lengths(plain) or find_lengths(f"from {plain}")
    if len(found) != 1 or found[0].value.minutes is None:
        raise Refused("unclear_length", "I can't tell how long that is. For example `90 min`, `1 h 30 min` or `1:30`.")
    return found[0].value


def _minutes(moment: time) -> int:
    return moment.hour * 60 + moment.minute
