"""`make bench`: recording, alone, in a crowd, beside a million entries, on slow records; standings; Monday; answers."""

import tempfile
from pathlib import Path

from tests.benchmarks import (
    crowd,
    growth,
    home,
    ledger_growth,
    monday,
    quality,
    recording,
    retrieval,
    slowness,
    standings,
)


def main() -> None:
    """Measure and print."""
    print(recording.measured("SQLite", None).line(), flush=True)  # noqa: T201 - a benchmark prints
    print(crowd.crowded("SQLite", None).line(), flush=True)  # noqa: T201 - a benchmark prints
    print(ledger_growth.on_sqlite().line(), flush=True)  # noqa: T201 - a benchmark prints
    print(slowness.on_sqlite(), flush=True)  # noqa: T201 - a benchmark prints
    print(home.on_sqlite().line(), flush=True)  # noqa: T201 - a benchmark prints
    print(standings.on_sqlite().line(), flush=True)  # noqa: T201 - a benchmark prints
    with tempfile.TemporaryDirectory() as folder, recording.postgres(Path(folder)) as url:
        print(recording.measured("Postgres", url).line(), flush=True)  # noqa: T201 - a benchmark prints
        print(crowd.crowded("Postgres", url).line(), flush=True)  # noqa: T201 - a benchmark prints
        print(ledger_growth.on_postgres(url).line(), flush=True)  # noqa: T201 - a benchmark prints
        print(slowness.on_postgres(ledger_growth.new_database(url, "slow")), flush=True)  # noqa: T201 - a benchmark prints
        print(home.on_postgres(url).line(), flush=True)  # noqa: T201 - a benchmark prints
        print(standings.on_postgres(url).line(), flush=True)  # noqa: T201 - a benchmark prints
        print(monday.on_postgres(ledger_growth.new_database(url, "monday"), monday.SOME).line(), flush=True)  # noqa: T201 - a benchmark prints
    print(retrieval.report(), flush=True)  # noqa: T201 - a benchmark prints
    print(growth.report(), flush=True)  # noqa: T201 - a benchmark prints
    print(quality.report(), flush=True)  # noqa: T201 - a benchmark prints


if __name__ == "__main__":  # the processes that measure apart import this module again
    main()
