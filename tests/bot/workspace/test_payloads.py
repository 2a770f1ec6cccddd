"""What the workspace sends has the shape of Slack's own samples, where those are at hand."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.workspace.identity import direct_channel
from bot.workspace.messages import Content, Message
from bot.workspace.payloads import Press, callbacks_at, command_payload, mention_event, message_event, press_payload
from tests.bot.workspace.town import COHORT, DANA

SAMPLES = Path(__file__).parents[3] / "../shared/slack-samples"
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
CALLBACKS = callbacks_at(NOW, "http://127.0.0.1:3000/hooks/key")
BUTTON = {
    "type": "button",
    "action_id": "record",
    "text": {"type": "plain_text", "text": "Record"},
    "value": "card-1",
}
POSTED = Message(
    "1795338000.000000",
    "C0COHORT",
    "U0COMPANION",
    Content("Record this?", [{"type": "actions", "block_id": "b", "elements": [BUTTON]}]),
    thread_ts="1795337000.000000",
)
SAID = Message("1795337000.000000", "C0COHORT", "U0DANA", Content("<@U0COMPANION> hello"))
# Slack's documentation has these, its Java samples have not.
BEYOND = {"message.bot_profile.user_id", "state.values"}

PAYLOADS = {
    "events/MessagePayload.json": message_event(SAID, COHORT),
    "events/AppMentionPayload.json": mention_event(SAID),
    "app-backend/slash-commands/SlashCommandPayload.json": command_payload("/casc log", DANA, COHORT, CALLBACKS),
    "app-backend/interactive-components/BlockActionPayload.json": press_payload(
        Press(POSTED, "b", BUTTON), DANA, COHORT, CALLBACKS
    ),
}


@pytest.mark.skipif(not SAMPLES.exists(), reason="Slack's payload samples are not at ../shared/slack-samples")
@pytest.mark.parametrize("sample", PAYLOADS)
def test_no_field_is_invented(sample: str) -> None:
    known = json.loads((SAMPLES / sample).read_text())

    assert fields(PAYLOADS[sample]) - fields(known) <= BEYOND


def fields(shape: Any, path: str = "") -> set[str]:
    """The dotted names of all fields but those of blocks."""
    if isinstance(shape, list):
        return {name for item in shape for name in fields(item, path)}
    if not isinstance(shape, dict):
        return {path}
    found = {f"{path}.{key}".lstrip("."): value for key, value in shape.items() if key != "blocks"}
    return set(found) | {name for key, value in found.items() for name in fields(value, key)}


def test_a_command_is_its_first_word_and_the_rest() -> None:
    fields_of = command_payload("/casc   log 1 h\nwith Dana", DANA, direct_channel(DANA), CALLBACKS)

    assert (fields_of["command"], fields_of["text"]) == ("/casc", "log 1 h\nwith Dana")
    assert command_payload("/casc", DANA, COHORT, CALLBACKS)["text"] == ""


def test_a_press_in_a_thread_names_the_thread() -> None:
    payload = press_payload(Press(POSTED, "b", BUTTON), DANA, COHORT, CALLBACKS)

    assert payload["container"] == {
        "type": "message",
        "message_ts": "1795338000.000000",
        "channel_id": "C0COHORT",
        "is_ephemeral": False,
        "thread_ts": "1795337000.000000",
    }
    assert payload["trigger_id"].split(".")[0] == "1795338000"
    assert payload["actions"] == [{**BUTTON, "block_id": "b", "action_ts": "1795338000.000000"}]
