"""Where blocks are shown, which of them may stand there, and what they may be together."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any

from bot.outgoing import limits
from bot.outgoing.blocks import BLOCKS
from bot.outgoing.conforming import at, problems
from bot.outgoing.shapes import Anything, Fields, Flag, Kinds, Many, Problem, Token, kind, plain

Block = Mapping[str, Any]


@dataclass(frozen=True)
class Surface:
    """A message, a Home or a modal: how many blocks it takes, and which kinds it does not."""

    most: int
    without: frozenset[str]

    @cached_property
    def blocks(self) -> Kinds:
        """The kinds of blocks that may stand here."""
        return Kinds({name: shape for name, shape in BLOCKS.of.items() if name not in self.without})


_ONLY_IN_MESSAGES = frozenset({"container", "context_actions", "markdown", "plan", "table", "task_card"})

MESSAGE = Surface(limits.BLOCKS_IN_MESSAGE, frozenset({"alert"}))
HOME = Surface(limits.BLOCKS_IN_VIEW, _ONLY_IN_MESSAGES | {"alert"})
MODAL = Surface(limits.BLOCKS_IN_VIEW, _ONLY_IN_MESSAGES | {"carousel"})

_NAMED: Fields = {
    "private_metadata": Token(limits.PRIVATE_METADATA, least=0, vital=True),
    "callback_id": Token(limits.ID, least=0, vital=True),
    "external_id": Token(limits.ID, least=0, vital=True),
}
_BLOCKS: Fields = {"blocks": Many(Anything(), most=None)}
_BUTTON = plain(limits.VIEW_TITLE)
_HOME_VIEW = Kinds(kind("home", _BLOCKS, _NAMED))
_MODAL_VIEW = Kinds(
    kind(
        "modal",
        {"title": plain(limits.VIEW_TITLE), **_BLOCKS},
        {
            "submit": _BUTTON,
            "close": _BUTTON,
            **dict.fromkeys(("clear_on_close", "notify_on_close", "submit_disabled"), Flag()),
            **_NAMED,
        },
        instead={"title": {"type": "plain_text", "text": "Companion"}},
    )
)
VIEW_OF: Mapping[Surface, Kinds] = MappingProxyType({HOME: _HOME_VIEW, MODAL: _MODAL_VIEW})
"""What a view itself is made of; its blocks are looked at by their surface."""


def in_blocks(surface: Surface, blocks: Sequence[object]) -> Iterator[Problem]:
    """What is wrong with blocks on a surface, each by itself and together; pointers begin behind `blocks`."""
    if len(blocks) > surface.most:
        yield "", f"no more than {surface.most} items allowed"
    for index, block in enumerate(blocks):
        yield from at(f"/{index}", _in_block(surface, block))
    shaped = [(index, block) for index, block in enumerate(blocks) if isinstance(block, Mapping)]
    yield from _named_twice(shaped)
    yield from _out_of_place(surface, shaped)
    if surface is not MESSAGE:
        yield from _focused_twice(shaped)


def _in_block(surface: Surface, block: object) -> Iterator[Problem]:
    yield from problems(surface.blocks, block)
    if isinstance(block, Mapping) and isinstance(block.get("elements"), list | tuple):
        seen: set[str] = set()
        for index, element in enumerate(block["elements"]):
            action_id = element.get("action_id") if isinstance(element, Mapping) else None
            if isinstance(action_id, str):
                if action_id in seen:
                    yield f"/elements/{index}/action_id", "`action_id` must be unique within its block"
                seen.add(action_id)


def _named_twice(blocks: Sequence[tuple[int, Block]]) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, block in blocks:
        block_id = block.get("block_id")
        if isinstance(block_id, str):
            if block_id in seen:
                yield f"/{index}/block_id", "`block_id` must be unique"
            seen.add(block_id)


def _out_of_place(surface: Surface, blocks: Sequence[tuple[int, Block]]) -> Iterator[Problem]:
    """What only the inputs of a modal may do: take files, and say where an answer goes."""
    for index, block in blocks:
        for place, element in elements_of(block):
            if surface is MODAL and place == "/element":
                continue
            if element.get("type") == "file_input" and place == "/element":
                yield f"/{index}{place}/type", "unsupported type: file_input"
            if element.get("response_url_enabled"):
                yield f"/{index}{place}/response_url_enabled", "may only be used in an input block of a modal"


def _focused_twice(blocks: Sequence[tuple[int, Block]]) -> Iterator[Problem]:
    focused = [
        place
        for index, block in blocks
        for place, element in elements_of(block)
        for place in [f"/{index}{place}/focus_on_load"]
        if element.get("focus_on_load") is True
    ]
    yield from ((place, "only one element may have `focus_on_load`") for place in focused[1:])


def elements_of(block: Block) -> Iterator[tuple[str, Block]]:
    """The elements of a block with the pointer to each."""
    for name in ("accessory", "element"):
        if isinstance(block.get(name), Mapping):
            yield f"/{name}", block[name]
    listed = block.get("elements")
    for index, element in enumerate(listed if isinstance(listed, list | tuple) else ()):
        if isinstance(element, Mapping):
            yield f"/elements/{index}", element


def tables(blocks: Sequence[object]) -> list[int]:
    """Where the tables stand; a message takes one."""
    return [index for index, block in enumerate(blocks) if isinstance(block, Mapping) and block.get("type") == "table"]


def markdown_length(blocks: Sequence[object]) -> int:
    """The characters of all markdown blocks together, without those that are too long by themselves."""
    texts = [b.get("text") for b in blocks if isinstance(b, Mapping) and b.get("type") == "markdown"]
    return sum(len(text) for text in texts if isinstance(text, str) and len(text) <= limits.MARKDOWN)


def weight(block: object) -> int:
    """What one block adds to a posted message, as far as it is known how Slack weighs."""
    return limits.WEIGHT_OF_BLOCK + sum(len(words) for words in _texts(block))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        for name, inner in value.items():
            if name == "text" and isinstance(inner, str):
                yield inner
            else:
                yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)


def size(view: object) -> int:
    """The bytes of a view as JSON."""
    return len(json.dumps(view, ensure_ascii=False, default=str).encode())
