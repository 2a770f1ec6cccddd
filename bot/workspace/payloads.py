"""What Slack would send the app for what a person did: events, slash commands, button presses."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.workspace.identity import APP_ID, BOT_USER_ID, TEAM_DOMAIN, TEAM_ID, Channel, WorkspacePerson
from bot.workspace.messages import Message, as_payload

Payload = dict[str, Any]

# Slack's deprecated verification token is part of every payload; the signature has taken its place.
VERIFICATION_TOKEN = "deprecated"  # noqa: S105 - not a secret: nothing is checked against it


@dataclass(frozen=True)
class Press:
    """A button that a person pressed, found in its message."""

    message: Message
    block_id: str
    element: Mapping[str, Any]


@dataclass(frozen=True)
class Callbacks:
    """What Slack gives an app with an interaction: where to answer, what to open a modal with, and when it was."""

    response_url: str
    trigger_id: str
    action_ts: str


def callbacks_at(now: datetime, response_url: str) -> Callbacks:
    """The callbacks of an interaction that happens now; the trigger id has Slack's three parts."""
    return Callbacks(
        response_url=response_url,
        trigger_id=f"{int(now.timestamp())}.{secrets.randbelow(10**9)}.{secrets.token_hex(16)}",
        action_ts=f"{now.timestamp():.6f}",
    )


def message_event(message: Message, channel: Channel) -> Payload:
    """The `message` event for what a person wrote."""
    event = as_payload(message) | {
        "channel": message.channel,
        "channel_type": "im" if channel.direct else "channel",
        "client_msg_id": secrets.token_hex(16),
        "event_ts": message.ts,
    }
    return _envelope(event, message.ts)


def mention_event(message: Message) -> Payload:
    """The `app_mention` event for what a person wrote to the companion in a channel."""
    event = as_payload(message) | {
        "type": "app_mention",
        "channel": message.channel,
        "client_msg_id": secrets.token_hex(16),
        "event_ts": message.ts,
    }
    return _envelope(event, message.ts)


def command_payload(text: str, person: WorkspacePerson, channel: Channel, callbacks: Callbacks) -> Payload:
    """The form fields of a slash command; `text` is the whole line that was typed."""
    command, *rest = text.split(maxsplit=1)
    return {
        "token": VERIFICATION_TOKEN,
        "team_id": TEAM_ID,
        "team_domain": TEAM_DOMAIN,
        "channel_id": channel.id,
        "channel_name": channel.payload_name,
        "user_id": person.id,
        "user_name": person.handle,
        "command": command,
        "text": rest[0].strip() if rest else "",
        "api_app_id": APP_ID,
        "is_enterprise_install": "false",
        "response_url": callbacks.response_url,
        "trigger_id": callbacks.trigger_id,
    }


def press_payload(press: Press, person: WorkspacePerson, channel: Channel, callbacks: Callbacks) -> Payload:
    """The `block_actions` payload for a pressed button. As in Slack it carries no ephemeral message."""
    message = press.message
    ephemeral = message.only_for is not None
    container = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": message.channel,
        "is_ephemeral": ephemeral,
    }
    if message.thread_ts is not None:
        container["thread_ts"] = message.thread_ts
    return {
        "type": "block_actions",
        "user": {"id": person.id, "username": person.handle, "name": person.handle, "team_id": TEAM_ID},
        "api_app_id": APP_ID,
        "token": VERIFICATION_TOKEN,
        "container": container,
        "trigger_id": callbacks.trigger_id,
        "team": {"id": TEAM_ID, "domain": TEAM_DOMAIN},
        "enterprise": None,
        "is_enterprise_install": False,
        "channel": {"id": message.channel, "name": channel.payload_name},
        **({} if ephemeral else {"message": as_payload(message)}),
        "state": {"values": {}},
        "response_url": callbacks.response_url,
        "actions": [_action(press, callbacks)],
    }


def _action(press: Press, callbacks: Callbacks) -> Payload:
    known = ("type", "action_id", "text", "value", "style", "url")
    element = {key: press.element[key] for key in known if key in press.element}
    return element | {"block_id": press.block_id, "action_ts": callbacks.action_ts}


def _envelope(event: Payload, ts: str) -> Payload:
    return {
        "token": VERIFICATION_TOKEN,
        "team_id": TEAM_ID,
        "api_app_id": APP_ID,
        "event": event,
        "type": "event_callback",
        "event_id": f"Ev{secrets.token_hex(5).upper()}",
        "event_time": int(float(ts)),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": TEAM_ID,
                "user_id": BOT_USER_ID,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": False,
        "event_context": secrets.token_hex(8),
    }
