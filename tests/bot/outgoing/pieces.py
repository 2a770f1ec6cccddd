"""Blocks, elements and views as short as Slack takes them, for tables of tests."""

from typing import Any

Block = dict[str, Any]


def plain(text: str = "x") -> Block:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str = "x") -> Block:
    return {"type": "mrkdwn", "text": text}


def section(text: str = "x", **more: Any) -> Block:
    return {"type": "section", "text": mrkdwn(text), **more}


def button(text: str = "x", **more: Any) -> Block:
    return {"type": "button", "text": plain(text), "action_id": "a", **more}


def actions(*elements: Block, **more: Any) -> Block:
    return {"type": "actions", "elements": list(elements), **more}


def context(*elements: Block) -> Block:
    return {"type": "context", "elements": list(elements)}


def option(text: str = "x", value: str = "v", **more: Any) -> Block:
    return {"text": plain(text), "value": value, **more}


def options(count: int) -> list[Block]:
    return [option(str(number), str(number)) for number in range(count)]


def select(**more: Any) -> Block:
    return {"type": "static_select", "action_id": "s", "options": options(2), **more}


def confirm(**more: Any) -> Block:
    return {"title": plain(), "text": plain(), "confirm": plain(), "deny": plain(), **more}


def field(element: Block, **more: Any) -> Block:
    return {"type": "input", "label": plain(), "element": element, **more}


def typed(**more: Any) -> Block:
    return {"type": "plain_text_input", "action_id": "t", **more}


def table(rows: int, columns: int) -> Block:
    cell = {"type": "raw_text", "text": "c"}
    return {"type": "table", "rows": [[cell] * columns] * rows}


def rich(*parts: Block) -> Block:
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": list(parts)}]}


def modal(*blocks: Block, **more: Any) -> Block:
    return {"type": "modal", "title": plain(), "blocks": list(blocks or [section()]), **more}


def home(*blocks: Block, **more: Any) -> Block:
    return {"type": "home", "blocks": list(blocks or [section()]), **more}
