"""Records with people in them, to be copied."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bot.settings import Settings
from tests.bot.conftest import NOW, ROSTER, Clock
from tests.bot.opening import opened


@pytest.fixture
def furnished_postgres(tmp_path: Path, new_postgres_url: Callable[[], str]) -> str:
    """The address of a database with the roster in it, to which nobody is connected."""
    url = new_postgres_url()
    with opened(Settings(home=tmp_path / "furnished", database_url=url), Clock()) as companion:
        companion.records.write_roster(ROSTER, today=date(2026, 8, 17), now=NOW)
    return url


@pytest.fixture
def effort(request: pytest.FixtureRequest) -> int:
    """How many times as much is tried as every day."""
    found: int = request.config.getoption("effort")
    return found
