"""The one address that Slack calls, and the port it is on."""

import socket
from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from bot.serving import EVENTS_PATH, bind, port_of, slack_route
from induction.refused import Refused
from tests.bot.dialog import Dialog


@pytest.fixture
def http(dialog: Dialog) -> Iterator[TestClient]:
    with TestClient(Starlette(routes=[slack_route(dialog.app)])) as client:
        yield client


def test_a_call_with_a_wrong_or_no_signature_is_turned_away(http: TestClient, dialog: Dialog) -> None:
    headers = {"X-Slack-Request-Timestamp": "1", "X-Slack-Signature": "v0=0"}
    assert http.post(EVENTS_PATH, data={"command": "/casc"}, headers=headers).status_code == 401
    assert http.post(EVENTS_PATH, data={"command": "/casc"}).status_code == 401
    assert dialog.slack.calls == []


def test_a_body_that_is_no_json_is_a_bad_request(http: TestClient) -> None:
    assert http.post(EVENTS_PATH, content="{", headers={"Content-Type": "application/json"}).status_code == 400


def test_a_taken_port_gives_the_next_free_one_or_says_what_to_do() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with bind("127.0.0.1", port) as other:
            assert port_of(other) > port
        with pytest.raises(Refused, match=rf"Port {port} on 127.0.0.1 is taken. .* --port N"):
            bind("127.0.0.1", port, tried=1)
