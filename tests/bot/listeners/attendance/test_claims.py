"""Hours of the program's own sessions as dialogs: nobody types them, and being added takes one tap on each side."""

from datetime import date

import pytest

from bot.companion import Companion
from bot.services.attendance.replies import FilledAttendance, Told
from induction.people import Role
from tests.bot.conftest import line
from tests.bot.dialog import Button, Dialog, Message, buttons, shown
from tests.bot.teaching import SESSION_3, bring_in_the_cohort, counting, initially, person

TYPED = "CPSEL session 11/9 5:30-7:30pm"
UNTYPED = "Hours of CPSEL sessions need no typing: Noor Haddad records who was there, and everybody gets them at once."
MINE = "It is on your record already: 2 h of CPSEL sessions on Mon, Nov 9, 2026, recorded by Noor Haddad."


@pytest.fixture(autouse=True)
def _cohort(companion: Companion) -> None:
    bring_in_the_cohort(companion)


def recorded(companion: Companion, *names: str) -> int:
    """Session 3, at which these were."""
    desk, noor = companion.desk, person(companion, "noor")
    form = desk.attendance.form(noor, session=SESSION_3, now=companion.clock())
    filled = FilledAttendance(
        on=form.known.on,
        starts=form.known.starts,
        ends=form.known.ends,
        present=frozenset(person(companion, name).id for name in names),
    )
    receipt = desk.attendance.send(noor, form.cohort, SESSION_3, filled, Told(), key="V0", now=companion.clock())
    [attendance] = companion.records.attendance.of_cohort("usc", form.cohort)
    assert receipt
    return attendance.id


def said(dialog: Dialog, user: str, text: str) -> Message:
    [message] = dialog.direct(user, text)
    return message


def to(dialog: Dialog, user: str) -> list[Message]:
    dialog.settle()
    return [call for call in dialog.slack.sent("chat.postMessage") if call["channel"] == user]


@pytest.mark.parametrize("words", [TYPED, f"/casc log {TYPED}", "log cpsel session 11/9"])
def test_typed_hours_get_no_card_but_who_records_them(dialog: Dialog, companion: Companion, words: str) -> None:
    answer = said(dialog, "UDANA", words)
    assert shown(answer) == f"{UNTYPED}\nThe one of Mon, Nov 9, 2026 is not recorded yet."
    assert list(buttons(answer)) == ["Ask Noor to add me"]
    assert counting(companion, "dana") == []


def test_what_is_recorded_already_is_said_so(dialog: Dialog, companion: Companion) -> None:
    recorded(companion, "dana")
    answer = said(dialog, "UDANA", TYPED)
    assert (shown(answer), buttons(answer)) == (MINE, {})


def test_who_was_overlooked_is_added_with_one_tap(dialog: Dialog, companion: Companion) -> None:
    recorded(companion, "theo")
    answer = said(dialog, "UDANA", TYPED)
    assert shown(answer) == (
        f"{UNTYPED}\nNoor Haddad recorded the one of Mon, Nov 9, 2026, and you are not among those who were there."
    )
    ask = buttons(answer)["Ask Noor to add me"]
    assert shown(dialog.press("UDANA", ask)) == (
        "Noor Haddad is asked to add you: CPSEL sessions on Mon, Nov 9, 2026. You hear from me what comes of it."
    )
    assert shown(dialog.press("UDANA", ask)) == (
        "Noor Haddad has been asked already: CPSEL sessions on Mon, Nov 9, 2026. You hear from me what comes of it."
    )
    [question] = to(dialog, "UNOOR")
    assert shown(question) == (
        "Dana Whitfield asks to be added: CPSEL sessions on Mon, Nov 9, 2026, 2 h.\nIt is recorded without Dana."
    )
    assert list(buttons(question)) == ["Add Dana", "Not there"]
    for _ in range(2):
        settled = dialog.press("UNOOR", buttons(question)["Add Dana"])
        assert shown(settled) == "Added: Dana Whitfield, 2 h of CPSEL sessions on Mon, Nov 9, 2026. They are told."
    [entry] = counting(companion, "dana")
    assert (entry.minutes, entry.reason, entry.logged_by) == (120, "asked to be added", person(companion, "noor").id)
    assert [shown(one) for one in to(dialog, "UDANA")] == [
        "Noor Haddad has added you: 2 h of CPSEL sessions on Mon, Nov 9, 2026."
    ]
    assert shown(said(dialog, "UDANA", TYPED)) == MINE


def test_who_was_not_there_hears_so(dialog: Dialog, companion: Companion) -> None:
    recorded(companion, "theo")
    dialog.press("UDANA", buttons(said(dialog, "UDANA", TYPED))["Ask Noor to add me"])
    [question] = to(dialog, "UNOOR")
    settled = dialog.press("UNOOR", buttons(question)["Not there"])
    assert shown(settled) == "Dana Whitfield was not there: CPSEL sessions on Mon, Nov 9, 2026. They are told."
    [news] = to(dialog, "UDANA")
    assert shown(news) == (
        "Noor Haddad does not have you among those who were there: CPSEL sessions on Mon, Nov 9, 2026. If that is not "
        "right, please talk to Noor Haddad."
    )
    assert counting(companion, "dana") == []


def test_a_session_that_is_not_recorded_is_recorded_from_the_question(dialog: Dialog, companion: Companion) -> None:
    dialog.press("UDANA", buttons(said(dialog, "UDANA", TYPED))["Ask Noor to add me"])
    [question] = to(dialog, "UNOOR")
    assert shown(question).endswith("It is not recorded yet.")
    view = dialog.open("UNOOR", buttons(question)["Record attendance"])
    assert initially(view)["attendance_day"] == "2026-11-09"
    assert dialog.submit("UNOOR", view) == {}
    assert len(counting(companion, "dana")) == 1


def test_a_claim_is_settled_once_the_session_is_recorded(dialog: Dialog, companion: Companion) -> None:
    for user in ("UDANA", "UTHEO"):
        dialog.press(user, buttons(said(dialog, user, TYPED))["Ask Noor to add me"])
    questions = to(dialog, "UNOOR")
    recorded(companion, "theo")
    [added], [left_out] = to(dialog, "UTHEO"), to(dialog, "UDANA")
    assert shown(added) == "Noor Haddad has added you: 2 h of CPSEL sessions on Mon, Nov 9, 2026."
    assert shown(left_out) == (
        "Noor Haddad does not have you among those who were there: CPSEL sessions on Mon, Nov 9, 2026. If that is not "
        "right, please talk to Noor Haddad."
    )
    [of_theo] = [one for one in questions if "Theo" in shown(one)]
    assert shown(dialog.press("UNOOR", buttons(of_theo)["Not there"])).startswith("Added: Theo Park")
    dialog.press("UDANA", buttons(said(dialog, "UDANA", TYPED))["Ask Noor to add me"])
    assert "It is recorded without Dana." in shown(to(dialog, "UNOOR")[-1])


def test_who_asked_and_is_added_by_a_change_hears_of_it(dialog: Dialog, companion: Companion) -> None:
    number = recorded(companion, "theo")
    dialog.press("UDANA", buttons(said(dialog, "UDANA", TYPED))["Ask Noor to add me"])
    noor, dana = person(companion, "noor"), person(companion, "dana")
    form = companion.desk.attendance.of_record(noor, number, now=companion.clock())
    filled = FilledAttendance(present=form.known.present | {dana.id})
    companion.desk.attendance.change(
        noor, number, filled, Told(), shown=form.known.present, key="V9", now=companion.clock()
    )
    assert [shown(one) for one in to(dialog, "UDANA")] == [
        "Noor Haddad has added you: 2 h of CPSEL sessions on Mon, Nov 9, 2026."
    ]


@pytest.mark.parametrize(
    "words",
    ["2h cpsel session 3", "2h cpsel session #3 on mon", "2h cpsel session, instructional leadership in action"],
)
def test_a_session_is_found_by_its_number_or_title(dialog: Dialog, companion: Companion, words: str) -> None:
    recorded(companion, "dana")
    assert shown(said(dialog, "UDANA", words)) == MINE
    assert buttons(said(dialog, "UTHEO", words)) != {}


@pytest.mark.parametrize(
    ("words", "asked", "offered"),
    [
        (
            "2h cpsel session 10/13",
            "Tue, Oct 13, 2026. Did you mean the one of Mon, Oct 12, 2026?",
            ["Mon, Oct 12, 2026"],
        ),
        (
            "2h cpsel session 11/14",
            "Sat, Nov 14, 2026. Did you mean the one of Mon, Nov 9, 2026?",
            ["Mon, Nov 9, 2026"],
        ),
        (
            "2h cpsel session 10/26",
            (
                "Mon, Oct 26, 2026. Did you mean the one of Mon, Oct 12, 2026, or of Mon, Nov 9, 2026, or of Mon, "
                "Sep 14, 2026?"
            ),
            ["Mon, Oct 12, 2026", "Mon, Nov 9, 2026", "Mon, Sep 14, 2026"],
        ),
    ],
)
def test_a_day_without_a_session_is_not_claimed_but_the_nearest(
    dialog: Dialog, words: str, asked: str, offered: list[str]
) -> None:
    answer = said(dialog, "UDANA", words)
    assert shown(answer) == f"{UNTYPED}\nI know of none on {asked}"
    assert list(buttons(answer)) == [f"Ask Noor to add me on {day}" for day in offered]


def test_another_length_than_the_recorded_one_leads_to_saying_so(dialog: Dialog, companion: Companion) -> None:
    recorded(companion, "dana")
    answer = said(dialog, "UDANA", "3 hours CPSEL session on 11/9")
    assert shown(answer) == (
        f"{MINE}\nYou say 3 h. If 2 h is not right, press “That’s not right”, and Noor Haddad hears of it."
    )
    assert "Wrong length" in buttons(dialog.press("UDANA", buttons(answer)["That’s not right"]))


def test_hours_in_the_way_keep_the_question_open(dialog: Dialog, companion: Companion) -> None:
    recorded(companion, "theo")
    dialog.press("UDANA", buttons(said(dialog, "UDANA", TYPED))["Ask Noor to add me"])
    [question] = to(dialog, "UNOOR")
    card = said(dialog, "UDANA", "PLC 11/9 7-8pm")
    dialog.press("UDANA", buttons(card)["Record"])
    dialog.act_on("UNOOR", buttons(question)["Add Dana"])
    beside = dialog.slack.sent("response")[-1]
    assert beside["replace_original"] is False
    assert shown(beside) == (
        "Dana Whitfield has other hours on record for that time, so these can't be added. Once they have put that "
        "right, press again."
    )


def test_other_hours_of_the_same_message_get_their_card(dialog: Dialog, companion: Companion) -> None:
    answer = said(dialog, "UDANA", "PLC 1h mon 11/16, CPSEL session 2h mon 11/9")
    assert shown(answer) == (
        f"{UNTYPED}\nThe one of Mon, Nov 9, 2026 is not recorded yet.\nSay that one by itself, and you can ask to be "
        "added.\n*Record this?*\n• *1 h* professional learning (PLC with the cohort) on Mon, Nov 16, 2026"
    )
    dialog.press("UDANA", buttons(answer)["Record"])
    assert [entry.category for entry in counting(companion, "dana")] == ["plc"]


def test_two_sessions_have_a_button_each(dialog: Dialog) -> None:
    answer = said(dialog, "UDANA", "CPSEL session 2h mon 11/9\nCPSEL session 2h mon 10/12")
    assert list(buttons(answer)) == [
        "Ask Noor to add me on Mon, Nov 9, 2026",
        "Ask Noor to add me on Mon, Oct 12, 2026",
    ]


def test_a_day_that_has_not_come_is_asked_about_as_ever(dialog: Dialog) -> None:
    assert "That day has not come yet" in shown(said(dialog, "UDANA", "CPSEL session tomorrow 2 hours"))


def test_a_correction_does_not_lead_there_either(dialog: Dialog, companion: Companion) -> None:
    dialog.press("UDANA", buttons(said(dialog, "UDANA", "PLC 1h mon 11/16"))["Record"])
    assert shown(said(dialog, "UDANA", "make that a CPSEL session")) == UNTYPED
    assert [entry.category for entry in counting(companion, "dana")] == ["plc"]


def test_what_the_instructor_recorded_is_not_the_candidates_to_correct(dialog: Dialog, companion: Companion) -> None:
    recorded(companion, "dana")
    answer = shown(said(dialog, "UDANA", "delete my last log"))
    assert answer == "You have logged no entry yet. `/casc progress` shows what is there."
    assert len(counting(companion, "dana")) == 1


@pytest.mark.parametrize("words", ["delete my CPSEL session on 11/9", "/casc history", "/casc confirm"])
def test_many_words_lead_to_saying_that_it_is_not_right(dialog: Dialog, companion: Companion, words: str) -> None:
    recorded(companion, "dana")
    answer = said(dialog, "UDANA", words)
    labels = [block["accessory"]["text"]["text"] for block in answer["blocks"] if "accessory" in block]
    assert "That’s not right" in [*labels, *buttons(answer)], shown(answer)


def test_the_log_form_says_why_it_does_not_offer_them(dialog: Dialog) -> None:
    view = dialog.shortcut("UDANA", "log_hours")
    offered = [option["text"]["text"] for option in view["blocks"][0]["element"]["options"]]
    assert offered == [
        "Coaching with Marcus Bell",
        "Professional learning: PLC with the cohort",
        "Professional learning: district-approved training",
        "Professional learning: something else",
    ]
    assert view["blocks"][-1]["elements"][0]["text"] == (
        "CPSEL sessions and job-aligned workshops are not here: Noor Haddad records who was there, and you get those "
        "hours at once."
    )


def test_a_made_up_choice_of_the_form_is_refused(dialog: Dialog, companion: Companion) -> None:
    view = dialog.shortcut("UDANA", "log_hours")
    answer = dialog.submit(
        "UDANA", view, log_what="professional_learning:cpsel_session", log_length="2 h", log_day="2026-11-09"
    )
    assert answer["errors"] == {"log_what": UNTYPED}
    assert counting(companion, "dana") == []


def test_without_an_instructor_the_administrator_records(dialog: Dialog, companion: Companion) -> None:
    noor = line("Noor Haddad", Role.COACH, "usc", "UNOOR")
    companion.records.write_roster([noor], today=date(2026, 8, 17), now=companion.clock())
    answer = said(dialog, "UDANA", TYPED)
    assert list(buttons(answer)) == ["Ask Priya to add me"]


def test_whom_nobody_can_be_asked_in_slack_there_is_no_button(dialog: Dialog, companion: Companion) -> None:
    others = [line("Noor Haddad", Role.COACH, "usc", "UNOOR"), line("Priya Nair", Role.COACH, "usc", "UPRIYA")]
    companion.records.write_roster(others, today=date(2026, 8, 17), now=companion.clock())
    answer = said(dialog, "UDANA", TYPED)
    assert buttons(answer) == {}
    assert shown(answer).startswith("Hours of CPSEL sessions need no typing: the program records who was there")


def test_instructors_are_led_to_attendance(dialog: Dialog) -> None:
    assert shown(said(dialog, "UNOOR", "2 hours CPSEL session mon 11/9")) == (
        "Hours are logged by the candidate or the coach who were there. `/casc attendance` records who was at a "
        "session of the program."
    )


@pytest.mark.parametrize("value", ["", "{}", "[1]", '{"candidate_id": "x", "category": "plc", "on": "never"}'])
def test_a_button_of_another_time_says_so(dialog: Dialog, value: str) -> None:
    button: Button = {"type": "button", "action_id": "taught_claim:0", "value": value}
    assert shown(dialog.press("UDANA", button)) == ("This button is too old. Please say again when you were there.")


def test_a_claim_is_the_candidates_own(dialog: Dialog, companion: Companion) -> None:
    ask = buttons(said(dialog, "UDANA", TYPED))["Ask Noor to add me"]
    assert shown(dialog.press("UTHEO", ask)) == "Only the candidate who was there can ask for this."
    assert to(dialog, "UNOOR") == []
    assert person(companion, "theo")


def test_nobody_but_who_records_adds_anybody(dialog: Dialog, companion: Companion) -> None:
    recorded(companion, "theo")
    value = buttons(said(dialog, "UDANA", TYPED))["Ask Noor to add me"]["value"]
    add: Button = {"type": "button", "action_id": "taught_add", "value": value}
    dialog.act_on("UDANA", add)
    assert shown(dialog.slack.sent("response")[-1]) == (
        "You can't record the attendance of Dana: that is open only to an instructor of the program and the program "
        "administrator."
    )
    assert counting(companion, "dana") == []
