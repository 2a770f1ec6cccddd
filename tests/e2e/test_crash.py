"""`kill -9` at each seam between a commit and Slack: every message arrives once, and what is uncertain is told."""

import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.bot.dialog import buttons
from tests.e2e.breathless_slack import BreathlessSlack, breathless_slack
from tests.e2e.cohort import furnished
from tests.e2e.mortal import Mortal, at_once

SETTLED = 1.0
"""Seconds after which a second message would have come."""

CROWD = 20

pytestmark = pytest.mark.slow


@pytest.fixture
def slack() -> Iterator[BreathlessSlack]:
    with breathless_slack() as slack:
        yield slack


@pytest.fixture(params=["sqlite", "postgres"])
def settings(request: pytest.FixtureRequest, tmp_path: Path, slack: BreathlessSlack) -> dict[str, str]:
    """The settings of a companion with Dana, her coach and an administrator on its roster."""
    url = None if request.param == "sqlite" else request.getfixturevalue("new_postgres_url")()
    return furnished(tmp_path, slack.url, url)


def test_a_kill_at_each_seam_loses_nothing_and_repeats_nothing(
    slack: BreathlessSlack, settings: dict[str, str]
) -> None:
    slack.before = {"DUNSENT", "UCOMPOSING"}
    slack.after = {"DSENT", "C1"}
    with Mortal(settings) as first:
        card = first.command("UDANA", "log 45 min coaching yesterday")
        first.press("UDANA", buttons(card)["Record"], f"{slack.url}/response1")
        slack.await_said(1)
        mention = {"type": "app_mention", "channel": "C1", "user": "UDANA", "text": "<@UBOT> help", "ts": "2.0"}
        threads = at_once(
            [
                partial(first.direct, "UUNSENT", "help", "Ev1"),
                partial(first.direct, "USENT", "help", "Ev2"),
                partial(first.direct, "UCOMPOSING", "help", "Ev3"),
                partial(first.event, mention, "Ev4"),
            ]
        )
        slack.await_held(4)
        first.kill()
        for thread in threads:
            thread.join()
        slack.breathe()
    assert slack.counts() == {"response1": 1, "DSENT": 1, "C1": 1}

    with Mortal(settings, first.port) as second:
        assert second.direct("UUNSENT", "help", "Ev1") == 200
        assert second.direct("UCOMPOSING", "help", "Ev3") == 200
        slack.await_said(6)
        time.sleep(SETTLED)
        again = {"DUNSENT": 1, "DCOMPOSING": 1, "DPRIYA": 1}
        arrived = {"response1": 1, "DSENT": 1, "C1": 1, **again}
        assert slack.counts() == arrived
        [told] = slack.texts("DPRIYA")
        assert "A message of mine to Dana Whitfield may not have arrived." in told

        sent = _a_crowd_writes_and_the_companion_dies(second, slack)
    with Mortal(settings, first.port) as third:
        for number in range(CROWD):
            if not sent[number]:
                assert third.direct(f"U{number}", "help", f"Crowd{number}") == 200
        slack.await_said(len(arrived) + CROWD)
        time.sleep(SETTLED)
        assert slack.counts() == {**arrived, **{f"D{number}": 1 for number in range(CROWD)}}
        printed = third.stop()
    assert "Traceback" not in printed
    assert "dbos" not in printed.lower()


def _a_crowd_writes_and_the_companion_dies(companion: Mortal, slack: BreathlessSlack) -> list[bool]:
    """Whether Slack got its acknowledgement, person by person; what it did not get it delivers again."""
    slack.slowness = 0.05
    acknowledged = [False] * CROWD

    def write(number: int) -> None:
        acknowledged[number] = companion.direct(f"U{number}", "help", f"Crowd{number}") == 200

    before = len(slack.said)
    threads = at_once([partial(write, number) for number in range(CROWD)])
    slack.await_said(before + CROWD // 3)
    companion.kill()
    for thread in threads:
        thread.join()
    slack.slowness = 0
    time.sleep(0.2)  # what Slack had in hand is taken
    assert len(slack.said) < before + CROWD
    return acknowledged


def test_of_two_processes_on_one_postgres_the_survivor_goes_on_with_what_the_dead_one_had(
    tmp_path: Path, slack: BreathlessSlack, new_postgres_url: Callable[[], str]
) -> None:
    settings = furnished(tmp_path, slack.url, new_postgres_url())
    slack.before, slack.after = {"DUNSENT"}, {"DSENT"}
    with Mortal(settings) as dying, Mortal(settings) as survivor:
        threads = at_once(
            [partial(dying.direct, "UUNSENT", "help", "Ev1"), partial(dying.direct, "USENT", "help", "Ev2")]
        )
        slack.await_held(2)
        dying.kill()
        for thread in threads:
            thread.join()
        slack.breathe()
        slack.await_said(2)
        time.sleep(SETTLED)
        assert slack.counts() == {"DSENT": 1, "DUNSENT": 1}
        assert survivor.direct("UUNSENT", "help", "Ev1") == 200
        time.sleep(SETTLED)
        assert slack.counts() == {"DSENT": 1, "DUNSENT": 1}
