"""How long people wait for their answer while the database is slow: over HTTP, in every way in which they write.

Slack waits three seconds. Whoever waits is told by then that their entry is recorded, or that it is not.
"""

import tempfile
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from storage.database.engine import database_url
from tests.e2e.breathless_slack import breathless_slack
from tests.e2e.slow_records import (
    LIMIT,
    NOBODY_READS,
    NOBODY_RECORDS,
    NOBODY_WRITES,
    SLEEPY_TABLES,
    Slowness,
    Told,
    opened,
    postgres_locked,
    postgres_sleepy,
    sqlite_locked,
)
from tests.storage.hanging_line import hanging_line, hung

CROWD = 50
"""How many people press a button at the same moment."""


def on_sqlite() -> str:
    """The figures for a SQLite file that another process writes all the time."""
    with ExitStack() as stack:
        folder, slack = _folder(stack), stack.enter_context(breathless_slack())
        scene = stack.enter_context(opened(folder, slack, None, crowd=CROWD))
        locked = partial(sqlite_locked, folder / "home" / "companion.db")
        told = {"written by another process": scene.told(locked)}
        return _line("SQLite", told | {f"{CROWD} people at once": scene.crowd_told(CROWD, locked)})


def on_postgres(server_url: str) -> str:
    """The figures for a Postgres that is locked, slow, or hangs."""
    url = database_url(server_url).render_as_string(hide_password=False)
    with ExitStack() as stack:
        slack, line = stack.enter_context(breathless_slack()), stack.enter_context(hanging_line(url))
        scene = stack.enter_context(opened(_folder(stack), slack, line.url, crowd=CROWD))
        locked = partial(postgres_locked, url)
        slownesses: Mapping[str, Slowness] = {
            "candidates locked": partial(locked, NOBODY_RECORDS),
            "cards locked": partial(locked, NOBODY_WRITES),
            "tables locked": partial(locked, NOBODY_READS),
            "each row takes 0.8 s": partial(postgres_sleepy, url, *SLEEPY_TABLES),
            "the line hangs": partial(hung, line),
        }
        told = {name: scene.told(slowness) for name, slowness in slownesses.items()}
        crowd = scene.crowd_told(CROWD, partial(locked, NOBODY_RECORDS))
        return _line("Postgres", told | {f"{CROWD} people at once": crowd})


def _folder(stack: ExitStack) -> Path:
    return Path(stack.enter_context(tempfile.TemporaryDirectory()))


def _line(database: str, told: Mapping[str, Sequence[Told]]) -> str:
    """The slowest answer of each, and whether everybody was told the truth."""
    slowest = ", ".join(f"{name} {max(one.seconds for one in all_):.2f} s" for name, all_ in told.items())
    everybody = [one for all_ in told.values() for one in all_]
    late = sum(one.seconds > LIMIT or not one.acknowledged or not one.words for one in everybody)
    wrong = sum(one.recorded != one.means_recorded and not one.doubtful for one in everybody)
    return (
        f"{database:8} slow: the slowest of {len(everybody)} answers: {slowest}; over {LIMIT:g} s: {late} (at most 0); "
        f"told what is not so: {wrong} (at most 0)"
    )
