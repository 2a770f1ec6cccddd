"""The words that blocks show, as mrkdwn: what a notification reads out, and what is sent where a block cannot be."""

from collections.abc import Iterator, Mapping
from typing import Any

_INSIDE = (
    "title",
    "subtitle",
    "rich_text_title",
    "text",
    "label",
    "hint",
    "body",
    "description",
    "fields",
    "placeholder",
    "element",
    "accessory",
    "elements",
    "options",
    "option_groups",
    "rows",
    "child_blocks",
    "tasks",
    "details",
    "output",
    "actions",
    "alt_text",
)
"""The keys under which people read something, in the order in which they read it."""


def words(value: object) -> str:
    """What a block, or blocks, or a part of one says, a line for each of its parts; empty for what says nothing."""
    return "\n".join(line for line in _lines(value) if line.strip())


def _lines(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield quoted(value)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _lines(inner)
    elif isinstance(value, Mapping):
        yield from _in_mapping(value)


def _in_mapping(value: Mapping[Any, Any]) -> Iterator[str]:
    kind = str(value.get("type"))
    if kind in {"mrkdwn", "markdown"} and isinstance(value.get("text"), str):
        yield value["text"]
    elif kind.startswith("rich_text_") and kind != "rich_text_list":
        yield "".join(_part(part) for part in _listed(value.get("elements")))
    else:
        for name in _INSIDE:
            if name in value:
                yield from _lines(value[name])


def _part(part: object) -> str:
    """One part of a line of rich text."""
    if not isinstance(part, Mapping):
        return ""
    match part:
        case {"type": "user", "user_id": str(user_id)}:
            return f"<@{user_id}>"
        case {"type": "channel", "channel_id": str(channel_id)}:
            return f"<#{channel_id}>"
        case {"type": "emoji", "name": str(name)}:
            return f":{name}:"
    shown = next((part[name] for name in ("text", "fallback", "url") if isinstance(part.get(name), str)), "")
    return quoted(shown)


def _listed(value: object) -> Iterator[object]:
    yield from value if isinstance(value, list | tuple) else ()


def quoted(text: str) -> str:
    """Text of a field that knows no mrkdwn, with its angle brackets made harmless."""
    return text.replace("<", "&lt;").replace(">", "&gt;")
