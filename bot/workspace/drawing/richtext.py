"""rich_text and `markdown` blocks as safe HTML."""

from collections.abc import Iterable, Mapping
from typing import Any

from markdown_it import MarkdownIt
from markupsafe import Markup, escape

from bot.workspace.drawing.emoji import EMOJI
from bot.workspace.drawing.inline import Names, link

Node = Mapping[str, Any]

DEEPEST = 8  # Slack's own limit of an indent

_STYLES = (("code", "code"), ("bold", "strong"), ("italic", "em"), ("strike", "s"), ("underline", "u"))


def rich_text(block: Node, names: Names) -> Markup:
    """A rich_text block: its sections, lists, quotes and preformatted parts."""
    return _joined(_part(node, names) for node in _nodes(block))


def markdown(text: str) -> Markup:
    """Standard Markdown drawn: no HTML of its own, no pictures, links only where they are harmless."""
    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]).disable("image")
    return Markup(parser.render(text))  # noqa: S704 - the parser escapes every word and takes no HTML


def _part(node: Node, names: Names) -> Markup:
    if node.get("type") == "rich_text_list":
        return _list(node, names)
    inside = _joined(_span(span, names) for span in _nodes(node))
    match node.get("type"):
        case "rich_text_preformatted":
            return Markup("<pre><code>{}</code></pre>").format(inside)
        case "rich_text_quote":
            return Markup('<blockquote class="lines">{}</blockquote>').format(inside)
    return Markup('<p class="lines">{}</p>').format(inside)


def _list(node: Node, names: Names) -> Markup:
    """One list; an indented one goes on, moved in, where the list before it stopped."""
    items = _joined(
        Markup("<li>{}</li>").format(_joined(_span(span, names) for span in _nodes(item))) for item in _nodes(node)
    )
    depth, start = min(int(node.get("indent") or 0), DEEPEST), int(node.get("offset") or 0) + 1
    if node.get("style") == "ordered":
        return Markup('<ol start="{}" class="depth-{}">{}</ol>').format(start, depth, items)
    return Markup('<ul class="depth-{}">{}</ul>').format(depth, items)


def _span(node: Node, names: Names) -> Markup:
    drawn = _words(node, names)
    style = node.get("style") or {}
    for name, tag in _STYLES:
        if isinstance(style, Mapping) and style.get(name):
            drawn = Markup("<{0}>{1}</{0}>").format(Markup(tag), drawn)  # noqa: S704 - one of the tags above
    return drawn


def _words(node: Node, names: Names) -> Markup:
    match node.get("type"):
        case "user":
            return _mention("@", str(node.get("user_id")), names)
        case "channel":
            return _mention("#", str(node.get("channel_id")), names)
        case "broadcast":
            return Markup('<span class="mention broadcast">@{}</span>').format(node.get("range"))
        case "emoji":
            return escape(EMOJI.get(str(node.get("name")), f":{node.get('name')}:"))
        case "link":
            address = str(node.get("url"))
            return link(address, str(node.get("text") or address))
        case "date":
            return escape(node.get("fallback") or "")
    return escape(node.get("text") or "")


def _mention(sign: str, key: str, names: Names) -> Markup:
    return Markup('<span class="mention">{}{}</span>').format(sign, names.get(key, key))


def _nodes(node: Node) -> list[Node]:
    return [one for one in node.get("elements") or () if isinstance(one, Mapping)]


def _joined(parts: Iterable[Markup]) -> Markup:
    return Markup().join(parts)
