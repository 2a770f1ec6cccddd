"""One hour entry in a line."""

from bot.services.replies import EntryLine
from induction.calendar import day_words
from induction.hours import HourKind, duration


def entry_words(line: EntryLine) -> str:
    """Length, kind, with whom, the day, and what it was about."""
    entry = line.entry
    what = entry.kind.label
    if entry.kind is HourKind.PROFESSIONAL_LEARNING:
        what = f"{what} ({line.category or 'no category yet'})"
    whom = [f"with {name}" for name in (line.whose, line.coach) if name]
    clock = f", {entry.starts:%H:%M}-{entry.ends:%H:%M}" if entry.starts and entry.ends else ""
    day = f"on {day_words(entry.on)}{clock}"
    about = [part for part in (entry.format and entry.format.label, entry.topic) if part]
    tail = f" ({', '.join(about)})" if about else ""
    return " ".join([f"*{duration(entry.minutes)}*", what, *whom, day]) + tail
