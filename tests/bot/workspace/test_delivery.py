import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from slack_sdk.signature import SignatureVerifier

from bot.workspace.delivery import Acknowledged, AppConnection, Delivery, Failed
from tests.bot.workspace.town import now


@contextmanager
def app(*answers: tuple[int, Mapping[str, str], bytes]) -> Iterator[tuple[str, list[tuple[dict[str, str], bytes]]]]:
    """An app that gives these answers in turn: its address, and what it was sent."""
    waiting, sent = iter(answers), list[tuple[dict[str, str], bytes]]()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            sent.append((headers, self.rfile.read(int(headers["content-length"]))))
            status, more, body = next(waiting)
            self.send_response(status)
            for name, value in {**more, "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/slack/events", sent
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def delivery(url: str) -> Delivery:
    return Delivery(AppConnection(url, "secret", "xoxb", timeout=1, retry_after=(0, 0, 0)), now)


def test_every_request_is_signed_as_bolt_checks_it() -> None:
    with app((200, {}, b"")) as (url, sent):
        assert delivery(url).command({"text": "naïve & more"}) == Acknowledged("")

    headers, body = sent[0]
    assert body == b"text=na%C3%AFve+%26+more"
    assert SignatureVerifier("secret").is_valid(
        body, headers["x-slack-request-timestamp"], headers["x-slack-signature"]
    )


def test_json_is_read_and_other_text_is_kept() -> None:
    json_type = {"Content-Type": "application/json; charset=utf-8"}
    with app((200, json_type, b'{"text": "hi"}'), (200, json_type, b"not json"), (200, {}, b'{"a": 1}')) as (url, _):
        said = [delivery(url).command({}) for _ in range(3)]

    assert said == [Acknowledged({"text": "hi"}), Acknowledged("not json"), Acknowledged('{"a": 1}')]


def test_an_event_is_tried_four_times_and_a_command_once() -> None:
    with app(*[(500, {}, b"")] * 5) as (url, sent):
        failed = Failed("http_error", "The companion answered HTTP 500.")
        assert delivery(url).event({}) == failed
        assert delivery(url).command({}) == failed

    assert [headers.get("x-slack-retry-num") for headers, _ in sent] == [None, "1", "2", "3", None]


def test_an_app_may_ask_not_to_be_tried_again() -> None:
    with app((500, {"X-Slack-No-Retry": "1"}, b"")) as (url, sent):
        assert isinstance(delivery(url).event({}), Failed)

    assert len(sent) == 1


def test_an_app_that_is_not_there_cannot_be_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/"

    assert delivery(url).event({}) == Failed("connection_failed", "The companion could not be reached.")


def test_a_closed_delivery_tries_no_more() -> None:
    with app((500, {}, b"")) as (url, sent):
        closed = delivery(url)
        closed.close()
        closed.event({})

    assert len(sent) == 1
