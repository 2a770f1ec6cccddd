"""Thousands of inputs that are wrong in some way: each gets a clear reply, and none breaks anything.

What listens is asked of the listeners themselves, and what they are sent is found by pressing all that the companion
shows, so that whatever is built later is tried too. `make fuzz` tries ten thousand.
"""

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest
from slack_sdk.signature import SignatureVerifier
from starlette.applications import Starlette
from starlette.testclient import TestClient

from bot.companion import Companion
from bot.serving import EVENTS_PATH, slack_route
from bot.settings import Settings
from induction.people import Role
from tests.bot.bad_inputs.crawling import Crawler, Sample, encoded
from tests.bot.bad_inputs.judging import Errors, Outcome, errors
from tests.bot.bad_inputs.listening import is_met, listened_to
from tests.bot.bad_inputs.spoiling import KEYS, SENTENCES, sentence, spoiled
from tests.bot.conftest import NOW, ROSTER, Clock, line
from tests.bot.dialog import SECRET, Dialog
from tests.bot.opening import opened
from tests.bot.slack_stub import SlackStub

SEED = 20261122
SHOWN = 12
"""How many of the faults are shown."""

COHORT = "usc-2026"
PEOPLE = ("UDANA", "UMARCUS", "UPRIYA", "UINES", "UTHEO", "USAM", "UANA")
STRANGERS = ("USTRANGER", "U" + "0" * 50, "x")
TEXTS = 0.3
"""How many of the cases are words only."""

pytestmark = pytest.mark.slow


@dataclass
class Trial:
    """A companion that is sent bad inputs."""

    dialog: Dialog
    slack: SlackStub
    crawler: Crawler
    http: TestClient
    logged: Errors

    def words(self) -> list[str]:
        """The short words in all that is sent: ids and values of other buttons, people and forms."""
        found: set[str] = set()
        for samples in self.crawler.met.values():
            for sample in samples:
                found.update(_texts(sample.body))
        return sorted(found)

    def outcome(self, kind: str, body: Any) -> Outcome:
        """What comes of sending that."""
        before, faults = len(self.slack.calls), len(self.logged.found)
        answer = self._post(*encoded(kind, body))
        if len(self.slack.calls) == before and not answer[1]:
            self.dialog.settle()  # a press on the Home is answered by the Home that follows
        return Outcome(kind, body, answer[0], answer[1], self.slack.calls[before:], tuple(self.logged.found[faults:]))

    def _post(self, body: str, content_type: str) -> tuple[int, str]:
        stamp = str(int(time.time()))
        headers = {
            "Content-Type": content_type,
            "X-Slack-Request-Timestamp": stamp,
            "X-Slack-Signature": SignatureVerifier(SECRET).generate_signature(timestamp=stamp, body=body) or "",
        }
        answer = self.http.post(EVENTS_PATH, content=body, headers=headers)
        return answer.status_code, answer.text


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest) -> str | None:
    if request.param == "sqlite":
        return None
    create: Callable[[], str] = request.getfixturevalue("new_postgres_url")
    return create()


@pytest.fixture
def crowded(tmp_path: Path, database_url: str | None) -> Iterator[Companion]:
    """A companion with people of every kind, in a cohort."""
    sam = "sam@school.example"
    roster = [one.model_copy(update={"cohort": COHORT if one.program == "usc" else None}) for one in ROSTER]
    roster = [one.model_copy(update={"supervisor": sam}) if one.slack_id == "UDANA" else one for one in roster]
    others = [
        line("Ines Ruiz", Role.INSTRUCTOR, "usc", "UINES"),
        line("Sam Okafor", Role.SUPERVISOR, "usc", "USAM"),
        line("Ana Castillo", Role.ANALYST, "usc", "UANA"),
    ]
    with opened(Settings(home=tmp_path / "home", database_url=database_url), Clock()) as companion:
        companion.records.write_roster([*roster, *others], today=date(2026, 8, 17), now=NOW)
        yield companion


@pytest.fixture
def trial(crowded: Companion, slack: SlackStub) -> Iterator[Trial]:
    """A trial whose crawler has met all that it meets."""
    dialog = Dialog(crowded, slack)
    with errors() as logged, TestClient(Starlette(routes=[slack_route(dialog.app, SECRET)])) as http:
        crawler = Crawler(dialog, slack)
        heard = listened_to(crowded.doorway)
        crawler.shortcuts(PEOPLE, sorted(name for kind, name in heard if kind == "shortcut"))
        crawler.explore((*PEOPLE, "USTRANGER"), SENTENCES)
        dialog.settle()
        for key in sorted(heard):
            if not is_met(key, set(crawler.met)):
                crawler.make_up(key, "UDANA")
        assert logged.found == []
        yield Trial(dialog, slack, crawler, http, logged)
        dialog.settle()


def test_bad_inputs_get_clear_replies(trial: Trial, request: pytest.FixtureRequest) -> None:
    cases = request.config.getoption("bad_inputs") // 2
    others, keys = trial.words(), sorted(trial.crawler.met)
    faults: list[str] = []
    for number in range(cases):
        chance = Random(f"{SEED}:{number}")  # noqa: S311 - a case, not a secret
        kind, body = _words(trial, chance) if chance.random() < TEXTS else _payload(trial, chance, keys, number, others)
        fault = trial.outcome(kind, body).fault(trial.crawler.silent)
        if fault is not None:
            faults.append(f"case {number}: {fault[-1500:]}\n    {_short(body)}")
    assert faults == [], f"{len(faults)} of {cases}:\n" + "\n".join(faults[:SHOWN])


def _words(trial: Trial, chance: Random) -> tuple[str, Any]:
    """A command, a direct message or a mention."""
    user, said = chance.choice((*PEOPLE, *PEOPLE, "USTRANGER")), sentence(chance)
    kind = chance.choice(("command", "message", "mention"))
    body = getattr(trial.crawler, kind)(user, said)
    return ("command" if kind == "command" else "event"), body


def _payload(trial: Trial, chance: Random, keys: list[Any], number: int, others: list[str]) -> tuple[str, Any]:
    """A press, a form, a shortcut, a command or an event with something wrong in it."""
    sample = chance.choice(trial.crawler.met[chance.choice(keys)])
    body = _renewed(sample, chance, f"-{number}")
    return sample.key[0], spoiled(body, chance, others, f"-{number}")


def _renewed(sample: Sample, chance: Random, mark: str) -> Any:
    """The payload as another delivery, perhaps of somebody else."""
    body = json.loads(json.dumps(sample.body))
    user = chance.choice((*PEOPLE, *STRANGERS)) if chance.random() < 0.3 else sample.user
    for place in (body, *body.get("actions", ()), body.get("view") or {}):
        for name in (KEYS | {"id"}) & place.keys():
            place[name] += mark
    if sample.key[0] == "command":
        body["user_id"] = user
    elif sample.key[0] == "event":
        body["event"]["user"] = user
    else:
        body["user"]["id"] = user
    return body


def _texts(body: Any) -> Iterator[str]:
    if isinstance(body, str) and 0 < len(body) < 60:
        yield body
    elif isinstance(body, dict | list):
        for value in body.values() if isinstance(body, dict) else body:
            yield from _texts(value)


def _short(body: Any) -> str:
    """The payload without what it shows."""
    if isinstance(body, dict):
        body = {name: value for name, value in body.items() if name not in {"message", "container", "team"}}
        if isinstance(body.get("view"), dict):
            body["view"] = {name: value for name, value in body["view"].items() if name not in {"blocks", "title"}}
    return json.dumps(body)[:1500]
