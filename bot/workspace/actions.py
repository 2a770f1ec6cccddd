"""What stands under `actions` when a person presses, picks or types something."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.workspace.inputs import FIELDS, Form, field_name, read_value
from bot.workspace.naming import Block, Element, elements_of

_SAID_OF = {
    "button": ("text", "value", "style", "url", "accessibility_label"),
    "icon_button": ("text", "value", "icon"),
}
_GIVEN_BEFORE = ("placeholder",)


@dataclass(frozen=True)
class Pressed:
    """Which element of a message or view it was."""

    block_id: str
    action_id: str


def find_element(blocks: Sequence[Block], pressed: Pressed) -> tuple[Block, Element] | None:
    """The pressed element with its block, where it is still there."""
    for block in blocks:
        for element in elements_of(block):
            if (block["block_id"], element["action_id"]) == (pressed.block_id, pressed.action_id):
                return block, element
    return None


def action_of(block: Block, element: Element, form: Form) -> dict[str, Any]:
    """The action in Slack's shape, but for its time."""
    named = {"type": element["type"], "action_id": element["action_id"], "block_id": block["block_id"]}
    kind = element["type"]
    if kind == "feedback_buttons":
        return named | _feedback(element, form.given(field_name(block, element)))
    if kind not in FIELDS:
        return named | _present(element, _SAID_OF.get(kind, ()))
    before = _present(element, (*_GIVEN_BEFORE, *filter(None, [FIELDS[kind].initial])))
    return named | before | dict(read_value(block, element, form))


def _feedback(element: Element, given: Sequence[str]) -> dict[str, Any]:
    """Which of the two thumbs it was."""
    which = "negative_button" if "negative_button" in given else "positive_button"
    return _present(element.get(which, {}), ("text", "value"))


def _present(element: Element, keys: Sequence[str]) -> dict[str, Any]:
    return {key: element[key] for key in keys if key in element}
