"""The town of these tests: a workspace and an app, running."""

from collections.abc import Callable, Iterator

import pytest

from bot.workspace.delivery import AppConnection
from tests.bot.workspace.town import SECRET, TOKEN, Town, start
from tests.e2e.browser import browser

__all__ = ["browser", "found_town", "town"]

FoundTown = Callable[..., Town]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A town is a server and an app of its own, so its tests stay out of `make check`."""
    for item in items:
        if isinstance(item, pytest.Function) and "found_town" in item.fixturenames:
            item.add_marker(pytest.mark.slow)


@pytest.fixture
def found_town() -> Iterator[FoundTown]:
    """Makes a running town; each stops when the test ends."""
    stops: list[Callable[[], None]] = []

    def found(*, signed_with: str = SECRET, timeout: float = 3.0) -> Town:
        town, stop = start(
            lambda url: AppConnection(
                f"{url}/slack/events", signed_with, TOKEN, timeout, retry_after=(0.01, 0.01, 0.01)
            )
        )
        stops.append(stop)
        return town

    yield found
    for stop in stops:
        stop()


@pytest.fixture
def town(found_town: FoundTown) -> Town:
    return found_town()
