"""Threads: what the channel tells of them, and the pane beside it."""

from typing import Any

import httpx

from bot.workspace.messages import Content
from tests.bot.workspace.town import Town


def test_a_message_with_replies_says_how_many_and_leads_to_them(town: Town) -> None:
    state = town.workspace.state
    parent = state.post("C0COHORT", "U0DANA", Content("where is it?"))
    state.post("C0COHORT", "U0COMPANION", Content("On *page 12*, <@U0DANA>."), thread_ts=parent.ts)
    state.post("C0COHORT", "U0MARCUS", Content("And on 14."), thread_ts=parent.ts)

    channel = town.page("U0DANA", "C0COHORT")
    thread = httpx.get(f"{town.url}/as/U0DANA/C0COHORT/thread/{parent.ts}").text

    assert "<b>2 replies</b>" in channel
    assert '<span class="latest">And on 14.</span>' in channel
    assert f'href="/as/U0DANA/C0COHORT/thread/{parent.ts}"' in channel
    assert "On <strong>page 12</strong>" not in channel
    assert "On <strong>page 12</strong>" in thread
    assert f'name="thread_ts" value="{parent.ts}"' in thread


def test_what_is_written_in_a_thread_goes_out_with_it(town: Town) -> None:
    heard: list[dict[str, Any]] = []

    @town.bolt.event("message")
    def on_message(event: dict[str, Any]) -> None:
        heard.append(event)

    parent = town.workspace.state.post("C0COHORT", "U0DANA", Content("where is it?"))
    town.post("/as/U0DANA/C0COHORT/say", text="found it", thread_ts=parent.ts)

    assert [(event["text"], event["thread_ts"]) for event in heard] == [("found it", parent.ts)]
    news = httpx.get(f"{town.url}/as/U0MARCUS/C0COHORT/thread/{parent.ts}/news").json()
    assert "found it" in news["thread"]
    assert "<b>1 reply</b>" in news["messages"]


def test_a_command_in_a_thread_is_refused_as_slack_refuses_it(town: Town) -> None:
    parent = town.workspace.state.post("C0COHORT", "U0DANA", Content("where is it?"))
    town.post("/as/U0DANA/C0COHORT/say", text="/CASC help", thread_ts=parent.ts)

    refused = town.workspace.state.messages("C0COHORT")[-1]
    assert (refused.content.text, refused.thread_ts, refused.only_for) == (
        "/casc is not supported in threads. Sorry!",
        parent.ts,
        "U0DANA",
    )
    assert town.bodies == []


def test_a_deleted_beginning_leaves_a_stone_over_its_thread(town: Town) -> None:
    town.bolt.event("message")(lambda: None)
    state = town.workspace.state
    parent = state.post("C0COHORT", "U0DANA", Content("where is it?"))
    state.post("C0COHORT", "U0MARCUS", Content("On page 12."), thread_ts=parent.ts)

    town.post("/as/U0DANA/C0COHORT/delete", ts=parent.ts)

    page = town.page("U0MARCUS", "C0COHORT")
    assert "This message was deleted." in page
    assert "<b>1 reply</b>" in page
    (told,) = town.api.conversations_history(channel="C0COHORT")["messages"]
    assert (told["subtype"], told["text"]) == ("tombstone", "This message was deleted.")


def test_nobody_reads_a_thread_that_is_not_there(town: Town) -> None:
    parent = town.workspace.state.post("C0COHORT", "U0DANA", Content("where?"))
    reply = town.workspace.state.post("C0COHORT", "U0DANA", Content("here"), thread_ts=parent.ts)

    for path in (f"U0HELEN/C0COHORT/thread/{parent.ts}", "U0DANA/C0COHORT/thread/1.1"):
        assert httpx.get(f"{town.url}/as/{path}").status_code == 404
    assert httpx.get(f"{town.url}/as/U0DANA/C0COHORT/thread/{reply.ts}").status_code == 404
