"""Shortcuts, and second thoughts about one's own words."""

from typing import Any

from slack_bolt import Ack, Respond

from tests.bot.workspace.town import Town


def test_a_global_shortcut_is_delivered_with_a_trigger(town: Town) -> None:
    heard: list[dict[str, Any]] = []

    @town.bolt.shortcut("log_hours")
    def on_log(ack: Ack, body: dict[str, Any]) -> None:
        ack()
        heard.append(body)

    assert "Coaching or professional learning" in town.page("U0DANA", "D0DANA")
    town.post("/as/U0DANA/shortcut", callback_id="log_hours", place="D0DANA")
    town.post("/as/U0DANA/shortcut", callback_id="unknown", place="D0DANA")

    (body,) = heard
    assert (body["type"], body["callback_id"], body["user"]["id"]) == ("shortcut", "log_hours", "U0DANA")
    assert {"trigger_id", "action_ts"} <= set(body)
    assert "channel" not in body


def test_a_message_shortcut_carries_the_message_and_an_address_to_answer_at(town: Town) -> None:
    heard: list[dict[str, Any]] = []

    @town.bolt.shortcut("ask_about")
    def on_ask(ack: Ack, body: dict[str, Any], respond: Respond) -> None:
        ack()
        heard.append(body)
        respond("The handbook says so.")

    town.bolt.event("message")(lambda: None)
    town.say("U0MARCUS", "C0COHORT", "ninety minutes with Dana")
    said = town.workspace.state.messages("C0COHORT")[0]
    town.post("/as/U0DANA/C0COHORT/shortcut", callback_id="ask_about", ts=said.ts)

    (body,) = heard
    assert (body["type"], body["callback_id"], body["message_ts"]) == ("message_action", "ask_about", said.ts)
    assert body["channel"] == {"id": "C0COHORT", "name": "cohort"}
    assert (body["message"]["text"], body["message"]["user"]) == ("ninety minutes with Dana", "U0MARCUS")
    assert town.seen("U0DANA", "C0COHORT")[-1] == ("U0COMPANION", "The handbook says so.")
    assert len(town.seen("U0MARCUS", "C0COHORT")) == 1


def test_a_shortcut_that_nobody_answers_is_told(town: Town) -> None:
    town.post("/as/U0DANA/shortcut", callback_id="log_hours", place="D0DANA")

    (notice,) = town.workspace.state.notices.of("U0DANA")
    assert notice.words == "“Log hours” did not work. The companion answered HTTP 404."


def test_ones_own_words_are_changed_and_taken_back(town: Town) -> None:
    heard: list[dict[str, Any]] = []

    @town.bolt.event("message")
    def on_message(event: dict[str, Any]) -> None:
        heard.append(event)

    town.say("U0DANA", "C0COHORT", "two hours")
    ts = town.workspace.state.messages("C0COHORT")[0].ts
    town.post("/as/U0MARCUS/C0COHORT/edit", ts=ts, text="not mine to change")
    town.post("/as/U0DANA/C0COHORT/edit", ts=ts, text="two hours")
    town.post("/as/U0DANA/C0COHORT/edit", ts=ts, text="three hours & more")
    assert "(edited)" in town.page("U0MARCUS", "C0COHORT")
    town.post("/as/U0MARCUS/C0COHORT/delete", ts=ts)
    town.post("/as/U0DANA/C0COHORT/delete", ts=ts)

    assert [event.get("subtype") for event in heard] == [None, "message_changed", "message_deleted"]
    changed, deleted = heard[1:]
    assert (changed["message"]["text"], changed["message"]["ts"]) == ("three hours &amp; more", ts)
    assert changed["previous_message"]["text"] == "two hours"
    assert (deleted["deleted_ts"], deleted["previous_message"]["ts"], deleted["hidden"]) == (ts, ts, True)
    assert town.seen("U0DANA", "C0COHORT") == []


def test_nothing_is_offered_at_what_only_one_person_sees(town: Town) -> None:
    private = town.api.chat_postEphemeral(channel="C0COHORT", user="U0DANA", text="psst")["message_ts"]
    town.post("/as/U0DANA/C0COHORT/shortcut", callback_id="ask_about", ts=str(private))

    assert "Ask about this" not in town.page("U0DANA", "C0COHORT")
    assert town.seen("U0DANA", "C0COHORT")[-1] == ("U0COMPANION", "That message is no longer there.")
