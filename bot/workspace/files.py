"""The files that people and the app put into the workspace. In memory, like all of it."""

import mimetypes
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import PurePosixPath
from threading import Lock
from typing import Any
from urllib.parse import quote

from bot.workspace.identity import TEAM_ID

_PICTURES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})

LARGEST = 25_000_000
"""Bytes of one file. Slack takes a gigabyte; this holds them in memory."""


@dataclass(frozen=True)
class StoredFile:
    """One file. `address` is where the app fetches it (`url_private`); `channels` are where it was shared.

    `alt` says what a picture shows to whoever does not see it.
    """

    id: str
    name: str
    title: str
    owner: str
    content: bytes
    created: int
    address: str
    channels: frozenset[str] = frozenset()
    alt: str = ""

    @property
    def mimetype(self) -> str:
        """What its name says it holds."""
        return mimetypes.guess_type(self.name)[0] or "application/octet-stream"

    @property
    def is_picture(self) -> bool:
        """Whether a conversation shows it, and not only its name."""
        return self.mimetype in _PICTURES

    @property
    def kind(self) -> str:
        """The name's ending in lower case, without the dot."""
        return PurePosixPath(self.name).suffix.removeprefix(".").lower()

    @property
    def size(self) -> int:
        """In bytes."""
        return len(self.content)


class Files:
    """Keeps every file under its id."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._lock = Lock()
        self._stored: dict[str, StoredFile] = {}
        self._awaited: dict[str, StoredFile] = {}

    def add(self, name: str, content: bytes, owner: str, base_url: str) -> StoredFile:
        """A person's or the app's file, now kept. `base_url` is the workspace's address and ends with a slash."""
        return self._keep(self._made(name, content, owner, base_url))

    def await_upload(self, name: str, owner: str, base_url: str, *, alt: str = "") -> tuple[str, StoredFile]:
        """The key of an address that takes the content, and the file that it will be."""
        key, file = secrets.token_urlsafe(24), replace(self._made(name, b"", owner, base_url), alt=alt)
        with self._lock:
            self._awaited[key] = file
        return key, file

    def receive(self, key: str, content: bytes) -> StoredFile | None:
        """The awaited file with its content; None where no such file is awaited."""
        with self._lock:
            awaited = self._awaited.pop(key, None)
            if awaited is None:
                return None
            file = replace(awaited, content=content)
            self._stored[file.id] = file
            return file

    def get(self, file_id: str) -> StoredFile | None:
        """The file of this id."""
        with self._lock:
            return self._stored.get(file_id)

    def share(self, file: StoredFile, channel_id: str) -> StoredFile:
        """The file as it is once everyone in the channel may have it."""
        return self._keep(replace(file, channels=file.channels | {channel_id}))

    def entitle(self, file: StoredFile, title: str) -> StoredFile:
        """The file under another title."""
        return self._keep(replace(file, title=title))

    def _keep(self, file: StoredFile) -> StoredFile:
        with self._lock:
            self._stored[file.id] = file
        return file

    def _made(self, name: str, content: bytes, owner: str, base_url: str) -> StoredFile:
        key = f"F{secrets.token_hex(5).upper()}"
        plain = PurePosixPath(name.replace("\\", "/")).name or "file"
        address = f"{base_url}files-pri/{TEAM_ID}-{key}/{quote(plain)}"
        return StoredFile(key, plain, plain, owner, content, int(self._clock().timestamp()), address)


def file_payload(file: StoredFile) -> Mapping[str, Any]:
    """The file in Slack's shape."""
    return {
        "id": file.id,
        "created": file.created,
        "timestamp": file.created,
        "name": file.name,
        "title": file.title,
        "mimetype": file.mimetype,
        "filetype": file.kind,
        "pretty_type": file.kind.upper() or "Binary",
        "user": file.owner,
        "user_team": TEAM_ID,
        "editable": False,
        "size": file.size,
        "mode": "hosted",
        "is_external": False,
        "external_type": "",
        "is_public": any(channel.startswith("C") for channel in file.channels),
        "public_url_shared": False,
        "display_as_bot": False,
        "username": "",
        "url_private": file.address,
        "url_private_download": file.address,
        "permalink": file.address,
        "file_access": "visible",
    }
