"""`make bench`: recording over HTTP, alone and in a crowd, finding the evidence, and the quality of answers."""

import tempfile
from pathlib import Path

from tests.benchmarks import crowd, growth, quality, recording, retrieval


def main() -> None:
    """Measure and print."""
    print(recording.measured("SQLite", None).line())  # noqa: T201 - a benchmark prints
    print(crowd.crowded("SQLite", None).line())  # noqa: T201 - a benchmark prints
    with tempfile.TemporaryDirectory() as folder, recording.postgres(Path(folder)) as url:
        print(recording.measured("Postgres", url).line())  # noqa: T201 - a benchmark prints
        print(crowd.crowded("Postgres", url).line())  # noqa: T201 - a benchmark prints
    print(retrieval.report())  # noqa: T201 - a benchmark prints
    print(growth.report())  # noqa: T201 - a benchmark prints
    print(quality.report())  # noqa: T201 - a benchmark prints


if __name__ == "__main__":  # the processes that measure apart import this module again
    main()
