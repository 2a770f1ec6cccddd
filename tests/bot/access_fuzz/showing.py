"""Who was shown what: every message, modal, Home and file that went out because of one request, with its reader."""

import io
import json
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pypdfium2 import PdfDocument  # type: ignore[import-untyped]  # it has no types

Payload = Mapping[str, Any]
Call = tuple[str, Payload]

CHANNEL = "C1"
"""The channel of the cohort, in which everybody reads."""

_PICTURES = (b"\x89PNG", b"\xff\xd8")


@dataclass(frozen=True)
class Sight:
    """Something that was shown: to a person by their Slack id, or in a channel to everybody.

    `preview` is what a locked screen shows of it, `words` all that is in it; `shown` is the payload itself.
    `is_export` says that it is what is held about the reader, which has also what they wrote about others.
    """

    reader: str
    words: str
    shown: Payload
    preview: str = ""
    is_export: bool = False

    @property
    def in_channel(self) -> bool:
        """Whether everybody reads it."""
        return not self.reader.startswith("U")


def response_url(url: str, user: str, *, public: bool) -> str:
    """Where a press is answered: the stub keeps that name as the method of the call."""
    return f"{url}/{CHANNEL if public else 'alone'}~{user}"


def sights(acknowledged: Payload, user: str, calls: Sequence[Call], uploads: Mapping[str, bytes]) -> Iterator[Sight]:
    """All that was shown in answer to what this user sent."""
    if acknowledged:
        yield _sight(user, acknowledged.get("view") or acknowledged)
    for method, call in calls:
        if method in {"chat.postMessage", "chat.update"}:
            yield _sight(_whose(call["channel"]), call, preview=str(call.get("text") or ""))
        elif method == "chat.postEphemeral":
            yield _sight(call["user"], call)
        elif method.startswith("views."):
            yield _sight(call.get("user_id") or user, call["view"])
        elif "~" in method:
            yield _sight(_answered(method, call), call)
        elif method == "files.completeUploadExternal":
            comment = str(call.get("initial_comment") or "")
            titles = [one["title"] for one in json.loads(call["files"])]
            words = "\n".join([comment, *(_read(uploads[title]) for title in titles)])
            is_export = all(title.endswith((".json", ".html")) for title in titles)
            yield Sight(_whose(call["channel_id"]), words, {}, comment, is_export)


def _sight(reader: str, shown: Payload, *, preview: str = "") -> Sight:
    return Sight(reader, json.dumps(shown, ensure_ascii=False), shown, preview)


def _whose(channel: str) -> str:
    """The person whose direct message it is, or the channel."""
    return channel.removeprefix("D")


def _answered(method: str, call: Payload) -> str:
    """Who reads an answer to a press: everybody, where it takes the place of a message in a channel."""
    place, _, user = method.partition("~")
    public = call.get("replace_original") or call.get("response_type") == "in_channel"
    return place if public and place == CHANNEL else user


def _read(content: bytes) -> str:
    """The words in a file that went out."""
    if content.startswith(_PICTURES):
        return ""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return "\n".join(package.read(name).decode(errors="replace") for name in package.namelist())
    if content.startswith(b"%PDF"):
        with PdfDocument(content) as paper:
            return "\n".join(page.get_textpage().get_text_range() for page in paper)
    return content.decode(errors="replace").replace("\r\n ", "")
