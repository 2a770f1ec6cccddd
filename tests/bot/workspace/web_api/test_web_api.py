"""The stand-in as slack_sdk finds it."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.workspace.messages import Content
from tests.bot.workspace.town import Town

SECTION = [{"type": "section", "block_id": "b", "text": {"type": "mrkdwn", "text": "*hi*"}}]


def test_the_token_says_who_the_app_is(town: Town) -> None:
    assert town.api.auth_test().data == {
        "ok": True,
        "url": f"{town.url}/",
        "team": "Local workspace",
        "user": "companion",
        "team_id": "T0WORKSPACE",
        "user_id": "U0COMPANION",
        "bot_id": "B0COMPANION",
        "is_enterprise_install": False,
    }


def refusal(call: Callable[[], Any]) -> str:
    with pytest.raises(SlackApiError) as caught:
        call()
    return str(caught.value.response["error"])


def test_calls_are_refused_with_slacks_words(town: Town) -> None:
    api, state = town.api, town.workspace.state
    ts = state.post("C0COHORT", "U0DANA", Content("mine")).ts
    private = str(api.chat_postEphemeral(channel="C0COHORT", user="U0DANA", text="psst")["message_ts"])
    stranger = WebClient("xoxb-wrong", base_url=f"{town.url}/api/")
    nobody = WebClient(None, base_url=f"{town.url}/api/")

    assert {
        "wrong token": refusal(stranger.auth_test),
        "no token": refusal(nobody.auth_test),
        "method": refusal(lambda: api.api_call("chat.scheduleMessage")),
        "channel": refusal(lambda: api.chat_postMessage(channel="C0NONE", text="hi")),
        "nothing said": refusal(lambda: api.api_call("chat.postMessage", json={"channel": "C0COHORT", "blocks": []})),
        "too long": refusal(lambda: api.chat_postMessage(channel="C0COHORT", text="x" * 40_001)),
        "51 blocks": refusal(lambda: api.chat_postMessage(channel="C0COHORT", text="x", blocks=SECTION * 51)),
        "no block": refusal(lambda: api.chat_postMessage(channel="C0COHORT", text="x", blocks=[{"text": "x"}])),
        "not in channel": refusal(lambda: api.chat_postEphemeral(channel="C0COHORT", user="U0HELEN", text="x")),
        "another's message": refusal(lambda: api.chat_update(channel="C0COHORT", ts=ts, text="x")),
        "another's deleted": refusal(lambda: api.chat_delete(channel="C0COHORT", ts=ts)),
        "no message": refusal(lambda: api.chat_update(channel="C0COHORT", ts="1.1", text="x")),
        "ephemeral": refusal(lambda: api.chat_update(channel="C0COHORT", ts=private, text="x")),
        "user": refusal(lambda: api.users_info(user="U0NONE")),
        "email": refusal(lambda: api.users_lookupByEmail(email="no@one.example")),
        "direct with nobody": refusal(lambda: api.conversations_open(users="U0NONE")),
        "thread": refusal(lambda: api.conversations_replies(channel="C0COHORT", ts="1.1")),
        "limit": refusal(lambda: api.conversations_history(channel="C0COHORT", limit=5000)),
    } == {
        "wrong token": "invalid_auth",
        "no token": "not_authed",
        "method": "unknown_method",
        "channel": "channel_not_found",
        "nothing said": "no_text",
        "too long": "msg_too_long",
        "51 blocks": "invalid_blocks",
        "no block": "invalid_blocks",
        "not in channel": "user_not_in_channel",
        "another's message": "cant_update_message",
        "another's deleted": "cant_delete_message",
        "no message": "message_not_found",
        "ephemeral": "message_not_found",
        "user": "user_not_found",
        "email": "users_not_found",
        "direct with nobody": "user_not_found",
        "thread": "thread_not_found",
        "limit": "invalid_limit",
    }


def test_a_message_is_posted_changed_and_taken_back(town: Town) -> None:
    posted = town.api.chat_postMessage(
        channel="U0DANA", text="one", blocks=SECTION, metadata={"event_type": "e", "event_payload": {}}
    )
    ts = str(posted["ts"])
    assert posted["channel"] == "D0DANA"
    assert posted["message"] == {
        "type": "message",
        "user": "U0COMPANION",
        "team": "T0WORKSPACE",
        "text": "one",
        "ts": ts,
        "bot_id": "B0COMPANION",
        "app_id": "A0COMPANION",
        "bot_profile": posted["message"]["bot_profile"],
        "blocks": SECTION,
        "metadata": {"event_type": "e", "event_payload": {}},
    }

    changed = town.api.chat_update(channel="D0DANA", ts=ts, text="two")
    assert (changed["ts"], changed["text"], "blocks" in changed["message"]) == (ts, "two", False)

    town.api.chat_delete(channel="D0DANA", ts=ts)
    assert town.seen("U0DANA", "D0DANA") == []


def test_a_reply_to_a_reply_joins_the_thread(town: Town) -> None:
    parent = str(town.api.chat_postMessage(channel="#cohort", text="parent")["ts"])
    reply = str(town.api.chat_postMessage(channel="C0COHORT", text="reply", thread_ts=parent)["ts"])
    town.api.chat_postMessage(channel="C0COHORT", text="again", thread_ts=reply)
    town.api.chat_postMessage(channel="C0COHORT", text="beside")

    history = town.api.conversations_history(channel="C0COHORT")
    assert [(message["text"], message.get("reply_count")) for message in history["messages"]] == [
        ("beside", None),
        ("parent", 2),
    ]
    replies = town.api.conversations_replies(channel="C0COHORT", ts=parent)["messages"]
    assert [(message["text"], message["thread_ts"]) for message in replies] == [
        ("parent", parent),
        ("reply", parent),
        ("again", parent),
    ]


def test_history_is_paged_and_holds_nothing_private(town: Town) -> None:
    posted = [str(town.api.chat_postMessage(channel="C0COHORT", text=str(number))["ts"]) for number in range(5)]
    town.api.chat_postEphemeral(channel="C0COHORT", user="U0DANA", text="psst")

    pages = [
        [message["text"] for message in page["messages"]]
        for page in town.api.conversations_history(channel="C0COHORT", limit=2)
    ]
    between = town.api.conversations_history(channel="C0COHORT", oldest=posted[1], latest=posted[3], inclusive=True)

    assert pages == [["4", "3"], ["2", "1"], ["0"]]
    assert [message["text"] for message in between["messages"]] == ["3", "2", "1"]


def test_people_and_channels_are_known(town: Town) -> None:
    api = town.api
    dana = api.users_info(user="U0DANA")["user"]
    assert (dana["real_name"], dana["tz"], dana["is_bot"], dana["profile"]["email"]) == (
        "Dana Whitfield",
        "America/Los_Angeles",
        False,
        "dana@sample.example",
    )
    assert api.users_lookupByEmail(email="Dana@Sample.Example")["user"] == dana
    assert [user["id"] for user in api.users_list()["members"]] == ["U0DANA", "U0MARCUS", "U0HELEN", "U0COMPANION"]
    assert api.users_info(user="U0COMPANION")["user"]["is_bot"] is True
    assert api.conversations_open(users=["U0DANA"])["channel"]["id"] == "D0DANA"
    assert [channel["id"] for channel in api.conversations_list()["channels"]] == ["C0COHORT"]
    assert [channel["id"] for channel in api.conversations_list(types="im")["channels"]] == [
        "D0DANA",
        "D0MARCUS",
        "D0HELEN",
    ]
    assert api.conversations_info(channel="C0COHORT")["channel"]["num_members"] == 3
    assert api.conversations_members(channel="C0COHORT")["members"] == ["U0DANA", "U0MARCUS", "U0COMPANION"]


def test_metadata_is_told_only_where_the_app_asks_for_all(town: Town) -> None:
    metadata = {"event_type": "companion_outbox", "event_payload": {"key": "k"}}
    ts = str(town.api.chat_postMessage(channel="C0COHORT", text="sent", metadata=metadata)["ts"])

    def told(**more: bool) -> list[object]:
        history = town.api.conversations_history(channel="C0COHORT", **more)["messages"]
        replies = town.api.conversations_replies(channel="C0COHORT", ts=ts, **more)["messages"]
        return [message.get("metadata") for message in [*history, *replies]]

    assert (told(), told(include_all_metadata=True)) == ([None, None], [metadata, metadata])


def test_the_scopes_of_the_token_are_in_a_header(town: Town) -> None:
    assert town.api.auth_test().headers["x-oauth-scopes"] == "chat:write,commands,im:history"


def test_the_conversations_of_the_app_and_of_a_person(town: Town) -> None:
    def channels(**asked: str) -> list[str]:
        return [channel["id"] for channel in town.api.users_conversations(**asked)["channels"]]

    assert channels() == ["C0COHORT"]
    assert channels(types="public_channel,im") == ["D0DANA", "D0MARCUS", "D0HELEN", "C0COHORT"]
    assert channels(user="U0MARCUS", types="public_channel,im") == ["D0MARCUS", "C0COHORT"]
    assert channels(user="U0HELEN") == []


def test_what_slack_refuses_is_refused_with_its_place_and_shown_in_the_page(town: Town) -> None:
    blocks = [{"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3001}}]
    with pytest.raises(SlackApiError) as caught:
        town.api.chat_postMessage(channel="C0COHORT", text="x", blocks=blocks)

    answer = caught.value.response
    assert answer["error"] == "invalid_blocks"
    (message,) = answer["response_metadata"]["messages"]
    assert "[json-pointer:/blocks/0/text/text]" in message
    for person in ("U0DANA", "U0MARCUS"):
        assert "called chat.postMessage, and Slack would refuse it: invalid_blocks." in town.page(person, "C0COHORT")
    assert town.api.conversations_history(channel="C0COHORT")["messages"] == []


def test_a_permalink_leads_to_the_message(town: Town) -> None:
    ts = str(town.api.chat_postMessage(channel="C0COHORT", text="here")["ts"])

    link = str(town.api.chat_getPermalink(channel="C0COHORT", message_ts=ts)["permalink"])

    digits = ts.replace(".", "")
    assert link == f"{town.url}/archives/C0COHORT/p{digits}"
    readers = httpx.get(link).text
    assert f'href="/as/U0DANA/C0COHORT#m{digits}"' in readers
    assert "U0HELEN" not in readers
    assert f'id="m{digits}"' in town.page("U0DANA", "C0COHORT")
