"""What a delivery of Slack's is for, in words of ours: never in those of whoever sent it."""

import re
from collections.abc import Mapping
from typing import Any

from bot.listeners.entrance.shapes import Payload
from bot.services.heard import COMMANDS
from bot.watching.acts import Delivery

OTHER = "other"

_SENTENCE = "sentence"
_OURS = re.compile(r"[a-z_]{1,60}")
_EVENTS = frozenset({"message", "app_mention", "app_home_opened"})
_INTERACTIONS = {
    "block_actions": "action",
    "block_suggestion": "suggestion",
    "message_action": "shortcut",
    "shortcut": "shortcut",
    "view_submission": "form",
    "view_closed": "form",
}


def delivery_of(payload: Payload, *, waited: float) -> Delivery:
    """The delivery as whoever watches may know it, whatever its shape."""
    if "command" in payload:
        return Delivery("command", _command(payload.get("text")), waited)
    kind = payload.get("type")
    if kind == "event_callback":
        return Delivery("event", _event(payload.get("event")), waited)
    return Delivery(_INTERACTIONS.get(kind, OTHER) if isinstance(kind, str) else OTHER, _interaction(payload), waited)


def _command(text: object) -> str:
    """The word of a command, where it is one of ours; all else that people type is a sentence."""
    word = text.split(maxsplit=1)[0].lower() if isinstance(text, str) and text.strip() else "help"
    return word if word in COMMANDS else _SENTENCE


def _event(event: object) -> str:
    kind = event.get("type") if isinstance(event, Mapping) else None
    return kind if isinstance(kind, str) and kind in _EVENTS else OTHER


def _interaction(payload: Payload) -> str:
    """What the companion itself named the button, the form or the shortcut; what follows a colon says of whom it is."""
    actions = payload.get("actions")
    action = actions[0] if isinstance(actions, list) and actions else None
    view = payload.get("view")
    return _ours(action, "action_id") or _ours(view, "callback_id") or _ours(payload, "callback_id") or OTHER


def _ours(element: Any, name: str) -> str:
    given = element.get(name) if isinstance(element, Mapping) else None
    named = given.partition(":")[0] if isinstance(given, str) else ""
    return named if _OURS.fullmatch(named) else ""
