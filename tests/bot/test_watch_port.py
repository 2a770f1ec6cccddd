"""The port for machines that watch, on a real server."""

import json
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import NullPool, create_engine, text

from bot.companion import Companion
from bot.settings import Settings
from bot.watch_port import watch_port
from bot.watching.acts import Delivery
from bot.watching.readiness import Part
from induction.refused import Refused
from storage.database.engine import database_url
from storage.errands import Errand
from tests.bot.conftest import NOW, Clock
from tests.bot.opening import opened
from tests.bot.watching import extra

HOST = "127.0.0.1"
ALL = {"records": True, "migrations": True, "passages": True, "durable_work": True}


def free_port() -> int:
    with socket.socket() as found:
        found.bind((HOST, 0))
        port: int = found.getsockname()[1]
    return port


def asked(port: int, path: str) -> tuple[int, str]:
    """The status and the body: the port listens before anybody serves it."""
    connection = HTTPConnection(HOST, port, timeout=10)
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    return answer.status, body


def test_health_and_readiness_are_there_and_figures_only_where_somebody_keeps_them(companion: Companion) -> None:
    with watch_port(companion, HOST, free_port()) as port:
        assert asked(port, "/healthz") == (200, "ok\n")
        status, body = asked(port, "/readyz")
        parts = {"records": True, "migrations": True, "passages": False, "durable_work": False}
        assert (status, json.loads(body)) == (503, {"ready": False, "parts": parts})
        assert asked(port, "/metrics") == (404, "")
        assert asked(port, "/")[0] == 404


def test_the_figures_have_what_waits_now(companion: Companion) -> None:
    extra.prometheus()
    from bot.watching.metrics import Metrics  # noqa: PLC0415 - the extra's package

    watched = replace(companion, watch=Metrics())
    companion.records.errands.add([Errand("reply:1", "reply")], now=NOW)
    with watched.watch.during(Delivery("command", "log")), watch_port(watched, HOST, free_port()) as port:
        status, body = asked(port, "/metrics")
    assert status == 200
    assert "\ncompanion_queue_due 1.0\n" in body
    assert "\nprocess_resident_memory_bytes " in body


def test_a_taken_port_is_named_with_its_setting(companion: Companion) -> None:
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(Refused, match=rf"Port {port} .* COMPANION_WATCH_PORT"), watch_port(companion, HOST, port):
            pass


def in_a_while(port: int) -> Any:
    """What it says of itself once it is ready, or after ten times in which it was not."""
    for _ in range(10):
        status, body = asked(port, "/readyz")
        if status == 200:
            break
    return json.loads(body)


@contextmanager
def nobody_reads(url: str) -> Iterator[None]:
    """Another transaction holds the tables that are looked at, and does not come to an end."""
    engine = create_engine(database_url(url), poolclass=NullPool)
    with engine.connect() as connection, connection.begin():
        connection.execute(text("LOCK TABLE alembic_version, errand IN ACCESS EXCLUSIVE MODE"))
        yield


@pytest.mark.slow
def test_a_database_that_hangs_makes_it_unready_although_it_never_answers_and_leaves_it_healthy(
    tmp_path: Path, clock: Clock, new_postgres_url: Callable[[], str]
) -> None:
    extra.prometheus()
    from bot.watching.metrics import Metrics  # noqa: PLC0415 - the extra's package

    url = new_postgres_url()
    with opened(Settings(home=tmp_path / "home", database_url=url), clock) as unwatched:
        companion = replace(unwatched, watch=Metrics())
        companion.readiness.reached(Part.PASSAGES)
        companion.readiness.reached(Part.DURABLE_WORK)
        with watch_port(companion, HOST, free_port()) as port:
            assert in_a_while(port) == {"ready": True, "parts": ALL}
            with nobody_reads(url):
                status, body = asked(port, "/readyz")
                figures = asked(port, "/metrics")
                assert asked(port, "/healthz") == (200, "ok\n")
            assert (status, json.loads(body)["parts"]["migrations"]) == (503, False)
            assert figures[0] == 200
            assert "\ncompanion_queue_due NaN\n" in figures[1]
            assert in_a_while(port) == {"ready": True, "parts": ALL}
