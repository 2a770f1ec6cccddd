"""One line of mrkdwn as safe HTML: emphasis, code, links, mentions, emoji. Everything else is escaped."""

import re
from collections.abc import Mapping

from markupsafe import Markup, escape

from bot.workspace.drawing.emoji import EMOJI

Names = Mapping[str, str]  # the name to show for the id of a user or a channel

# The alternatives of a span's inside differ in their first character, so that no text makes matching slow.
_INSIDE = r"(?:`[^`\n]+`|<[^<>\n]+>|[^`<>\n{mark}]|(?<=\w){mark}(?=\w))+"


def _span(mark: str) -> str:
    """A mark opens before and closes after something other than space, and not in the middle of a word."""
    inside = _INSIDE.format(mark=mark)
    return rf"(?<![\w{mark}]){mark}(?=[^\s{mark}]){inside}(?<!\s){mark}(?![\w{mark}])"


_STAR = r"\*"
_TOKEN = re.compile(
    r"`(?P<code>[^`\n]+)`"
    r"|<(?P<angle>[^<>\n]+)>"
    r"|(?P<bare>https?://[^\s<>|]*[^\s<>|.,;:!?)\]}\"'*_~`])"
    rf"|(?P<bold>{_span(_STAR)})|(?P<italic>{_span('_')})|(?P<strike>{_span('~')})"
    r"|(?<!\w):(?P<emoji>[a-z0-9_+-]+):(?!\w)"
)
_SPANS = {
    "bold": Markup("<strong>{}</strong>"),
    "italic": Markup("<em>{}</em>"),
    "strike": Markup("<s>{}</s>"),
}
_LINK = re.compile(r"(?:https?://|mailto:|tel:)\S+", re.IGNORECASE)
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&amp;": "&"}


def inline(text: str, names: Names) -> Markup:
    """The line with its spans and links drawn."""
    drawn, end = [], 0
    for token in _TOKEN.finditer(text):
        drawn += [plain(text[end : token.start()]), _drawn(token, names)]
        end = token.end()
    return Markup().join([*drawn, plain(text[end:])])


def plain(text: str) -> Markup:
    """The text as it is, with Slack's three entities read once."""
    return escape(re.sub(r"&(?:lt|gt|amp);", lambda found: _ENTITIES[found[0]], text))


def with_emoji(text: str) -> Markup:
    """Plain text whose :shortcodes: are drawn."""
    return escape(re.sub(r":([a-z0-9_+-]+):", lambda found: EMOJI.get(found[1], found[0]), text))


def link(target: str, label: str) -> Markup:
    """A link that opens beside the workspace; only its words where the address is of no harmless kind."""
    if not _LINK.fullmatch(target):
        return plain(label)
    return Markup('<a href="{}" target="_blank" rel="noopener noreferrer">{}</a>').format(plain(target), plain(label))


def _drawn(token: re.Match[str], names: Names) -> Markup:
    kind = token.lastgroup or ""
    found = token[kind]
    match kind:
        case "code":
            return Markup("<code>{}</code>").format(plain(found))
        case "angle":
            return _angle(found, names)
        case "bare":
            return link(found, found)
        case "emoji":
            return escape(EMOJI.get(found, token[0]))
        case _:
            return _SPANS[kind].format(inline(found[1:-1], names))


def _angle(inside: str, names: Names) -> Markup:
    """What stands between < and >: a mention, a date, a link; anything else as it was typed."""
    target, _, label = inside.partition("|")
    if target[:1] in {"@", "#"}:
        shown = names.get(target[1:]) or label or target[1:]
        return Markup('<span class="mention">{}{}</span>').format(target[0], plain(shown))
    if target in {"!here", "!channel", "!everyone"}:
        return Markup('<span class="mention broadcast">@{}</span>').format(target[1:])
    if target.startswith("!") and label:
        return plain(label)
    if _LINK.fullmatch(target):
        return link(target, label or target.removeprefix("mailto:"))
    return plain(f"<{inside}>")
