"""`make bench`: recording over HTTP on both databases, and the quality of answers and readings where the sets are."""

import tempfile
from pathlib import Path

from tests.benchmarks import quality, recording


def main() -> None:
    """Measure and print."""
    print(recording.measured("SQLite", None).line())  # noqa: T201 - a benchmark prints
    with tempfile.TemporaryDirectory() as folder, recording.postgres(Path(folder)) as url:
        print(recording.measured("Postgres", url).line())  # noqa: T201 - a benchmark prints
    print(quality.report())  # noqa: T201 - a benchmark prints


main()
