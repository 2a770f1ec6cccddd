"""Three kills on each database, one at a random moment and one in each seam; `make soak` does it two hundred times."""

from collections.abc import Callable

import pytest

from tests.e2e.soak import soak

KILLS = 3

pytestmark = pytest.mark.slow


def test_what_is_acknowledged_survives_on_sqlite() -> None:
    assert "36 entries, each once" in soak(None, KILLS, print)


def test_what_is_acknowledged_survives_on_postgres(new_postgres_url: Callable[[], str]) -> None:
    assert "36 entries, each once" in soak(new_postgres_url(), KILLS, print)
