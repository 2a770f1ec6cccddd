"""Whether a value has a shape, in the words that Slack uses where it has not."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from bot.outgoing.shapes import Choice, Flag, Kinds, Many, Problem, Record, Shape, Token, Whole, Words


def problems(shape: Shape, value: object) -> Iterator[Problem]:
    """Each place where the value breaks the shape: the rest of its JSON pointer and what Slack says."""
    match shape:
        case Words() | Token():
            yield from _in_string(shape, value)
        case Choice():
            if value not in shape.of:
                yield "", "must be a valid enum value"
        case Flag() | Whole():
            yield from _in_number(shape, value)
        case Many():
            yield from _in_list(shape, value)
        case Record():
            yield from _in_record(shape, value)
        case Kinds():
            yield from _in_kinds(shape, value)


def at(place: str, found: Iterator[Problem]) -> Iterator[Problem]:
    """The same problems, seen from outside of the place."""
    return ((f"{place}{pointer}", says) for pointer, says in found)


def _in_string(shape: Words | Token, value: object) -> Iterator[Problem]:
    if not isinstance(value, str):
        yield "", "must provide a string"
    elif len(value) < shape.least or (shape.least and _is_blank(shape, value)):
        yield "", f"must be more than {shape.least - 1} characters"
    elif shape.most is not None and len(value) > shape.most:
        yield "", f"must be less than {shape.most + 1} characters"
    elif isinstance(shape, Token) and shape.like is not None and not shape.like.fullmatch(value):
        yield "", shape.says


def _is_blank(shape: Words | Token, value: str) -> bool:
    """White space alone is no text to Slack, except in the cell of a table."""
    return isinstance(shape, Words) and not shape.blank and not value.strip()


def _in_number(shape: Flag | Whole, value: object) -> Iterator[Problem]:
    if isinstance(shape, Flag):
        if not isinstance(value, bool):
            yield "", "must provide a boolean"
    elif not isinstance(value, int) or isinstance(value, bool):
        yield "", "must provide an integer"
    elif not shape.least <= value <= shape.most:
        yield "", f"must be a number from {shape.least} to {shape.most}"


def _in_list(shape: Many, value: object) -> Iterator[Problem]:
    if not isinstance(value, list | tuple):
        yield "", "must provide an array"
        return
    if shape.most is not None and len(value) > shape.most:
        yield "", f"no more than {shape.most} items allowed"
    if len(value) < shape.least:
        yield "", f"no less than {shape.least} items allowed"
    for index, item in enumerate(value):
        if not (item is None and shape.nullable):
            yield from at(f"/{index}", problems(shape.of, item))


def _in_record(shape: Record, value: object) -> Iterator[Problem]:
    if not isinstance(value, Mapping):
        yield "", "must provide an object"
        return
    found = [*_in_keys(shape, value)]
    for name, inner in shape.fields.items():
        if name in value:
            found += at(f"/{name}", problems(inner, value[name]))
    yield from found
    if not found:
        for rule in shape.rules:
            yield from rule(value)


def _in_keys(shape: Record, value: Mapping[str, Any]) -> Iterator[Problem]:
    for name in shape.fields:
        if name in shape.needs and name not in value:
            yield "", f"missing required field: {name}"
    for name in value:
        if name not in shape.fields:
            yield "", f"invalid additional property: {_name(name)}"


def _in_kinds(shape: Kinds, value: object) -> Iterator[Problem]:
    if not isinstance(value, Mapping):
        yield "", "must provide an object"
    elif "type" not in value:
        yield "", "missing required field: type"
    elif not isinstance(value["type"], str) or value["type"] not in shape.of:
        yield "/type", f"unsupported type: {_name(value['type'])}"
    else:
        yield from problems(shape.of[value["type"]], value)


def _name(given: object) -> str:
    """What someone named, as far as it looks like a name: these sentences go into logs, and people's words do not."""
    return given if isinstance(given, str) and re.fullmatch(r"[A-Za-z_]{1,40}", given) else "?"
