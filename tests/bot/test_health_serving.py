"""Whether the companion answers and can do its work, as a machine asks."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from bot.companion import Companion
from bot.health_serving import HEALTHY, READY, health_routes
from bot.settings import Settings
from bot.watching.readiness import Part, Readiness
from induction.refused import Refused
from tests.bot.conftest import Clock
from tests.bot.opening import opened

ALL = {part.value: True for part in Part if part is not Part.SLACK}


@pytest.fixture
def readiness() -> Readiness:
    """Everything that has to be ready is."""
    readiness = Readiness()
    for part in readiness.checks:
        readiness.reached(part)
    return readiness


@pytest.fixture
def http(readiness: Readiness) -> Iterator[TestClient]:
    with TestClient(Starlette(routes=[*health_routes(readiness)])) as client:
        yield client


def told(http: TestClient) -> tuple[int, Any]:
    answer = http.get(READY)
    assert answer.headers["Cache-Control"] == "no-store"
    return answer.status_code, answer.json()


def test_a_process_that_answers_is_healthy(http: TestClient) -> None:
    answer = http.get(HEALTHY)
    assert (answer.status_code, answer.text) == (200, "ok\n")


def test_it_is_ready_where_each_part_is(http: TestClient) -> None:
    assert told(http) == (200, {"ready": True, "parts": ALL})


def test_a_part_that_is_not_is_named_and_the_others_as_well(http: TestClient, readiness: Readiness) -> None:
    connected = [False]
    readiness.minds(Part.SLACK, lambda: connected[0])
    assert told(http) == (503, {"ready": False, "parts": ALL | {"slack": False}})
    connected[0] = True
    assert told(http) == (200, {"ready": True, "parts": ALL | {"slack": True}})


@pytest.mark.parametrize("fault", [Refused("try_again", "busy"), RuntimeError("postgresql://user:secret@host/db")])
def test_a_part_that_cannot_say_is_not_ready_and_tells_nothing_else(
    http: TestClient, readiness: Readiness, fault: Exception
) -> None:
    def broken() -> bool:
        raise fault

    readiness.minds(Part.RECORDS, broken)
    assert told(http) == (503, {"ready": False, "parts": ALL | {"records": False}})


@pytest.mark.slow
def test_parts_that_hang_are_not_ready_and_keep_nobody_waiting(http: TestClient, readiness: Readiness) -> None:
    for part in (Part.RECORDS, Part.MIGRATIONS):
        readiness.minds(part, lambda: time.sleep(2.5) is None)
    unready = {"ready": False, "parts": ALL | {"records": False, "migrations": False}}
    assert told(http) == (503, unready)
    assert http.get(HEALTHY).status_code == 200


def test_before_a_part_says_anything_it_is_not_ready() -> None:
    assert {part: check() for part, check in Readiness().checks.items()} == dict.fromkeys(map(Part, ALL), False)


def test_a_companion_knows_of_its_records_and_of_its_passages_once_they_are_loaded(companion: Companion) -> None:
    def ready() -> set[Part]:
        return {part for part, check in companion.readiness.checks.items() if check()}

    assert ready() == {Part.RECORDS, Part.MIGRATIONS}
    companion.warm_up()
    assert ready() == {Part.RECORDS, Part.MIGRATIONS, Part.PASSAGES}


def test_records_that_are_gone_are_not_ready(tmp_path: Path, clock: Clock) -> None:
    with opened(Settings(home=tmp_path / "home"), clock) as companion:
        companion.records.close()
        (tmp_path / "home" / "companion.db").write_bytes(b"no database" * 500)
        with TestClient(Starlette(routes=[*health_routes(companion.readiness)])) as http:
            status, answer = told(http)
    assert (status, answer["parts"]["records"]) == (503, False)
