"""`make year`: a year of 500 cohorts and 300 people, and its table."""

import sys
import time
from random import Random

from tests.benchmarks.year.lives import a_year
from tests.benchmarks.year.table import table


def main() -> int:
    """Print the table; 1 where a figure is not what it may be."""
    begun = time.perf_counter()
    lines = table(a_year(Random(8)))  # noqa: S311 - chance that is the same each time
    print("\n".join(map(str, lines)))  # noqa: T201 - a benchmark prints
    print(f"in {(time.perf_counter() - begun) / 60:.1f} minutes")  # noqa: T201 - a benchmark prints
    return 0 if all(line.holds for line in lines) else 1


if __name__ == "__main__":
    sys.exit(main())
