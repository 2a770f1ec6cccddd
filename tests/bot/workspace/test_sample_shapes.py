"""What the workspace sends has the fields and types of Slack's own samples, where those are at hand."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

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
    view_press_payload,
)
from bot.workspace.shortcuts import MessageShortcut
from bot.workspace.views import View
from tests.bot.workspace.town import COHORT, DANA

SAMPLES = Path(__file__).parents[3] / "../shared/slack-samples"

TS, LATER = "1795337000.000000", "1795338000.000000"
CALLBACKS = Callbacks("1795338000.1.a", LATER, "http://127.0.0.1:3000/hooks/key")
ACTION = {
    "type": "button",
    "action_id": "record",
    "block_id": "b",
    "text": {"type": "plain_text", "text": "Record"},
    "value": "card-1",
}
SAID = Message(TS, "C0COHORT", "U0DANA", Content("hello"))
EDITED = Message(TS, "C0COHORT", "U0DANA", Content("hello there"), edited_ts=LATER)
POSTED = Message(LATER, "C0COHORT", "U0COMPANION", Content("Record this?", [{"type": "divider"}]), thread_ts=TS)
HOME = View("V1", DANA.id, {"type": "home", "blocks": []}, "h", "V1")
MODAL = View(
    "V2",
    DANA.id,
    {
        "type": "modal",
        "callback_id": "log_form",
        "title": {"type": "plain_text", "text": "Log hours"},
        "submit": {"type": "plain_text", "text": "Record"},
        "private_metadata": "",
        "blocks": [],
    },
    "h",
    "V2",
)
FROM_MESSAGE = MessageShortcut("Log this as hours", "log_from_message", "Log the hours that this message speaks of")

PRESS = "app-backend/interactive-components/BlockActionPayload.json"
PAYLOADS = [
    ("events/MessagePayload.json", message_event(SAID, direct_channel(DANA))),
    ("events/AppMentionPayload.json", mention_event(SAID)),
    ("events/MessageChangedPayload.json", changed_event(EDITED, SAID, COHORT, LATER)),
    ("events/MessageDeletedPayload.json", deleted_event(SAID, COHORT, LATER)),
    ("events/AppHomeOpenedPayload.json", home_opened_event(DANA, HOME, TS)),
    ("app-backend/slash-commands/SlashCommandPayload.json", command_payload("/casc log", DANA, COHORT, CALLBACKS)),
    (PRESS, message_press_payload(POSTED, ACTION, {}, person=DANA, channel=COHORT, callbacks=CALLBACKS)),
    (PRESS, view_press_payload(HOME, ACTION, person=DANA, callbacks=CALLBACKS)),
    ("app-backend/views/ViewSubmissionPayload.json", submission_payload(MODAL, DANA, CALLBACKS)),
    ("app-backend/views/ViewClosedPayload.json", closed_payload(MODAL, DANA, is_cleared=False)),
    (
        "app-backend/interactive-components/MessageShortcutPayload.json",
        message_action_payload(FROM_MESSAGE, SAID, person=DANA, channel=COHORT, callbacks=CALLBACKS),
    ),
]

# Slack sends these, its Java samples have not all of them.
BEYOND = {
    "message.bot_profile.user_id",
    "response_urls",
    "state.values",
    "user.username",
    "view.state.values",
    "event.view.state.values",
}
# A form holds text alone.
TEXT_IN_A_FORM = {"is_enterprise_install"}


@pytest.mark.skipif(not SAMPLES.exists(), reason="Slack's payload samples are not at ../shared/slack-samples")
@pytest.mark.parametrize(("sample", "payload"), PAYLOADS)
def test_every_field_is_slacks_and_of_its_type(sample: str, payload: dict[str, Any]) -> None:
    slacks = json.loads((SAMPLES / sample).read_text(encoding="utf-8"))
    kinds = dict(fields(slacks))
    ours = {path: kind for path, kind in fields(payload) if path not in BEYOND}

    assert ours.keys() - kinds.keys() == set()
    form = "slash-commands" in sample
    wrong = {path for path, kind in ours.items() if kind not in {kinds[path], "null"}}
    assert wrong - (TEXT_IN_A_FORM if form else set()) == set()


def fields(shape: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """The dotted names of all fields but those of blocks, each with the JSON type of its value."""
    if isinstance(shape, list):
        for item in shape:
            yield from fields(item, path)
    elif isinstance(shape, dict):
        for key, value in shape.items():
            if key != "blocks":
                here = f"{path}.{key}".lstrip(".")
                yield here, _kind(value)
                yield from fields(value, here)


def _kind(value: Any) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "true or false"
        case int() | float():
            return "number"
        case str():
            return "text"
        case list() | tuple():
            return "list"
    return "object"
