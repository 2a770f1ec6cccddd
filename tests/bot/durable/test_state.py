"""What DBOS keeps of people: the keys of errands, and nothing of what they say."""

import pickle
import sqlite3
import time
from base64 import b64decode
from binascii import Error
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime

import pytest
from slack_sdk import WebClient

from bot.companion import Companion
from bot.durable.work import durable_work
from storage.errands import ErrandState
from tests.bot.conftest import NOW
from tests.bot.quiet import nobody_is_reminded
from tests.bot.slack_stub import SlackStub

pytestmark = pytest.mark.slow


@pytest.fixture(name="companion")
def quiet_companion(companion: Companion) -> Companion:
    nobody_is_reminded(companion.records, now=NOW)
    return companion


def test_a_workflow_is_given_the_key_of_its_errand_and_its_state_names_nobody(
    companion: Companion, slack: SlackStub
) -> None:
    dana = companion.records.person_by_slack("UDANA")
    assert dana is not None
    keys = [f"mydata:command:1:{part}" for part in ("page", "json")]
    with durable_work(companion, WebClient("xoxb-1", base_url=f"{slack.url}/api/")):
        companion.desk.mydata.ask(dana, source="command:1", now=NOW)
        deadline = time.monotonic() + 20
        while not all(_is_over(companion, key) for key in keys):
            assert time.monotonic() < deadline, "the files never went out"
            time.sleep(0.01)
    assert len(slack.uploads) == len(keys)
    with closing(sqlite3.connect(companion.settings.home / "durable.db")) as state:
        given = {
            number: pickle.loads(b64decode(inputs))["args"]  # noqa: S301 - our own state
            for number, inputs in state.execute("SELECT workflow_uuid, inputs FROM workflow_input")
        }
        kept = b"\n".join(_values(state))
    minutes = {number for number in given if number.startswith("sched-minute-")}
    given = {number: what for number, what in given.items() if what or not number.startswith("mailing-")}
    assert given.keys() >= set(keys) | minutes
    assert minutes
    assert {number: what for number, what in given.items() if number not in minutes} == {key: (key,) for key in keys}
    assert all(isinstance(at, datetime) and context is None for at, context in map(given.__getitem__, minutes))
    assert keys[0].encode() in kept
    for words in (dana.name, dana.first_name, dana.email, "What the CASC Companion holds", "Everything that I hold"):
        assert words.encode() not in kept, words


def _is_over(companion: Companion, key: str) -> bool:
    errand = companion.records.errands.by_key(key)
    return errand is not None and errand.state is not ErrandState.WAITING


def _values(state: sqlite3.Connection) -> Iterator[bytes]:
    """Every value of every table, as it stands there and, where DBOS wrote it so, out of its Base64."""
    tables = [name for (name,) in state.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    for table in tables:
        for row in state.execute(f'SELECT * FROM "{table}"'):  # noqa: S608 - the names are the database's own
            for value in row:
                plain = value if isinstance(value, bytes) else str(value).encode()
                yield plain
                try:
                    yield b64decode(plain, validate=True)
                except Error:
                    continue
