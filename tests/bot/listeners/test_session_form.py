"""The form that closes a session: every way in, what is refused at which field, and what is asked first."""

import pytest

from bot.companion import Companion
from tests.bot.closing import READERS, close, field, labels, opened, person_id, sessions, told
from tests.bot.dialog import Button, Dialog, buttons, shown
from tests.bot.logged import entries
from tests.bot.outgoing.accepted import assert_accepted


def test_every_way_in_opens_the_form_for_whom_it_names(dialog: Dialog, companion: Companion) -> None:
    dana = str(person_id(companion, "UDANA"))
    [message] = dialog.direct("UMARCUS", "close my session with Dana")
    views = [
        opened(dialog, "UMARCUS", "session Dana"),
        opened(dialog, "UMARCUS", "close session with Dana Whitfield"),
        dialog.open("UMARCUS", buttons(message)["Close a session"]),
    ]
    chosen = [field(view, "session_whom")["element"].get("initial_option", {}).get("value") for view in views]
    assert chosen == [dana, dana, dana]
    unnamed = [
        opened(dialog, "UMARCUS", "session"),
        dialog.open("UMARCUS", buttons(dialog.home("UMARCUS"))["Close a session"]),
        dialog.shortcut("UMARCUS", "close_session"),
    ]
    for view in unnamed:
        assert "initial_option" not in field(view, "session_whom")["element"]


def test_who_coaches_one_candidate_chooses_nobody(dialog: Dialog, companion: Companion) -> None:
    view = dialog.shortcut("UELENA", "close_session")
    assert field(view, "session_whom")["element"]["initial_option"]["value"] == str(person_id(companion, "UJORDAN"))
    assert not field(view, "session_whom")["dispatch_action"]


@pytest.mark.parametrize("user", ["UDANA", "UPRIYA"])
def test_a_session_is_closed_by_a_coach_alone(dialog: Dialog, user: str) -> None:
    answer = dialog.command(user, "session")
    assert shown(answer).startswith("A session is closed by the coach who was there.")


def test_the_form_asks_for_little_and_says_who_reads_the_notes(dialog: Dialog) -> None:
    view = opened(dialog, "UMARCUS", "session Dana")
    assert labels(view) == [
        "With whom?",
        "How many minutes",
        "Day",
        "What it was about",
        "Notes",
        "Action item",
        "Who does it",
        "By when",
        "Next meeting",
    ]
    needed = [block["label"]["text"] for block in view["blocks"] if block.get("optional") is False]
    assert needed == ["With whom?", "How many minutes", "Day", "Who does it"]
    assert field(view, "session_length")["element"]["focus_on_load"]
    assert field(view, "session_day")["element"]["initial_date"] == "2026-11-18"
    assert field(view, "session_notes")["hint"]["text"] == READERS


@pytest.mark.parametrize(
    ("filled", "at", "said"),
    [
        ({"session_length": "5"}, "session_length", "5 hours or minutes?"),
        ({"session_length": "1.5"}, "session_length", "1.5 hours or minutes?"),
        ({"session_length": "a while"}, "session_length", "I can't tell how long"),
        ({"session_length": None}, "session_length", "How long was it?"),
        ({"session_length": "25 h"}, "session_length", "more than a day has"),
        ({"session_day": "2026-11-19"}, "session_day", "has not happened yet"),
        ({"session_day": None}, "session_day", "Which day"),
        ({"session_whom": None}, "session_whom", "With whom was it?"),
        ({"session_whom": "6"}, "session_whom", "With whom was it?"),
        ({"session_due_1": "2026-12-01"}, "session_item_1", "What is to be done?"),
        ({"session_item_1": "Read", "session_due_1": "2026-11-17"}, "session_due_1", "This day has passed"),
        ({"session_item_1": "x" * 201}, "session_item_1", "at most 200 characters"),
        ({"session_next": "2026-11-17"}, "session_next", "This day has passed"),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_nothing_is_kept(
    dialog: Dialog, companion: Companion, filled: dict[str, str | None], at: str, said: str
) -> None:
    answer = (
        close(dialog, session_notes="We met", **filled) if "session_notes" not in filled else close(dialog, **filled)
    )
    assert answer["response_action"] == "errors"
    assert list(answer["errors"]) == [at]
    assert said in answer["errors"][at]
    assert entries(companion) == []
    assert sessions(companion) == ()


def test_the_form_follows_whom_it_is_with(dialog: Dialog, companion: Companion) -> None:
    close(dialog, session_item_1="Draft the survey", session_due_1="2026-12-01")
    dana, theo = (str(person_id(companion, one)) for one in ("UDANA", "UTHEO"))
    view = opened(dialog, "UMARCUS", "session")
    assert "Done since you agreed on it?" not in labels(view)
    with_dana = dialog.choose("UMARCUS", view, "session_whom", dana, session_length="30")
    [option] = field(with_dana, "session_done")["element"]["options"]
    assert (option["text"]["text"], option["description"]["text"]) == ("Draft the survey", "Dana, by Tue, Dec 1")
    assert field(with_dana, "session_length")["element"]["initial_value"] == "30"
    with_theo = dialog.choose("UMARCUS", with_dana, "session_whom", theo)
    assert "Done since you agreed on it?" not in labels(with_theo)
    owners = field(with_theo, "session_owner_1")["element"]["options"]
    assert [one["text"]["text"] for one in owners] == ["Theo", "Me"]


def test_kept_goals_are_offered_and_reading_them_is_noted(dialog: Dialog, companion: Companion) -> None:
    draft = dialog.command("UDANA", "goal I want more families at our meetings by May 2027")
    unkept = field(opened(dialog, "UMARCUS", "session Dana"), "session_touched")["element"]["option_groups"]
    assert [group["label"]["text"] for group in unkept] == ["CPSELs"]
    dialog.press("UDANA", buttons(draft)["Keep"])
    view = opened(dialog, "UMARCUS", "session Dana")
    goals, _ = field(view, "session_touched")["element"]["option_groups"]
    [goal] = goals["options"]
    assert goal["text"]["text"].startswith("IIP goal 1: ")
    assert dialog.submit("UMARCUS", view, session_length="45", session_touched=goal["value"]) == {}
    assert entries(companion)[0].topic == "IIP goal 1"
    assert "45 min of coaching with Marcus Bell, IIP goal 1" in shown(dialog.command("UDANA", "sessions"))


def test_a_form_beside_hours_that_were_taken_out_says_so(dialog: Dialog, companion: Companion) -> None:
    card = dialog.command("UMARCUS", "log 90 min coaching with Dana yesterday")
    receipt = dialog.press("UMARCUS", buttons(card)["Record"])
    view = dialog.open("UMARCUS", buttons(receipt)["Add notes and action items"])
    dialog.press("UMARCUS", buttons(receipt)["Undo"])
    answer = dialog.submit("UMARCUS", view, session_notes="Too late")
    assert "corrected or taken out meanwhile" in str(answer)
    stale = dialog.open("UMARCUS", buttons(receipt)["Add notes and action items"])
    assert "corrected or taken out meanwhile" in shown(stale)
    assert sessions(companion) == ()


def test_where_the_candidate_logged_it_first_it_is_asked_and_their_entry_is_confirmed(
    dialog: Dialog, companion: Companion
) -> None:
    theirs = dialog.command("UDANA", "log 60 min coaching today")
    dialog.press("UDANA", buttons(theirs)["Record"])
    view = opened(dialog, "UMARCUS", "session Dana")
    answer = dialog.submit("UMARCUS", view, session_length="45", session_notes="She is proud")
    assert answer["response_action"] == "update"
    assert_accepted("view_submission", answer)
    asked = field(answer["view"], "session_answer")
    assert asked["label"]["text"].startswith("Dana has logged a session with you that day. Is it the same one?")
    assert [one["text"]["text"] for one in asked["element"]["options"]] == [
        "The same: 1 h, as Dana logged it",
        "The same, but not as Dana logged it",
        "Another one: record mine beside it",
    ]
    assert field(answer["view"], "session_notes")["element"]["initial_value"] == "She is proud"
    assert sessions(companion) == ()
    assert dialog.submit("UMARCUS", answer["view"], session_answer="theirs:1") == {}
    [entry], [session] = entries(companion), sessions(companion)
    assert (entry.minutes, entry.logged_by, session.entry) == (60, person_id(companion, "UDANA"), entry)
    assert companion.records.said_of([entry.candidate_id])[entry.id].verdict == "confirmed"
    [closed] = told(dialog, "UMARCUS")
    assert shown(closed).startswith(
        "*The session of Wed, Nov 18 with Dana is closed* (1 h, as Dana logged it: you confirmed that)"
    )


@pytest.mark.parametrize(
    ("answer", "minutes", "verdicts"), [("not_right", [60], ["disputed"]), ("apart", [60, 45], [])]
)
def test_what_else_can_be_answered(
    dialog: Dialog, companion: Companion, answer: str, minutes: list[int], verdicts: list[str]
) -> None:
    theirs = dialog.command("UDANA", "log 60 min coaching today")
    dialog.press("UDANA", buttons(theirs)["Record"])
    view = opened(dialog, "UMARCUS", "session Dana")
    asked = dialog.submit("UMARCUS", view, session_length="45", session_notes="She is proud")["view"]
    assert dialog.submit("UMARCUS", asked, session_answer=f"{answer}:1") == {}
    assert [entry.minutes for entry in entries(companion)] == minutes
    assert [word.verdict for word in companion.records.said_of([person_id(companion, "UDANA")]).values()] == verdicts
    assert [session.entry.minutes for session in sessions(companion)] == minutes[-1:]


def test_an_answer_about_an_entry_that_was_changed_meanwhile_is_asked_for_again(
    dialog: Dialog, companion: Companion
) -> None:
    theirs = dialog.command("UDANA", "log 60 min coaching today")
    dialog.press("UDANA", buttons(theirs)["Record"])
    asked = close(dialog)["view"]
    longer = dialog.command("UDANA", "log make that 2 hours")
    dialog.press("UDANA", buttons(longer)["Correct it"])
    again = dialog.submit("UMARCUS", asked, session_answer="theirs:1")
    assert "length 45 min / 2 h" in field(again["view"], "session_answer")["label"]["text"]
    assert (sessions(companion), companion.records.said_of([person_id(companion, "UDANA")])) == ((), {})


def test_a_session_with_several_together_is_asked_about(dialog: Dialog, companion: Companion) -> None:
    close(dialog, "Theo", session_length="3:30-4:15 pm", session_day="2026-11-17")
    asked = close(dialog, "Dana", "V2", session_length="3:30-4:15 pm", session_day="2026-11-17")["view"]
    answers = [one["value"] for one in field(asked, "session_answer")["element"]["options"]]
    assert answers == ["together"]
    assert dialog.submit("UMARCUS", asked, "V2", session_answer="together") == {}
    assert [entry.together for entry in entries(companion)] == [True, True]
    assert len(sessions(companion, "UDANA")) == 1


def test_a_long_session_is_asked_about_and_not_refused(dialog: Dialog, companion: Companion) -> None:
    view = opened(dialog, "UMARCUS", "session Dana")
    asked = dialog.submit("UMARCUS", view, session_length="9 h")["view"]
    assert field(asked, "session_answer")["label"]["text"] == "9 h is long for one coaching session. Is that right?"
    assert dialog.submit("UMARCUS", asked, session_length="1 h 30", session_answer=None) == {}
    assert [entry.minutes for entry in entries(companion)] == [90]
    asked = dialog.submit("UMARCUS", view, "V2", session_length="9 h", session_day="2026-11-16")["view"]
    assert dialog.submit("UMARCUS", asked, "V2", session_answer="right") == {}
    assert [entry.minutes for entry in entries(companion)] == [90, 540]


def test_a_button_that_carries_nonsense_says_so(dialog: Dialog) -> None:
    broken: Button = {"type": "button", "action_id": "session_beside", "value": "everything"}
    assert "from another time" in shown(dialog.open("UMARCUS", broken))
