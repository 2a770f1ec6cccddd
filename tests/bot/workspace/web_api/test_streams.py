"""Streams and the status of a thread in the local workspace, as slack_sdk finds them and a person sees them."""

import json
from pathlib import Path
from typing import Any

import httpx
import pytest
from slack_sdk.errors import SlackApiError

from bot.workspace.messages import Content
from tests.bot.workspace.town import Town

SAMPLES = Path(__file__).parents[4] / "../shared/slack-samples/api"
BELOW = [{"type": "context", "block_id": "b", "elements": [{"type": "mrkdwn", "text": "*Where it stands*"}]}]


@pytest.fixture
def thread(town: Town) -> dict[str, str]:
    """A thread in the cohort's channel, and whom a stream there is for."""
    asked = town.workspace.state.post("C0COHORT", "U0DANA", Content("how many hours?"))
    return {"thread_ts": asked.ts, "recipient_team_id": "T0WORKSPACE", "recipient_user_id": "U0DANA"}


def news(town: Town) -> dict[str, Any]:
    found: dict[str, Any] = httpx.get(f"{town.url}/as/U0DANA/C0COHORT/news").json()
    return found


def test_a_stream_grows_and_ends_with_its_blocks_and_nobody_edited_it(town: Town, thread: dict[str, str]) -> None:
    api, state = town.api, town.workspace.state
    ts = str(api.chat_startStream(channel="C0COHORT", markdown_text="**In short:** 40 hours.", **thread)["ts"])
    first = state.message("C0COHORT", ts)
    api.chat_appendStream(channel="C0COHORT", ts=ts, markdown_text=" 80 in all.")
    api.chat_stopStream(channel="C0COHORT", ts=ts, blocks=BELOW)
    ended = state.message("C0COHORT", ts)
    assert first is not None
    assert ended is not None
    assert (ended.content.text, ended.streaming, ended.edited_ts) == ("**In short:** 40 hours. 80 in all.", False, None)
    assert [block["type"] for block in ended.content.blocks] == ["markdown", "context"]
    assert ended.thread_ts == thread["thread_ts"]
    assert first.revision != ended.revision


def test_a_status_stands_until_the_app_speaks_in_the_thread(town: Town, thread: dict[str, str]) -> None:
    api, ts = town.api, thread["thread_ts"]
    api.assistant_threads_setStatus(channel_id="C0COHORT", thread_ts=ts, status="is thinking …")
    assert news(town)["status"] == "Companion is thinking …"
    api.chat_startStream(channel="C0COHORT", markdown_text="40 hours.", **thread)
    assert news(town)["status"] == ""
    api.assistant_threads_setStatus(channel_id="C0COHORT", thread_ts=ts, status="is thinking …")
    api.assistant_threads_setStatus(channel_id="C0COHORT", thread_ts=ts, status="")
    assert news(town)["status"] == ""


def test_streams_are_refused_with_slacks_words(town: Town, thread: dict[str, str]) -> None:
    api, state = town.api, town.workspace.state
    ended = str(api.chat_startStream(channel="C0COHORT", **thread)["ts"])
    api.chat_stopStream(channel="C0COHORT", ts=ended)
    theirs = state.post("C0COHORT", "U0DANA", Content("mine")).ts
    ts = thread["thread_ts"]

    def refusal(method: str, **arguments: Any) -> str:
        with pytest.raises(SlackApiError) as caught:
            api.api_call(method, json={"channel": "C0COHORT", **arguments})
        return str(caught.value.response["error"])

    assert refusal("chat.startStream") == "invalid_thread_ts"
    assert refusal("chat.startStream", thread_ts=ts) == "missing_recipient_team_id"
    assert refusal("chat.startStream", thread_ts=ts, recipient_team_id="T1") == "missing_recipient_user_id"
    assert refusal("chat.startStream", **thread, markdown_text="x" * 12_001) == "msg_too_long"
    assert refusal("chat.appendStream", ts=ended, markdown_text="x") == "message_not_in_streaming_state"
    assert refusal("chat.stopStream", ts=theirs) == "message_not_owned_by_app"


@pytest.mark.skipif(not SAMPLES.exists(), reason="Slack's samples are not at hand")
def test_what_comes_back_has_the_fields_of_slacks_samples(town: Town, thread: dict[str, str]) -> None:
    api = town.api
    started = api.chat_startStream(channel="C0COHORT", **thread)
    where = {"channel": "C0COHORT", "ts": str(started["ts"])}
    replies = {
        "chat.startStream": started,
        "chat.appendStream": api.chat_appendStream(**where, markdown_text="x"),
        "chat.stopStream": api.chat_stopStream(**where),
        "assistant.threads.setStatus": api.assistant_threads_setStatus(
            channel_id="C0COHORT", thread_ts=thread["thread_ts"], status="is thinking …"
        ),
    }
    for method, reply in replies.items():
        sample = json.loads((SAMPLES / f"{method}.json").read_text(encoding="utf-8"))
        assert isinstance(reply.data, dict)
        assert reply.data.keys() <= sample.keys()
