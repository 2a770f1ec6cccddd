"""Plain words: a direct message, or a mention in a channel."""

from typing import Any

from slack_bolt import App
from slack_sdk import WebClient

from bot.listeners.doorway import Doorway
from bot.services.desk import Heard
from bot.services.replies import Answered, Crisis, Help, Reply, WhichProgram
from bot.views.messages import message, plain_message

Event = dict[str, Any]

PUBLIC = (Answered, Help, WhichProgram)


def register(app: App, doorway: Doorway) -> None:
    """Listen to direct messages and mentions; edits, deletions and other apps' messages rightly get nothing."""

    @app.event("message")
    def on_message(event: Event, body: dict[str, Any], client: WebClient) -> None:
        if event.get("channel_type") != "im" or event.get("subtype") not in {None, "file_share"} or "bot_id" in event:
            return
        reply = _reply(doorway, event, body, client)
        if reply is None:
            return
        shown = message(reply)
        client.chat_postMessage(channel=event["channel"], thread_ts=event.get("thread_ts"), **shown.payload())

    @app.event("app_mention")
    def on_mention(event: Event, body: dict[str, Any], client: WebClient) -> None:
        if "bot_id" in event:
            return
        reply = _reply(doorway, event, body, client)
        if reply is not None:
            _answer_in_channel(reply, event, client)


def _reply(doorway: Doorway, event: Event, body: dict[str, Any], client: WebClient) -> Reply | None:
    """The reply, or None where this delivery was answered before."""

    def ask(heard: Heard) -> Reply | None:
        return doorway.desk.message(heard) if doorway.desk.first_time(heard) else None

    return doorway.reply(event["user"], event.get("text") or "", body["event_id"], client, ask)


def _answer_in_channel(reply: Reply, event: Event, client: WebClient) -> None:
    """What the documents say is for everyone; what concerns one person goes to that person alone."""
    shown = message(reply)
    channel, user = event["channel"], event["user"]
    if isinstance(reply, PUBLIC):
        thread = event.get("thread_ts") or event["ts"]
        client.chat_postMessage(channel=channel, thread_ts=thread, **shown.payload())
    elif isinstance(reply, Crisis):
        client.chat_postEphemeral(channel=channel, user=user, **shown.payload())
    else:
        client.chat_postMessage(channel=user, **shown.payload())
        note = plain_message("That concerns you alone, so I answered in a direct message.")
        client.chat_postEphemeral(channel=channel, user=user, **note.payload())
