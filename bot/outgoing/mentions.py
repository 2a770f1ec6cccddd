"""Calls to everyone: none of them comes alive in what we send, whoever wrote the words."""

import re
from collections.abc import Mapping
from typing import Any

_CALL = re.compile(r"<!(here|channel|everyone|group)(?:\|[^<>]*)?>", re.IGNORECASE)
_GROUP = re.compile(r"<!subteam\^[^<>|]*(?:\|@?([^<>]*))?>", re.IGNORECASE)
_WRITTEN = frozenset({"text", "markdown_text", "fallback", "pretext", "title", "footer"})
"""The keys under which Slack may read mrkdwn; those of blocks, messages and old attachments."""


def quiet(payload: Mapping[str, Any]) -> dict[str, Any]:
    """The payload with no call to everyone, to a channel or to a group of people in it."""
    return {name: _quiet(name, value) for name, value in payload.items() if not _links(name, value)}


def _links(name: str, value: Any) -> bool:
    """Whether this argument would bring a plain `@channel` to life."""
    return (name == "parse" and value == "full") or (name == "link_names" and bool(value))


def quiet_text(text: str) -> str:
    """Text in which the calls stand as the words that they are."""
    before = None
    while before != text:
        before = text
        text = _GROUP.sub(lambda found: f"@{found[1] or 'group'}", _CALL.sub(lambda found: f"@{found[1]}", text))
    return text


def _quiet(name: str, value: Any) -> Any:
    if isinstance(value, str):
        return quiet_text(value) if name in _WRITTEN else value
    if isinstance(value, list):
        return [_quiet(name, inner) for inner in value]
    if isinstance(value, tuple):
        return tuple(_quiet(name, inner) for inner in value)
    if isinstance(value, Mapping):
        return _as_text(value) or {inner: _quiet(inner, held) for inner, held in value.items()}
    return value


def _as_text(part: Mapping[str, Any]) -> dict[str, Any] | None:
    """A part of rich text that calls people, as text that calls nobody; None for every other value."""
    match part:
        case {"type": "broadcast", "range": str(called)}:
            text = f"@{called}"
        case {"type": "usergroup", "usergroup_id": _}:
            text = "@group"
        case _:
            return None
    return {"type": "text", "text": text, **({"style": part["style"]} if "style" in part else {})}
