"""Where others' software cannot be had, the tests that need it are left out, with one line that says why."""

from functools import cache

import pytest

from tests.e2e.browser import browser
from tests.e2e.local_slack_program import Unavailable, program

__all__ = ["browser"]


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip here and not in a fixture: pytest joins what is skipped at one place into one line."""
    if item.path.name.startswith("test_local_slack") and (reason := _local_slack_is_missing()):
        pytest.skip(f"end to end with local-slack left out: {reason}")


@cache
def _local_slack_is_missing() -> str | None:
    try:
        program()
    except Unavailable as reason:
        return str(reason)
    return None
