"""The few Block Kit shapes that the views are made of, within Slack's limits."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

Block = dict[str, Any]

SECTION_LIMIT = 3000
CONTEXT_LIMIT = 2000
BUTTON_VALUE_LIMIT = 2000


@dataclass(frozen=True)
class Message:
    """One message: its whole text as plain words, and the blocks that Slack draws."""

    text: str
    blocks: Sequence[Block]

    def payload(self) -> dict[str, Any]:
        """The message as Slack takes it; `text` there serves notifications and screen readers."""
        return {"text": escape(shorten(self.text, SECTION_LIMIT)), "blocks": list(self.blocks)}


def escape(text: str) -> str:
    """Text that Slack shows as it is: no mention, link or channel call in it comes alive."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def section(text: str) -> Block:
    """A paragraph of mrkdwn that is already escaped; cut with an ellipsis at Slack's limit."""
    return {"type": "section", "text": {"type": "mrkdwn", "text": shorten(text, SECTION_LIMIT)}}


def sections(lines: Sequence[str]) -> list[Block]:
    """Lines of mrkdwn in as few sections as Slack's limit allows."""
    blocks: list[Block] = []
    held = ""
    for line in lines:
        if held and len(held) + len(line) + 1 > SECTION_LIMIT:
            blocks.append(section(held))
            held = ""
        held = f"{held}\n{line}" if held else line
    return [*blocks, section(held)] if held else blocks


def context(text: str) -> Block:
    """A small grey line of mrkdwn that is already escaped."""
    return {"type": "context", "elements": [{"type": "mrkdwn", "text": shorten(text, CONTEXT_LIMIT)}]}


def button(label: str, action_id: str, value: str, *, style: str | None = None) -> Block:
    """A button; `style` is `primary` or `danger`."""
    element: Block = {
        "type": "button",
        "text": {"type": "plain_text", "text": shorten(label, 75)},
        "action_id": action_id,
        "value": value,
    }
    return {**element, "style": style} if style else element


def actions(buttons: Sequence[Block]) -> Block:
    """A row of buttons."""
    return {"type": "actions", "elements": list(buttons)}


def shorten(text: str, limit: int) -> str:
    """The text, or as much of it as fits with an ellipsis at the end."""
    return text if len(text) <= limit else f"{text[: limit - 1]}…"
