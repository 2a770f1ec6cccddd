"""The log form as dialogs: every way in, what is refused at which field, and what then stands in the ledger."""

from datetime import date, time, timedelta

import pytest

from bot.companion import Companion
from induction.hours import HourKind, MeetingFormat
from tests.bot.conftest import NOW
from tests.bot.dialog import Button, Dialog, View, buttons, shown
from tests.bot.logged import entries

OPEN: Button = {"type": "button", "action_id": "log_form_open", "value": "log"}
PLC = "professional_learning:plc"


def person_id(companion: Companion, slack_id: str) -> int:
    person = companion.records.person_by_slack(slack_id)
    assert person is not None
    return person.id


def labels(view: View) -> list[str]:
    return [block["label"]["text"] for block in view["blocks"] if block["type"] == "input"]


def told(dialog: Dialog, user: str) -> str:
    """The words of the one direct message to that person."""
    dialog.settle()
    [message] = [call for call in dialog.slack.sent("chat.postMessage") if call["channel"] == user]
    return shown(message)


def ways_in(dialog: Dialog, user: str) -> dict[str, View]:
    assert dialog.command(user, "log") == {}
    [command] = [call["view"] for call in dialog.slack.sent("views.open")]
    return {
        "command": command,
        "button": dialog.open(user, OPEN),
        "shortcut": dialog.shortcut(user, "log_hours"),
        "message": dialog.shortcut(user, "log_from_message", message="lunch anyone?"),
    }


def test_every_way_in_opens_the_same_form(dialog: Dialog) -> None:
    views = ways_in(dialog, "UDANA")
    assert len({str({**view, "private_metadata": ""}) for view in views.values()}) == 1


def test_a_candidate_sees_their_coach_and_the_kinds_of_their_program(dialog: Dialog) -> None:
    view = dialog.shortcut("UDANA", "log_hours")
    assert labels(view) == [
        "What was it?",
        "Day",
        "How long, in hours and minutes",
        "From",
        "To",
        "How you met",
        "Topic or CPSEL",
    ]
    what = view["blocks"][0]["element"]
    assert [option["text"]["text"] for option in what["options"]] == [
        "Coaching with Marcus Bell",
        "Professional learning: PLC with the cohort",
        "Professional learning: district-approved training",
        "Professional learning: something else",
    ]
    assert view["blocks"][1]["element"]["initial_date"] == "2026-11-18"


def test_a_coach_chooses_among_their_caseload_and_nobody_else(dialog: Dialog) -> None:
    whom = dialog.shortcut("UMARCUS", "log_hours")["blocks"][0]
    assert (whom["label"]["text"], [option["text"]["text"] for option in whom["element"]["options"]]) == (
        "With whom?",
        ["Dana Whitfield", "Theo Park"],
    )


def test_what_is_filled_in_is_recorded_at_once_and_the_receipt_comes_in_a_direct_message(
    dialog: Dialog, companion: Companion
) -> None:
    view = dialog.shortcut("UMARCUS", "log_hours")
    dana = person_id(companion, "UDANA")
    answer = dialog.submit(
        "UMARCUS",
        view,
        log_whom=str(dana),
        log_length="1 h 30 min",
        log_day="2026-11-17",
        log_format="virtual",
        log_topic="CPSEL 3",
    )
    assert answer == {}
    [entry] = entries(companion)
    assert entry.model_dump(include={"candidate_id", "coach_id", "kind", "minutes", "on", "format", "topic"}) == {
        "candidate_id": dana,
        "coach_id": person_id(companion, "UMARCUS"),
        "kind": HourKind.COACHING,
        "minutes": 90,
        "on": date(2026, 11, 17),
        "format": MeetingFormat.VIRTUAL,
        "topic": "CPSEL 3",
    }
    assert told(dialog, "UMARCUS") == (
        "*Recorded*\n• *1 h 30 min* coaching with Dana Whitfield on Tue, Nov 17, 2026 (virtual, CPSEL 3)\n"
        "Now: *Dana Whitfield* (Year 1): coaching 1 h 30 min of 40 h, none confirmed yet; "
        "professional learning 0 min of 60 h\n"
        "Dana is asked to confirm it today at 4:00 pm."
    )
    receipt = next(call for call in dialog.slack.sent("chat.postMessage") if call["channel"] == "UMARCUS")
    assert "Undo" in buttons(receipt)


def test_both_times_are_a_length(dialog: Dialog, companion: Companion) -> None:
    view = dialog.shortcut("UDANA", "log_hours")
    dialog.submit("UDANA", view, log_what=PLC, log_day="2026-11-17", log_starts="15:30", log_ends="17:00")
    [entry] = entries(companion)
    assert (entry.minutes, entry.starts, entry.ends, entry.category) == (90, time(15, 30), time(17, 0), "plc")


@pytest.mark.parametrize(
    ("filled", "field", "said"),
    [
        ({"log_day": "2026-11-19"}, "log_day", "has not happened yet"),
        ({"log_day": "2026-08-01"}, "log_day", "before the program began"),
        ({"log_day": None}, "log_day", "Which day"),
        ({"log_length": None}, "log_length", "How long was it?"),
        ({"log_length": "25 hours"}, "log_length", "more than a day has"),
        ({"log_length": "-2 hours"}, "log_length", "above zero"),
        ({"log_length": "90"}, "log_length", "90 hours or minutes?"),
        ({"log_length": "a while"}, "log_length", "I can't tell how long"),
        ({"log_length": "1 h or 2 h"}, "log_length", "I can't tell how long"),
        ({"log_what": None}, "log_what", "What was it?"),
        ({"log_what": "professional_learning:flying"}, "log_what", "has no category"),
        ({"log_what": "a holiday"}, "log_what", "What was it?"),
        ({"log_starts": "15:30"}, "log_ends", "Give both times"),
        ({"log_ends": "15:30"}, "log_starts", "Give both times"),
        ({"log_starts": "15:30", "log_ends": "14:30"}, "log_ends", "The end comes before the start"),
        ({"log_starts": "15:30", "log_ends": "17:30"}, "log_length", "The times below make 2 h"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_recorded(
    dialog: Dialog, companion: Companion, filled: dict[str, str | None], field: str, said: str
) -> None:
    view = dialog.shortcut("UDANA", "log_hours")
    answer = dialog.submit("UDANA", view, **{"log_what": "coaching", "log_length": "1 h", **filled})
    [(where, error)] = answer["errors"].items()
    assert (answer["response_action"], where) == ("errors", field)
    assert said in error
    assert "`" not in error
    assert entries(companion) == []


def test_a_duplicate_and_an_overlap_are_said_at_the_length(dialog: Dialog, companion: Companion) -> None:
    view = dialog.shortcut("UDANA", "log_hours")
    timed = {"log_what": "coaching", "log_day": "2026-11-17", "log_starts": "15:30", "log_ends": "16:30"}
    assert dialog.submit("UDANA", view, "V1", **timed) == {}
    again = dialog.submit("UDANA", view, "V2", **timed)
    assert "is already recorded" in again["errors"]["log_length"]
    beside = dialog.submit("UDANA", view, "V3", **{**timed, "log_ends": "17:00"})
    assert "overlaps" in beside["errors"]["log_length"]
    assert len(entries(companion)) == 1


def test_a_form_that_was_refused_records_what_was_mended(dialog: Dialog, companion: Companion) -> None:
    view = dialog.shortcut("UDANA", "log_hours")
    assert "errors" in dialog.submit("UDANA", view, log_what="coaching", log_length="25 h")
    assert dialog.submit("UDANA", view, log_what="coaching", log_length="2.5 h") == {}
    assert [entry.minutes for entry in entries(companion)] == [150]


def test_a_form_delivered_twice_records_and_tells_once(dialog: Dialog, companion: Companion) -> None:
    view = dialog.shortcut("UDANA", "log_hours")
    for _ in range(3):
        assert dialog.submit("UDANA", view, log_what="coaching", log_length="1 h") == {}
    assert len(entries(companion)) == 1
    assert "Recorded" in told(dialog, "UDANA")


def test_a_coach_records_for_nobody_outside_their_caseload(dialog: Dialog, companion: Companion) -> None:
    view = dialog.shortcut("UMARCUS", "log_hours")
    jordan = str(person_id(companion, "UJORDAN"))
    answer = dialog.submit("UMARCUS", view, log_whom=jordan, log_length="1 h")
    assert answer["errors"] == {"log_whom": "With whom was it? Choose one of your candidates."}
    assert entries(companion) == []


def test_change_opens_what_was_understood_and_its_receipt_takes_the_place_of_the_card(
    dialog: Dialog, companion: Companion
) -> None:
    card = dialog.command("UMARCUS", "log 90 min coaching with Dana yesterday, IIP goal 2")
    view = dialog.open("UMARCUS", buttons(card)["Change"])
    elements = {block["block_id"]: block["element"] for block in view["blocks"] if block["type"] == "input"}
    assert elements["log_whom"]["initial_option"]["text"]["text"] == "Dana Whitfield"
    assert elements["log_length"]["initial_value"] == "1 h 30 min"
    assert elements["log_day"]["initial_date"] == "2026-11-17"
    assert elements["log_topic"]["initial_value"] == "IIP goal 2"
    assert dialog.submit("UMARCUS", view, log_length="2 h") == {}
    dialog.settle()
    [receipt] = dialog.slack.sent("response")
    assert "*2 h* coaching with Dana Whitfield" in shown(receipt)
    assert receipt["replace_original"] is True
    assert dialog.slack.sent("chat.postMessage") == []
    assert "put away" in shown(dialog.press("UMARCUS", buttons(card)["Record"]))
    assert [entry.minutes for entry in entries(companion)] == [120]


def test_of_several_entries_one_is_changed_and_the_card_is_shown_again(dialog: Dialog, companion: Companion) -> None:
    card = dialog.command("UMARCUS", "log 90 min coaching with Dana yesterday and 30 min coaching with Theo yesterday")
    changes = [block["accessory"] for block in card["blocks"] if "accessory" in block]
    view = dialog.open("UMARCUS", {"type": "button", **changes[1]})
    assert view["submit"]["text"] == "Change"
    assert view["blocks"][0]["element"]["initial_option"]["text"]["text"] == "Theo Park"
    for _ in range(2):
        assert dialog.submit("UMARCUS", view, log_length="45 min") == {}
    dialog.settle()
    [again] = dialog.slack.sent("response")
    assert shown(again) == (
        "*Record this?*\n• *1 h 30 min* coaching with Dana Whitfield on Tue, Nov 17, 2026\n"
        "• *45 min* coaching with Theo Park on Tue, Nov 17, 2026"
    )
    assert entries(companion) == []
    assert "put away" in shown(dialog.press("UMARCUS", buttons(card)["Record"]))
    dialog.press("UMARCUS", buttons(again)["Record"])
    assert [entry.minutes for entry in entries(companion)] == [90, 45]


def test_words_of_someone_in_crisis_open_the_card_and_no_form(dialog: Dialog) -> None:
    assert "988" in shown(dialog.shortcut("UMARCUS", "log_from_message", message="I want to kill myself"))
    view = dialog.shortcut("UMARCUS", "log_hours")
    answer = dialog.submit("UMARCUS", view, log_length="1 h", log_topic="I want to die")
    assert "988" in shown(answer["view"])
    assert dialog.slack.sent("chat.postMessage") == []


def test_change_on_a_correction_corrects(dialog: Dialog, companion: Companion) -> None:
    dialog.press("UMARCUS", buttons(dialog.command("UMARCUS", "log 1 hour coaching with Dana yesterday"))["Record"])
    [card] = dialog.direct("UMARCUS", "make that 70 min")
    view = dialog.open("UMARCUS", buttons(card)["Change"])
    theo = str(person_id(companion, "UTHEO"))
    assert "Choose one of your candidates" in dialog.submit("UMARCUS", view, log_whom=theo)["errors"]["log_whom"]
    assert dialog.submit("UMARCUS", view, log_length="75 min") == {}
    assert [entry.minutes for entry in entries(companion)] == [75]


def test_a_card_that_was_settled_can_no_longer_be_changed(dialog: Dialog, companion: Companion) -> None:
    card = dialog.command("UDANA", "log 1 hour coaching yesterday")
    view = dialog.open("UDANA", buttons(card)["Change"])
    dialog.press("UDANA", buttons(card)["Record"])
    assert "recorded meanwhile" in dialog.submit("UDANA", view, log_length="2 h")["errors"]["log_what"]
    assert "recorded already" in shown(dialog.open("UDANA", buttons(card)["Change"]))
    assert "someone else" in shown(dialog.open("UMARCUS", buttons(card)["Change"]))
    assert [entry.minutes for entry in entries(companion)] == [60]


def test_the_message_shortcut_fills_in_what_the_message_says(dialog: Dialog, companion: Companion) -> None:
    said = "Met with <@UTHEO> 3:30-4:15 pm yesterday on zoom &amp; talked IIP goal 1"
    view = dialog.shortcut("UMARCUS", "log_from_message", message=said)
    assert dialog.submit("UMARCUS", view) == {}
    [entry] = entries(companion)
    assert (entry.candidate_id, entry.minutes, entry.on, entry.format) == (
        person_id(companion, "UTHEO"),
        45,
        date(2026, 11, 17),
        MeetingFormat.VIRTUAL,
    )


@pytest.mark.parametrize(("by", "whom"), [("UTHEO", "UTHEO"), ("UDANA", "UDANA"), ("UJORDAN", None)])
def test_the_message_of_ones_candidate_is_about_them_and_the_day_it_was_written(
    dialog: Dialog, companion: Companion, by: str, whom: str | None
) -> None:
    week_before = str((NOW - timedelta(days=7)).timestamp())
    said = "Met with Marcus for 40 min today"
    view = dialog.shortcut("UMARCUS", "log_from_message", message=said, by=by, ts=week_before)
    sent = dialog.submit("UMARCUS", view)
    assert [(one.candidate_id, one.on) for one in entries(companion)] == (
        [(person_id(companion, whom), date(2026, 11, 11))] if whom else []
    )
    assert (sent == {}) is (whom is not None)


@pytest.mark.parametrize("user", ["UPRIYA", "USTRANGER"])
def test_who_logs_no_hours_reads_why(dialog: Dialog, user: str) -> None:
    for view in (dialog.open(user, OPEN), dialog.shortcut(user, "log_hours")):
        assert "submit" not in view
        assert "logged by the candidate or the coach" in shown(view) or "not on a roster" in shown(view)
    assert shown(dialog.command(user, "log")) == shown(view)


def test_where_no_modal_opens_the_words_to_type_are_given(dialog: Dialog) -> None:
    dialog.slack.refuses_method["views.open"] = "expired_trigger_id"
    answer = dialog.command("UDANA", "log")
    assert "`/casc log 45 min coaching yesterday, IIP goal 2`" in shown(answer)
    assert "Log hours" in buttons(answer)
