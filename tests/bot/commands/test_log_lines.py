import logging
from collections.abc import Callable

import pytest
from pydantic import BaseModel

from bot.commands.log_lines import Wordless

TYPED = "Maya cried in the office"


class Filled(BaseModel):
    minutes: int


def by_int() -> None:
    int(TYPED)


def by_pydantic() -> None:
    Filled.model_validate({"minutes": TYPED})


def by_key_on_the_way() -> None:
    try:
        int(TYPED)
    except ValueError as error:
        raise KeyError(TYPED) from error


def logged(fault: BaseException) -> str:
    line = logging.LogRecord("bot", logging.ERROR, "", 0, "reference %s", ("1",), (type(fault), fault, None))
    return Wordless("%(message)s").format(line)


@pytest.mark.parametrize(
    ("broken", "kinds"),
    [
        (by_int, ["ValueError"]),
        (by_pydantic, ["ValidationError"]),
        (by_key_on_the_way, ["ValueError", "KeyError"]),
    ],
)
def test_a_fault_is_written_with_its_place_and_without_what_anybody_typed(
    broken: Callable[[], None], kinds: list[str]
) -> None:
    with pytest.raises(Exception) as raised:  # noqa: PT011 - any kind of fault
        broken()
    told = logged(raised.value)
    assert TYPED not in told
    assert [kind for kind in kinds if kind in told] == kinds
    assert f"in {broken.__name__}" in told


def test_a_line_without_a_fault_is_as_it_was() -> None:
    line = logging.LogRecord("bot", logging.ERROR, "", 0, "started at %s", ("noon",), None)
    assert Wordless("%(message)s").format(line) == "started at noon"


def test_a_fault_that_names_itself_ends() -> None:
    fault = ValueError(TYPED)
    fault.__context__ = fault
    assert TYPED not in logged(fault)
    assert Wordless().formatException((None, None, None)) == ""
