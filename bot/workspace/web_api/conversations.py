"""conversations.*: the channels and direct messages, and what was said in them."""

from bot.workspace.identity import BOT_USER_ID, Channel
from bot.workspace.messages import Kind, Message, as_payload, as_thread_parent
from bot.workspace.web_api.errors import SlackError
from bot.workspace.web_api.requests import Call, Reply

_TOLD = frozenset({Kind.MESSAGE, Kind.TOMBSTONE})


def open_direct(call: Call) -> Reply:
    """conversations.open, of the direct message with one person."""
    if call.optional("channel"):
        return {"already_open": True, "channel": _shape(call.channel())}
    users = call.text("users", missing="users_list_not_supplied").split(",")
    if any(user not in call.state.people for user in users):
        raise SlackError("user_not_found")
    if len(users) > 1:
        raise SlackError("method_not_supported_for_channel_type")
    channel = next(channel for channel in call.state.channels_of(users[0]) if channel.direct)
    return {"no_op": True, "already_open": True, "channel": _shape(channel)}


def info(call: Call) -> Reply:
    """conversations.info."""
    return {"channel": _shape(call.channel())}


def list_all(call: Call) -> Reply:
    """conversations.list; `types` may name public_channel, private_channel and im."""
    types = (call.optional("types") or "public_channel").split(",")
    channels = [channel for channel in call.state.channels.values() if _type(channel) in types]
    return {"channels": [_shape(channel) for channel in channels], "response_metadata": {"next_cursor": ""}}


def members(call: Call) -> Reply:
    """conversations.members: the people and the companion."""
    return {"members": [*call.channel().members, BOT_USER_ID], "response_metadata": {"next_cursor": ""}}


def history(call: Call) -> Reply:
    """conversations.history: what stands in the channel itself, the newest first."""
    said = _said(call)
    replies = {
        message.ts: [reply for reply in said if reply.thread_ts == message.ts and reply.is_reply] for message in said
    }
    newest_first = [message for message in reversed(said) if not message.is_reply and _in_range(call, message)]
    page, cursor = _page(call, newest_first)
    return {
        "messages": [_told(call, as_thread_parent(message, replies[message.ts])) for message in page],
        "has_more": bool(cursor),
        "response_metadata": {"next_cursor": cursor},
    }


def replies(call: Call) -> Reply:
    """conversations.replies: a message and its thread, the oldest first."""
    said, ts = _said(call), call.text("ts", missing="thread_not_found")
    thread = [message for message in said if ts in {message.ts, message.thread_ts}]
    if not thread:
        raise SlackError("thread_not_found")
    parent, *below = thread
    shapes = [as_thread_parent(parent, below), *(as_payload(reply) for reply in below)]
    return {"messages": [_told(call, shape) for shape in shapes], "has_more": False}


def of_a_person(call: Call) -> Reply:
    """users.conversations: the conversations that `user` (or else the companion) is in; `types` as in list."""
    user, types = call.optional("user") or BOT_USER_ID, (call.optional("types") or "public_channel").split(",")
    everywhere = call.state.channels.values()
    channels = [one for one in everywhere if _type(one) in types and user in {*one.members, BOT_USER_ID}]
    return {"channels": [_shape(channel) for channel in channels], "response_metadata": {"next_cursor": ""}}


def _told(call: Call, shape: Reply) -> Reply:
    """The message as Slack tells it: its metadata only where the app asks for all."""
    if call.flag("include_all_metadata"):
        return shape
    return {key: value for key, value in shape.items() if key != "metadata"}


def _said(call: Call) -> list[Message]:
    """What everyone in the channel sees."""
    everything = call.state.messages(call.channel().id)
    return [message for message in everything if message.only_for is None and message.kind in _TOLD]


def _in_range(call: Call, message: Message) -> bool:
    oldest, latest = call.optional("oldest") or "0", call.optional("latest")
    if call.flag("inclusive") and message.ts in {oldest, latest}:
        return True
    return float(message.ts) > float(oldest) and (latest is None or float(message.ts) < float(latest))


def _page(call: Call, newest_first: list[Message]) -> tuple[list[Message], str]:
    """One page, and the cursor of the next: the key of the last message shown."""
    cursor, limit = call.optional("cursor"), call.number("limit", 100)
    rest = [message for message in newest_first if cursor is None or message.ts < cursor]
    page = rest[:limit]
    return page, page[-1].ts if len(rest) > limit else ""


def _type(channel: Channel) -> str:
    return "im" if channel.direct else "public_channel"


def _shape(channel: Channel) -> Reply:
    if channel.direct:
        return {
            "id": channel.id,
            "user": channel.members[0],
            "is_im": True,
            "is_channel": False,
            "is_archived": False,
            "is_open": True,
        }
    return {
        "id": channel.id,
        "name": channel.name,
        "name_normalized": channel.name,
        "is_channel": True,
        "is_im": False,
        "is_private": False,
        "is_archived": False,
        "is_member": True,
        "num_members": len(channel.members) + 1,
    }
