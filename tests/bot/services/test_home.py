"""A coach's Home: as few statements as the figures allow, and the same facts as the commands show."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.companion import Companion
from bot.services.home import CoachHome
from bot.services.progress.replies import Caseload
from bot.settings import Settings
from bot.views.home import home_view
from induction.ledger.confirmations import Confirmation, Verdict
from induction.people import Person
from storage.errands import Errand
from tests.benchmarks.filling import A_PERSON, COACH, fill, fill_beside
from tests.benchmarks.home import statements
from tests.bot.opening import opened

NOW = datetime(2026, 11, 22, 17, 30, tzinfo=UTC)
LATER = NOW + timedelta(days=9)
CANDIDATES = 40


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with forty candidates of one coach, made once."""
    path = tmp_path_factory.mktemp("filled") / "companion.db"
    _fill(f"sqlite:///{path}")
    return path


def _fill(url: str) -> None:
    fill(url, CANDIDATES * A_PERSON, NOW, caseload=CANDIDATES)
    fill_beside(url, CANDIDATES * A_PERSON, NOW, caseload=CANDIDATES)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.slow)])
def companion(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Companion]:
    """The companion over such records, with a dispute and an entry that waits too long in them."""
    if request.param == "sqlite":
        path = shutil.copy(request.getfixturevalue("filled"), tmp_path / "companion.db")
        url = f"sqlite:///{path}"
    else:
        create: Callable[[], str] = request.getfixturevalue("new_postgres_url")
        url = create()
        _fill(url)
    with opened(Settings(home=tmp_path / "home", database_url=url), lambda: LATER) as companion:
        dana = companion.records.person(2)
        assert dana is not None
        disputed = companion.records.entries_of([dana.id])[2]
        word = Confirmation(entry_id=disputed.id, person_id=dana.id, verdict=Verdict.DISPUTED, reason="45 min", at=NOW)
        companion.records.say([word], errands={}, now=NOW)
        asks = companion.desk.confirmations.lists.request(dana, now=LATER)
        companion.records.errands.add([asks, Errand("other", "other")], now=NOW)
        yield companion


@pytest.fixture
def coach(companion: Companion) -> Person:
    marcus = companion.records.person_by_slack(COACH)
    assert marcus is not None
    return marcus


def test_the_home_of_a_coach_with_forty_candidates_takes_two_statements(companion: Companion, coach: Person) -> None:
    with statements() as asked:
        home = companion.desk.homes.of(coach, list, now=LATER)
        view = home_view(home)
    assert len(asked) == 2
    assert isinstance(home, CoachHome)
    assert (home.table.everybody, len(home.table.page), home.table.pages) == (40, 10, 4)
    assert len(home.unsettled.disputes) == 1
    assert {one.asked is not None for one in home.unsettled.awaited} == {True, False}
    assert len(home.agreed.lines) == CANDIDATES
    assert view["type"] == "home"


def test_from_the_slack_user_to_the_view_it_takes_three(companion: Companion) -> None:
    doorway = companion.doorway
    with statements() as asked:
        person = doorway.people.known(COACH)
        home_view(companion.desk.homes.of(person, companion.desk.questions.programs, now=LATER))
    assert len(asked) == 3


def test_the_home_shows_what_the_commands_show(companion: Companion, coach: Person) -> None:
    desk = companion.desk
    home = desk.homes.of(coach, list, now=LATER)
    assert isinstance(home, CoachHome)
    assert home.unsettled == desk.confirmations.agreement.of(coach, now=LATER)
    assert home.agreed == desk.closings.items.of(coach, now=LATER)
    assert home.table == desk.cohort_tables.of(coach, now=LATER)
    caseload = desk.standings.of(coach, None, now=LATER)
    assert isinstance(caseload, Caseload)
    assert {row.candidate: row.hours for row in home.table.rows} == {row.candidate: row.hours for row in caseload.rows}


def test_a_candidates_home_shows_what_progress_shows(companion: Companion) -> None:
    dana = companion.records.person(2)
    assert dana is not None
    home = companion.desk.homes.of(dana, list, now=LATER)
    assert getattr(home, "progress", None) == companion.desk.standings.of(dana, None, now=LATER)
