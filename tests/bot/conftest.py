"""A companion on real records and packs, with a few people on its roster."""

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.companion import Companion
from bot.services.people.notices import OWNER
from bot.settings import Settings
from induction.people import Role
from induction.roster import RosterLine
from tests.bot.dialog import Dialog
from tests.bot.opening import opened
from tests.bot.outgoing.accepted import assert_accepted
from tests.bot.slack_stub import SlackStub

NOW = datetime(2026, 11, 18, 18, 0, tzinfo=UTC)  # a Wednesday, ten in the morning in Los Angeles

STARTS, ENDS = date(2026, 8, 17), date(2028, 6, 30)


def line(name: str, role: Role, program: str, slack_id: str | None, coach: str | None = None) -> RosterLine:
    candidate = role is Role.CANDIDATE
    return RosterLine(
        name=name,
        email=f"{name.split(maxsplit=1)[0].lower()}@school.example",
        role=role,
        program=program,
        slack_id=slack_id,
        coach=coach,
        starts_on=STARTS if candidate else None,
        ends_on=ENDS if candidate else None,
    )


ROSTER = [
    line("Priya Nair", Role.PROGRAM_ADMIN, "usc", "UPRIYA"),
    line("Marcus Bell", Role.COACH, "usc", "UMARCUS"),
    line("Elena Ortiz", Role.COACH, "usc", "UELENA"),
    line("Dana Whitfield", Role.CANDIDATE, "usc", "UDANA", "marcus@school.example"),
    line("Theo Park", Role.CANDIDATE, "usc", "UTHEO", "marcus@school.example"),
    line("Jordan Reyes", Role.CANDIDATE, "usc", "UJORDAN", "elena@school.example"),
    line("Maria Lopez", Role.CANDIDATE, "mcoe", None),
]


class Clock:
    """A clock that stands still until a test moves it."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the roster in it, made once and copied for each test."""
    home = tmp_path_factory.mktemp("furnished") / "home"
    with opened(Settings(home=home), Clock()) as companion:
        companion.records.write_roster(ROSTER, today=date(2026, 8, 17), now=NOW)
        for person in companion.records.people():  # they have heard from the companion before
            companion.records.notices.carries(person.id, OWNER, source="before", now=NOW)
    return home


@pytest.fixture
def companion(tmp_path: Path, clock: Clock, furnished: Path) -> Iterator[Companion]:
    home = shutil.copytree(furnished, tmp_path / "home")
    with opened(Settings(home=home), clock) as companion:
        yield companion


@pytest.fixture
def dialog(companion: Companion, slack: SlackStub, caplog: pytest.LogCaptureFixture) -> Iterator[Dialog]:
    """A dialog in which Slack takes whatever is sent, and nothing has to be mended: the views keep its rules."""
    yield Dialog(companion, slack)
    for method, payload in slack.calls:
        assert_accepted(method, payload)
    mended = [log.getMessage() for log in caplog.get_records("call") if log.name == "bot.outgoing.gate"]
    assert mended == []
