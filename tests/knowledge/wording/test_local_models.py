"""Whether what is sent to a model stays on this machine."""

import pytest

from knowledge.wording.models import ChatChoice


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:8093/v1", "http://localhost:1234", "http://[::1]:8080/v1", "http://127.8.8.8"]
)
def test_an_address_on_loopback_stays_here(url: str) -> None:
    assert ChatChoice("openai:m", url).is_local


@pytest.mark.parametrize(
    "url",
    [
        None,
        "https://models.example/v1",
        "http://10.0.0.7:8093/v1",
        "http://127.0.0.1.example.org",
        "http://localhost.example",
    ],
)
def test_everything_else_leaves_it(url: str | None) -> None:
    assert not ChatChoice("openai:m", url).is_local
