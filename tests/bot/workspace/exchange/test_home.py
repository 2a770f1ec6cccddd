"""A person's Home: opened, published, used, and refused."""

from typing import Any

import httpx
import pytest
from slack_bolt import Ack
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from tests.bot.workspace.town import Town

KINDS = [{"text": {"type": "plain_text", "text": name}, "value": name} for name in ("Coaching", "Learning")]


def home(words: str) -> dict[str, Any]:
    return {
        "type": "home",
        "callback_id": "home",
        "blocks": [
            {"type": "section", "block_id": "words", "text": {"type": "mrkdwn", "text": words}},
            {
                "type": "actions",
                "block_id": "row",
                "elements": [
                    {
                        "type": "button",
                        "action_id": "log",
                        "text": {"type": "plain_text", "text": "Log hours"},
                        "value": "v",
                    },
                    {"type": "static_select", "action_id": "kind", "options": KINDS},
                ],
            },
        ],
    }


def test_entering_the_home_tells_the_app_with_the_view_that_it_published(town: Town) -> None:
    heard: list[dict[str, Any]] = []

    @town.bolt.event("app_home_opened")
    def on_home(event: dict[str, Any], client: WebClient) -> None:
        heard.append(event)
        client.views_publish(user_id=event["user"], view=home(f"Visit {len(heard)}"))

    town.home("U0DANA")
    view = town.home("U0DANA")

    assert view is not None
    assert [(event["tab"], event["user"], event["channel"]) for event in heard] == [("home", "U0DANA", "D0DANA")] * 2
    assert "view" not in heard[0]
    assert heard[1]["view"]["blocks"][0]["text"]["text"] == "Visit 1"
    assert heard[1]["view"]["id"] == view.id
    assert "Visit 2" in httpx.get(f"{town.url}/as/U0DANA/home/news").json()["home"]
    assert "has put nothing on your Home" in httpx.get(f"{town.url}/as/U0MARCUS/home/news").json()["home"]


def test_a_press_on_the_home_carries_the_view_with_its_state_and_no_response_url(town: Town) -> None:
    pressed: list[dict[str, Any]] = []

    @town.bolt.action("log")
    def on_log(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        pressed.append(body)
        ack()
        client.views_publish(user_id=body["user"]["id"], view=home("Logged"), hash=body["view"]["hash"])

    town.api.views_publish(user_id="U0DANA", view=home("Hello"))
    view = town.workspace.state.views.home("U0DANA")
    assert view is not None
    town.use("U0DANA", view, "row", "log", **{"row|kind": "Learning"})

    (body,) = pressed
    assert body["container"] == {"type": "view", "view_id": view.id}
    assert {"response_url", "channel", "message"} & set(body) == set()
    assert body["view"]["state"]["values"] == {
        "row": {"kind": {"type": "static_select", "selected_option": KINDS[1]}},
    }
    assert body["actions"] == [
        {
            "type": "button",
            "action_id": "log",
            "block_id": "row",
            "text": {"type": "plain_text", "text": "Log hours"},
            "value": "v",
            "action_ts": body["actions"][0]["action_ts"],
        }
    ]
    now = town.workspace.state.views.home("U0DANA")
    assert now is not None
    assert (now.id, now.blocks[0]["text"]["text"]) == (view.id, "Logged")


def test_a_stale_hash_is_a_conflict(town: Town) -> None:
    first = town.api.views_publish(user_id="U0DANA", view=home("One"))["view"]["hash"]
    town.api.views_publish(user_id="U0DANA", view=home("Two"), hash=first)

    with pytest.raises(SlackApiError, match="hash_conflict"):
        town.api.views_publish(user_id="U0DANA", view=home("Three"), hash=first)
    view = town.workspace.state.views.home("U0DANA")
    assert view is not None
    assert view.blocks[0]["text"]["text"] == "Two"


def test_a_home_that_slack_refuses_is_told_to_the_person(town: Town) -> None:
    town.bolt.event("app_home_opened")(lambda: None)
    town.home("U0DANA")
    with pytest.raises(SlackApiError, match="invalid_arguments") as refused:
        town.api.views_publish(user_id="U0DANA", view=home(""))
    assert "[json-pointer:/view/blocks/0/text/text]" in str(refused.value.response["response_metadata"]["messages"])
    (notice,) = town.workspace.state.notices.of("U0DANA")
    assert notice.words.startswith("The companion called views.publish, and Slack would refuse it: invalid_arguments.")

    town.post("/as/U0DANA/dismiss", number=str(notice.number))
    assert town.workspace.state.notices.of("U0DANA") == []
