"""Slash commands, presses in messages and views, modals sent and closed, shortcuts."""

from bot.workspace.identity import APP_ID, TEAM_DOMAIN, TEAM_ID, Channel, WorkspacePerson
from bot.workspace.inputs import Values
from bot.workspace.messages import Message, as_payload
from bot.workspace.payloads.envelopes import VERIFICATION_TOKEN, Callbacks, Payload, interaction
from bot.workspace.shortcuts import GlobalShortcut, MessageShortcut
from bot.workspace.views import View, view_payload


def command_payload(text: str, person: WorkspacePerson, channel: Channel, callbacks: Callbacks) -> Payload:
    """The form fields of a slash command; `text` is the whole line that was typed. The command is lower case."""
    command, *rest = text.split(maxsplit=1)
    return {
        "token": VERIFICATION_TOKEN,
        "team_id": TEAM_ID,
        "team_domain": TEAM_DOMAIN,
        "channel_id": channel.id,
        "channel_name": channel.payload_name,
        "user_id": person.id,
        "user_name": person.handle,
        "command": command.lower(),
        "text": rest[0].strip() if rest else "",
        "api_app_id": APP_ID,
        "is_enterprise_install": "false",
        "response_url": callbacks.response_url,
        "trigger_id": callbacks.trigger_id,
    }


def message_press_payload(
    message: Message,
    action: Payload,
    values: Values,
    *,
    person: WorkspacePerson,
    channel: Channel,
    callbacks: Callbacks,
) -> Payload:
    """The `block_actions` payload of a press in a message. As in Slack it carries no ephemeral message."""
    ephemeral = message.only_for is not None
    container = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": message.channel,
        "is_ephemeral": ephemeral,
    }
    if message.thread_ts is not None:
        container["thread_ts"] = message.thread_ts
    return interaction("block_actions", person) | {
        "container": container,
        "trigger_id": callbacks.trigger_id,
        "channel": {"id": message.channel, "name": channel.payload_name},
        **({} if ephemeral else {"message": as_payload(message)}),
        "state": {"values": values},
        "response_url": callbacks.response_url,
        "actions": [action | {"action_ts": callbacks.action_ts}],
    }


def view_press_payload(view: View, action: Payload, *, person: WorkspacePerson, callbacks: Callbacks) -> Payload:
    """The `block_actions` payload of a press in a Home or a modal: it has no response_url."""
    return interaction("block_actions", person) | {
        "container": {"type": "view", "view_id": view.id},
        "trigger_id": callbacks.trigger_id,
        "view": view_payload(view),
        "actions": [action | {"action_ts": callbacks.action_ts}],
    }


def submission_payload(view: View, person: WorkspacePerson, callbacks: Callbacks) -> Payload:
    """The `view_submission` payload, with what was filled in under `view.state.values`."""
    return interaction("view_submission", person) | {
        "trigger_id": callbacks.trigger_id,
        "view": view_payload(view),
        "response_urls": [],
    }


def closed_payload(view: View, person: WorkspacePerson, *, is_cleared: bool) -> Payload:
    """The `view_closed` payload; `is_cleared` where all open modals went at once."""
    return interaction("view_closed", person) | {"view": view_payload(view), "is_cleared": is_cleared}


def shortcut_payload(shortcut: GlobalShortcut, person: WorkspacePerson, callbacks: Callbacks) -> Payload:
    """The `shortcut` payload of a global shortcut."""
    shape = interaction("shortcut", person) | {
        "callback_id": shortcut.callback_id,
        "trigger_id": callbacks.trigger_id,
        "action_ts": callbacks.action_ts,
    }
    del shape["api_app_id"]  # Slack's shortcuts have none
    return shape


def message_action_payload(
    shortcut: MessageShortcut, message: Message, *, person: WorkspacePerson, channel: Channel, callbacks: Callbacks
) -> Payload:
    """The `message_action` payload of a shortcut at a message."""
    shape = interaction("message_action", person) | {
        "callback_id": shortcut.callback_id,
        "trigger_id": callbacks.trigger_id,
        "action_ts": callbacks.action_ts,
        "response_url": callbacks.response_url,
        "channel": {"id": channel.id, "name": channel.payload_name},
        "message_ts": message.ts,
        "message": as_payload(message),
    }
    del shape["api_app_id"]  # nor have these
    return shape
