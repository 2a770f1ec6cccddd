"""What Slack itself asks of a modal's fields before the app sees them."""

import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from urllib.parse import urlsplit

from bot.workspace.inputs import Value, Values, is_empty
from bot.workspace.naming import Block, Element

_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+")
REQUIRED = "Please complete this required field."


def incomplete(blocks: Sequence[Block], values: Values) -> dict[str, str]:
    """What is wrong, by block_id; nothing where the modal may be submitted."""
    found = {}
    for block in blocks:
        if block.get("type") == "input":
            value = values.get(block["block_id"], {}).get(block["element"]["action_id"])
            fault = _fault(block, value) if value else None
            if fault:
                found[block["block_id"]] = fault
    return found


def _fault(block: Block, value: Value) -> str | None:
    if is_empty(value):
        return None if block.get("optional") else REQUIRED
    element = block["element"]
    match element["type"]:
        case "plain_text_input":
            return _length_fault(element, value["value"])
        case "number_input":
            return _number_fault(element, value["value"])
        case "email_text_input":
            return None if _EMAIL.fullmatch(value["value"]) else "Please enter a valid email address."
        case "url_text_input":
            return None if _is_address(value["value"]) else "Please enter a valid URL, beginning with https://."
    most = element.get("max_selected_items")
    chosen = next((part for part in value.values() if isinstance(part, list)), [])
    return f"Please choose {most} at most." if most and len(chosen) > most else None


def _length_fault(element: Element, text: str) -> str | None:
    least, most = element.get("min_length") or 0, element.get("max_length") or 3000
    if len(text) < least:
        return f"Please write {least} characters at least: these are {len(text)}."
    return f"Please write {most} characters at most: these are {len(text)}." if len(text) > most else None


def _number_fault(element: Element, text: str) -> str | None:
    try:
        number = Decimal(text.strip())
    except InvalidOperation:
        return "Please enter a number."
    least, most = element.get("min_value"), element.get("max_value")
    if not number.is_finite():
        return "Please enter a number."
    if not element.get("is_decimal_allowed") and number != number.to_integral_value():
        return "Please enter a whole number."
    if least is not None and number < Decimal(least):
        return f"Please enter {least} or more."
    return f"Please enter {most} or less." if most is not None and number > Decimal(most) else None


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text.strip())
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc)
