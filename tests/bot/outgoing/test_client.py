"""Calls over real HTTP to a Slack on loopback: what arrives there is what Slack takes."""

import json
import logging
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.models.blocks import PlainTextObject, SectionBlock
from slack_sdk.models.views import View

from bot.outgoing.client import CheckedClient, CheckedWebhook, checked
from tests.bot.outgoing.pieces import actions, button, field, home, modal, plain, section, typed
from tests.bot.slack_stub import SlackStub


@pytest.fixture
def client(slack: SlackStub) -> CheckedClient:
    return CheckedClient("xoxb-test", base_url=f"{slack.url}/api/")


def test_what_slack_takes_arrives_as_it_is(client: CheckedClient, slack: SlackStub) -> None:
    client.chat_postMessage(channel="C1", text="x", blocks=[section("<@U1>")], thread_ts=None)
    assert slack.calls == [("chat.postMessage", {"channel": "C1", "text": "x", "blocks": [section("<@U1>")]})]


def test_what_it_would_refuse_arrives_mended_and_is_logged_without_its_words(
    client: CheckedClient, slack: SlackStub, caplog: pytest.LogCaptureFixture
) -> None:
    client.chat_postMessage(channel="C1", text="x", blocks=[section("secret " * 500), {"type": "secret code"}])
    first, second = slack.sent("chat.postMessage")[0]["blocks"]
    assert len(first["text"]["text"]) <= 3000
    assert second["type"] == "section"
    [record] = caplog.records
    assert record.getMessage() == "chat.postMessage mended: /blocks/0 split into 2 blocks; /blocks/1 left out"
    assert "secret" not in caplog.text


def test_what_cannot_be_mended_arrives_as_words_and_is_logged_with_its_place(
    client: CheckedClient, slack: SlackStub, caplog: pytest.LogCaptureFixture
) -> None:
    client.chat_postMessage(channel="C1", text="x", blocks=[{"type": "fancy", "text": plain("Read me")}])
    assert slack.sent("chat.postMessage")[0]["blocks"] == [section("Read me")]
    unsupported = "[ERROR] unsupported type: fancy [json-pointer:/blocks/0/type]"
    assert [(record.levelno, record.getMessage()) for record in caplog.records] == [
        (
            logging.ERROR,
            f"chat.postMessage, invalid_blocks, sent as plain words: {unsupported}",
        ),
        (logging.WARNING, "chat.postMessage mended: /blocks/0 left out"),
    ]


def test_what_is_too_much_follows_in_the_same_thread(client: CheckedClient, slack: SlackStub) -> None:
    answer = client.chat_postMessage(
        channel="C1", text="x", thread_ts="9.9", blocks=[section(str(i)) for i in range(60)]
    )
    first, second = slack.sent("chat.postMessage")
    assert answer["ts"] == "1.1"
    assert [len(first["blocks"]), len(second["blocks"])] == [50, 10]
    assert second["thread_ts"] == "9.9"


def test_what_follows_a_change_is_posted_beneath_it(client: CheckedClient, slack: SlackStub) -> None:
    client.chat_update(channel="C1", ts="1.1", text="a" * 3990 + " " + "b" * 100)
    assert [method for method, _ in slack.calls] == ["chat.update", "chat.postMessage"]
    assert slack.sent("chat.postMessage") == [{"channel": "C1", "text": "b" * 100, "thread_ts": "1.1"}]


def test_what_follows_a_note_for_one_person_is_for_that_person(client: CheckedClient, slack: SlackStub) -> None:
    client.chat_postEphemeral(channel="C1", user="U1", text="x", blocks=[section("s")] * 51)
    assert [call["user"] for call in slack.sent("chat.postEphemeral")] == ["U1", "U1"]


def test_views_arrive_mended(client: CheckedClient, slack: SlackStub) -> None:
    client.views_publish(user_id="U1", view=home(*[section("s")] * 130))
    client.views_open(trigger_id="1", view=modal(field(typed())))
    assert len(slack.sent("views.publish")[0]["view"]["blocks"]) == 100
    assert slack.sent("views.open")[0]["view"]["submit"] == plain("Submit")


def test_models_and_form_fields_arrive_as_json(client: CheckedClient, slack: SlackStub) -> None:
    client.chat_postMessage(channel="C1", text="x", blocks=[SectionBlock(text=PlainTextObject(text="m"))])
    client.views_publish(user_id="U1", view=View(type="home", blocks=[SectionBlock(text=PlainTextObject(text="m"))]))
    written = json.dumps([section("s", colour="red")])
    client.api_call("chat.postMessage", data={"channel": "C1", "text": "x", "blocks": written})
    client.api_call("chat.postMessage", params={"channel": "C1", "text": "<!here>"})
    shown = {"type": "section", "text": plain("m")}
    assert [call.get("blocks") for call in slack.sent("chat.postMessage")] == [[shown], [section("s")], None]
    assert slack.sent("chat.postMessage")[2]["text"] == "@here"
    assert slack.sent("views.publish")[0]["view"]["blocks"] == [shown]


def test_a_call_to_everyone_arrives_only_where_it_is_meant(client: CheckedClient, slack: SlackStub) -> None:
    client.chat_postMessage(channel="C1", text="<!channel> hello")
    CheckedClient("xoxb-test", base_url=client.base_url, broadcasts=True).chat_postMessage(
        channel="C1", text="<!channel>"
    )
    assert [call["text"] for call in slack.sent("chat.postMessage")] == ["@channel hello", "<!channel>"]


def test_other_calls_pass_as_they_are(client: CheckedClient, slack: SlackStub) -> None:
    client.conversations_history(channel="C1", limit=5)
    assert slack.calls == [("conversations.history", {"channel": "C1", "limit": "5"})]


def test_any_client_can_be_put_behind_the_gate(slack: SlackStub) -> None:
    plain_client = WebClient("xoxb-test", base_url=f"{slack.url}/api/", team_id="T1", timeout=7)
    twin = checked(plain_client)
    twin.chat_postMessage(channel="C1", text="<!here>")
    assert slack.calls == [("chat.postMessage", {"channel": "C1", "text": "@here", "team_id": "T1"})]
    assert twin.timeout == 7


def test_a_response_url_gets_what_slack_takes(slack: SlackStub) -> None:
    answer = CheckedWebhook(f"{slack.url}/response").send(
        text="x", replace_original=True, blocks=[section("s")] * 60 + [actions(button())]
    )
    assert answer.status_code == 200
    first, second = slack.sent("response")
    assert (len(first["blocks"]), first["replace_original"]) == (50, True)
    assert (len(second["blocks"]), second["replace_original"]) == (11, False)


@pytest.fixture
def busy(slack: SlackStub) -> Iterator[list[str]]:
    """A Slack that asks for as many seconds as the list says before it answers; its address is in the stub."""
    waits: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            body = json.dumps({"ok": not waits, "error": "ratelimited", "ts": "1.1"}).encode()
            self.send_response(429 if waits else 200)
            if waits:
                self.send_header("Retry-After", waits.pop())
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    slack.url = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield waits
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_short_wait_that_slack_asks_for_is_waited(busy: list[str], client: CheckedClient) -> None:
    busy.append("0")
    assert client.chat_postMessage(channel="C1", text="x")["ts"] == "1.1"


@pytest.mark.parametrize("asked", ["30", "soon"])
def test_a_long_wait_is_not_waited_before_a_person(busy: list[str], slack: SlackStub, asked: str) -> None:
    busy.append(asked)
    with pytest.raises(SlackApiError, match="ratelimited"):
        CheckedClient("xoxb-test", base_url=f"{slack.url}/api/").chat_postMessage(channel="C1", text="x")
