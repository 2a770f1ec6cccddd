"""How SQLite goes about the queries of a big ledger: through its indexes, and never through all of it."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from induction.hours import HourEntry, HourKind
from induction.people import Person, Role
from storage.records import Records

# What ANALYZE finds in a ledger of 240,000 entries, of which hardly any corrects another.
_BIG = [
    ("hour", "ix_hour_coach_id_on", "240000 957 19"),
    ("hour", "ix_hour_logged_by", "240000 74"),
    ("hour", "ix_hour_candidate_id_on", "240000 80 1"),
    ("hour", "sqlite_autoindex_hour_2", "240000 240000"),
    ("hour", "sqlite_autoindex_hour_1", "240000 1 1"),
]
NOW = datetime(2026, 11, 22, 17, 30, tzinfo=UTC)
DANA = Person(id=2, name="Dana Whitfield", email="dana@example.org", program="usc", role=Role.CANDIDATE, coach_id=1)
ENTRY = HourEntry(candidate_id=2, kind=HourKind.COACHING, minutes=60, on=date(2026, 11, 17), coach_id=1)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A database that takes itself for a big one."""
    file = tmp_path / "companion.db"
    with closing(Records(f"sqlite:///{file}")) as records:
        records.migrate()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("ANALYZE")
        connection.executemany("INSERT INTO sqlite_stat1 VALUES (?, ?, ?)", _BIG)
        connection.commit()
    return file


@contextmanager
def noted(engine: Engine) -> Iterator[list[tuple[str, object]]]:
    """The statements that are executed in here, with their values."""
    statements: list[tuple[str, object]] = []

    def note(_connection: object, _cursor: object, statement: str, values: object, *_more: object) -> None:
        statements.append((statement, values))

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(engine, "before_cursor_execute", note)


@pytest.mark.parametrize("what", ["a candidate's entries", "a caseload's entries", "beside an entry", "a record"])
def test_a_big_ledger_is_never_gone_through(file: Path, what: str) -> None:
    with closing(Records(f"sqlite:///{file}")) as records:
        reads = {
            "a candidate's entries": lambda: records.entries_of([2]),
            "a caseload's entries": lambda: records.entries_of(list(range(2, 42))),
            "beside an entry": lambda: records.entries_beside([ENTRY]),
            "a record": lambda: records.candidates.record(DANA),
        }
        with noted(records._database._reader) as statements:
            reads[what]()
    with closing(sqlite3.connect(file)) as connection:
        plans = [
            row[3]
            for statement, values in statements
            for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}", values)
        ]
    assert statements
    assert [step for step in plans if "AUTOMATIC" in step or step.startswith("SCAN hour")] == []


@pytest.mark.parametrize("what", ["what has ended", "whom to look at", "one cohort", "what people were told"])
def test_a_quiet_minute_of_the_planner_goes_by_its_indexes(file: Path, what: str) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("INSERT INTO posting (program, cohort, since) VALUES ('usc', '2026', '2026-11-01 00:00:00')")
        connection.commit()
    with closing(Records(f"sqlite:///{file}")) as records:
        reads: dict[str, Callable[[], object]] = {
            "what has ended": records.reminders.settle,
            "whom to look at": lambda: records.reminders.to_look_at(now=NOW, at_most=50),
            "one cohort": lambda: records.postings.of("usc", "2026"),
            "what people were told": lambda: records.reminders.deliveries(
                list(range(2, 52)), ["weekly:usc:a:2026-W47"]
            ),
        }
        with noted(records._database._reader) as statements:
            reads[what]()
    with closing(sqlite3.connect(file)) as connection:
        plans = [
            row[3]
            for statement, values in statements
            for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}", values)
        ]
    used = {"what has ended": "ix_reminder_open", "whom to look at": "ix_reminder_look_next_at"}
    used |= {"one cohort": "ix_person_program_cohort", "what people were told": "ix_reminder_person_id_item"}
    assert [step for step in plans if used[what] in step] != []
    assert [step for step in plans if step.startswith("SCAN") and "USING" not in step and "reminder" in step] == []
