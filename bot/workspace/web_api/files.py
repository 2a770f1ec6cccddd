"""files.*: what the app uploads, in Slack's three steps, and what it asks about a file."""

from typing import Any

from bot.workspace.files import LARGEST, StoredFile, file_payload
from bot.workspace.identity import BOT_USER_ID
from bot.workspace.messages import Content
from bot.workspace.web_api.errors import SlackError
from bot.workspace.web_api.requests import Call, Reply, content_of, parsed


def get_upload_url(call: Call) -> Reply:
    """files.getUploadURLExternal: an address that takes `length` bytes, once."""
    name, length = call.text("filename"), call.text("length")
    if not length.isdecimal() or not 0 < int(length) <= LARGEST:
        raise SlackError("invalid_arguments")
    alt = call.optional("alt_txt") or ""
    key, file = call.state.files.await_upload(name, BOT_USER_ID, call.base_url, alt=alt)
    return {"upload_url": f"{call.base_url}upload/v1/{key}", "file_id": file.id}


def complete_upload(call: Call) -> Reply:
    """files.completeUploadExternal: the uploaded files in a message, where a channel is named."""
    named = parsed(call.arguments.get("files"), "invalid_arguments")
    if not isinstance(named, list) or not named:
        raise SlackError("invalid_arguments")
    files = [_uploaded(call, one) for one in named]
    if call.optional("channel_id") or call.optional("channels"):
        files = _share(call, files)
    return {"files": [file_payload(file) for file in files]}


def info(call: Call) -> Reply:
    """files.info."""
    file = call.state.files.get(call.text("file", missing="file_not_found"))
    if file is None:
        raise SlackError("file_not_found")
    return {"file": file_payload(file), "comments": []}


def _uploaded(call: Call, named: Any) -> StoredFile:
    file = call.state.files.get(str(named.get("id"))) if isinstance(named, dict) else None
    if file is None:
        raise SlackError("file_not_found")
    return call.state.files.entitle(file, str(named["title"])) if named.get("title") else file


def _share(call: Call, files: list[StoredFile]) -> list[StoredFile]:
    channel = call.channel_named(call.optional("channel_id") or call.text("channels"))
    shared = [call.state.files.share(file, channel.id) for file in files]
    if call.optional("blocks"):
        said = content_of("chat.postMessage", call.arguments)
    else:
        said = Content(call.optional("initial_comment") or "")
    content = Content(said.text, said.blocks, files=shared)
    call.state.post(channel.id, BOT_USER_ID, content, thread_ts=call.thread(channel))
    return shared
