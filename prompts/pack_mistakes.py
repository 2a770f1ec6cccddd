"""What is wrong in a pack, in words for whoever wrote it: what stands there, and what to write."""

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any

_WRITE: Mapping[str, str] = {
    "string_type": "Write a text in quotes",
    "int_type": "Write a whole number without quotes, such as 40",
    "int_parsing": "Write a whole number without quotes, such as 40",
    "int_from_float": "Write a whole number, such as 40",
    "bool_type": "Write true or false, without quotes",
    "bool_parsing": "Write true or false, without quotes",
    "tuple_type": 'Write a list in square brackets, such as ["one", "two"]',
    "model_type": 'Write a table of names and values, such as { name = "value" }',
    "dict_type": "Write a table of names and values, such as { name = 3 }",
    "date_type": "Write a day as year-month-day without quotes, such as 2026-08-17",
    "date_from_datetime_parsing": "Write a day as year-month-day without quotes, such as 2026-08-17",
    "time_type": "Write a time of day without quotes, such as 16:00:00",
    "time_parsing": "Write a time of day without quotes, such as 16:00:00",
}
_PATTERNS: Mapping[str, str] = {
    r"^[a-z0-9_]+(\.[a-z0-9_]+)*$": "small letters, digits and _, with dots between, such as coaching.hours",
    r"^[a-z0-9_]+$": "small letters, digits and _, such as district_training",
    r"^[a-z0-9_-]+$": "small letters, digits, - and _, such as north-county",
}
_NAMED: Mapping[str, str] = {
    "month": "Write the number of the month without quotes: 8 is August",
    "weekday": "Write the number of the day without quotes: 1 is Monday, 7 is Sunday",
}
_VALUE = 'half an hour is 30 with unit = "minutes", a percentage 80 with unit = "percent"'
_BLOCKS = frozenset({"documents", "rules"})
_NOT_WRITTEN = frozenset({"ruled"})  # a pack settles nothing: that is done in Slack
_MARKED = re.compile(r"'([^']*)'")


def mistake_words(
    kind: str, place: Sequence[str | int], given: Any, facts: Mapping[str, Any], known: Sequence[str]
) -> str:
    """One mistake that pydantic found of that `kind`, at that place; `known` are the names that may stand there."""
    names = [step for step in place if isinstance(step, str)] or ["the pack"]
    name = names[-1]
    if kind == "missing":
        if name in _BLOCKS:
            return f"“{name}” is missing here. Add at least one block that begins with [[{'.'.join(names)}]]."
        return f"“{name}” is missing here. Add a line {name} = …"
    if kind == "extra_forbidden":
        return f"“{name}” is no name that is known here{_nearest(name, known)}"
    if kind == "enum":
        choices = [one for one in _MARKED.findall(str(facts.get("expected", ""))) if one not in _NOT_WRITTEN]
        return f"“{given}” is none of the words for “{name}”: {_listed(choices)}.{_perhaps(given, choices)}"
    if kind == "string_pattern_mismatch":
        return f"“{given}” does not fit “{name}”. Write {_pattern(str(facts.get('pattern', '')))}."
    if kind == "too_short":
        return f"“{name}” is empty. It needs at least {facts.get('min_length', 1)}."
    if bounds := _bounds(kind, facts):
        return f"“{name}” is {given}, and must be {bounds}."
    write = _NAMED.get(name) if isinstance(given, str) and name in _NAMED else _WRITE.get(kind)
    if name == "value" and kind in ("int_parsing", "int_from_float"):
        write = f"{_WRITE[kind]}; {_VALUE}"
    return f"“{name}” is {_shown(given)}. {write}." if write else ""


def misfit_words(says: str, named: str | None, among: Sequence[str]) -> str:
    """One mistake in how the parts of a pack fit; `named` is what is not there, `among` what is."""
    opens_with_a_name = re.search(r"[_.]", says.split(maxsplit=1)[0])
    said = (says if opens_with_a_name else says[:1].upper() + says[1:]).rstrip(".") + "."
    if named is None:
        return said
    near = get_close_matches(named, among, n=1, cutoff=0.6)
    return f"{said} Did you mean “{near[0]}”?" if near else f"{said} Add it, or name one that is there."


def _nearest(name: str, known: Sequence[str]) -> str:
    near = get_close_matches(name, known, n=1, cutoff=0.6)
    if near:
        return f". Did you mean “{near[0]}”?"
    return f". Known are: {', '.join(known)}." if known else "."


def _perhaps(given: Any, choices: Sequence[str]) -> str:
    near = get_close_matches(str(given).lower(), choices, n=1, cutoff=0.6)
    return f" Did you mean “{near[0]}”?" if near else ""


def _pattern(pattern: str) -> str:
    choice = re.fullmatch(r"\^\(([a-z|]+)\)\$", pattern)
    return _listed(choice[1].split("|")) if choice else _PATTERNS.get(pattern, f"it as {pattern}")


def _bounds(kind: str, facts: Mapping[str, Any]) -> str:
    said = {"greater_than_equal": ("ge", "{} or more"), "less_than_equal": ("le", "{} or less"),
            "greater_than": ("gt", "more than {}")}  # fmt: skip
    fact, words = said.get(kind, ("", ""))
    return words.format(facts.get(fact)) if words else ""


def _listed(words: Sequence[str]) -> str:
    return ", ".join(words[:-1]) + f" or {words[-1]}" if len(words) > 1 else "".join(words)


def _shown(given: Any) -> str:
    if isinstance(given, str):
        return f"the text “{given}”"
    return "a table" if isinstance(given, dict) else "a list" if isinstance(given, list) else f"{given}"
