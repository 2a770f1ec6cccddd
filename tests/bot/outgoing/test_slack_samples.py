"""Our tables against what Slack itself sends: no property of its blocks is unknown to them."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.outgoing.blocks import BLOCKS
from tests.bot.outgoing.test_sdk_models import ELEMENTS

SAMPLES = Path(__file__).parents[3] / "../shared/slack-samples"
MADE_BY_SLACK = {"fallback", "image_bytes", "image_height", "image_width", "is_animated"}


def objects(value: Any, name: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every object in a payload, with the key that it stands under."""
    if isinstance(value, dict):
        yield name, value
        for key, inner in value.items():
            yield from objects(inner, key)
    elif isinstance(value, list):
        for inner in value:
            yield from objects(inner, name)


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples of Slack's payloads are not beside this checkout")
@pytest.mark.parametrize("folder", ["api", "events"])
def test_our_tables_know_every_property_of_slacks_own_blocks(folder: str) -> None:
    seen = 0
    for path in sorted((SAMPLES / folder).glob("*.json")):
        for name, part in objects(json.loads(path.read_text())):
            table = {"blocks": BLOCKS.of, "elements": ELEMENTS, "accessory": ELEMENTS, "element": ELEMENTS}.get(
                name, {}
            )
            shape = table.get(str(part.get("type")))
            if shape is not None:
                seen += 1
                assert part.keys() - shape.fields.keys() - MADE_BY_SLACK == set(), path.name
    assert seen
