"""Half a minute of `make replicas`, which takes ten: three replicas, one killed now and then, nothing lost or twice."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.replicas import replicas

SECONDS = 25.0

pytestmark = pytest.mark.slow


def test_posts_and_digests_survive_the_replicas_that_bring_them(
    tmp_path: Path, new_postgres_url: Callable[[], str]
) -> None:
    counted = replicas(SECONDS, new_postgres_url(), tmp_path, print)
    assert counted.is_sound, str(counted)
    assert counted.kills >= 3
    assert sum(of_kind["sent once"] for of_kind in counted.ends.values()) > 0
