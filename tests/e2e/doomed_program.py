"""`companion serve` by HTTP, made to be killed: it loads no models, and stands still where a test says so.

It imports what it needs and waits for a line on standard input, so that whoever comes next is ready when this one dies.
A file `hold-POINT` in the folder above its home is taken by the first who comes to that point, who renames it to
`held-POINT` and goes no further. The points are seams that a crash can lie in:

- `commit`: something is recorded in a call of Slack's, which has no acknowledgement yet;
- `follow`: something is acknowledged, and what must follow it has not begun.
"""

import importlib
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any

from sqlalchemy import Connection

from bot.cli import now
from bot.companion import Companion
from bot.serving import serve_http
from bot.settings import Settings
from storage.database.patience import in_force
from tests.bot.opening import opened

COMMIT, FOLLOW = "commit", "follow"


def main(port: int) -> None:
    """Serve on that port until killed."""
    importlib.import_module("bot.durable.workflows")
    sys.stdin.readline()
    settings = Settings()
    settings.port = port
    with opened(settings, now) as companion:
        hold(companion, settings.home.parent)
        serve_http(companion, "127.0.0.1", partial(print, flush=True))


def hold(companion: Companion, folder: Path) -> None:
    """Stand still at the points for which there is a file in the folder."""
    database, errands = companion.records._database, companion.records.errands
    vars(database)["writing"] = _then(database.writing, lambda: stand_still(folder, COMMIT))
    vars(errands)["begin"] = _before(errands.begin, lambda: stand_still(folder, FOLLOW))


def stand_still(folder: Path, point: str) -> None:
    """Go no further, where a test says so."""
    try:
        (folder / f"hold-{point}").rename(folder / f"held-{point}")
    except FileNotFoundError:
        return
    Event().wait()


Writing = Callable[..., AbstractContextManager[Connection]]


def _then(writing: Writing, do: Callable[[], None]) -> Writing:
    """The same transactions, and `do` after the commit of each that somebody waits for."""

    @contextmanager
    def held(*given: Any) -> Iterator[Connection]:
        with writing(*given) as connection:
            yield connection
        if in_force() is not None:
            do()

    return held


def _before(begin: Callable[[str], Any], do: Callable[[], None]) -> Callable[[str], Any]:
    def held(key: str) -> Any:
        do()
        return begin(key)

    return held


if __name__ == "__main__":
    main(int(sys.argv[sys.argv.index("--port") + 1]))
