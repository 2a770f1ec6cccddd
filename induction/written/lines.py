"""On which line of a JSON text something stands. `json` tells what a text holds, and never where."""

import json
import re
from bisect import bisect_left
from collections.abc import Mapping

Place = tuple[str | int, ...]
"""The names and numbers that lead to something, such as ("hours", 3, "on")."""

_SIGN = re.compile(r'[ \t\r\n]*(?P<sign>"(?:\\.|[^"\\])*"|[\[\]{},:]|[^\s\[\]{},:"]+)')


def lines_of(text: str) -> tuple[Mapping[Place, int], tuple[Place, ...]]:
    """The line, from 1, of everything that a sound JSON text holds; and the names that stand twice in one table."""
    ends = [found.start() for found in re.finditer("\n", text)]
    lines: dict[Place, int] = {}
    twice: list[Place] = []
    inside: list[str | int | None] = []  # where the reader is: a name, a number, or None where a name is to come
    for found in _SIGN.finditer(text):
        sign = found["sign"]
        if sign in "]}":
            inside.pop()
        elif sign == "," and isinstance(inside[-1], int):
            inside[-1] += 1
        elif sign == ",":
            inside[-1] = None
        elif sign != ":":
            named = bool(inside) and inside[-1] is None
            if named:
                inside[-1] = str(json.loads(sign))
            place = tuple(step for step in inside if step is not None)
            if named and place in lines:
                twice.append(place)
            lines.setdefault(place, bisect_left(ends, found.start("sign")) + 1)
            if sign in "[{":
                inside.append(0 if sign == "[" else None)
    return lines, tuple(twice)
