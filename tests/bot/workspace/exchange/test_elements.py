"""Every element: the action and the state that the app gets, and the control that the page has."""

from typing import Any

import httpx
import pytest
from slack_bolt import Ack

from bot.workspace.inputs import field_name
from tests.bot.workspace.town import Town


def plain(text: str) -> dict[str, str]:
    return {"type": "plain_text", "text": text}


ONE, TWO = ({"text": plain(name), "value": name.lower()} for name in ("One", "Two"))
PLACEHOLDER = plain("Choose")


@pytest.mark.parametrize(
    ("element", "sent", "value"),
    [
        ({"type": "static_select", "options": [ONE, TWO]}, ["two"], {"selected_option": TWO}),
        (
            {"type": "static_select", "option_groups": [{"label": plain("A"), "options": [ONE, TWO]}]},
            ["two"],
            {"selected_option": TWO},
        ),
        ({"type": "static_select", "options": [ONE]}, [""], {"selected_option": None}),
        ({"type": "multi_static_select", "options": [ONE, TWO]}, ["two", "one"], {"selected_options": [ONE, TWO]}),
        ({"type": "multi_static_select", "options": [ONE, TWO]}, [], {"selected_options": []}),
        ({"type": "users_select"}, ["U0MARCUS"], {"selected_user": "U0MARCUS"}),
        ({"type": "multi_users_select"}, ["U0DANA", "U0HELEN"], {"selected_users": ["U0DANA", "U0HELEN"]}),
        ({"type": "conversations_select"}, ["C0COHORT"], {"selected_conversation": "C0COHORT"}),
        ({"type": "channels_select"}, ["C0COHORT"], {"selected_channel": "C0COHORT"}),
        ({"type": "radio_buttons", "options": [ONE, TWO]}, ["one"], {"selected_option": ONE}),
        ({"type": "checkboxes", "options": [ONE, TWO]}, ["one"], {"selected_options": [ONE]}),
        ({"type": "datepicker"}, ["2026-11-22"], {"selected_date": "2026-11-22"}),
        ({"type": "timepicker"}, ["09:30"], {"selected_time": "09:30"}),
        # nine in the morning of Los Angeles
        ({"type": "datetimepicker"}, ["2026-11-22T09:00"], {"selected_date_time": 1795366800}),
    ],
)
def test_what_is_chosen_in_a_message_is_action_and_state(
    town: Town, element: dict[str, Any], sent: list[str], value: dict[str, Any]
) -> None:
    heard: list[dict[str, Any]] = []

    @town.bolt.action("choice")
    def on_choice(ack: Ack, body: dict[str, Any]) -> None:
        ack()
        heard.append(body)

    placed = {**element, "action_id": "choice"}
    town.api.chat_postMessage(
        channel="D0DANA", text="x", blocks=[{"type": "actions", "block_id": "b", "elements": [placed]}]
    )
    ts = town.workspace.state.messages("D0DANA")[0].ts
    data = {"ts": ts, "block_id": "b", "action_id": "choice", "b|choice": sent}
    httpx.post(f"{town.url}/as/U0DANA/D0DANA/press", data=data)
    town.settle("U0DANA", "D0DANA")

    (body,) = heard
    assert body["state"]["values"] == {"b": {"choice": {"type": element["type"], **value}}}
    (action,) = body["actions"]
    assert {key: action[key] for key in ("type", "block_id", "action_id", *value)} == {
        "type": element["type"],
        "block_id": "b",
        "action_id": "choice",
        **value,
    }


def test_an_overflow_and_thumbs_say_what_was_pressed_and_keep_no_state(town: Town) -> None:
    heard: list[dict[str, Any]] = []
    for name in ("more", "thumbs"):
        town.bolt.action(name)(lambda ack, body: (ack(), heard.append(body)))
    blocks = [
        {
            "type": "section",
            "block_id": "s",
            "text": plain("Hours"),
            "accessory": {"type": "overflow", "action_id": "more", "options": [ONE, TWO]},
        },
        {
            "type": "context_actions",
            "block_id": "c",
            "elements": [
                {
                    "type": "feedback_buttons",
                    "action_id": "thumbs",
                    "positive_button": {"text": plain("Good"), "value": "+"},
                    "negative_button": {"text": plain("Bad"), "value": "-"},
                }
            ],
        },
    ]
    town.api.chat_postMessage(channel="D0DANA", text="x", blocks=blocks)
    town.press("U0DANA", "D0DANA", "more", **{"s|more": "two"})
    town.press("U0DANA", "D0DANA", "thumbs", **{"c|thumbs": "negative_button"})

    more, thumbs = heard
    assert (more["actions"][0]["selected_option"], more["state"]["values"]) == (TWO, {})
    assert (thumbs["actions"][0]["text"], thumbs["actions"][0]["value"]) == (plain("Bad"), "-")


def test_with_a_press_goes_what_stands_in_the_other_fields_and_it_is_drawn_again(town: Town) -> None:
    heard: list[Any] = []

    @town.bolt.action("go")
    def on_go(ack: Ack, body: dict[str, Any]) -> None:
        ack()
        heard.append(body["state"]["values"])

    blocks = [
        {
            "type": "input",
            "block_id": "why",
            "label": plain("Why?"),
            "element": {"type": "plain_text_input", "action_id": "t", "initial_value": "because"},
        },
        {
            "type": "actions",
            "block_id": "row",
            "elements": [{"type": "button", "action_id": "go", "text": plain("Go"), "value": "v"}],
        },
    ]
    town.api.chat_postMessage(channel="D0DANA", text="x", blocks=blocks)
    assert 'value="because"' in town.page("U0DANA", "D0DANA")
    town.press("U0DANA", "D0DANA", "go", **{"why|t": "of this"})

    assert heard == [{"why": {"t": {"type": "plain_text_input", "value": "of this"}}}]
    assert 'value="of this"' in town.page("U0DANA", "D0DANA")


def test_an_element_of_a_modal_tells_the_app_where_it_asks_for_it(town: Town) -> None:
    view = {
        "type": "modal",
        "title": plain("Log"),
        "submit": plain("Send"),
        "blocks": [
            {
                "type": "input",
                "block_id": "kind",
                "dispatch_action": True,
                "label": plain("Kind"),
                "element": {
                    "type": "static_select",
                    "action_id": "k",
                    "options": [ONE, TWO],
                    "placeholder": PLACEHOLDER,
                },
            },
            {
                "type": "input",
                "block_id": "name",
                "dispatch_action": True,
                "label": plain("Name"),
                "element": {
                    "type": "plain_text_input",
                    "action_id": "n",
                    "dispatch_action_config": {"trigger_actions_on": ["on_character_entered"]},
                },
            },
            {
                "type": "input",
                "block_id": "quiet",
                "label": plain("Quiet"),
                "element": {"type": "datepicker", "action_id": "d"},
            },
        ],
    }
    heard: list[dict[str, Any]] = []

    @town.bolt.action("k")
    def on_kind(ack: Ack, body: dict[str, Any]) -> None:
        ack()
        heard.append(body)

    town.workspace.state.views.open("U0DANA", view)
    html = httpx.get(f"{town.url}/as/U0DANA/D0DANA/news").json()["modal"]["html"]
    assert 'data-action="k" data-dispatch="change"' in html
    assert 'data-action="n" data-dispatch="typing"' in html
    assert 'data-action="d" data-dispatch=""' in html

    town.use("U0DANA", town.modal("U0DANA"), "kind", "k", **{"kind|k": "two", "name|n": "Ada"})

    (body,) = heard
    assert body["actions"] == [
        {
            "type": "static_select",
            "action_id": "k",
            "block_id": "kind",
            "placeholder": PLACEHOLDER,
            "selected_option": TWO,
            "action_ts": body["actions"][0]["action_ts"],
        }
    ]
    assert body["view"]["state"]["values"]["name"]["n"]["value"] == "Ada"


def test_a_fields_name_is_its_block_and_action() -> None:
    assert field_name({"block_id": "b"}, {"action_id": "a"}) == "b|a"
