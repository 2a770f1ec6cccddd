"""Files that people share: fetched from Slack and from nowhere else, and not for longer than they are waited for."""

from collections.abc import Mapping
from http import HTTPStatus
from http.client import HTTPException, HTTPResponse
from time import monotonic
from typing import Any
from urllib.error import HTTPError
from urllib.parse import SplitResult, urlsplit
from urllib.request import HTTPRedirectHandler, HTTPSHandler, OpenerDirector, ProxyHandler, Request, build_opener

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from induction.refused import Refused

SharedFile = Mapping[str, Any]
"""A file as Slack describes it in an event or in what a form holds."""

LARGEST = 1_000_000
"""Bytes that are fetched at most, unless a caller takes more."""
PATIENCE = 20.0
"""Seconds for the whole of a file: it is fetched after the acknowledgement, for which alone Slack waits 3."""

_FILES_HOST = "files.slack.com"
_PIECE = 64 * 1024
_GONE = frozenset({"tombstone", "hidden_by_limit"})

_NOT_IN_TIME = "Slack did not hand me that file in time. Nothing was done with it: please send it once more."
_NOT_THERE = "That file is no longer in Slack. Please upload it again."
_CLOSED = (
    "Slack does not let me open files yet. Please ask whoever installed the companion to run `companion doctor`: it "
    "names the permission that is missing."
)


def download(client: WebClient, file: SharedFile, *, largest: int = LARGEST, patience: float = PATIENCE) -> bytes:
    """What the file holds.

    Only Slack's own address is opened, with the bot token, and no redirect is followed from there: a link in a payload
    leads nowhere else. Refused, in words for whoever shared it, for a file that is none of Slack's, is gone, is larger
    than `largest` bytes, or does not come within `patience` seconds.
    """
    file = _described(client, file)
    check_size(file, largest)
    address = str(file.get("url_private_download") or file.get("url_private") or "")
    if not _is_slacks_own(address, client.base_url):
        raise Refused("foreign_file", "I open only files that are in Slack itself. Please upload the file here.")
    request = Request(address, headers={"Authorization": f"Bearer {client.token}"})  # noqa: S310 - checked above
    until = monotonic() + patience
    try:
        with _opener(client).open(request, timeout=patience / 2) as response:  # to connect, and again to wait
            _check_is_the_file(response, file)
            return _content(response, largest, until)
    except HTTPError as error:
        raise _not_handed_out(error) from error
    except (OSError, HTTPException) as error:
        raise Refused("slow_file", _NOT_IN_TIME) from error


class _StayThere(HTTPRedirectHandler):
    """Follows no redirect: the bot token goes to the checked address alone."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        """Nowhere."""


def _described(client: WebClient, file: SharedFile) -> SharedFile:
    """The file with its address; Slack has it asked for where it belongs to another workspace (Slack Connect)."""
    if file.get("mode") in _GONE:
        raise Refused("file_gone", _NOT_THERE)
    if file.get("file_access") != "check_file_info":
        return file
    try:
        found: SharedFile = client.files_info(file=str(file.get("id")))["file"]
    except SlackApiError as error:
        raise Refused("file_gone", _NOT_THERE) from error
    return found


def check_size(file: SharedFile, largest: int) -> None:
    """Refuse a file that says itself that it is larger."""
    size = file.get("size")
    _check_size(size if isinstance(size, int) else 0, largest)


def _is_slacks_own(address: str, api_url: str) -> bool:
    """Whether the address is on Slack's host for files, or on the host whose Web API is called."""
    try:
        asked, api = urlsplit(address), urlsplit(api_url)
        return _origin(asked) in {("https", _FILES_HOST, None), _origin(api)} and not asked.username
    except ValueError:
        return False


def _origin(address: SplitResult) -> tuple[str, str | None, int | None]:
    return (address.scheme, address.hostname, address.port)


def _opener(client: WebClient) -> OpenerDirector:
    proxies = {"http": client.proxy, "https": client.proxy} if client.proxy else {}
    return build_opener(_StayThere, ProxyHandler(proxies), HTTPSHandler(context=client.ssl))


def _check_is_the_file(response: HTTPResponse, file: SharedFile) -> None:
    """Refuse the page to sign in that Slack shows to a token without the scope files:read."""
    is_page = response.headers.get_content_type() == "text/html"
    if is_page and "html" not in str(file.get("mimetype")):
        raise Refused("closed_files", _CLOSED)


def _content(response: HTTPResponse, largest: int, until: float) -> bytes:
    content = bytearray()
    while piece := response.read1(_PIECE):
        content += piece
        _check_size(len(content), largest)
        if monotonic() > until:
            raise TimeoutError
    if response.length:
        raise ConnectionError(f"the connection ended {response.length} bytes too early")
    return bytes(content)


def _check_size(size: int, largest: int) -> None:
    if size > largest:
        raise Refused(
            "large_file", f"That file is too large for me: I read up to {largest / 1_000_000:g} MB. Send a part of it?"
        )


def _not_handed_out(error: HTTPError) -> Refused:
    with error:
        if error.code in {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}:
            return Refused("file_gone", _NOT_THERE)
        if error.code >= HTTPStatus.INTERNAL_SERVER_ERROR or error.code == HTTPStatus.TOO_MANY_REQUESTS:
            return Refused("slow_file", _NOT_IN_TIME)
        return Refused("closed_files", _CLOSED)
