"""Socket Mode: what comes in has its deadline from then on, and what lacks a part is answered all the same."""

import logging
import time
from collections.abc import Iterator
from contextlib import closing
from typing import Any, cast

import pytest
from slack_sdk.socket_mode.builtin import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse

from bot.serving import ANSWERED
from bot.socket_serving import PunctualWorkers, WholeHandler
from storage.database.patience import in_force
from tests.bot.dialog import Dialog, shown


class Socket:
    """Takes what is sent back through the socket."""

    logger = logging.getLogger("socket")

    def __init__(self) -> None:
        self.sent: list[dict[str, Any]] = []

    def send_socket_mode_response(self, response: SocketModeResponse) -> None:
        self.sent.append(response.to_dict())


@pytest.fixture
def handler(dialog: Dialog) -> Iterator[WholeHandler]:
    with closing(WholeHandler(dialog.app, "xapp-test")) as handler:
        yield handler


def handled(handler: WholeHandler, payload: dict[str, Any]) -> dict[str, Any]:
    socket = Socket()
    request = SocketModeRequest(type="interactive", envelope_id="E1", payload=payload)
    handler.handle(cast("SocketModeClient", socket), request)
    [answer] = socket.sent
    assert answer.pop("envelope_id") == "E1"
    found: dict[str, Any] = answer.get("payload") or {}
    return found


def test_an_envelope_is_answered_by_the_app(handler: WholeHandler) -> None:
    command = {"command": "/casc", "text": "help", "user_id": "UDANA", "trigger_id": "T1"}
    assert "What you can do here" in shown(handled(handler, command))


def test_what_lacks_a_part_is_answered_kindly(handler: WholeHandler, dialog: Dialog) -> None:
    assert handled(handler, {"type": "block_actions", "user": {"id": "UDANA"}, "actions": []}) == {}
    assert [call["channel"] for call in dialog.slack.sent("chat.postMessage")] == ["UDANA"]
    answer = handled(handler, {"type": "view_submission", "user": {"id": "UDANA"}, "view": {"callback_id": 5}})
    assert "nothing was done" in shown(answer["view"])


def test_the_time_in_the_queue_counts_too() -> None:
    def seconds_left() -> float:
        deadline = in_force()
        assert deadline is not None
        return deadline.left

    with PunctualWorkers(1) as workers:
        workers.submit(time.sleep, 0.2)
        assert workers.submit(seconds_left).result() <= ANSWERED - 0.15
        assert workers.submit(lambda word: word, "given").result() == "given"
    assert in_force() is None
