"""What is filled in, in a modal or in the checkboxes of a message, as Slack sends it."""

from collections.abc import Mapping, Sequence
from typing import Any

_SHOWN = "what the field shows"
_INITIALLY = {
    "plain_text_input": ("initial_value", "value"),
    "datepicker": ("initial_date", "selected_date"),
    "timepicker": ("initial_time", "selected_time"),
    "conversations_select": ("initial_conversation", "selected_conversation"),
}


def form_state(view: dict[str, Any], filled: Mapping[str, str | None]) -> dict[str, Any]:
    """The state of the modal's fields as Slack sends it."""
    state = {}
    for block in view["blocks"]:
        if block["type"] == "input":
            name = block["block_id"]
            value = filled.get(name.partition("#")[0], _SHOWN)
            state[name] = {block["element"]["action_id"]: _element_state(block["element"], value)}
    return state


def ticked_state(ticked: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """The state of a message's checkboxes as Slack sends it."""
    if not ticked:
        return {}
    boxes = {
        block_id: {"boxes": {"type": "checkboxes", "selected_options": [{"value": value} for value in values]}}
        for block_id, values in ticked.items()
    }
    return {"state": {"values": boxes}}


def _element_state(element: dict[str, Any], value: str | None) -> dict[str, Any]:
    kind = element["type"]
    if kind in {"static_select", "radio_buttons"}:
        chosen = element.get("initial_option") if value == _SHOWN else value and _option(element, value)
        return {"type": kind, "selected_option": chosen}
    if kind in {"checkboxes", "multi_static_select"}:
        ticked = element.get("initial_options", []) if value == _SHOWN else _options(element, value)
        return {"type": kind, "selected_options": ticked}
    initial, selected = _INITIALLY[kind]
    return {"type": kind, selected: element.get(initial) if value == _SHOWN else value}


def _option(element: dict[str, Any], value: str) -> dict[str, Any]:
    """The choice with that value, or one that the list never offered."""
    made_up = {"text": {"type": "plain_text", "text": value}, "value": value}
    grouped = [option for group in element.get("option_groups", ()) for option in group["options"]]
    return next((one for one in [*element.get("options", ()), *grouped] if one["value"] == value), made_up)


def _options(element: dict[str, Any], value: str | None) -> list[dict[str, Any]]:
    """The choices with these values, which have commas between them."""
    return [_option(element, one) for one in (value or "").split(",") if one]
