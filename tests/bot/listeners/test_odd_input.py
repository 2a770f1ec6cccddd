"""Whatever comes: a clear reply or rightly nothing, never an error page, never twice."""

import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from bot.companion import Companion
from tests.bot.dialog import Dialog, View, buttons, shown
from tests.bot.outgoing.accepted import assert_accepted

CLIP = {"subtype": "file_share", "files": [{"id": "F1", "mimetype": "audio/mp4", "subtype": "slack_audio"}]}
FILE = {"subtype": "file_share", "files": [{"id": "F2", "mimetype": "application/pdf"}]}
NOTHING: list[str] = []


@pytest.fixture
def dialog(dialog: Dialog) -> Iterator[Dialog]:
    yield dialog
    for method, payload in dialog.slack.calls:
        assert_accepted(method, payload)


@pytest.mark.parametrize(
    ("text", "more", "answered"),
    [
        ("x" * 40_000, {}, ["I read up to 3,000"]),
        ("🎉🎉", {}, ["Hello Dana!"]),
        (":tada: :tada:", {}, ["Hello Dana!"]),
        ("", {}, ["What you can do here"]),
        ("", CLIP, ["I read words, calendar files"]),
        ("", FILE, ["as evidence?"]),
        ("45 min coaching today", FILE, ["Record this?"]),
        ("45 min coaching today", {"subtype": "message_changed"}, NOTHING),
        ("45 min coaching today", {"subtype": "message_deleted"}, NOTHING),
        ("45 min coaching today", {"subtype": "bot_message", "bot_id": "B9"}, NOTHING),
        ("45 min coaching today", {"bot_id": "B9"}, NOTHING),
        ("45 min coaching today", {"subtype": "channel_join"}, NOTHING),
        ("45 min coaching today", {"channel_type": "mpim"}, NOTHING),
        ("yes", {}, ["Yes or no to what?"]),
        ("who is my supervisor?", {}, ["names no site supervisor for you yet"]),
        ("how do I log 45 min?", {}, ["Say what you did in one line"]),
        ("log", {}, ["Say what you did in one line"]),
        ("hi", {}, ["Tell me what you did, such as `45 min coaching today`, or ask"]),
        ("thanks", {}, ["Glad to help, Dana."]),
        ("\x00\u202e<!channel>", {}, ["That is not what my documents are about."]),
    ],
)
def test_whatever_is_said_gets_one_answer_or_rightly_none(
    dialog: Dialog, text: str, more: dict[str, Any], answered: list[str]
) -> None:
    for _ in range(2):
        dialog.direct("UDANA", text, event_id="Ev1", **more)
    messages = [shown(call) for call in dialog.slack.sent("chat.postMessage")]
    assert len(messages) == bool(answered)
    assert all(any(words in message for words in answered) for message in messages)


def test_a_long_row_of_broken_links_is_answered_before_slack_gives_up(dialog: Dialog) -> None:
    started = time.process_time()
    [answer] = dialog.direct("UDANA", "<http://" * 5_000)
    assert time.process_time() - started < 20
    assert "I read up to 3,000" in shown(answer)


def test_a_message_that_lost_its_author_gets_nothing(dialog: Dialog) -> None:
    dialog._event({"type": "app_mention", "channel": "C1", "text": "<@UBOT> hi", "ts": "2.0", "bot_id": "B1"}, None)
    dialog._event({"type": "app_mention", "channel": "C1", "text": "<@UBOT> hi", "ts": "2.0"}, None)
    dialog._event({"type": "reaction_added", "user": "UDANA"}, None)
    assert dialog.slack.calls == []


def stale(dialog: Dialog) -> str:
    return shown_text(dialog, dialog._pressed("UDANA", {"type": "button", "action_id": "from_2019", "value": "x"}))


def without_message(dialog: Dialog) -> str:
    pressed = dialog._pressed("UDANA", {"type": "button", "action_id": "from_2019", "value": "x"})
    return shown_text(dialog, {key: pressed[key] for key in ("type", "actions")})


def unknown_shortcut(dialog: Dialog) -> str:
    return shown_text(dialog, {"type": "shortcut", "callback_id": "from_2019"})


def unknown_message_shortcut(dialog: Dialog) -> str:
    return shown_text(dialog, {"type": "message_action", "callback_id": "from_2019", "message": {"text": "hi"}})


def shown_text(dialog: Dialog, payload: dict[str, Any]) -> str:
    dialog._interact("UDANA", payload)
    [(_, answer)] = dialog.slack.calls
    assert answer.get("channel", "UDANA") == "UDANA"
    text: str = answer["text"]
    return text


@pytest.mark.parametrize("press", [stale, without_message, unknown_shortcut, unknown_message_shortcut])
def test_a_button_or_shortcut_of_another_time_is_answered_kindly(
    dialog: Dialog, press: Callable[[Dialog], str]
) -> None:
    assert "from another time, and nothing was done" in press(dialog)


def test_a_form_of_another_time_says_so_in_its_place(dialog: Dialog) -> None:
    view: View = {"type": "modal", "callback_id": "from_2019", "blocks": []}
    answer = dialog.submit("UDANA", view)
    assert_accepted("view_submission", answer)
    assert "That form is from another time" in shown(answer["view"])
    assert dialog.slack.calls == []


def test_fields_that_the_form_never_had_are_left_alone(dialog: Dialog, companion: Companion) -> None:
    view = dialog.shortcut("UDANA", "log_hours")
    state = {
        "log_what": {"value": {"type": "static_select", "selected_option": {"value": "coaching"}}},
        "log_length": {"value": {"type": "plain_text_input", "value": "1 h"}},
        "log_day": {"value": {"type": "datepicker", "selected_date": "2026-11-17"}},
        "log_topic": {"value": {"type": "rich_text_input", "rich_text_value": {"type": "rich_text", "elements": []}}},
        "log_minutes": {"value": {"type": "number_input", "value": "9999"}},
        "toppings": {"value": {"type": "checkboxes", "selected_options": [{"value": "cheese"}]}, "x": {}},
    }
    sent = {**view, "id": "V1", "state": {"values": state}, "private_metadata": "not JSON"}
    answer = dialog._interact("UDANA", {"type": "view_submission", "view": sent})
    assert answer.body == ""
    dana = companion.records.person_by_slack("UDANA")
    assert dana is not None
    assert [entry.minutes for entry in companion.records.entries_of([dana.id])] == [60]


@pytest.mark.parametrize(
    ("action_id", "value"),
    [
        ("hours_record", "no such card"),
        ("hours_change", "no such card"),
        ("hours_undo", ""),
        ("log_form_open", "99999999999999999999"),
        ("home_confirm", "no number"),
        ("home_confirm", "99999999999999999999"),
        ("home_doubt", "no number"),
        ("home_doubt", "99999999999999999999"),
        ("home_draft", "no such draft"),
        ("ask_in_program:nowhere", "what is the IIP?"),
    ],
)
def test_a_known_button_with_a_strange_value_breaks_nothing(dialog: Dialog, action_id: str, value: str) -> None:
    dialog._interact("UDANA", dialog._pressed("UDANA", {"type": "button", "action_id": action_id, "value": value}))
    dialog.settle()
    assert "reference" not in str(dialog.slack.calls)


def test_where_no_modal_opens_any_more_the_words_come_as_a_message(dialog: Dialog) -> None:
    dialog.slack.refuses_method["views.open"] = "expired_trigger_id"
    dialog._interact("UDANA", {"type": "shortcut", "callback_id": "log_hours"})
    dialog._interact("UPRIYA", {"type": "shortcut", "callback_id": "log_hours"})
    candidate, administrator = dialog.slack.sent("chat.postMessage")
    assert (candidate["channel"], administrator["channel"]) == ("UDANA", "UPRIYA")
    assert "Log hours" in buttons(candidate)
    assert "logged by the candidate or the coach" in shown(administrator)


def test_what_breaks_behind_a_form_is_said_in_the_form_and_what_was_typed_stays(
    dialog: Dialog, companion: Companion
) -> None:
    view = dialog.shortcut("UDANA", "log_hours")
    companion.records.close()
    (companion.settings.home / "companion.db").unlink()
    answer = dialog.submit("UDANA", view, log_what="coaching", log_length="1 h")
    assert "reference" in answer["errors"]["log_what"]


def test_a_double_press_opens_and_records_nothing_twice(dialog: Dialog, companion: Companion) -> None:
    card = dialog.command("UDANA", "log 45 min coaching today")
    receipts = [shown(dialog.press("UDANA", buttons(card)["Record"])) for _ in range(2)]
    assert receipts[0] == receipts[1]
    undone = [shown(dialog.press("UDANA", buttons(card)["Not now"])) for _ in range(2)]
    assert undone[0] == undone[1]
    dana = companion.records.person_by_slack("UDANA")
    assert dana is not None
    assert len(companion.records.entries_of([dana.id])) == 1
