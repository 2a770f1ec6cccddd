"""One hour entry in a line."""

from collections.abc import Sequence

from bot.services.ledger.replies import EntryLine
from induction.calendar import clock_words, day_words, zone_words
from induction.hours import HourKind, duration


def told_words(line: EntryLine) -> str:
    """The entry, and what the other party says of it."""
    if line.state is None:
        return entry_words(line)
    return f"{entry_words(line)}: {line.state.label}" + (f", {line.reason}" if line.reason else "")


def entry_words(line: EntryLine) -> str:
    """Length, kind, with whom, the day, and what it was about."""
    entry = line.entry
    what = entry.kind.label
    if entry.kind is HourKind.PROFESSIONAL_LEARNING:
        what = f"{what} ({line.category or 'no category yet'})"
    elif entry.together:
        what = f"{what} in a group"
    clock = _clock(line)
    day = f"on {day_words(entry.on)}{f', {clock}' if clock else ''}"
    about = [part for part in (entry.format and entry.format.label, line.topic) if part]
    tail = f" ({', '.join(about)})" if about else ""
    return " ".join([f"*{duration(entry.minutes)}*", what, *_whom(line), day]) + tail


def entry_label(line: EntryLine) -> str:
    """The entry as one choice of a list: length, kind, with whom, and the day."""
    entry = line.entry
    return " ".join([duration(entry.minutes), entry.kind.label, *_whom(line), f"on {day_words(entry.on)}"])


def entry_note(line: EntryLine) -> str:
    """What else is known of the entry, below its label; empty where that is nothing."""
    entry = line.entry
    group = "in a group" if entry.together else None
    return ", ".join(
        filter(None, [line.category, group, _clock(line), entry.format and entry.format.label, line.topic])
    )


def _clock(line: EntryLine) -> str | None:
    """From when to when, where that is told; with the place after whose clocks, where the reader lives elsewhere."""
    entry = line.entry
    if entry.starts is None or entry.ends is None:
        return None
    clock = clock_words(entry.starts, entry.ends)
    return clock if line.zone is None else f"{clock} {zone_words(line.zone)}"


def _whom(line: EntryLine) -> Sequence[str]:
    """Who was there beside the reader."""
    if line.whose and line.coach:
        return [f"between {line.whose} and {line.coach}"]
    if line.whose and line.entry.kind is HourKind.PROFESSIONAL_LEARNING:
        return [f"by {line.whose}"]
    return [f"with {name}" for name in (line.whose, line.coach) if name]


def was_words(line: EntryLine, old: EntryLine) -> str:
    """What a corrected entry was before, as far as it is another now; short enough for a line below it."""
    now, before = line.entry, old.entry
    facts = [
        (duration(now.minutes), duration(before.minutes)),
        (day_words(now.on), day_words(before.on)),
        (_clock(line) or "no clock times", _clock(old) or "no clock times"),
        (line.category or now.kind.label, old.category or before.kind.label),
        ("in a group" if now.together else "one to one", "in a group" if before.together else "one to one"),
    ]
    changed = [told for fact, told in facts if told != fact]
    return f"was {', '.join(changed)}" if changed else "corrected"
