"""chat.*: posting, changing and taking back messages."""

from bot.workspace.identity import BOT_USER_ID
from bot.workspace.messages import as_payload
from bot.workspace.web_api.errors import SlackError
from bot.workspace.web_api.requests import Call, Reply, content_of


def post_message(call: Call) -> Reply:
    """chat.postMessage; `channel` may be a person's id, which opens their direct message."""
    channel = call.channel()
    content = content_of("chat.postMessage", call.arguments)
    message = call.state.post(channel.id, BOT_USER_ID, content, thread_ts=call.thread(channel))
    return {"channel": channel.id, "ts": message.ts, "message": as_payload(message)}


def post_ephemeral(call: Call) -> Reply:
    """chat.postEphemeral: seen by `user` alone, who must be in the channel."""
    channel, user = call.channel(), call.text("user", missing="user_not_found")
    if user not in channel.members:
        raise SlackError("user_not_in_channel")
    content = content_of("chat.postEphemeral", call.arguments)
    message = call.state.post(channel.id, BOT_USER_ID, content, thread_ts=call.thread(channel), only_for=user)
    return {"message_ts": message.ts}


def update(call: Call) -> Reply:
    """chat.update, of the app's own messages."""
    changed = call.state.update(call.own_message("cant_update_message"), content_of("chat.update", call.arguments))
    return {
        "channel": changed.channel,
        "ts": changed.ts,
        "text": changed.content.text,
        "message": as_payload(changed),
    }


def delete(call: Call) -> Reply:
    """chat.delete, of the app's own messages."""
    message = call.own_message("cant_delete_message")
    call.state.delete(message)
    return {"channel": message.channel, "ts": message.ts}


def permalink(call: Call) -> Reply:
    """chat.getPermalink: an address in this workspace that leads to the message."""
    channel, ts = call.channel(), call.text("message_ts", missing="message_not_found")
    if call.state.message(channel.id, ts) is None:
        raise SlackError("message_not_found")
    return {"channel": channel.id, "permalink": f"{call.base_url}archives/{channel.id}/p{ts.replace('.', '')}"}
