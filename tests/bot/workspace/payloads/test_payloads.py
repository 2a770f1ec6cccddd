"""What the workspace sends has the shape of Slack's own samples, where those are at hand."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.workspace.changes import Changes
from bot.workspace.files import StoredFile
from bot.workspace.identity import direct_channel
from bot.workspace.messages import Content, Message
from bot.workspace.payloads.envelopes import Callbacks
from bot.workspace.payloads.events import (
    changed_event,
    deleted_event,
    home_opened_event,
    mention_event,
    message_event,
)
from bot.workspace.payloads.interactions import (
    closed_payload,
    command_payload,
    message_action_payload,
    message_press_payload,
    submission_payload,
)
from bot.workspace.views import Views
from tests.bot.workspace.town import ASK, COHORT, DANA

SAMPLES = Path(__file__).parents[4] / "../shared/slack-samples"
CALLBACKS = Callbacks("1795338000.1.aa", "1795338000.000000", "http://127.0.0.1:3000/hooks/key")
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
FILE = StoredFile(
    "F1", "log.pdf", "log.pdf", "U0DANA", b"x", 1795338000, "http://127.0.0.1:3000/files-pri/T-F1/log.pdf"
)
SHARED = replace(SAID, content=Content("my log", files=[FILE]))
CHANGED = replace(SAID, edited_ts="1795337009.000000")
MODAL = Views(Changes()).open(
    "U0DANA", {"type": "modal", "title": {"type": "plain_text", "text": "Log", "emoji": True}, "blocks": []}
)
# Slack's documentation has these, its Java samples have not.
BEYOND = {
    "message.bot_profile.user_id",
    "event.message.bot_profile.user_id",
    "state.values",
    "view.state.values",
    "event.view.state.values",
    "event.client_msg_id",
    "event.team",
    "event.channel_type",
    "event.event_ts",
    "event.hidden",
    "event.message.team",
    "event.previous_message",
    "response_urls",
    "user.username",
    "user.team_id",
    "view.hash",
}

PAYLOADS = {
    "events/MessagePayload.json": message_event(SAID, COHORT),
    "events/MessageFileSharePayload.json": message_event(SHARED, COHORT),
    "events/MessageChangedPayload.json": changed_event(CHANGED, SAID, COHORT, "1795337009.000000"),
    "events/MessageDeletedPayload.json": deleted_event(SAID, COHORT, "1795337009.000000"),
    "events/AppMentionPayload.json": mention_event(SAID),
    "events/AppHomeOpenedPayload.json": home_opened_event(DANA, MODAL, "1795338000.000000"),
    "app-backend/slash-commands/SlashCommandPayload.json": command_payload("/casc log", DANA, COHORT, CALLBACKS),
    "app-backend/interactive-components/BlockActionPayload.json": message_press_payload(
        POSTED, {**BUTTON, "block_id": "b"}, {}, person=DANA, channel=COHORT, callbacks=CALLBACKS
    ),
    "app-backend/interactive-components/MessageShortcutPayload.json": message_action_payload(
        ASK, SAID, person=DANA, channel=COHORT, callbacks=CALLBACKS
    ),
    "app-backend/views/ViewSubmissionPayload.json": submission_payload(MODAL, DANA, CALLBACKS),
    "app-backend/views/ViewClosedPayload.json": closed_payload(MODAL, DANA, is_cleared=False),
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


def test_a_command_is_its_first_word_in_lower_case_and_the_rest() -> None:
    fields_of = command_payload("/CASC   log 1 h\nwith Dana", DANA, direct_channel(DANA), CALLBACKS)

    assert (fields_of["command"], fields_of["text"]) == ("/casc", "log 1 h\nwith Dana")
    assert command_payload("/casc", DANA, COHORT, CALLBACKS)["text"] == ""


def test_a_press_in_a_thread_names_the_thread() -> None:
    payload = message_press_payload(
        POSTED, {**BUTTON, "block_id": "b"}, {}, person=DANA, channel=COHORT, callbacks=CALLBACKS
    )

    assert payload["container"] == {
        "type": "message",
        "message_ts": "1795338000.000000",
        "channel_id": "C0COHORT",
        "is_ephemeral": False,
        "thread_ts": "1795337000.000000",
    }
    assert payload["actions"] == [{**BUTTON, "block_id": "b", "action_ts": "1795338000.000000"}]
