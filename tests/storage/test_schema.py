import sys
from contextlib import ExitStack
from pathlib import Path
from subprocess import PIPE, Popen

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import NullPool, create_engine

from induction.refused import Refused
from storage.database.engine import database_url
from storage.records import Records
from storage.tables.ground import Row

ROOT = Path(__file__).parents[2]
MIGRATE = """
import sys
from storage.records import Records
records = Records(sys.argv[1])
print("ready", flush=True)
sys.stdin.readline()
records.migrate()
print(len(records.people()))
records.close()
"""


def test_migrations_lead_to_the_tables(records: Records, url: str) -> None:
    assert records
    engine = create_engine(database_url(url), poolclass=NullPool)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, Row.metadata) == []


def test_migrating_again_changes_nothing(records: Records) -> None:
    before = records.check()
    records.migrate()
    assert records.check() == before


@pytest.mark.slow
def test_processes_that_start_at_once_all_find_the_tables(url: str) -> None:
    command = [sys.executable, "-W", "error", "-c", MIGRATE, url]
    with ExitStack() as stack:
        processes = [
            stack.enter_context(Popen(command, stdin=PIPE, stdout=PIPE, text=True, cwd=ROOT))  # noqa: S603 - our own
            for _ in range(3)
        ]
        said = [process.stdout.readline() for process in processes if process.stdout]
        for process in processes:
            print(file=process.stdin, flush=True)
        ended = [(process.communicate(timeout=60)[0], process.returncode) for process in processes]
    assert (said, ended) == (["ready\n"] * 3, [("0\n", 0)] * 3)


def test_check_says_where_the_database_stands(url: str) -> None:
    records = Records(url)
    before = records.check()
    records.migrate()
    after = records.check()
    records.close()
    parsed = database_url(url)
    if parsed.get_backend_name() == "sqlite":
        place, not_yet = f"SQLite file {parsed.database}", "not there yet, made at the first start"
    else:
        place = f"Postgres database {parsed.database} on {parsed.query['host']}"
        not_yet = "reachable, revision none yet, brought to 0007 at the next start"
    assert (before, after) == (f"{place}: {not_yet}", f"{place}: reachable, revision 0007")


def test_a_newer_database_is_left_alone(records: Records, url: str) -> None:
    engine = create_engine(database_url(url), poolclass=NullPool)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    for look in (records.migrate, records.check):
        with pytest.raises(Refused) as refused:
            look()
        assert refused.value.rule == "newer_database"


@pytest.mark.parametrize(
    "address",
    [
        "sqlite:////nowhere/at/all/companion.db",
        "postgresql://someone:secret@127.0.0.1:1/companion",
    ],
)
def test_a_database_that_cannot_be_opened_is_named_without_its_password(address: str) -> None:
    records = Records(address)
    with pytest.raises(Refused) as refused:
        records.migrate()
    records.close()
    assert refused.value.rule == "database_unreachable"
    assert "secret" not in refused.value.message
    assert "COMPANION_DATABASE_URL" in refused.value.message


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    file = tmp_path / "notes.db"
    file.write_text("These are notes, and certainly not a database. " * 20)
    records = Records(f"sqlite:///{file}")
    for look in (records.migrate, records.check):
        with pytest.raises(Refused, match=r"notes\.db cannot be opened: file is not a database"):
            look()
    records.close()
