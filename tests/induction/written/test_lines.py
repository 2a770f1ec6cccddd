import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from induction.written.lines import Place, lines_of

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


def places(held: Any, at: Place = ()) -> Iterator[Place]:
    """Every place in what a text holds."""
    yield at
    if isinstance(held, dict):
        for name, value in held.items():
            yield from places(value, (*at, name))
    elif isinstance(held, list):
        for number, value in enumerate(held):
            yield from places(value, (*at, number))


def test_each_thing_has_the_line_on_which_it_stands():
    text = '{"a": [1, {"b": 2,\n "c": [3]}],\n "d": {},\n "e": "{,\\"]"}'
    assert lines_of(text) == (
        {
            (): 1,
            ("a",): 1,
            ("a", 0): 1,
            ("a", 1): 1,
            ("a", 1, "b"): 1,
            ("a", 1, "c"): 2,
            ("a", 1, "c", 0): 2,
            ("d",): 3,
            ("e",): 4,
        },
        (),
    )


@pytest.mark.parametrize(
    ("text", "twice"),
    [('{"a": 1, "a": 2}', (("a",),)), ('[{"a": 1}, {"a": 1}]', ()), ('{"b": [{"a": 1}], "a": 1}', ())],
)
def test_a_name_that_stands_twice_in_a_table(text: str, twice: tuple[Place, ...]):
    assert lines_of(text)[1] == twice


@given(VALUES, st.sampled_from([None, 1, "\t"]))
def test_every_place_of_any_text_is_found_and_none_besides(held: Any, indent: int | str | None):
    lines, twice = lines_of(json.dumps(held, indent=indent))
    assert sorted(lines, key=str) == sorted(places(held), key=str)
    assert twice == ()
