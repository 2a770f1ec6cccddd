"""Suggested wording in a process of its own: a word at once, and a final one, whatever model and process do."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.services.suggesting.suggesting import UNDER_WAY
from induction.packs.rulings import Ruling
from induction.packs.writing import Authorship
from tests.bot.dialog import buttons
from tests.e2e.breathless_slack import BreathlessSlack, breathless_slack
from tests.e2e.cohort import furnished, records_of
from tests.e2e.mortal import Mortal
from tests.knowledge.stub_model import Call, StubModel, failing, saying, stub_model

pytestmark = pytest.mark.slow

WORDED = "We tried a shorter staff meeting."
AT_ONCE = 3.0
"""Seconds within which Slack, and so a person, hears something."""


@pytest.fixture
def slack() -> Iterator[BreathlessSlack]:
    with breathless_slack() as slack:
        yield slack


@pytest.fixture
def model() -> Iterator[StubModel]:
    with stub_model(saying(WORDED)) as stub:
        yield stub


@pytest.fixture(params=["sqlite", "postgres"])
def settings(
    request: pytest.FixtureRequest, tmp_path: Path, slack: BreathlessSlack, model: StubModel
) -> dict[str, str]:
    """The settings of a companion with a model, whose program lets it suggest wording."""
    url = None if request.param == "sqlite" else request.getfixturevalue("new_postgres_url")()
    settings = furnished(tmp_path, slack.url, url)
    records = records_of(settings)
    now = datetime.now(UTC)  # noqa: TID251 - the companion's own process goes by this clock too
    priya = records.person_by_slack("UPRIYA")
    assert priya is not None
    suggest = Ruling(
        id=0,
        program="usc",
        rule="work.own",
        says=Authorship.SUGGEST.label,
        reason="So.",
        ruled_by=priya.id,
        ruled_at=now,
        since=now.date(),
        authorship=Authorship.SUGGEST,
    )
    records.rulings.rule(suggest, source="rule")
    records.close()
    chat = {"COMPANION_CHAT_MODEL": "openai:stub", "COMPANION_CHAT_URL": model.url, "COMPANION_CHAT_KEY": "k"}
    return settings | chat


def test_a_process_that_dies_while_the_model_thinks_leaves_nobody_without_a_final_word(
    slack: BreathlessSlack, model: StubModel, settings: dict[str, str]
) -> None:
    model.behaviour = _thinking
    with Mortal(settings) as first:
        draft = first.command("UDANA", "reflect we tried shorter staff meeting")
        _ask(first, slack, draft)
        _await_asked(model)
        first.kill()
    model.behaviour = saying(WORDED)
    with Mortal(settings, first.port):
        slack.await_said(2)
        time.sleep(1)
    assert slack.texts("DDANA") == ["Here is what came of the wording for your reflection."]
    assert len(model.bodies) == 2


def test_a_model_that_is_down_is_told_in_a_final_word(
    slack: BreathlessSlack, model: StubModel, settings: dict[str, str]
) -> None:
    model.behaviour = failing(500)
    with Mortal(settings) as companion:
        draft = companion.command("UDANA", "reflect we tried shorter staff meeting")
        _ask(companion, slack, draft)
        slack.await_said(2)
    [card] = [one for one in slack.said if one["channel"] == "DDANA"]
    assert "the model gave no reply. Your own words stand" in str(card)


def _ask(companion: Mortal, slack: BreathlessSlack, draft: dict[str, Any]) -> None:
    """A press of "Suggest wording", and within three seconds the word that it is under way."""
    began = time.monotonic()
    pressed = companion.press("UDANA", buttons(draft)["Suggest wording"], f"{slack.url}/response1")
    slack.await_said(1)
    assert pressed.acknowledged
    assert time.monotonic() - began < AT_ONCE
    [told] = slack.said
    assert UNDER_WAY.partition(".")[0] in str(told)


def _thinking(call: Call) -> None:
    """No reply for as long as anybody waits."""
    call.stub.closing.wait(60)


def _await_asked(model: StubModel) -> None:
    deadline = time.monotonic() + 20
    while not model.bodies:
        assert time.monotonic() < deadline
        time.sleep(0.02)
