"""A slow database, over real HTTP: within three seconds an entry is recorded, or its person knows that it is not.

How long each wait may be is proved with a clock that the test moves (tests/storage/database/test_patience.py). These
seconds are real ones; `make bench` says how many.
"""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.e2e.breathless_slack import BreathlessSlack, breathless_slack
from tests.e2e.slow_records import (
    LIMIT,
    NOBODY_READS,
    NOBODY_RECORDS,
    NOBODY_WRITES,
    SLEEPY_TABLES,
    Told,
    opened,
    postgres_locked,
    postgres_sleepy,
    sqlite_locked,
)
from tests.storage.hanging_line import hanging_line, hung

pytestmark = pytest.mark.slow


@pytest.fixture
def slack() -> Iterator[BreathlessSlack]:
    with breathless_slack() as slack:
        yield slack


def refused(told: list[Told]) -> set[str]:
    """The ways in which nothing was recorded, once everybody was told the truth in time."""
    for one in told:
        assert one.acknowledged, one
        assert one.seconds < LIMIT, one
        assert one.recorded == one.means_recorded or one.doubtful, one
    return {one.way for one in told if one.refused}


def test_a_sqlite_that_another_process_writes(tmp_path: Path, slack: BreathlessSlack) -> None:
    with opened(tmp_path, slack, None) as scene:
        locked = partial(sqlite_locked, tmp_path / "home" / "companion.db")
        assert refused(scene.told(locked)) == {"button", "modal", "command", "message"}
        assert refused(scene.told()) == set()


def test_a_postgres_that_is_locked_or_slow_or_hangs(
    tmp_path: Path, slack: BreathlessSlack, new_postgres_url: Callable[[], str]
) -> None:
    url = new_postgres_url()
    with hanging_line(url) as line, opened(tmp_path, slack, line.url) as scene:
        locked = partial(postgres_locked, url)
        assert refused(scene.told(partial(locked, NOBODY_RECORDS))) == {"button", "modal"}
        assert refused(scene.told(partial(locked, NOBODY_WRITES))) == {"button", "modal", "command", "message"}
        assert refused(scene.told(partial(locked, NOBODY_READS))) == {"button", "modal", "command", "message"}
        assert {"button", "modal"} <= refused(scene.told(partial(postgres_sleepy, url, *SLEEPY_TABLES)))
        assert refused(scene.told(partial(hung, line))) == {"button", "modal", "command", "message"}
        assert refused(scene.told()) == set()
