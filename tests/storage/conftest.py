"""Records on both databases: SQLite in a temporary file, and a real Postgres where its package is installed."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from induction.people import Person, Role
from induction.roster import RosterLine
from storage.database.patience import UNHURRIED
from storage.records import Records

NOW = datetime(2026, 11, 22, 17, 30, 5, 123456, tzinfo=UTC)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.slow)])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/companion.db"
    create: Callable[[], str] = request.getfixturevalue("new_postgres_url")
    return create()


@pytest.fixture
def records(url: str) -> Iterator[Records]:
    """Records with every table and nobody in them."""
    records = Records(url, patience=UNHURRIED)
    records.migrate()
    yield records
    records.close()


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def people(records: Records) -> tuple[Person, ...]:
    """Dana, who coaches Kim and Lee, in one program; Kim is linked to Slack."""
    program = {"program": "usc", "zone": "America/New_York"}
    candidate = {"role": Role.CANDIDATE, "coach": "dana@example.org", "cohort": "2026", "starts_on": date(2026, 8, 17)}
    lines = [
        RosterLine(name="Dana Coe", email="dana@example.org", role=Role.COACH, **program),
        RosterLine(name="Kim Park", email="kim@example.org", slack_id="U1", **candidate, **program),
        RosterLine(name="Lee Wu", email="lee@example.org", ends_on=date(2028, 6, 30), **candidate, **program),
    ]
    records.write_roster(lines, today=NOW.date(), now=NOW)
    return records.people()
