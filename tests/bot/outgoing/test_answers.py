"""Acknowledgements and answers through a real Bolt app: commands, buttons, submitted modals."""

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import pytest
from slack_bolt import Ack, App, BoltRequest, BoltResponse, Respond
from slack_sdk import WebClient

from bot.outgoing.answers import install_gate
from bot.outgoing.client import CheckedClient
from bot.outgoing.own_words import Vocabulary
from induction.packs.own_words import said_otherwise
from tests.bot.outgoing.pieces import modal, plain, section
from tests.bot.slack_stub import SlackStub

Answer = Callable[..., Any]


@pytest.fixture
def app(slack: SlackStub) -> App:
    app = App(
        client=WebClient("xoxb-test", base_url=f"{slack.url}/api/"),
        request_verification_enabled=False,
        token_verification_enabled=False,
        process_before_response=True,
    )
    install_gate(app, Vocabulary(lambda _: None, said_otherwise([])))
    return app


def ask(app: App, body: dict[str, Any]) -> BoltResponse:
    headers = {"content-type": ["application/x-www-form-urlencoded"]}
    return app.dispatch(BoltRequest(body=urlencode(body), headers=headers))


def command(app: App, slack: SlackStub, answer: Answer, *, response_url: str | None = None) -> BoltResponse:
    """`/casc`, answered by the acknowledgement."""

    @app.command("/casc")
    def on_casc(ack: Ack) -> None:
        answer(ack)

    url = f"{slack.url}/response" if response_url is None else response_url
    return ask(app, {"command": "/casc", "text": "", "user_id": "U1", "team_id": "T1", "response_url": url})


def submitted(app: App, answer: Answer) -> dict[str, Any]:
    """A modal sent off, answered by the acknowledgement."""

    @app.view("form")
    def on_form(ack: Ack) -> None:
        answer(ack)

    view = {"type": "modal", "callback_id": "form", "id": "V1", "state": {"values": {}}}
    payload = {"type": "view_submission", "user": {"id": "U1"}, "team": {"id": "T1"}, "view": view}
    answered: dict[str, Any] = json.loads(ask(app, {"payload": json.dumps(payload)}).body or "{}")
    return answered


def pressed(app: App, slack: SlackStub, answer: Answer) -> list[dict[str, Any]]:
    """A pressed button, answered by its response_url."""

    @app.action("a")
    def on_press(ack: Ack, respond: Respond) -> None:
        ack()
        answer(respond)

    payload = {
        "type": "block_actions",
        "user": {"id": "U1"},
        "team": {"id": "T1"},
        "response_url": f"{slack.url}/response",
        "actions": [{"type": "button", "action_id": "a", "block_id": "b", "value": "v"}],
    }
    assert ask(app, {"payload": json.dumps(payload)}).status == 200
    return slack.sent("response")


def test_an_acknowledgement_that_slack_takes_stays_as_it_is(app: App, slack: SlackStub) -> None:
    response = command(app, slack, lambda ack: ack(response_type="ephemeral", text="x", blocks=[section()]))
    assert json.loads(response.body) == {"text": "x", "response_type": "ephemeral", "blocks": [section()]}


@pytest.mark.parametrize(("said", "answered"), [("", ""), ("x", "x"), ("<!here>", '{"text": "@here"}')])
def test_an_acknowledgement_in_plain_text(app: App, slack: SlackStub, said: str, answered: str) -> None:
    assert command(app, slack, lambda ack: ack(said)).body == answered


def test_an_acknowledgement_is_mended(app: App, slack: SlackStub) -> None:
    response = command(app, slack, lambda ack: ack(text="x", blocks=[section("a" * 3100), section("")]))
    assert json.loads(response.body) == {"text": "x", "blocks": [section("a" * 3000), section("a" * 100)]}


def test_what_is_too_much_for_an_acknowledgement_goes_to_the_response_url_in_its_order(
    app: App, slack: SlackStub
) -> None:
    blocks = [section(str(number)) for number in range(60)]
    response = command(app, slack, lambda ack: ack(response_type="ephemeral", text="x", blocks=blocks))
    assert response.body == ""
    assert [call["blocks"] for call in slack.sent("response")] == [blocks[:50], blocks[50:]]
    assert {call["response_type"] for call in slack.sent("response")} == {"ephemeral"}


def test_where_the_response_url_is_dead_the_acknowledgement_says_what_it_can(app: App, slack: SlackStub) -> None:
    blocks = [section(str(number)) for number in range(60)]
    dead = "http://127.0.0.1:9/response"
    response = command(app, slack, lambda ack: ack(text="x", blocks=blocks), response_url=dead)
    assert json.loads(response.body)["blocks"] == blocks[:50]


def test_the_next_view_of_a_modal_is_mended(app: App) -> None:
    view = modal(section(), title=plain("t" * 25))
    answered = submitted(app, lambda ack: ack(response_action="update", view=view))
    assert answered == {"response_action": "update", "view": modal(section(), title=plain("t" * 23 + "…"))}


def test_the_errors_of_a_modal_stay_as_they_are(app: App) -> None:
    answered = submitted(app, lambda ack: ack(response_action="errors", errors={"day": "That day is over."}))
    assert answered == {"response_action": "errors", "errors": {"day": "That day is over."}}


def test_a_modal_that_closes_is_answered_with_nothing(app: App) -> None:
    assert submitted(app, lambda ack: ack()) == {}


def test_an_answer_to_a_press_is_mended(app: App, slack: SlackStub) -> None:
    sent = pressed(app, slack, lambda respond: respond("x", [section("<!here>")], replace_original=True))
    assert sent == [{"text": "x", "blocks": [section("@here")], "replace_original": True}]


def test_an_answer_may_be_given_whole(app: App, slack: SlackStub) -> None:
    sent = pressed(app, slack, lambda respond: respond({"text": "x", "delete_original": True}))
    assert sent == [{"text": "x", "delete_original": True}]


def test_every_listener_has_a_client_behind_the_gate(app: App, slack: SlackStub) -> None:
    @app.command("/casc")
    def on_casc(ack: Ack, client: WebClient) -> None:
        assert isinstance(client, CheckedClient)
        client.chat_postMessage(channel="U1", text="<!everyone>")
        ack()

    ask(app, {"command": "/casc", "text": "", "user_id": "U1", "team_id": "T1"})
    assert slack.sent("chat.postMessage") == [{"channel": "U1", "text": "@everyone", "team_id": "T1"}]
