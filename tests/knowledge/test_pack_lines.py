import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from knowledge.pack_lines import Place, line_of, lines_of

ROOT = Path(__file__).parents[2]
PACKS = [*sorted(ROOT.glob("knowledge/packs/*/pack.toml")), *ROOT.glob("docs/example-pack/*/pack.toml")]

TEXT = '''# [not.a.table]
id = "x" # = 3
names = [
  "a # b", # ] no end
  'c',
]

[[rules]]
key = "first"
sources = [
  { document = "d", line = 3 }, { document = "e" },
]
[[rules]]
says = """
two lines, with \\"""quotes\\""" and [[brackets]]
"""
"quoted name" = 1
due = { of = { day = 2026-08-17 } }
a.b = 3
[words]
coach = "m"
[[words.standards]]
number = 1
[[words.standards]]
number = 2
'''
LINES: dict[Place, int] = {
    ("id",): 2,
    ("names",): 3,
    ("names", 0): 4,
    ("names", 1): 5,
    ("rules",): 8,
    ("rules", 0): 8,
    ("rules", 0, "key"): 9,
    ("rules", 0, "sources"): 10,
    ("rules", 0, "sources", 0): 11,
    ("rules", 0, "sources", 0, "document"): 11,
    ("rules", 0, "sources", 0, "line"): 11,
    ("rules", 0, "sources", 1): 11,
    ("rules", 0, "sources", 1, "document"): 11,
    ("rules", 1): 13,
    ("rules", 1, "says"): 14,
    ("rules", 1, "quoted name"): 17,
    ("rules", 1, "due"): 18,
    ("rules", 1, "due", "of"): 18,
    ("rules", 1, "due", "of", "day"): 18,
    ("rules", 1, "a"): 19,
    ("rules", 1, "a", "b"): 19,
    ("words",): 20,
    ("words", "coach"): 21,
    ("words", "standards"): 22,
    ("words", "standards", 0): 22,
    ("words", "standards", 0, "number"): 23,
    ("words", "standards", 1): 24,
    ("words", "standards", 1, "number"): 25,
}


def places_in(value: Any, place: Place = ()) -> Iterator[Place]:
    if place:
        yield place
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, one in inner:
        yield from places_in(one, (*place, step))


def test_each_place_has_its_line():
    assert lines_of(TEXT) == LINES
    assert set(LINES) == set(places_in(tomllib.loads(TEXT)))


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.parent.name)
def test_the_places_of_a_pack_are_those_that_it_holds(path: Path):
    text = path.read_text(encoding="utf-8")
    assert set(lines_of(text)) == set(places_in(tomllib.loads(text)))


def test_what_is_not_there_is_looked_for_where_it_belongs():
    assert line_of(LINES, ("rules", 0, "unit")) == 8
    assert line_of(LINES, ("rules", 0, "sources", 1, "place")) == 11
    assert line_of(LINES, ("documents", 3)) == 1
