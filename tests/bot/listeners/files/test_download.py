"""A shared file is fetched from Slack's own address, in time and within its size, or refused in plain words."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest
from slack_sdk import WebClient

from bot.listeners.files.download import download
from induction.refused import Refused
from tests.bot.slack_stub import SlackStub

TOKEN = "xoxb-test"  # noqa: S105 - opens nothing


@dataclass
class Storeroom:
    """Serves one file as it is told to, and keeps who asked for what."""

    url: str = ""
    status: int = 200
    kind: str = "text/calendar"
    pieces: tuple[bytes, ...] = (b"BEGIN:VCALENDAR",)
    pause: float = 0
    promised: int | None = None
    to: str = ""
    asked: list[tuple[str, str | None]] = field(default_factory=list)

    def file(self, **more: Any) -> dict[str, Any]:
        return {"id": "F1", "name": "session.ics", "url_private_download": f"{self.url}/files-pri/T1-F1/x.ics", **more}


@pytest.fixture
def storeroom() -> Iterator[Storeroom]:
    room = Storeroom()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            room.asked.append((self.path, self.headers.get("Authorization")))
            self.send_response(room.status)
            self.send_header("Content-Type", room.kind)
            if room.to:
                self.send_header("Location", room.to)
            self.send_header("Content-Length", str(room.promised or sum(map(len, room.pieces))))
            self.end_headers()
            for piece in room.pieces:
                self.wfile.write(piece)
                self.wfile.flush()
                time.sleep(room.pause)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
            """Say nothing."""

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            """Whoever waited no longer is no fault."""

    server = Server(("127.0.0.1", 0), Handler)
    room.url = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield room
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def client(storeroom: Storeroom) -> WebClient:
    return WebClient(TOKEN, base_url=f"{storeroom.url}/api/")


def refusal(client: WebClient, file: dict[str, Any], **limits: Any) -> str:
    with pytest.raises(Refused) as refused:
        download(client, file, **limits)
    return refused.value.rule


def test_it_is_fetched_with_the_bot_token(client: WebClient, storeroom: Storeroom) -> None:
    storeroom.pieces = (b"BEGIN:", b"VCALENDAR")
    assert download(client, storeroom.file()) == b"BEGIN:VCALENDAR"
    assert storeroom.asked == [("/files-pri/T1-F1/x.ics", f"Bearer {TOKEN}")]


def test_where_there_is_no_address_to_download_the_private_one_serves(client: WebClient, storeroom: Storeroom) -> None:
    file = storeroom.file()
    file["url_private"] = file.pop("url_private_download")
    assert download(client, file) == b"BEGIN:VCALENDAR"


@pytest.mark.parametrize(
    "address",
    [
        "",
        "not an address",
        "http://169.254.169.254/latest/meta-data",
        "https://files.slack.com.evil.example/F1/x.ics",
        "https://evil.example/files.slack.com/x.ics",
        "https://files.slack.com@evil.example/x.ics",
        "https://someone@files.slack.com/x.ics",
        "http://files.slack.com/F1/x.ics",
        "https://files.slack.com:8443/F1/x.ics",
        "file:///etc/passwd",
        "ftp://files.slack.com/x.ics",
        "https://files.slack.com:port/x.ics",
        "https://[files.slack.com/x.ics",
        "http://127.0.0.1:1/x.ics",
        "https://docs.google.com/document/d/1",
    ],
)
def test_no_other_address_is_opened(client: WebClient, storeroom: Storeroom, address: str) -> None:
    assert refusal(client, storeroom.file(url_private_download=address)) == "foreign_file"
    assert storeroom.asked == []


def test_a_redirect_is_not_followed(client: WebClient, storeroom: Storeroom) -> None:
    storeroom.status, storeroom.to = 302, f"{storeroom.url}/elsewhere"
    assert refusal(client, storeroom.file()) == "closed_files"
    assert [path for path, _ in storeroom.asked] == ["/files-pri/T1-F1/x.ics"]


def test_the_page_to_sign_in_is_no_file(client: WebClient, storeroom: Storeroom) -> None:
    storeroom.kind, storeroom.pieces = "text/html; charset=utf-8", (b"<html>Sign in</html>",)
    assert refusal(client, storeroom.file(mimetype="text/calendar")) == "closed_files"


def test_a_page_that_was_shared_is_a_file(client: WebClient, storeroom: Storeroom) -> None:
    storeroom.kind, storeroom.pieces = "text/html", (b"<html></html>",)
    assert download(client, storeroom.file(mimetype="text/html")) == b"<html></html>"


@pytest.mark.parametrize(
    ("status", "rule"), [(403, "closed_files"), (404, "file_gone"), (429, "slow_file"), (503, "slow_file")]
)
def test_what_slack_does_not_hand_out(client: WebClient, storeroom: Storeroom, status: int, rule: str) -> None:
    storeroom.status = status
    assert refusal(client, storeroom.file()) == rule


@pytest.mark.parametrize("gone", ["tombstone", "hidden_by_limit"])
def test_a_file_that_is_gone_is_not_asked_for(client: WebClient, storeroom: Storeroom, gone: str) -> None:
    assert refusal(client, storeroom.file(mode=gone)) == "file_gone"
    assert storeroom.asked == []


def test_a_file_that_says_it_is_too_large_is_not_asked_for(client: WebClient, storeroom: Storeroom) -> None:
    assert refusal(client, storeroom.file(size=1_000_001)) == "large_file"
    assert storeroom.asked == []


@pytest.mark.parametrize("said", [None, 3, "3", "many"])
def test_a_file_that_is_too_large_is_left_whatever_it_said(client: WebClient, storeroom: Storeroom, said: Any) -> None:
    storeroom.pieces = (b"x" * 200, b"x" * 200)
    assert refusal(client, storeroom.file(size=said), largest=300) == "large_file"


def test_a_file_that_comes_drop_by_drop_is_left(client: WebClient, storeroom: Storeroom) -> None:
    storeroom.pieces, storeroom.pause = (b"x",) * 10, 0.05
    assert refusal(client, storeroom.file(), patience=0.12) == "slow_file"


def test_a_file_that_does_not_come_is_left(client: WebClient, storeroom: Storeroom) -> None:
    storeroom.pieces, storeroom.pause, storeroom.promised = (b"",), 0.3, 5
    assert refusal(client, storeroom.file(), patience=0.1) == "slow_file"


def test_half_a_file_is_none(client: WebClient, storeroom: Storeroom) -> None:
    storeroom.promised = 500
    assert refusal(client, storeroom.file()) == "slow_file"


def test_where_nobody_answers_it_is_said() -> None:
    nobody = WebClient(TOKEN, base_url="http://127.0.0.1:9/api/")
    assert refusal(nobody, {"url_private": "http://127.0.0.1:9/x.ics"}) == "slow_file"


def test_of_another_workspaces_file_slack_is_asked_for_the_address(slack: SlackStub) -> None:
    slack.refuses_method["files.info"] = "file_not_found"
    client = WebClient(TOKEN, base_url=f"{slack.url}/api/")
    assert refusal(client, {"id": "F1", "file_access": "check_file_info"}) == "file_gone"
    assert slack.refused == ["files.info"]
