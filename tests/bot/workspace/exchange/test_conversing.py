"""What people do in the workspace reaches a real Bolt app, and what it answers is seen."""

import json
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs

import httpx
import pytest

from tests.bot.workspace.town import Town

BOT = "U0COMPANION"
BUTTONS: list[dict[str, Any]] = [
    {"type": "section", "text": {"type": "mrkdwn", "text": "*Record this?*"}},
    {
        "type": "actions",
        "block_id": "choice",
        "elements": [
            {
                "type": "button",
                "action_id": "record",
                "text": {"type": "plain_text", "text": "Record"},
                "value": "card-1",
                "style": "primary",
            }
        ],
    },
]


def test_a_direct_message_is_answered(town: Town) -> None:
    @town.bolt.event("message")
    def on_message(event: dict[str, Any], client: Any) -> None:
        client.chat_postMessage(channel=event["channel"], text=f"You said {event['text']} ({event['channel_type']})")

    town.say("U0DANA", "D0DANA", "45 min coaching")

    assert town.seen("U0DANA", "D0DANA") == [("U0DANA", "45 min coaching"), (BOT, "You said 45 min coaching (im)")]


def test_a_mention_reaches_the_app_as_message_and_as_mention(town: Town) -> None:
    heard: list[tuple[str, str]] = []

    @town.bolt.event("message")
    def on_message(event: dict[str, Any]) -> None:
        heard.append((event["channel_type"], event["text"]))

    @town.bolt.event("app_mention")
    def on_mention(event: dict[str, Any], say: Any) -> None:
        heard.append((event["type"], event["text"]))
        say(text="In the handbook.", thread_ts=event["ts"])

    town.say("U0DANA", "C0COHORT", "@Companion where? @Marcus Bell knows")
    town.say("U0DANA", "C0COHORT", "no mention")

    mention = "<@U0COMPANION> where? <@U0MARCUS> knows"
    assert sorted(heard) == [("app_mention", mention), ("channel", mention), ("channel", "no mention")]
    question, answer, _ = town.workspace.state.messages("C0COHORT")
    assert (answer.author, answer.content.text, answer.thread_ts) == (BOT, "In the handbook.", question.ts)


@pytest.mark.parametrize(
    ("acknowledgement", "others_see"),
    [
        ("Twelve hours.", []),
        ({"text": "Twelve hours.", "response_type": "ephemeral"}, []),
        ({"text": "Twelve hours.", "response_type": "in_channel"}, [(BOT, "Twelve hours.")]),
        ({"text": "Twelve hours.", "blocks": BUTTONS}, []),
    ],
)
def test_a_slash_command_shows_what_its_acknowledgement_says(
    town: Town, acknowledgement: str | dict[str, Any], others_see: list[tuple[str, str]]
) -> None:
    @town.bolt.command("/casc")
    def on_casc(ack: Any, command: dict[str, Any]) -> None:
        assert command["text"] == "progress now"
        ack(acknowledgement) if isinstance(acknowledgement, str) else ack(**acknowledgement)

    town.say("U0DANA", "C0COHORT", "/casc  progress now")

    assert town.seen("U0DANA", "C0COHORT") == [("U0DANA", "/casc  progress now"), (BOT, "Twelve hours.")]
    assert town.seen("U0MARCUS", "C0COHORT") == others_see
    drawn_button = '<button class="button primary">Record</button>' in town.page("U0DANA", "C0COHORT")
    assert drawn_button is (isinstance(acknowledgement, dict) and "blocks" in acknowledgement)


def test_a_silent_acknowledgement_shows_nothing_and_respond_comes_later(town: Town) -> None:
    @town.bolt.command("/casc")
    def on_casc(ack: Any, respond: Any) -> None:
        ack()
        respond("First.")
        respond(text="Second.", response_type="in_channel")

    town.say("U0DANA", "C0COHORT", "/casc ask")

    assert town.seen("U0DANA", "C0COHORT")[1:] == [(BOT, "First."), (BOT, "Second.")]
    assert town.seen("U0MARCUS", "C0COHORT") == [(BOT, "Second.")]


def test_a_press_replaces_its_message(town: Town) -> None:
    pressed: list[dict[str, Any]] = []

    @town.bolt.action("record")
    def on_record(ack: Any, body: dict[str, Any], respond: Any) -> None:
        pressed.append(body)
        ack()
        respond(text="Recorded.", replace_original=True)

    town.api.chat_postMessage(channel="U0DANA", text="Record this?", blocks=BUTTONS)
    original = town.workspace.state.messages("D0DANA")[0]
    town.press("U0DANA", "D0DANA", "record")

    assert town.seen("U0DANA", "D0DANA") == [(BOT, "Recorded.")]
    (body,) = pressed
    assert body["actions"] == [
        {
            "type": "button",
            "action_id": "record",
            "block_id": "choice",
            "text": {"type": "plain_text", "text": "Record"},
            "value": "card-1",
            "style": "primary",
            "action_ts": body["actions"][0]["action_ts"],
        }
    ]
    assert body["user"] == {
        "id": "U0DANA",
        "username": "dana.whitfield",
        "name": "dana.whitfield",
        "team_id": "T0WORKSPACE",
    }
    assert body["channel"] == {"id": "D0DANA", "name": "directmessage"}
    assert body["container"] == {
        "type": "message",
        "message_ts": original.ts,
        "channel_id": "D0DANA",
        "is_ephemeral": False,
    }
    assert (body["message"]["ts"], body["message"]["text"]) == (original.ts, "Record this?")
    assert body["state"] == {"values": {}}


def test_a_press_can_end_an_ephemeral_message(town: Town) -> None:
    @town.bolt.action("record")
    def on_record(ack: Any, body: dict[str, Any], respond: Any) -> None:
        assert "message" not in body
        assert body["container"]["is_ephemeral"] is True
        ack()
        respond(delete_original=True)

    town.api.chat_postEphemeral(channel="C0COHORT", user="U0DANA", text="Record this?", blocks=BUTTONS)
    town.press("U0DANA", "C0COHORT", "record")

    assert town.seen("U0DANA", "C0COHORT") == []


def test_an_ephemeral_message_is_seen_and_pressed_by_its_person_alone(town: Town) -> None:
    pressed: list[str] = []

    @town.bolt.action("record")
    def on_record(ack: Any, body: dict[str, Any]) -> None:
        pressed.append(body["user"]["id"])
        ack()

    town.api.chat_postEphemeral(channel="C0COHORT", user="U0DANA", text="For Dana.", blocks=BUTTONS)
    town.press("U0MARCUS", "C0COHORT", "record")

    assert pressed == []
    assert "Only visible to you" in town.page("U0DANA", "C0COHORT")
    assert "Record this?" not in town.page("U0MARCUS", "C0COHORT")
    assert town.seen("U0MARCUS", "C0COHORT") == [(BOT, "That button is no longer there.")]


def test_a_wrong_signature_is_refused_and_the_person_reads_so(found_town: Callable[..., Town]) -> None:
    town = found_town(signed_with="another-secret")
    heard: list[str] = []
    town.bolt.event("message")(lambda event: heard.append(event["text"]))

    town.say("U0DANA", "D0DANA", "hello")

    assert heard == []
    assert town.seen("U0DANA", "D0DANA") == [
        ("U0DANA", "hello"),
        (BOT, "Your message did not get through. The companion answered HTTP 401."),
    ]


@pytest.mark.usefixtures("_quiet_bolt")
def test_an_event_is_delivered_again_until_the_app_takes_it(town: Town) -> None:
    tries: list[str] = []

    @town.bolt.event("message")
    def on_message(body: dict[str, Any], say: Any) -> None:
        tries.append(body["event_id"])
        if len(tries) < 3:
            raise RuntimeError("not yet")
        say("At last.")

    town.say("U0DANA", "D0DANA", "hello")

    assert len(set(tries)) == 1
    assert [headers.get("x-slack-retry-num") for headers in town.headers] == [None, "1", "2"]
    assert [headers.get("x-slack-retry-reason") for headers in town.headers] == [None, "http_error", "http_error"]
    assert town.seen("U0DANA", "D0DANA") == [("U0DANA", "hello"), (BOT, "At last.")]


@pytest.mark.usefixtures("_quiet_bolt")
def test_after_three_more_tries_the_person_reads_that_it_failed(town: Town) -> None:
    @town.bolt.event("message")
    def on_message() -> None:
        raise RuntimeError("never")

    town.say("U0DANA", "D0DANA", "hello")

    assert len(town.headers) == 4
    assert town.seen("U0DANA", "D0DANA")[1:] == [
        (BOT, "Your message did not get through. The companion answered HTTP 500.")
    ]
    assert "Your message did not get through" in town.page("U0DANA", "D0DANA")


@pytest.mark.usefixtures("_quiet_bolt")
def test_a_command_that_fails_is_told_as_slack_tells_it(found_town: Callable[..., Town]) -> None:
    town = found_town(timeout=0.3)

    @town.bolt.command("/casc")
    def on_casc(ack: Any, command: dict[str, Any]) -> None:
        if command["text"] == "boom":
            raise RuntimeError("boom")
        time.sleep(0.6)
        ack("Too late.")

    town.say("U0DANA", "D0DANA", "/casc boom")
    town.say("U0DANA", "D0DANA", "/casc slow")

    assert town.seen("U0DANA", "D0DANA") == [
        ("U0DANA", "/casc boom"),
        (BOT, "/casc failed with the error “dispatch_failed”. The companion answered HTTP 500."),
        ("U0DANA", "/casc slow"),
        (
            BOT,
            "/casc failed with the error “operation_timeout”. The companion did not answer within 0.3 seconds.",
        ),
    ]
    assert len(town.headers) == 2


@pytest.mark.usefixtures("_quiet_bolt")
def test_a_button_that_fails_is_told(town: Town) -> None:
    @town.bolt.action("record")
    def on_record() -> None:
        raise RuntimeError("boom")

    town.api.chat_postMessage(channel="D0DANA", text="Record this?", blocks=BUTTONS)
    town.press("U0DANA", "D0DANA", "record")

    assert town.seen("U0DANA", "D0DANA")[-1] == (BOT, "The button did not work. The companion answered HTTP 500.")


def test_a_response_url_is_good_for_five_answers(town: Town) -> None:
    addresses: list[str] = []

    @town.bolt.command("/casc")
    def on_casc(ack: Any, command: dict[str, Any]) -> None:
        addresses.append(command["response_url"])
        ack()

    town.say("U0DANA", "D0DANA", "/casc")
    answers = [httpx.post(addresses[0], json={"text": str(number)}) for number in range(6)]

    assert [answer.status_code for answer in answers] == [200, 200, 200, 200, 200, 404]
    assert answers[-1].json() == {"ok": False, "error": "used_url"}
    assert town.seen("U0DANA", "D0DANA")[1:] == [(BOT, str(number)) for number in range(5)]


def test_the_payloads_carry_what_slack_sends(town: Town) -> None:
    town.bolt.event("message")(lambda: None)
    town.bolt.command("/casc")(lambda ack: ack())

    town.say("U0DANA", "D0DANA", "hello")
    town.say("U0DANA", "D0DANA", "/casc help")

    event, command = json.loads(town.bodies[0]), parse_qs(town.bodies[1], keep_blank_values=True)
    assert {key: event[key] for key in ("type", "team_id", "api_app_id", "authorizations")} == {
        "type": "event_callback",
        "team_id": "T0WORKSPACE",
        "api_app_id": "A0COMPANION",
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": "T0WORKSPACE",
                "user_id": BOT,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
    }
    assert event["event"]["channel_type"] == "im"
    assert {key: command[key] for key in ("command", "text", "user_id", "user_name", "channel_name")} == {
        "command": ["/casc"],
        "text": ["help"],
        "user_id": ["U0DANA"],
        "user_name": ["dana.whitfield"],
        "channel_name": ["directmessage"],
    }


@pytest.fixture
def _quiet_bolt(caplog: pytest.LogCaptureFixture) -> None:
    """Bolt logs what a listener raises; these tests raise on purpose."""
    caplog.set_level("CRITICAL")
