"""What is wrong in a record written by hand, in words for whoever wrote it: what stands there, and what to write."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import Any

from induction.written.records import WrittenRecord

_WRITE = {
    "bool_parsing": "Write true or false, without quotes",
    "bool_type": "Write true or false, without quotes",
    "int_parsing": "Write a whole number without quotes, such as 1",
    "int_type": "Write a whole number without quotes, such as 1",
    "int_from_float": "Write a whole number without quotes, such as 1",
    "greater_than_equal": "A program year is 1 or 2, not a year of the calendar",
    "less_than_equal": "A program year is 1 or 2, not a year of the calendar",
    "string_type": "Write a text in quotes",
    "string_pattern_mismatch": 'Write "in" or "missing"',
    "tuple_type": "Write a list in square brackets",
    "model_type": 'Write names and values in braces, such as { "on": "2026-08-17" }',
    "model_attributes_type": 'Write names and values in braces, such as { "on": "2026-08-17" }',
}


def record_words(kind: str, place: Sequence[int | str], given: Any, facts: Any) -> str:
    """One mistake that pydantic found of that `kind`, at that place: `hours, entry 2, category: …`."""
    where = ", ".join(f"entry {part + 1}" if isinstance(part, int) else part for part in place) or "the record"
    return f"{where}: {_said(kind, place, given, facts)}"


def twice_words(place: Sequence[int | str]) -> str:
    """That a name stands twice in one table."""
    return record_words("twice", place, None, None)


def _said(kind: str, place: Sequence[int | str], given: Any, facts: Any) -> str:
    if kind == "missing":
        return f"is not there. Add “{place[-1]}” with its value."
    if kind == "twice":
        return "stands there twice. Put both into one."
    if kind == "extra_forbidden":
        known = list(_known_at(place))
        near = get_close_matches(str(place[-1]), known, n=1, cutoff=0.6)
        told = f"Did you mean “{near[0]}”?" if near else f"There are: {', '.join(known)}."
        return f"is no name that is known here. {told}"
    if kind in _WRITE:
        return f"{_shown(given)} does not fit. {_WRITE[kind]}."
    return str(facts.get("error", "does not fit.")) if isinstance(facts, dict) else "does not fit."


def _shown(given: Any) -> str:
    if isinstance(given, dict | list):
        return "a table" if isinstance(given, dict) else "a list"
    return f"“{str(given).lower() if isinstance(given, bool) else given}”"


def _known_at(place: Sequence[int | str]) -> Iterable[str]:
    model: Any = WrittenRecord
    for part in place[:-1]:
        if isinstance(part, str):
            model = next(arg for arg in model.model_fields[part].annotation.__args__ if isinstance(arg, type))
    return (one.alias or name for name, one in model.model_fields.items())
