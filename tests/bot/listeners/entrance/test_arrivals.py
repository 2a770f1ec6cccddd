"""What a delivery is for, in words of ours alone."""

from typing import Any

import pytest

from bot.listeners.entrance.arrivals import delivery_of
from bot.watching.acts import Delivery


@pytest.mark.parametrize(
    ("payload", "kind", "feature"),
    [
        ({"command": "/casc", "text": "log 90 min with Dana"}, "command", "log"),
        ({"command": "/casc", "text": "LOG 90 min"}, "command", "log"),
        ({"command": "/casc", "text": "Dana cried"}, "command", "sentence"),
        ({"command": "/casc", "text": " "}, "command", "help"),
        ({"command": "/casc", "text": 5}, "command", "help"),
        ({"type": "event_callback", "event": {"type": "message", "text": "Dana cried"}}, "event", "message"),
        ({"type": "event_callback", "event": {"type": "dana_cried"}}, "event", "other"),
        ({"type": "event_callback", "event": {"type": ["message"]}}, "event", "other"),
        ({"type": "event_callback"}, "event", "other"),
        ({"type": "block_actions", "actions": [{"action_id": "record_hours", "value": "5"}]}, "action", "record_hours"),
        ({"type": "block_actions", "actions": [{"action_id": "settle:dana@x"}]}, "action", "settle"),
        ({"type": "block_actions", "actions": [{"action_id": "Dana Whitfield"}]}, "action", "other"),
        ({"type": "block_actions", "actions": [7]}, "action", "other"),
        ({"type": "block_actions", "actions": {}}, "action", "other"),
        ({"type": "view_submission", "view": {"callback_id": "log_hours"}}, "form", "log_hours"),
        ({"type": "view_submission", "view": {"callback_id": 5}}, "form", "other"),
        ({"type": "shortcut", "callback_id": "close_session"}, "shortcut", "close_session"),
        ({"type": "message_action", "callback_id": "log_message"}, "shortcut", "log_message"),
        ({"type": "dana_cried"}, "other", "other"),
        ({"type": {"dana": "cried"}}, "other", "other"),
        ({}, "other", "other"),
    ],
)
def test_a_delivery_is_known_by_words_of_ours(payload: dict[str, Any], kind: str, feature: str) -> None:
    assert delivery_of(payload, waited=0.5) == Delivery(kind, feature, 0.5)
