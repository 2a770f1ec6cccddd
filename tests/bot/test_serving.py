"""The one address that Slack calls, and the port it is on."""

import socket
import time
from collections.abc import Iterator
from typing import cast
from urllib.parse import urlencode

import pytest
from slack_bolt import App, BoltRequest, BoltResponse
from slack_sdk.signature import SignatureVerifier
from starlette.applications import Starlette
from starlette.testclient import TestClient

from bot.serving import ANSWERED, EVENTS_PATH, bind, port_of, slack_route
from induction.refused import Refused
from storage.database.patience import in_force
from tests.bot.dialog import SECRET, Dialog


@pytest.fixture
def http(dialog: Dialog) -> Iterator[TestClient]:
    with TestClient(Starlette(routes=[slack_route(dialog.app, SECRET)])) as client:
        yield client


def test_a_call_with_a_wrong_or_no_signature_is_turned_away(http: TestClient, dialog: Dialog) -> None:
    headers = {"X-Slack-Request-Timestamp": "1", "X-Slack-Signature": "v0=0"}
    assert http.post(EVENTS_PATH, data={"command": "/casc"}, headers=headers).status_code == 401
    assert http.post(EVENTS_PATH, data={"command": "/casc"}).status_code == 401
    assert dialog.slack.calls == []


@pytest.mark.parametrize("stamp", ["abc", "", "1e3", "9" * 400])
def test_a_timestamp_that_is_no_number_tells_nobody_anything(http: TestClient, dialog: Dialog, stamp: str) -> None:
    headers = {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": "v0=0"}
    event = {"type": "event_callback", "event": {"type": "message", "user": "UDANA", "channel_type": "im"}}
    assert http.post(EVENTS_PATH, json=event, headers=headers).status_code == 401
    assert dialog.slack.calls == []


@pytest.mark.parametrize("body", ["{", "[1]", "null", "5"])
def test_a_signed_body_that_is_no_object_is_a_bad_request_and_an_unsigned_one_nobodys(
    http: TestClient, body: str
) -> None:
    stamp = str(int(time.time()))
    signature = SignatureVerifier(SECRET).generate_signature(timestamp=stamp, body=body) or ""
    headers = {"X-Slack-Request-Timestamp": stamp, "Content-Type": "application/json"}
    assert http.post(EVENTS_PATH, content=body, headers=headers).status_code == 401
    signed = http.post(EVENTS_PATH, content=body, headers={**headers, "X-Slack-Signature": signature})
    assert signed.status_code == 400


def test_a_command_in_whose_text_the_word_payload_occurs_is_heard(http: TestClient) -> None:
    stamp = str(int(time.time()))
    body = urlencode({"command": "/casc", "text": "log payload", "user_id": "UDANA", "trigger_id": "T1"})
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "X-Slack-Request-Timestamp": stamp,
        "X-Slack-Signature": SignatureVerifier(SECRET).generate_signature(timestamp=stamp, body=body) or "",
    }
    assert "as hours" in http.post(EVENTS_PATH, content=body, headers=headers).json()["text"]


def seconds_left() -> float:
    deadline = in_force()
    assert deadline is not None
    return deadline.left


def test_a_call_has_its_deadline_from_when_it_comes_in() -> None:
    left = []

    class Listening:
        def dispatch(self, _: BoltRequest) -> BoltResponse:
            left.append(seconds_left())
            return BoltResponse(status=200)

    stamp, body = str(int(time.time())), urlencode({"command": "/casc", "user_id": "U1", "trigger_id": "1"})
    headers = {
        "X-Slack-Request-Timestamp": stamp,
        "X-Slack-Signature": SignatureVerifier(SECRET).generate_signature(timestamp=stamp, body=body) or "",
    }
    with TestClient(Starlette(routes=[slack_route(cast("App", Listening()), SECRET)])) as client:
        assert client.post(EVENTS_PATH, content=body, headers=headers).status_code == 200
    [seconds] = left
    assert 0 < seconds <= ANSWERED
    assert in_force() is None


def test_a_taken_port_gives_the_next_free_one_or_says_what_to_do() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with bind("127.0.0.1", port) as other:
            assert port_of(other) > port
        with pytest.raises(Refused, match=rf"Port {port} on 127.0.0.1 is taken. .* --port N"):
            bind("127.0.0.1", port, tried=1)
