import json
import logging
import re
from collections.abc import Callable
from typing import Any

import pytest
from pydantic import BaseModel

from bot.commands.log_lines import JsonLines, PlainLines, Wordless

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


def line(name: str, message: str, *given: object, fault: BaseException | None = None, **more: Any) -> logging.LogRecord:
    about = None if fault is None else (type(fault), fault, fault.__traceback__)
    record = logging.LogRecord(name, logging.WARNING, "/rooms/courier.py", 7, message, given, about)
    record.created = 1795024800.5
    vars(record).update(more)
    return record


def test_a_line_for_a_program_is_one_object_with_its_facts() -> None:
    facts = {"errand": "weekly", "workflow": "weekly:usc:usc-2026:2026-48"}
    told = JsonLines().format(line("bot.errands.sending", "the errand %s is held", "weekly:1", facts=facts))
    assert "\n" not in told
    assert json.loads(told) == {
        "time": "2026-11-18T18:00:00.500+00:00",
        "level": "warning",
        "room": "bot.errands.sending",
        "event": "the errand weekly:1 is held",
        **facts,
    }


def test_a_fault_in_a_line_for_a_program_has_its_kind_and_place_alone() -> None:
    with pytest.raises(ValueError, match="Maya") as raised:
        by_int()
    told = JsonLines().format(line("bot", "unhandled error", fault=raised.value))
    assert TYPED not in told
    assert "\n" not in told
    assert json.loads(told)["fault"].endswith("in by_int\nValueError")


def test_of_what_another_package_writes_a_program_reads_the_place_alone() -> None:
    told = json.loads(JsonLines().format(line("slack_bolt.App", f"Unhandled: {TYPED}", facts={"text": TYPED})))
    assert told == {
        "time": "2026-11-18T18:00:00.500+00:00",
        "level": "warning",
        "room": "slack_bolt.App",
        "event": "courier:7",
    }


def test_plain_lines_of_ours_have_the_time_and_others_are_as_they_are_and_no_fault_has_its_text() -> None:
    with pytest.raises(ValueError, match="Maya") as raised:
        by_int()
    ours, others = line("bot", "held", fault=raised.value), line("uvicorn.error", "broken", fault=raised.value)
    logging.Formatter().format(others)  # whoever wrote it down before keeps its text with it
    told = [PlainLines().format(one) for one in (ours, others)]
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d held", told[0].splitlines()[0])
    assert told[1].splitlines()[0] == "broken"
    assert not any(TYPED in one for one in told)
    assert all(one.endswith("ValueError") for one in told)
