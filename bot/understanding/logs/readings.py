"""The readings of a sentence that is open to a few, and what tells them apart."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from bot.understanding.intents import Ambiguous, LogHours, SpokenEntry
from induction.hours import duration

MOST = 4
"""As many readings as somebody is asked to choose among."""

APART = "each, one after the other"
"""How the label of a reading ends by which several people were not together."""

_CATEGORIES = {"cpsel_session": "CPSEL session", "plc": "PLC"}


def whole(reading: LogHours | Ambiguous | None) -> tuple[LogHours, ...]:
    """The ways to take it that lack nothing: itself, or the readings that it leaves open."""
    if reading is None:
        return ()
    return (reading,) if isinstance(reading, LogHours) and reading.problem is None else reading.readings


def a_choice(readings: Iterable[LogHours]) -> tuple[LogHours, ...]:
    """The readings that differ in what would be recorded, each once: two to four of them, or none."""
    told: dict[object, LogHours] = {}
    for one in readings:
        told.setdefault(tuple(tuple(_facts(entry).values()) for entry in one.entries), one)
    return tuple(told.values()) if 1 < len(told) <= MOST else ()


def labels(readings: Sequence[LogHours]) -> list[str]:
    """What each of the readings says that the others do not, in a few words: `45 min`, `Mon, Nov 9`."""
    if len(readings) == 1:
        return [" + ".join(_words(entry, ("minutes",)) for entry in readings[0].entries)]
    if len({len(one.entries) for one in readings}) > 1:
        return [
            " + ".join(_words(entry, ("minutes", "what", "counterpart")) for entry in one.entries) for one in readings
        ]
    differing = [_differing(entries) for entries in zip(*(one.entries for one in readings), strict=True)]
    return [_label(one.entries, differing) for one in readings]


def _differing(entries: Sequence[SpokenEntry]) -> tuple[str, ...]:
    """The facts in which the readings of one entry differ."""
    all_facts = [_facts(entry) for entry in entries]
    names = [name for name in _WORDS if len({facts[name] for facts in all_facts}) > 1]
    return tuple(name for name in names if name != "minutes" or "together" not in names)  # the length is said with it


def _label(entries: Sequence[SpokenEntry], differing: Sequence[Sequence[str]]) -> str:
    words = [_words(entry, facts) for entry, facts in zip(entries, differing, strict=True)]
    told = [(entry, word) for entry, word in zip(entries, words, strict=True) if word]
    if len(entries) == 1 or (len(set(words)) == 1 and "together" in differing[0]):
        return words[0] or "nobody named"
    if len(set(words)) == 1:
        return f"{words[0]} each"
    return ", ".join(f"{_named(entry, entries)}: {word}" for entry, word in told)


def _named(entry: SpokenEntry, entries: Sequence[SpokenEntry]) -> str:
    """What tells the entry from the others of its message."""
    kinds = {_what(one) for one in entries}
    return _what(entry) if len(kinds) > 1 or entry.counterpart is None else entry.counterpart


def _words(entry: SpokenEntry, facts: Iterable[str]) -> str:
    return " ".join(word for name in facts if (word := _WORDS[name](entry)))


def _facts(entry: SpokenEntry) -> Mapping[str, object]:
    what = (entry.kind, entry.category)
    return {**entry.model_dump(include={"minutes", "on", "counterpart", "together"}), "what": what}


def _what(entry: SpokenEntry) -> str:
    if entry.category is not None:
        return _CATEGORIES.get(entry.category, entry.category.replace("_", " "))
    return entry.kind.label if entry.kind else ""


def _day(entry: SpokenEntry) -> str:
    return f"{entry.on:%a, %b} {entry.on.day}" if entry.on else ""


_WORDS: Mapping[str, Callable[[SpokenEntry], str]] = {
    "minutes": lambda entry: duration(entry.minutes or 0),
    "what": _what,
    "counterpart": lambda entry: f"with {entry.counterpart}" if entry.counterpart else "",
    "on": _day,
    "together": lambda entry: f"{duration(entry.minutes or 0)} {'together' if entry.together else APART}",
}
