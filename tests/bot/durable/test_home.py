import sqlite3
from pathlib import Path

import pytest

from bot.durable.home import check_sqlite, held, state_url
from induction.refused import Refused


def test_a_home_has_one_process_and_the_second_is_told_what_to_do(tmp_path: Path) -> None:
    with (
        held(tmp_path),
        pytest.raises(Refused, match=r"Another companion is running on .*COMPANION_HOME"),
        held(tmp_path),
    ):
        pass
    with held(tmp_path):
        pass


@pytest.mark.parametrize(
    ("python", "sqlite", "good"),
    [
        ((3, 11, 7), (3, 40, 1), True),
        ((3, 12, 0), (3, 40, 1), False),
        ((3, 13, 1), (3, 41, 9), False),
        ((3, 12, 0), (3, 42, 0), True),
    ],
)
def test_a_sqlite_that_dbos_cannot_use_is_refused_with_what_to_do(
    python: tuple[int, int, int], sqlite: tuple[int, int, int], *, good: bool
) -> None:
    if good:
        check_sqlite(python, sqlite)
        return
    with pytest.raises(
        Refused, match=r"Python 3.12 or newer the companion needs SQLite 3.42.0. Run it with Python 3.11"
    ):
        check_sqlite(python, sqlite)


def test_the_state_is_a_file_in_which_reading_waits_for_no_writer(tmp_path: Path) -> None:
    assert state_url(tmp_path) == f"sqlite:///{tmp_path.resolve()}/durable.db"
    connection = sqlite3.connect(tmp_path / "durable.db")
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()
