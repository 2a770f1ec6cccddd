"""chat.*Stream and assistant.threads.setStatus: a message that grows, and what the app does until it is there."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.workspace.identity import BOT_USER_ID, direct_channel
from bot.workspace.messages import Content, Message
from bot.workspace.naming import Block
from bot.workspace.web_api.errors import SlackError
from bot.workspace.web_api.requests import Call, Reply, check_payload, content_of


def set_status(call: Call) -> Reply:
    """assistant.threads.setStatus; the app's next message in the thread takes it away."""
    channel = call.channel_named(call.text("channel_id", missing="channel_not_found"))
    thread_ts = call.text("thread_ts", missing="invalid_thread_ts")
    call.state.statuses.show(channel.id, thread_ts, str(call.arguments.get("status") or ""))
    return {}


def start(call: Call) -> Reply:
    """chat.startStream, in a thread; in a channel it names whom it is for."""
    channel = call.channel()
    call.text("thread_ts", missing="invalid_thread_ts")
    check_payload("chat.startStream", call.arguments)
    if not any(channel == direct_channel(person) for person in call.state.people.values()):
        call.text("recipient_team_id", missing="missing_recipient_team_id")
        call.text("recipient_user_id", missing="missing_recipient_user_id")
    said = str(call.arguments.get("markdown_text") or "")
    message = call.state.post(channel.id, BOT_USER_ID, _written(said), thread_ts=call.thread(channel))
    call.state.grow(replace(message, streaming=True))
    return {"channel": channel.id, "ts": message.ts}


def append(call: Call) -> Reply:
    """chat.appendStream."""
    message = _growing(call)
    call.text("markdown_text", missing="no_text")
    grown = call.state.grow(replace(message, content=_more(message, call.arguments)))
    return {"channel": grown.channel, "ts": grown.ts}


def stop(call: Call) -> Reply:
    """chat.stopStream; `blocks` stand below what was streamed."""
    message = _growing(call)
    check_payload("chat.stopStream", call.arguments)
    said = _more(message, call.arguments)
    below = content_of("chat.stopStream", call.arguments)
    ended = replace(said, blocks=[*said.blocks, *below.blocks], metadata=below.metadata)
    call.state.grow(replace(message, content=ended, streaming=False))
    return {}


def _growing(call: Call) -> Message:
    message = call.own_message("message_not_owned_by_app")
    if not message.streaming:
        raise SlackError("message_not_in_streaming_state")
    return message


def _more(message: Message, arguments: Mapping[str, Any]) -> Content:
    return _written(message.content.text + str(arguments.get("markdown_text") or ""))


def _written(markdown: str) -> Content:
    blocks: list[Block] = [{"type": "markdown", "text": markdown}] if markdown else []
    return Content(markdown, blocks)
