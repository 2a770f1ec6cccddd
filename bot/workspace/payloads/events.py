"""Events: what people wrote, changed and took back, and that they opened their Home."""

import secrets

from bot.workspace.identity import Channel, WorkspacePerson, direct_channel
from bot.workspace.messages import Message, as_payload
from bot.workspace.payloads.envelopes import Payload, event_callback
from bot.workspace.views import View, view_payload


def message_event(message: Message, channel: Channel) -> Payload:
    """The `message` event for what a person wrote; with files it has the subtype `file_share`."""
    event = as_payload(message) | {
        "channel": message.channel,
        "channel_type": _type(channel),
        "client_msg_id": secrets.token_hex(16),
        "event_ts": message.ts,
    }
    return event_callback(event, message.ts)


def mention_event(message: Message) -> Payload:
    """The `app_mention` event for what a person wrote to the companion in a channel."""
    event = as_payload(message) | {
        "type": "app_mention",
        "channel": message.channel,
        "client_msg_id": secrets.token_hex(16),
        "event_ts": message.ts,
    }
    return event_callback(event, message.ts)


def changed_event(now: Message, before: Message, channel: Channel, ts: str) -> Payload:
    """The `message_changed` event for what a person edited. `ts` is that of the change."""
    event = {
        "type": "message",
        "subtype": "message_changed",
        "hidden": True,
        "channel": channel.id,
        "channel_type": _type(channel),
        "message": as_payload(now),
        "previous_message": as_payload(before),
        "ts": ts,
        "event_ts": ts,
    }
    return event_callback(event, ts)


def deleted_event(before: Message, channel: Channel, ts: str) -> Payload:
    """The `message_deleted` event for what a person took back. `ts` is that of the deletion."""
    event = {
        "type": "message",
        "subtype": "message_deleted",
        "hidden": True,
        "channel": channel.id,
        "channel_type": _type(channel),
        "deleted_ts": before.ts,
        "previous_message": as_payload(before),
        "ts": ts,
        "event_ts": ts,
    }
    return event_callback(event, ts)


def home_opened_event(person: WorkspacePerson, home: View | None, ts: str) -> Payload:
    """The `app_home_opened` event of the Home tab, with the view where one was published before."""
    event: Payload = {
        "type": "app_home_opened",
        "user": person.id,
        "channel": direct_channel(person).id,
        "tab": "home",
        "event_ts": ts,
    }
    return event_callback(event | ({"view": view_payload(home)} if home else {}), ts)


def _type(channel: Channel) -> str:
    return "im" if channel.direct else "channel"
