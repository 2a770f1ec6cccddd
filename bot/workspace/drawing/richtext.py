"""rich_text blocks as plain words, and `markdown` blocks as safe HTML."""

from collections.abc import Mapping
from typing import Any

from markdown_it import MarkdownIt
from markupsafe import Markup

from bot.workspace.drawing.inline import Names


def rich_words(node: Mapping[str, Any], names: Names) -> str:
    """The words of a rich_text block or of one of its elements, a line for each section."""
    below = [rich_words(element, names) for element in node.get("elements", ())]
    match node.get("type"):
        case "user":
            return f"@{names.get(str(node.get('user_id')), node.get('user_id'))}"
        case "channel":
            return f"#{names.get(str(node.get('channel_id')), node.get('channel_id'))}"
        case "emoji":
            return f":{node.get('name', '')}:"
        case "rich_text_list":
            return "\n".join(f"• {item}" for item in below)
        case "rich_text":
            return "\n".join(below)
    return "".join(below) or str(node.get("text") or node.get("url") or "")


def markdown(text: str) -> Markup:
    """Standard Markdown drawn: no HTML of its own, no pictures, links only where they are harmless."""
    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]).disable("image")
    return Markup(parser.render(text))  # noqa: S704 - the parser escapes every word and takes no HTML
