"""The few Block Kit shapes that the views are made of, within Slack's limits."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.outgoing import limits
from bot.outgoing.splitting import shorten
from bot.views.legible import seen

Block = dict[str, Any]
View = dict[str, Any]

_LIKE_MARKS = str.maketrans("*_~`", "\u2217\uff3f\u223c\u02cb")
_MARKED = re.compile(r"(?<![^\W_])([*_~`]+)(?=\S).*?(?<=\S)\1(?![^\W_])", re.DOTALL)


@dataclass(frozen=True)
class Message:
    """One message: its whole text as plain words, and the blocks that Slack draws."""

    text: str
    blocks: Sequence[Block]

    def payload(self) -> dict[str, Any]:
        """The message as Slack takes it; `text` there serves notifications and screen readers."""
        return {"text": escape(shorten(self.text, limits.NOTIFICATION_TEXT)), "blocks": list(self.blocks)}


def escape(text: str) -> str:
    """Text that Slack shows as it is: no mention, link or channel call in it comes alive, and all of it is seen."""
    return seen(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def literal(text: str) -> str:
    """Words that are not ours, before they are escaped: what Slack takes for marks of its own looks like it instead."""
    return _MARKED.sub(lambda found: found[0].translate(_LIKE_MARKS), text)


def markdown(text: str) -> str:
    """Words that are not ours as standard Markdown shows them, where Slack takes no mrkdwn."""
    return escape(text.translate(_LIKE_MARKS)).replace("](", "] (")


def header(text: str) -> Block:
    """A large line of plain words; cut with an ellipsis at Slack's limit."""
    return {"type": "header", "text": {"type": "plain_text", "text": shorten(text, limits.HEADER_TEXT)}}


def divider() -> Block:
    """A thin line."""
    return {"type": "divider"}


def section(text: str) -> Block:
    """A paragraph of mrkdwn that is already escaped; cut with an ellipsis at Slack's limit."""
    return {"type": "section", "text": {"type": "mrkdwn", "text": shorten(text, limits.SECTION_TEXT)}}


def sections(lines: Sequence[str]) -> list[Block]:
    """Lines of mrkdwn in as few sections as Slack's limit allows."""
    blocks: list[Block] = []
    held = ""
    for line in lines:
        if held and len(held) + len(line) + 1 > limits.SECTION_TEXT:
            blocks.append(section(held))
            held = ""
        held = f"{held}\n{line}" if held else line
    return [*blocks, section(held)] if held else blocks


def context(text: str) -> Block:
    """A small grey line of mrkdwn that is already escaped."""
    return {"type": "context", "elements": [{"type": "mrkdwn", "text": shorten(text, limits.CONTEXT_TEXT)}]}


def button(label: str, action_id: str, value: str, *, style: str | None = None) -> Block:
    """A button; `style` is `primary` or `danger`."""
    element: Block = {
        "type": "button",
        "text": {"type": "plain_text", "text": shorten(label, limits.BUTTON_TEXT)},
        "action_id": action_id,
        "value": value,
    }
    return {**element, "style": style} if style else element


def actions(buttons: Sequence[Block]) -> Block:
    """A row of buttons."""
    return {"type": "actions", "elements": list(buttons)}


def plain_message(text: str) -> Message:
    """Plain words as a message."""
    return Message(text, [section(escape(text))])
