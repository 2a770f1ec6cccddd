"""What goes over the wire, and what each way of going wrong means."""

import json
import socket
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest
from slack_sdk import WebClient

from bot.errands.sending.courier import Courier, Sent, Unsearchable
from bot.errands.sending.outgoing import Outgoing, OutgoingFile
from bot.errands.sending.unsent import Unsent
from bot.views.blocks import plain_message

SINCE = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
HELLO = plain_message("Hello")
FILE = OutgoingFile("hours.csv", b"Date\r\n", plain_message("No file"))
METADATA = {"event_type": "companion_errand", "event_payload": {"key": "reply:1"}}


class Scripted:
    """Answers each call with the next (status, headers, body), and keeps (path, body) of what came."""

    def __init__(self) -> None:
        self.url = ""
        self.answers: list[tuple[int, dict[str, str], str]] = []
        self.calls: list[tuple[str, str]] = []

    def says(self, answer: dict[str, Any] | str, status: int = 200, **headers: str) -> None:
        body = answer if isinstance(answer, str) else json.dumps(answer)
        self.answers.append((status, {name.replace("_", "-"): value for name, value in headers.items()}, body))


@pytest.fixture
def slack() -> Iterator[Scripted]:
    scripted = Scripted()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            raw = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
            scripted.calls.append((self.path, raw))
            if not scripted.answers:
                self.connection.shutdown(socket.SHUT_RDWR)
                return
            status, headers, body = scripted.answers.pop(0)
            self.send_response(status)
            for name, value in {"Content-Type": "application/json", **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    scripted.url = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield scripted
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def courier(slack: Scripted) -> Courier:
    return Courier(WebClient("xoxb-1", base_url=f"{slack.url}/api/"))


def facts(unsent: Unsent) -> tuple[str, bool, bool, float]:
    return unsent.trouble, unsent.certain, unsent.lasting, unsent.wait


def test_a_message_carries_the_key_of_its_errand(slack: Scripted, courier: Courier) -> None:
    slack.says({"ok": True, "channel": "D1", "ts": "1.5"})
    assert courier.send(Outgoing(HELLO, to="U1", thread_ts="1.1"), "reply:1") == Sent("D1", "1.5")
    [(path, body)] = slack.calls
    assert path == "/api/chat.postMessage"
    assert json.loads(body) == {**HELLO.payload(), "channel": "U1", "thread_ts": "1.1", "metadata": METADATA}


def test_what_one_person_sees_goes_to_them_alone(slack: Scripted, courier: Courier) -> None:
    slack.says({"ok": True, "message_ts": "1.5"})
    assert courier.send(Outgoing(HELLO, to="C1", only_for="U1"), "reply:1") == Sent()
    [(path, body)] = slack.calls
    assert (path, json.loads(body)["user"]) == ("/api/chat.postEphemeral", "U1")


def test_an_answer_to_a_press_takes_the_place_of_its_card(slack: Scripted, courier: Courier) -> None:
    slack.says("ok")
    assert courier.send(Outgoing(HELLO, to=f"{slack.url}/actions/1", replace_original=True), "receipt:1") == Sent()
    [(path, body)] = slack.calls
    assert (path, json.loads(body)) == ("/actions/1", {**HELLO.payload(), "replace_original": True})


@pytest.mark.parametrize(
    ("status", "headers", "answer", "expected"),
    [
        (200, {}, {"ok": False, "error": "is_archived"}, ("is_archived", True, True, 0)),
        (200, {}, {"ok": False, "error": "ratelimited"}, ("ratelimited", True, False, 0)),
        (200, {}, {"ok": False, "error": "token_revoked"}, ("token_revoked", True, False, 0)),
        (200, {}, {"ok": False, "error": "fatal_error"}, ("fatal_error", False, False, 0)),
        (429, {"Retry_After": "30"}, {"ok": False, "error": "ratelimited"}, ("ratelimited", True, False, 30)),
        (429, {}, "", ("ratelimited", True, False, 1)),
        (503, {}, "<html>busy</html>", ("http_503", False, False, 0)),
    ],
)
def test_slacks_refusals_are_told_apart(
    slack: Scripted, courier: Courier, status: int, headers: dict[str, str], answer: Any, expected: tuple[Any, ...]
) -> None:
    slack.says(answer, status, **headers)
    with pytest.raises(Unsent) as unsent:
        courier.send(Outgoing(HELLO, to="D1"), "reply:1")
    assert facts(unsent.value) == expected
    assert len(slack.calls) == 1


@pytest.mark.parametrize(
    ("status", "answer", "expected"),
    [
        (404, {"ok": False, "error": "expired_url"}, ("expired_url", True, True, 0)),
        (404, "used_url", ("used_url", True, True, 0)),
        (400, "what is this", ("http_400", True, True, 0)),
        (500, "", ("http_500", False, False, 0)),
    ],
)
def test_what_a_response_url_refuses_is_told_apart(
    slack: Scripted, courier: Courier, status: int, answer: Any, expected: tuple[Any, ...]
) -> None:
    slack.says(answer, status)
    with pytest.raises(Unsent) as unsent:
        courier.send(Outgoing(HELLO, to=f"{slack.url}/actions/1"), "receipt:1")
    assert facts(unsent.value) == expected


def test_a_broken_connection_is_uncertain_and_nothing_is_sent_again_by_itself(
    slack: Scripted, courier: Courier
) -> None:
    with pytest.raises(Unsent) as unsent:
        courier.send(Outgoing(HELLO, to="D1"), "reply:1")
    assert facts(unsent.value) == ("unreachable", False, False, 0)
    assert len(slack.calls) == 1


def test_where_nobody_listens_nothing_was_sent() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(Unsent) as unsent:
        Courier(WebClient("xoxb-1", base_url=f"http://127.0.0.1:{port}/api/")).send(Outgoing(HELLO, to="D1"), "reply:1")
    assert facts(unsent.value) == ("unreachable", True, False, 0)


def test_a_message_is_found_by_its_key_on_whichever_page(slack: Scripted, courier: Courier) -> None:
    slack.says({"ok": True, "channel": {"id": "D1"}})
    other = {"ts": "1.1", "metadata": {"event_type": "companion_errand", "event_payload": {"key": "reply:0"}}}
    slack.says({"ok": True, "messages": [{"ts": "1.0"}, other], "response_metadata": {"next_cursor": "more"}})
    slack.says({"ok": True, "messages": [{"ts": "1.2", "metadata": METADATA}]})
    assert courier.find(Outgoing(HELLO, to="U1"), "reply:1", SINCE) == Sent("D1", "1.2")
    assert [path for path, _ in slack.calls] == ["/api/conversations.open", *["/api/conversations.history"] * 2]
    assert f"oldest={int(SINCE.timestamp()) - 300}.000000" in slack.calls[1][1]
    assert "include_all_metadata=1" in slack.calls[1][1]


def test_what_is_not_there_is_not_found_in_its_thread(slack: Scripted, courier: Courier) -> None:
    slack.says({"ok": True, "messages": [{"ts": "1.1"}]})
    assert courier.find(Outgoing(HELLO, to="D1", thread_ts="1.1"), "reply:1", SINCE) is None
    assert [path for path, _ in slack.calls] == ["/api/conversations.replies"]


def test_a_conversation_that_may_not_be_read_cannot_be_searched(slack: Scripted, courier: Courier) -> None:
    slack.says({"ok": False, "error": "missing_scope"})
    with pytest.raises(Unsearchable):
        courier.find(Outgoing(HELLO, to="C1"), "reply:1", SINCE)


def test_a_search_that_slack_puts_off_is_put_off(slack: Scripted, courier: Courier) -> None:
    slack.says("", 429, Retry_After="7")
    with pytest.raises(Unsent) as unsent:
        courier.find(Outgoing(HELLO, to="D1"), "reply:1", SINCE)
    assert facts(unsent.value) == ("ratelimited", True, False, 7)


def handed_over(slack: Scripted, *, upload: int = 200) -> None:
    slack.says({"ok": True, "channel": {"id": "D1"}})
    slack.says({"ok": True, "upload_url": f"{slack.url}/upload/1", "file_id": "F1"})
    slack.says("OK", status=upload)
    slack.says({"ok": True, "files": [{"id": "F1", "title": "hours.csv"}]})


def test_a_file_goes_into_the_direct_message_with_its_comment(slack: Scripted, courier: Courier) -> None:
    handed_over(slack)
    assert courier.send(Outgoing(HELLO, to="U1", file=FILE), "export:1") == Sent("D1")
    paths = [path.rpartition("/")[2] for path, _ in slack.calls]
    assert paths == ["conversations.open", "files.getUploadURLExternal", "1", "files.completeUploadExternal"]
    assert slack.calls[2][1] == "Date\r\n"
    assert "channel_id=D1" in slack.calls[3][1]
    assert "initial_comment=Hello" in slack.calls[3][1]


@pytest.mark.parametrize("trouble", ["missing_scope", "unknown_method", "not_allowed_token_type"])
def test_where_slack_takes_no_file_a_message_goes_instead(slack: Scripted, courier: Courier, trouble: str) -> None:
    slack.says({"ok": True, "channel": {"id": "D1"}})
    slack.says({"ok": False, "error": trouble})
    slack.says({"ok": True, "channel": "D1", "ts": "1.5"})
    assert courier.send(Outgoing(HELLO, to="U1", file=FILE), "export:1") == Sent("D1", "1.5")
    assert json.loads(slack.calls[2][1])["text"] == "No file"


def test_an_address_that_does_not_take_the_file_is_tried_again(slack: Scripted, courier: Courier) -> None:
    handed_over(slack, upload=503)
    with pytest.raises(Unsent) as unsent:
        courier.send(Outgoing(HELLO, to="U1", file=FILE), "export:1")
    assert facts(unsent.value) == ("http_503", False, False, 0)


def test_a_slack_that_is_busy_is_tried_again(slack: Scripted, courier: Courier) -> None:
    slack.says({"ok": True, "channel": {"id": "D1"}})
    slack.says({"ok": False, "error": "ratelimited"}, status=429, Retry_After="7")
    with pytest.raises(Unsent) as unsent:
        courier.send(Outgoing(HELLO, to="U1", file=FILE), "export:1")
    assert facts(unsent.value) == ("ratelimited", True, False, 7)


@pytest.mark.parametrize(("name", "found"), [("hours.csv", Sent("D1", "1.5")), ("other.csv", None)])
def test_a_file_that_was_handed_over_is_found_by_its_name(
    slack: Scripted, courier: Courier, name: str, found: Sent | None
) -> None:
    slack.says({"ok": True, "channel": {"id": "D1"}})
    slack.says({"ok": True, "messages": [{"ts": "1.5", "files": [{"name": name}]}], "has_more": False})
    assert courier.find(Outgoing(HELLO, to="U1", file=FILE), "export:1", SINCE) == found
