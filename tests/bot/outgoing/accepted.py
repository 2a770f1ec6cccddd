"""The one assertion that everything we send must pass."""

from collections.abc import Mapping
from typing import Any

from bot.outgoing.checking import faults
from bot.outgoing.mending import Mended, mended


def assert_accepted(method: str, payload: Mapping[str, Any]) -> None:
    """Slack takes the payload of this method, and it goes out exactly as it is."""
    found = faults(method, payload)
    assert found == [], found
    sent = mended(method, payload)
    assert sent == Mended(dict(payload)), sent
