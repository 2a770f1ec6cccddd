"""An unmodified `companion serve`, end to end with a Slack that others wrote: once by HTTP, once by Socket Mode."""

import json
import shutil
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.settings import Settings
from bot.views.hours.form import DAY, LENGTH, TOPIC, WHAT
from induction.people import Role
from induction.roster import RosterLine
from knowledge.program_packs import guide_path
from tests.bot.opening import opened
from tests.e2e.local_slack import BOT, CHANNEL, Payload, filled, option, plain, until
from tests.e2e.scene import Scene, by_http, by_socket

SETTLED = 1.0
"""Seconds after which a second reply would have come."""

DANA, MARCUS, PRIYA, STRANGER = "U0DANA", "U0MARCUS", "U0PRIYA", "U0STRANGER"
PEOPLE = {
    DANA: "dana@school.example",
    MARCUS: "marcus@school.example",
    PRIYA: "priya@school.example",
    STRANGER: "alex@elsewhere.example",
}

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a roster and a handbook, as an administrator leaves it."""
    home = tmp_path_factory.mktemp("furnished") / "home"
    now = datetime.now(UTC)  # noqa: TID251 - the companion's own process goes by this clock too
    with opened(Settings(home=home), lambda: now) as companion:
        companion.records.write_roster(_roster(now.date()), today=now.date(), now=now)
        companion.library.add("usc", [guide_path("usc")], now=now)
    return home


def _roster(today: date) -> list[RosterLine]:
    def line(name: str, slack_id: str, role: Role, **more: Any) -> RosterLine:
        return RosterLine(name=name, email=PEOPLE[slack_id], role=role, program="usc", **more)

    starts = date(today.year - 1, 8, 17)
    span = {"starts_on": starts, "ends_on": date(starts.year + 2, 6, 30)}
    return [
        line("Priya Nair", PRIYA, Role.PROGRAM_ADMIN),
        line("Marcus Bell", MARCUS, Role.COACH),
        line("Dana Whitfield", DANA, Role.CANDIDATE, coach=PEOPLE[MARCUS], **span),
    ]


@pytest.fixture(scope="module", params=["http", "socket"])
def scene(request: pytest.FixtureRequest, furnished: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    folder = tmp_path_factory.mktemp(request.param)
    shutil.copytree(furnished, folder / "home")
    connected = by_http if request.param == "http" else by_socket
    with connected(folder, PEOPLE) as scene:
        yield scene


def test_the_doctor_finds_the_connection_well(scene: Scene) -> None:
    found = {one["what"]: one for one in json.loads(scene.companion("doctor", "--json"))}
    assert all(one["well"] for one in found.values())
    assert found["Slack"]["found"].endswith("as companion in Stand-in")
    assert found["Slack channels"]["found"] == "a member of #usc-cohort"


def test_a_mention_is_answered_in_its_thread(scene: Scene) -> None:
    asked = scene.slack.say(DANA, f"<@{BOT}> how many hours of coaching do I need a year?", channel=CHANNEL)
    [answer] = until(
        lambda: [one for one in scene.slack.answers(CHANNEL) if one.get("thread_ts") == asked["ts"]], "no answer"
    )
    assert "40 hours a year" in plain(answer)


def test_what_concerns_one_person_is_not_said_in_the_channel(scene: Scene) -> None:
    asked = scene.slack.say(DANA, f"<@{BOT}> how many hours do I have left?", channel=CHANNEL)
    [note] = until(lambda: scene.slack.answers(CHANNEL, asked["ts"]), "no note")
    assert (note["subtype"], note["ephemeral_to"]) == ("ephemeral", DANA)
    assert "direct message" in plain(note)
    until(
        lambda: [one for one in scene.slack.direct_answers(DANA, asked["ts"]) if "Where you stand" in plain(one)],
        "nothing in the direct message",
    )


def test_a_direct_message_is_answered_and_who_is_on_no_roster_is_told_so(scene: Scene) -> None:
    scene.ask(DANA, "how many hours of coaching do I need a year?", then="40 hours a year")
    scene.ask(STRANGER, "45 min coaching yesterday", then="not on a roster")


def test_a_command_is_answered_for_its_writers_eyes_alone(scene: Scene) -> None:
    answer = scene.command(PRIYA, "progress")
    assert (answer["subtype"], answer["ephemeral_to"]) == ("ephemeral", PRIYA)
    assert "Dana Whitfield" in plain(answer)


def test_a_card_is_recorded_with_one_tap_and_a_second_tap_changes_nothing(scene: Scene) -> None:
    card = scene.ask(MARCUS, "90 min coaching with Dana yesterday, IIP goal 2", then="Record this?")
    for _ in range(2):
        scene.slack.press(MARCUS, card, "Record")

    def receipt() -> Payload | None:
        [now] = [one for one in scene.slack.messages(card["channel"]) if one["ts"] == card["ts"]]
        return now if "Recorded" in plain(now) else None

    shown = until(receipt, "the card did not become a receipt")
    assert "1 h 30 min coaching with Dana Whitfield" in plain(shown)
    assert plain(scene.command(MARCUS, "history Dana")).count("IIP goal 2") == 1


def test_a_form_shows_what_is_wrong_at_its_field_and_then_records(scene: Scene) -> None:
    before = scene.ask(MARCUS, "help", then="What you can do here")
    scene.slack.command(MARCUS, "log")
    modal = until(scene.slack.modal, "no form was opened")

    errors = scene.slack.submit(MARCUS, filled(modal, {LENGTH: "90", TOPIC: "CPSEL 3"}))
    assert list(errors) == [LENGTH]
    assert "hours or minutes" in errors[LENGTH]
    assert scene.slack.modal() == modal

    assert scene.slack.submit(MARCUS, filled(modal, {LENGTH: "35 min", TOPIC: "CPSEL 3"})) == {}
    assert scene.slack.modal() is None
    scene.told(before["channel"], before["ts"], "35 min coaching with Dana Whitfield")


def test_home_shows_where_one_stands_and_its_button_opens_the_form(scene: Scene) -> None:
    assert "Hello, Dana" in plain(scene.slack.open_home(DANA))
    scene.slack.press_home(DANA, "Log hours")
    modal = until(scene.slack.modal, "no form was opened")
    typed = {WHAT: option(modal, WHAT, "Professional learning"), LENGTH: "2 h", TOPIC: "equity walk"}

    too_late = {DAY: (datetime.now(UTC).date() + timedelta(days=2)).isoformat()}  # noqa: TID251 - the companion's clock
    assert list(scene.slack.submit(DANA, filled(modal, typed | too_late))) == [DAY]
    assert scene.slack.submit(DANA, filled(modal, typed)) == {}
    assert "equity walk" in plain(scene.command(DANA, "history"))


@pytest.mark.parametrize(
    "shortcut",
    [
        {"type": "shortcut", "callback_id": "log_hours"},
        {
            "type": "message_action",
            "callback_id": "log_from_message",
            "message": {"type": "message", "user": MARCUS, "ts": "1.0", "text": "50 min coaching with Dana yesterday"},
        },
    ],
    ids=lambda shortcut: shortcut["type"],
)
def test_a_shortcut_opens_the_form(scene: Scene, shortcut: Payload) -> None:
    modal = scene.shortcut(MARCUS, shortcut)
    length = filled(modal, {})[LENGTH]["value"]["value"]
    assert length == ("50 min" if "message" in shortcut else None)
    scene.slack.close_modal(MARCUS)


def test_an_event_that_comes_again_is_answered_once(scene: Scene) -> None:
    question = "when is a coach paired with a candidate?"
    answer = scene.ask(DANA, question, then="Where it stands")
    assert [scene.wire.again(question, attempt) for attempt in (1, 2)] == [True, True]
    time.sleep(SETTLED)
    said = [plain(one) for one in scene.slack.answers(answer["channel"])]
    assert said.count(plain(answer)) == 1
