"""The names of blocks and elements: Slack gives one where the app did not."""

import secrets
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Block = Mapping[str, Any]
Element = Mapping[str, Any]

_ROWS = frozenset({"actions", "context_actions"})


def name_blocks(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, each with a block_id, and their elements with an action_id."""
    return tuple(_named(block) for block in blocks)


def elements_of(block: Block) -> Iterator[Element]:
    """What a person can press or fill in, in one block."""
    if block.get("type") in _ROWS:
        yield from block.get("elements", ())
    for part in ("accessory", "element"):
        if part in block and block[part].get("type") != "image":
            yield block[part]


def _named(block: Block) -> Block:
    named = {**block, "block_id": block.get("block_id") or secrets.token_urlsafe(4)}
    if block.get("type") in _ROWS:
        named["elements"] = [_with_action_id(element) for element in block.get("elements", ())]
    for part in ("accessory", "element"):
        if part in block and block[part].get("type") != "image":
            named[part] = _with_action_id(block[part])
    return named


def _with_action_id(element: Element) -> Element:
    return {**element, "action_id": element.get("action_id") or secrets.token_urlsafe(4)}
