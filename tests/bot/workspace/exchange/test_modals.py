"""Modals: opened by a trigger, filled in, refused at a field, sent, stacked and closed."""

import time
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from slack_bolt import Ack
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from tests.bot.workspace.town import Town

FoundTown = Callable[..., Town]


def modal(title: str = "Log hours", **more: Any) -> dict[str, Any]:
    return {
        "type": "modal",
        "callback_id": "log",
        "title": {"type": "plain_text", "text": title},
        "submit": {"type": "plain_text", "text": "Record"},
        "blocks": [
            {
                "type": "input",
                "block_id": "note",
                "label": {"type": "plain_text", "text": "Note"},
                "element": {"type": "plain_text_input", "action_id": "text", "min_length": 3},
            },
            {
                "type": "input",
                "block_id": "minutes",
                "optional": True,
                "label": {"type": "plain_text", "text": "Minutes"},
                "element": {"type": "number_input", "action_id": "n", "is_decimal_allowed": False, "min_value": "1"},
            },
            {
                "type": "actions",
                "block_id": "row",
                "elements": [
                    {"type": "button", "action_id": "again", "text": {"type": "plain_text", "text": "Another"}}
                ],
            },
        ],
        **more,
    }


def opens(town: Town, view: dict[str, Any]) -> list[str]:
    """The app opens this modal at /casc; gives the trigger ids that it used."""
    used: list[str] = []

    @town.bolt.command("/casc")
    def on_casc(ack: Ack, command: dict[str, Any], client: WebClient) -> None:
        ack()
        used.append(command["trigger_id"])
        client.views_open(trigger_id=command["trigger_id"], view=view)

    return used


def news(town: Town) -> Any:
    return httpx.get(f"{town.url}/as/U0DANA/D0DANA/news").json()["modal"]


def test_a_modal_is_opened_filled_in_and_sent(town: Town) -> None:
    sent: list[dict[str, Any]] = []
    opens(town, modal(private_metadata="card-1", external_id="ext-1"))

    @town.bolt.view("log")
    def on_log(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        sent.append(body)
        ack()
        client.chat_postMessage(channel=body["user"]["id"], text="Recorded.")

    town.say("U0DANA", "D0DANA", "/casc log")
    view = town.modal("U0DANA")
    drawn = news(town)
    assert drawn["id"] == view.id
    assert '<h2 id="modal-title">Log hours</h2>' in drawn["html"]
    assert httpx.get(f"{town.url}/as/U0MARCUS/D0MARCUS/news").json()["modal"] is None

    town.submit("U0DANA", note__text="met  Marcus\r\ntoday", minutes__n="")

    (body,) = sent
    assert body["type"] == "view_submission"
    assert body["view"]["state"]["values"] == {
        "note": {"text": {"type": "plain_text_input", "value": "met  Marcus\ntoday"}},
        "minutes": {"n": {"type": "number_input", "value": None}},
    }
    kept = ("id", "callback_id", "private_metadata", "external_id", "root_view_id", "previous_view_id")
    assert [body["view"][name] for name in kept] == [view.id, "log", "card-1", "ext-1", view.id, None]
    assert news(town) is None
    assert town.seen("U0DANA", "D0DANA")[-1] == ("U0COMPANION", "Recorded.")


def test_what_slack_asks_of_fields_is_asked_before_the_app_sees_them(town: Town) -> None:
    sent: list[object] = []
    opens(town, modal())
    town.bolt.view("log")(lambda ack: sent.append(ack()))

    town.say("U0DANA", "D0DANA", "/casc log")
    town.submit("U0DANA", note__text="", minutes__n="soon")

    assert sent == []
    assert town.modal("U0DANA").errors == {
        "note": "Please complete this required field.",
        "minutes": "Please enter a number.",
    }
    assert 'value="soon"' in news(town)["html"]


def test_an_error_of_the_app_stands_at_its_field_and_what_was_typed_is_kept(town: Town) -> None:
    opens(town, modal())

    @town.bolt.view("log")
    def on_log(ack: Ack) -> None:
        ack(response_action="errors", errors={"minutes": "That is longer than a day."})

    town.say("U0DANA", "D0DANA", "/casc log")
    key = news(town)["key"]
    town.submit("U0DANA", note__text="a long one", minutes__n="2000")

    told = news(town)
    assert told["key"] != key
    assert '<p class="error" id=' in told["html"]
    assert "That is longer than a day." in told["html"]
    assert 'value="2000"' in told["html"]
    assert 'value="a long one"' in told["html"]


@pytest.mark.parametrize(
    ("answer", "open_after"),
    [
        ({"response_action": "update", "view": modal("Then")}, ["Then"]),
        ({"response_action": "push", "view": modal("Then")}, ["Then", "Log hours"]),
        ({"response_action": "clear"}, []),
        ({}, []),
    ],
)
def test_the_answer_to_a_sent_modal_is_carried_out(town: Town, answer: dict[str, Any], open_after: list[str]) -> None:
    opens(town, modal())
    town.bolt.view("log")(lambda ack: ack(**answer))

    town.say("U0DANA", "D0DANA", "/casc log")
    town.submit("U0DANA", note__text="words")

    views = town.workspace.state.views
    assert [view.given["title"]["text"] for view in views.clear("U0DANA")] == open_after


def test_an_app_that_fails_or_is_late_is_told_in_the_modal(
    found_town: FoundTown, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("CRITICAL")
    town = found_town(timeout=0.4)
    opens(town, modal())

    @town.bolt.view("log")
    def on_log(ack: Ack, view: dict[str, Any]) -> None:
        if view["state"]["values"]["note"]["text"]["value"] == "boom":
            raise RuntimeError("boom")
        time.sleep(0.8)
        ack()

    town.say("U0DANA", "D0DANA", "/casc log")
    for words in ("boom", "slow"):
        town.submit("U0DANA", note__text=words)
        assert town.modal("U0DANA").trouble == "We had some trouble connecting. Try again?"
        assert f'value="{words}"' in news(town)["html"]


def test_an_answer_that_slack_refuses_is_shown(town: Town) -> None:
    opens(town, modal())
    town.bolt.view("log")(lambda ack: ack(response_action="errors", errors={"nowhere": "Wrong."}))

    town.say("U0DANA", "D0DANA", "/casc log")
    town.submit("U0DANA", note__text="words")

    assert town.modal("U0DANA").trouble == (
        "We had some trouble connecting. Try again? The companion answered this modal, and Slack would refuse it: "
        "invalid_arguments. errors: no input block has the block_id nowhere"
    )


def test_a_button_in_a_modal_pushes_another_which_goes_back_to_the_first(town: Town) -> None:
    closed: list[tuple[str, bool]] = []
    pressed: list[dict[str, Any]] = []
    opens(town, modal("First", notify_on_close=True))

    @town.bolt.action("again")
    def on_again(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        pressed.append(body)
        ack()
        client.views_push(trigger_id=body["trigger_id"], view=modal("Second", notify_on_close=True))

    @town.bolt.view_closed("log")
    def on_closed(ack: Ack, body: dict[str, Any]) -> None:
        ack()
        closed.append((body["view"]["title"]["text"], body["is_cleared"]))

    town.say("U0DANA", "D0DANA", "/casc log")
    first = town.modal("U0DANA")
    town.use("U0DANA", first, "row", "again", **{"note|text": "kept"})
    second = town.modal("U0DANA")

    assert (second.root_id, second.previous_id) == (first.id, first.id)
    assert pressed[0]["container"] == {"type": "view", "view_id": first.id}
    assert pressed[0]["view"]["state"]["values"]["note"]["text"]["value"] == "kept"

    town.close("U0DANA")
    assert town.modal("U0DANA").id == first.id
    assert 'value="kept"' in news(town)["html"]

    town.use("U0DANA", first, "row", "again")
    town.close("U0DANA", everything="yes")
    assert news(town) is None
    wait_for(lambda: len(closed) == 3)
    assert closed[0] == ("Second", False)
    assert sorted(closed[1:]) == [("First", True), ("Second", True)]


def test_a_view_is_updated_by_its_id_or_its_own_name_and_hash(town: Town) -> None:
    opens(town, modal(external_id="ext"))
    town.say("U0DANA", "D0DANA", "/casc log")
    view = town.modal("U0DANA")
    town.workspace.state.views.keep(view, {"note": {"text": {"type": "plain_text_input", "value": "kept"}}})

    changed = town.api.views_update(view_id=view.id, hash=view.hash, view=modal("Two", external_id="ext"))["view"]
    assert (changed["id"], changed["title"]["text"]) == (view.id, "Two")
    assert 'value="kept"' in news(town)["html"]
    town.api.views_update(external_id="ext", view=modal("Three", external_id="ext"))

    assert town.modal("U0DANA").given["title"]["text"] == "Three"
    assert refusal(lambda: town.api.views_update(view_id=view.id, hash=view.hash, view=modal())) == "hash_conflict"
    assert refusal(lambda: town.api.views_update(view_id="V0NONE", view=modal())) == "not_found"


def test_a_trigger_is_good_once_and_for_three_seconds(found_town: FoundTown) -> None:
    town = found_town(timeout=10)
    late: list[str] = []
    used = opens(town, modal())

    @town.bolt.command("/late")
    def on_late(ack: Ack, command: dict[str, Any]) -> None:
        ack()
        late.append(command["trigger_id"])

    town.say("U0DANA", "D0DANA", "/late")
    town.say("U0DANA", "D0DANA", "/casc")
    assert refusal(lambda: town.api.views_open(trigger_id=used[0], view=modal())) == "exchanged_trigger_id"
    assert refusal(lambda: town.api.views_open(trigger_id="1.2.abc", view=modal())) == "invalid_trigger_id"
    time.sleep(3.1)
    assert refusal(lambda: town.api.views_open(trigger_id=late[0], view=modal())) == "expired_trigger_id"


def test_three_modals_are_the_most(town: Town) -> None:
    triggers = town.workspace.state.views
    for title in ("One", "Two", "Three"):
        triggers.push("U0DANA", modal(title))
    given: list[str] = []

    @town.bolt.command("/casc")
    def on_casc(ack: Ack, command: dict[str, Any]) -> None:
        ack()
        given.append(command["trigger_id"])

    town.say("U0DANA", "D0DANA", "/casc")
    assert refusal(lambda: town.api.views_push(trigger_id=given[0], view=modal("Four"))) == "push_limit_reached"


def refusal(call: Callable[[], Any]) -> str:
    with pytest.raises(SlackApiError) as caught:
        call()
    return str(caught.value.response["error"])


def wait_for(done: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 10
    while not done():
        assert time.monotonic() < deadline
        time.sleep(0.01)
