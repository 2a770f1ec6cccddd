"""Attendance as dialogs: a session of a cohort in one step, what is asked on the way, what is put right afterwards."""

import json
from datetime import date, timedelta

import pytest

from bot.companion import Companion
from induction.hours import HourEntry, HourKind
from induction.ledger.cards import CardAction, HourCard
from induction.people import Role
from tests.bot.conftest import Clock, line
from tests.bot.dialog import Button, Dialog, Message, View, buttons, shown
from tests.bot.progressing import everything
from tests.bot.teaching import (
    COHORT,
    SESSION_2,
    SESSION_3,
    bring_in_the_cohort,
    counting,
    initially,
    named,
    options,
    person,
    words,
)

PRESENT, SUBMITTED, ASKED = "attendance_present-0", "attendance_submitted-0", "attendance_asked"
OUTSIDE = (
    "Mon, Aug 3, 2026 is outside the program of Dana Whitfield, Theo Park and Jordan Reyes. Take them out, or mend "
    "the day."
)
TITLE_3 = "CPSEL session 3, instructional leadership in action"
RECEIPT_3 = f"{TITLE_3}, Mon, Nov 9, 2026, 2 h (5:30-7:30 pm)"


@pytest.fixture(autouse=True)
def _cohort(companion: Companion) -> None:
    bring_in_the_cohort(companion)


def form(dialog: Dialog, user: str = "UNOOR", words_: str = "attendance") -> View:
    assert dialog.command(user, words_) == {}
    view: View = dialog.slack.sent("views.open")[-1]["view"]
    return view


def at(dialog: Dialog, session: str, user: str = "UNOOR") -> View:
    button: Button = {
        "type": "button",
        "action_id": "attendance_open",
        "value": json.dumps({"cohort": COHORT, "session": session}),
    }
    return dialog.open(user, button)


def ids(companion: Companion, *names: str) -> str:
    return ",".join(str(person(companion, name).id) for name in names)


def told(dialog: Dialog, user: str = "UNOOR") -> Message:
    dialog.settle()
    receipts = [call for call in dialog.slack.sent("chat.postMessage") if call["channel"] == user]
    return receipts[-1]


def log(companion: Companion, name: str, **facts: object) -> None:
    """Hours that somebody typed or imported before the program recorded its sessions here."""
    kept = {"kind": HourKind.PROFESSIONAL_LEARNING, "minutes": 120, "on": date(2026, 11, 9), **facts}
    who = person(companion, name)
    entry = HourEntry.model_validate({"candidate_id": who.id, **kept})
    made = HourCard(
        id=f"of {name}", actor_id=who.id, action=CardAction.RECORD, entries=(entry,), created_at=companion.clock()
    )
    companion.records.record_at_once(made, source=made.id, now=companion.clock())


def test_the_newest_session_is_filled_in_with_everybody_there(dialog: Dialog) -> None:
    view = form(dialog)
    assert (view["title"]["text"], view["submit"]["text"]) == ("Record attendance", "Record")
    assert options(view, "attendance_session") == [
        "Mon, Nov 9, CPSEL session 3, instructional leadership in action",
        "Mon, Oct 12, CPSEL session 2, developing a shared vision",
        "Mon, Sep 14, CPSEL session 1, coaching and induction",
        "Something else",
    ]
    assert initially(view) == {
        "attendance_session": "Mon, Nov 9, CPSEL session 3, instructional leadership in action",
        "attendance_day": "2026-11-09",
        "attendance_starts": "17:30",
        "attendance_ends": "19:30",
        PRESENT: ["Dana Whitfield", "Jordan Reyes", "Theo Park"],
        SUBMITTED: None,
        ASKED: None,
    }


def test_one_step_gives_everybody_who_was_there_the_hours(dialog: Dialog, companion: Companion) -> None:
    there = ids(companion, "dana", "theo")
    answer = dialog.submit("UNOOR", form(dialog), **{PRESENT: there, SUBMITTED: ids(companion, "dana")})
    assert answer == {}
    assert shown(told(dialog)) == (
        f"*Recorded*: {RECEIPT_3}, for 2 of 3.\nNot there: Jordan Reyes.\nAssignment missing: Theo Park."
    )
    assert {name: [entry.minutes for entry in counting(companion, name)] for name in ("dana", "theo", "jordan")} == {
        "dana": [120],
        "theo": [120],
        "jordan": [],
    }
    [entry] = counting(companion, "dana")
    assert (entry.logged_by, entry.topic) == (
        person(companion, "noor").id,
        "CPSEL session 3, instructional leadership in action",
    )
    progress = everything(dialog, "UTHEO")
    assert (
        "1 session attended, assignment missing for CPSEL session 3, instructional leadership in action "
        "(Mon, Nov 9, 2026)"
    ) in progress
    assert "1 session attended, 1 assignment in" in everything(dialog, "UDANA")


def test_a_form_sent_twice_records_once(dialog: Dialog, companion: Companion) -> None:
    view = form(dialog)
    for _ in range(2):
        assert dialog.submit("UNOOR", view) == {}
    assert [entry.minutes for entry in counting(companion, "dana")] == [120]
    assert len([call for call in dialog.slack.sent("chat.postMessage") if call["channel"] == "UNOOR"]) == 1


@pytest.mark.parametrize(
    ("filled", "field", "error"),
    [
        ({PRESENT: None}, PRESENT, "Nobody is chosen. Who was there? A session without anybody needs no record."),
        ({PRESENT: "999"}, PRESENT, "Somebody chosen is not in this cohort. Choose from its candidates."),
        (
            {"attendance_day": "2026-11-19"},
            "attendance_day",
            "Thu, Nov 19, 2026 has not come yet. Record who was there once it is over.",
        ),
        ({"attendance_day": None}, "attendance_day", "Which day was it?"),
        ({"attendance_ends": None}, "attendance_ends", "Give both times, or neither."),
        (
            {"attendance_ends": "17:00"},
            "attendance_ends",
            "The end comes before the start. Is one of them in the other half of the day?",
        ),
        (
            {"attendance_starts": None, "attendance_ends": None},
            "attendance_starts",
            "How long was it? Give a length, for example 45 min, or both times.",
        ),
        ({"attendance_day": "2026-08-03"}, PRESENT, OUTSIDE),
    ],
)
def test_what_no_session_can_have_been_is_said_at_its_field(
    dialog: Dialog, companion: Companion, filled: dict[str, str | None], field: str, error: str
) -> None:
    view = form(dialog)
    answer = dialog.submit("UNOOR", view, **filled)
    [(block, message)] = answer["errors"].items()
    assert (named({"block_id": block}), message) == (field, error)
    assert block in [one.get("block_id") for one in view["blocks"]]
    assert counting(companion, "dana") == []


def test_a_holiday_is_asked_about_once(dialog: Dialog, companion: Companion) -> None:
    asked = dialog.submit("UNOOR", at(dialog, SESSION_2))
    assert asked["response_action"] == "update"
    assert words(asked["view"]) == (
        ":warning: Mon, Oct 12, 2026 is a federal holiday: Columbus Day, in California also Indigenous Peoples' Day. "
        "Did it take place on that day? If so, send this off once more; if not, mend the day."
    )
    assert counting(companion, "dana") == []
    assert dialog.submit("UNOOR", asked["view"]) == {}
    assert [entry.on for entry in counting(companion, "dana")] == [date(2026, 10, 12)]


def test_who_has_the_hours_already_keeps_them_and_stops_nobody(dialog: Dialog, companion: Companion) -> None:
    log(companion, "dana", minutes=90, category="cpsel_session")
    log(companion, "theo", minutes=60, starts="19:00", ends="20:00", category="plc")
    asked = dialog.submit("UNOOR", form(dialog))
    assert words(asked["view"]) == (
        ":warning: These have hours of it on record already. They are counted as there and keep what they have, so "
        "nothing counts twice:\n"
        "• Dana Whitfield: 1 h 30 min of CPSEL sessions\n"
        "Send this off once more if that is right.\n"
        ":warning: These have other hours on record for that time, so hours of this session cannot be added for them:\n"
        "• Theo Park: 7:00-8:00 pm\n"
        "Send this off once more, and all others are recorded. Once these have put their own hours right, add them "
        "with “Change”."
    )
    assert dialog.submit("UNOOR", asked["view"]) == {}
    assert shown(told(dialog)) == (
        f"*Recorded*: {RECEIPT_3}, for 2 of 3.\nKeep the hours that they had already: Dana Whitfield.\n"
        "Not added, because of other hours at that time: Theo Park. Once that is put right, add them with “Change”."
    )
    assert {name: [entry.minutes for entry in counting(companion, name)] for name in ("dana", "theo", "jordan")} == {
        "dana": [90],
        "theo": [60],
        "jordan": [120],
    }


def test_a_second_recording_shows_the_first(dialog: Dialog, companion: Companion) -> None:
    stale = form(dialog)
    dialog.submit("UNOOR", stale, view_id="V1", **{PRESENT: ids(companion, "dana")})
    again = dialog.submit("UPRIYA", stale, view_id="V2")
    assert words(again["view"]) == (
        ":warning: Noor Haddad has recorded this for Mon, Nov 9, 2026 already. Below is how it stands: put right what "
        f"is not, or close this.\n*{RECEIPT_3}*\nRecorded by Noor Haddad on Wed, Nov 18, 2026"
    )
    assert initially(again["view"])[PRESENT] == ["Dana Whitfield"]
    assert dialog.submit("UPRIYA", again["view"], view_id="V2", **{PRESENT: ids(companion, "dana", "theo")}) == {}
    assert shown(told(dialog, "UPRIYA")) == f"*Changed*: {RECEIPT_3}, for 2 of 3.\nNot there: Jordan Reyes."
    assert [len(counting(companion, name)) for name in ("dana", "theo", "jordan")] == [1, 1, 0]


def test_somebody_late_is_added_and_somebody_taken_out(dialog: Dialog, companion: Companion) -> None:
    dialog.submit("UNOOR", form(dialog), **{PRESENT: ids(companion, "dana", "theo")})
    change = dialog.open("UNOOR", buttons(told(dialog))["Change"])
    assert initially(change) == {
        "attendance_session": f"Recorded: Mon, Nov 9, {RECEIPT_3.partition(', Mon')[0]}",
        PRESENT: ["Dana Whitfield", "Theo Park"],
        SUBMITTED: None,
        ASKED: None,
        "attendance_reason": None,
    }
    filled = {PRESENT: ids(companion, "dana", "jordan"), SUBMITTED: ids(companion, "dana")}
    assert dialog.submit("UNOOR", change, view_id="V2", attendance_reason="mixed up", **filled) == {}
    dialog.settle()
    [answer] = [call for method, call in dialog.slack.calls if method == "response"]
    assert shown(answer) == (
        f"*Changed*: {RECEIPT_3}, for 2 of 3.\nNot there: Theo Park.\nAssignment missing: Jordan Reyes."
    )
    lines = companion.records.entries_of([person(companion, "theo").id, person(companion, "jordan").id])
    assert [(one.voided, one.reason) for one in lines] == [(False, None), (False, "mixed up"), (True, "mixed up")]


def test_a_change_leaves_what_somebody_else_changed_meanwhile(dialog: Dialog, companion: Companion) -> None:
    dialog.submit("UNOOR", form(dialog), **{PRESENT: ids(companion, "dana")})
    change = buttons(told(dialog))["Change"]
    slow, quick = dialog.open("UNOOR", change), dialog.open("UPRIYA", change)
    dialog.submit("UPRIYA", quick, view_id="V2", **{PRESENT: ids(companion, "dana", "theo")})
    dialog.submit("UNOOR", slow, view_id="V3", **{PRESENT: ids(companion, "dana", "jordan")})
    assert [len(counting(companion, name)) for name in ("dana", "theo", "jordan")] == [1, 1, 1]


def test_undo_takes_all_of_it_back_and_it_can_be_recorded_again(dialog: Dialog, companion: Companion) -> None:
    dialog.submit("UNOOR", form(dialog))
    undo = buttons(told(dialog))["Undo"]
    for _ in range(2):
        taken_back = dialog.press("UNOOR", undo)
        assert shown(taken_back) == f"*Taken back*: {RECEIPT_3}. Nobody has hours of it any more."
    assert [len(counting(companion, name)) for name in ("dana", "theo", "jordan")] == [0, 0, 0]
    again = dialog.open("UNOOR", buttons(taken_back)["Record it again"])
    assert dialog.submit("UNOOR", again, view_id="V2") == {}
    assert [len(counting(companion, name)) for name in ("dana", "theo", "jordan")] == [1, 1, 1]


def test_another_session_fills_the_form_anew(dialog: Dialog, companion: Companion) -> None:
    view = form(dialog)
    second = dialog.choose("UNOOR", view, "attendance_session", attendance_session=SESSION_2)
    assert initially(second)["attendance_day"] == "2026-10-12"
    other = dialog.choose("UNOOR", second, "attendance_session", attendance_session="else")
    assert initially(other) == {
        "attendance_session": "Something else",
        "attendance_title": None,
        "attendance_category": None,
        "attendance_day": "2026-11-18",
        "attendance_starts": None,
        "attendance_ends": None,
        "attendance_length": None,
        PRESENT: ["Dana Whitfield", "Jordan Reyes", "Theo Park"],
        SUBMITTED: None,
        ASKED: None,
    }
    assert options(other, "attendance_category")[:2] == ["CPSEL sessions", "job-aligned workshops"]
    filled = {"attendance_title": "Budgets, part A", "attendance_category": "job_aligned_workshop"}
    assert dialog.submit("UNOOR", other, attendance_length="90 min", **filled) == {}
    [entry] = counting(companion, "dana")
    assert (entry.topic, entry.category, entry.minutes, entry.on) == (
        "Budgets, part A",
        "job_aligned_workshop",
        90,
        date(2026, 11, 18),
    )


@pytest.mark.parametrize(
    ("filled", "field", "error"),
    [
        (
            {"attendance_length": "90 min"},
            "attendance_title",
            "What was it? A few words are enough: they stand in everybody's record.",
        ),
        ({"attendance_title": "Budgets", "attendance_length": "90"}, "attendance_length", "90 hours or minutes? For"),
    ],
)
def test_something_else_needs_its_facts(dialog: Dialog, filled: dict[str, str], field: str, error: str) -> None:
    answer = dialog.submit("UNOOR", at(dialog, "else"), **filled)
    [(block, message)] = answer["errors"].items()
    assert named({"block_id": block}) == field
    assert message.startswith(error)


def test_a_form_whose_choice_ran_ahead_of_its_fields_is_shown_anew(dialog: Dialog, companion: Companion) -> None:
    answer = dialog.submit("UNOOR", form(dialog), attendance_session=SESSION_2)
    assert initially(answer["view"])["attendance_day"] == "2026-10-12"
    assert counting(companion, "dana") == []


def test_a_workshop_of_a_month_is_recorded_part_by_part(dialog: Dialog, companion: Companion, clock: Clock) -> None:
    clock.now = clock.now.replace(month=12, day=16)
    view = form(dialog)
    known = initially(view)
    assert (known["attendance_session"], known["attendance_day"], known["attendance_length"]) == (
        "December, job-aligned workshop 1, parts A and B, personnel and retention",
        "2026-12-16",
        "3 h",
    )
    for number, day in enumerate(("2026-12-09", "2026-12-16")):
        dialog.submit("UNOOR", view, view_id=f"V{number}", attendance_day=day, attendance_length="90 min")
    assert [entry.on.day for entry in counting(companion, "dana")] == [9, 16]
    again = dialog.submit("UNOOR", view, view_id="V2", attendance_day="2026-12-16", attendance_length="90 min")
    assert again["view"]["title"]["text"] == "Change attendance"


def test_a_cohort_of_two_hundred_fits(dialog: Dialog, companion: Companion) -> None:
    many = [line(f"Candidate{number:03} Smith", Role.CANDIDATE, "usc", None) for number in range(197)]
    bring_in_the_cohort(companion, *[one.model_copy(update={"cohort": COHORT}) for one in many])
    view = form(dialog)
    fields = [block for block in view["blocks"] if named(block).startswith("attendance_present")]
    assert [block["label"]["text"] for block in fields] == [
        "Who was there? Candidate000 Smith to Candidate099 Smith",
        "Who was there? Candidate100 Smith to Theo Park",
    ]
    assert [len(block["element"]["initial_options"]) for block in fields] == [100, 100]
    assert dialog.submit("UNOOR", view) == {}
    assert "for 200 of 200." in shown(told(dialog))
    assert len(counting(companion, "candidate150")) == 1


def test_of_several_cohorts_one_is_chosen(dialog: Dialog, companion: Companion) -> None:
    older = line("Ana Older", Role.CANDIDATE, "usc", "UANA").model_copy(
        update={"cohort": "usc-2025", "starts_on": date(2025, 8, 18), "ends_on": date(2027, 6, 30)}
    )
    bring_in_the_cohort(companion, older, line("Max Alone", Role.CANDIDATE, "usc", "UMAX"))
    view = form(dialog)
    assert options(view, "attendance_cohort") == ["usc-2025", COHORT, "Candidates in no cohort"]
    assert initially(view)["attendance_session"] == "Mon, Nov 9, CPSEL session 10, instructional leadership in action"
    theirs = dialog.choose("UNOOR", view, "attendance_cohort", attendance_cohort=f"cohort:{COHORT}")
    assert initially(theirs)[PRESENT] == ["Dana Whitfield", "Jordan Reyes", "Theo Park"]
    alone = dialog.choose("UNOOR", theirs, "attendance_cohort", attendance_cohort="cohort:")
    assert initially(alone)[PRESENT] == ["Max Alone"]
    assert dialog.submit("UNOOR", alone) == {}
    assert len(counting(companion, "max")) == 1
    named_one = form(dialog, words_=f"attendance {COHORT}")
    assert initially(named_one)["attendance_cohort"] == COHORT


@pytest.mark.parametrize(("user", "said"), [("UDANA", "attendance"), ("UMARCUS", "attendance")])
def test_nobody_else_records_it(dialog: Dialog, user: str, said: str) -> None:
    assert shown(dialog.command(user, said)) == (
        "Recording who was at a session is open only to an instructor of the program and the program administrator."
    )


def test_nobody_else_presses_its_buttons(dialog: Dialog, companion: Companion) -> None:
    dialog.submit("UNOOR", form(dialog))
    receipt = told(dialog)
    assert shown(dialog.press("UDANA", buttons(receipt)["Undo"])).startswith("Recording who was at a session is open")
    assert words(dialog.open("UMARCUS", buttons(receipt)["Change"])).startswith("Recording who was at a session")
    assert len(counting(companion, "dana")) == 1


def test_another_program_has_no_part_in_it(dialog: Dialog, companion: Companion) -> None:
    bring_in_the_cohort(companion, line("Helen Cho", Role.PROGRAM_ADMIN, "mcoe", "UHELEN"))
    dialog.submit("UNOOR", form(dialog))
    assert shown(dialog.press("UHELEN", buttons(told(dialog))["Undo"])) == (
        "That record of attendance is no longer there."
    )
    assert len(counting(companion, "dana")) == 1


@pytest.mark.parametrize("said", ["record attendance", "please take attendance", "Who was there?", "attendance"])
def test_plain_words_lead_to_the_form(dialog: Dialog, said: str) -> None:
    [reply] = dialog.direct("UNOOR", said)
    view = dialog.open("UNOOR", buttons(reply)["Record attendance"])
    assert initially(view)["attendance_day"] == "2026-11-09"


def test_an_unknown_cohort_is_named_with_those_there_are(dialog: Dialog) -> None:
    assert shown(dialog.command("UNOOR", "attendance 1999")) == "I know no cohort “1999”. There is usc-2026."


def test_the_home_of_an_instructor_shows_sessions_and_nobodys_hours(dialog: Dialog, companion: Companion) -> None:
    dialog.submit("UNOOR", form(dialog), **{PRESENT: ids(companion, "dana")})
    home = dialog.home("UNOOR")
    rows = [
        (block["text"]["text"], block["accessory"]["text"]["text"]) for block in home["blocks"] if "accessory" in block
    ]
    assert rows == [
        (f"*{TITLE_3}*\nMon, Nov 9, 2026, 2 h (5:30-7:30 pm): recorded, 1 of 3 were there", "Change"),
        ("*CPSEL session 2, developing a shared vision*\nMon, Oct 12, 2026: *not recorded yet*", "Record"),
        ("*CPSEL session 1, coaching and induction*\nMon, Sep 14, 2026: *not recorded yet*", "Record"),
    ]
    assert "Dana" not in json.dumps(home)
    [record] = [block["accessory"] for block in home["blocks"] if "Oct 12" in block.get("text", {}).get("text", "")]
    assert initially(dialog.open("UNOOR", record))["attendance_day"] == "2026-10-12"


def test_the_form_of_a_session_that_is_recorded_meanwhile_shows_how_it_stands(dialog: Dialog) -> None:
    dialog.submit("UNOOR", form(dialog))
    view = at(dialog, SESSION_3, "UPRIYA")
    assert view["title"]["text"] == "Change attendance"


def test_a_session_that_is_offered_no_more_is_asked_about(dialog: Dialog) -> None:
    view = form(dialog)
    made_up = view | {"private_metadata": view["private_metadata"].replace("session.3@1", "session.99@1")}
    answer = dialog.submit("UNOOR", made_up, attendance_session="date:session.99@1")
    assert answer["errors"] == {"attendance_session": "Which session was it? Choose one, or “Something else”."}


def day_is_over(dialog: Dialog, clock: Clock) -> None:
    clock.now += timedelta(hours=7)
    dialog.sweep()


def test_everybody_hears_of_it_once_that_day_and_may_say_that_it_is_not_right(
    dialog: Dialog, companion: Companion, clock: Clock
) -> None:
    for number, session in enumerate(("date:session.1@1", SESSION_3)):
        dialog.submit("UNOOR", at(dialog, session), view_id=f"V{number}", **{PRESENT: ids(companion, "dana")})
    assert [call["channel"] for call in dialog.slack.sent("chat.postMessage")] == ["UNOOR", "UNOOR"]
    day_is_over(dialog, clock)
    [news] = [call for call in dialog.slack.sent("chat.postMessage") if call["channel"] == "UDANA"]
    stands = "Noor recorded this for you. It counts unless you say that it is not right."
    first = "*2 h* professional learning (CPSEL sessions) on Mon, Sep 14, 2026, 5:30-7:30 pm (CPSEL session 1, coaching"
    third = "*2 h* professional learning (CPSEL sessions) on Mon, Nov 9, 2026, 5:30-7:30 pm (CPSEL session 3, instruc"
    assert shown(news) == (
        f"*From the sessions of your program*\n{first} and induction)\n{stands}\n{third}tional leadership in action)\n"
        f"{stands}"
    )
    doubt = [block["accessory"] for block in news["blocks"] if "accessory" in block][-1]
    asked = dialog.press("UDANA", {**doubt, "type": "button"})
    assert list(buttons(asked))[:3] == ["I was not there", "Wrong length", "Wrong day"]
    dialog.press("UDANA", buttons(asked)["I was not there"])
    dispute = told(dialog)
    assert shown(dispute).startswith("*Dana Whitfield says that this is not right: I was not there*")
    change = dialog.open("UNOOR", buttons(dispute)["Change attendance"])
    assert dialog.submit("UNOOR", change, view_id="V9", **{PRESENT: ids(companion, "theo")}) == {}
    assert [entry.on.month for entry in counting(companion, "dana")] == [9]


def test_what_is_taken_back_the_same_day_is_no_news(dialog: Dialog, clock: Clock) -> None:
    dialog.submit("UNOOR", form(dialog))
    dialog.press("UNOOR", buttons(told(dialog))["Undo"])
    day_is_over(dialog, clock)
    assert [call["channel"] for call in dialog.slack.sent("chat.postMessage")] == ["UNOOR"]


def test_whoever_is_taken_out_later_hears_of_that_too(dialog: Dialog, companion: Companion, clock: Clock) -> None:
    dialog.submit("UNOOR", form(dialog), **{PRESENT: ids(companion, "dana")})
    receipt = told(dialog)
    day_is_over(dialog, clock)
    clock.now += timedelta(hours=17)
    dialog.press("UNOOR", buttons(receipt)["Undo"])
    day_is_over(dialog, clock)
    [_, news] = [call for call in dialog.slack.sent("chat.postMessage") if call["channel"] == "UDANA"]
    assert shown(news).endswith("Noor took this out of the count meanwhile, so there is nothing to confirm.")


def test_own_hours_without_a_category_become_those_of_the_session_and_the_candidate_hears_of_it(
    dialog: Dialog, companion: Companion, clock: Clock
) -> None:
    log(companion, "theo")
    asked = dialog.submit("UNOOR", form(dialog))
    assert "• Theo Park: 2 h of professional learning, from now on of CPSEL sessions" in words(asked["view"])
    assert dialog.submit("UNOOR", asked["view"]) == {}
    [entry] = counting(companion, "theo")
    assert (entry.category, entry.minutes, entry.reason) == ("cpsel_session", 120, f"attendance of {TITLE_3}")
    progress = shown(dialog.command("UTHEO", "progress"))
    assert "No category yet" not in progress
    day_is_over(dialog, clock)
    [news] = [call for call in dialog.slack.sent("chat.postMessage") if call["channel"] == "UTHEO"]
    assert "corrected, instead of: *2 h* professional learning (no category yet) on Mon, Nov 9, 2026" in shown(news)


def test_who_cannot_be_added_hears_what_is_in_the_way_and_asks_once_it_is_gone(
    dialog: Dialog, companion: Companion
) -> None:
    log(companion, "theo", minutes=60, starts="19:00", ends="20:00", category="plc")
    dialog.submit("UNOOR", dialog.submit("UNOOR", form(dialog))["view"])
    news = told(dialog, "UTHEO")
    assert shown(news) == (
        "Noor Haddad has you among those who were there: CPSEL session 3, instructional leadership in action on Mon, "
        "Nov 9, 2026. Its 2 h could not be added.\n"
        "In the way is what you have at that time: *1 h* professional learning (PLC with the cohort) on Mon, Nov 9, "
        "2026, 7:00-8:00 pm.\n"
        "If that is not right, put it right first: `/casc history 11/9` shows it. Then ask Noor Haddad to add you."
    )
    asked = dialog.press("UTHEO", buttons(news)["Ask Noor to add me"])
    assert shown(asked).startswith("Noor Haddad is asked to add you")
    assert "Add Theo" in buttons(told(dialog))


def test_a_length_that_is_hardly_one_is_asked_about_once(dialog: Dialog, companion: Companion) -> None:
    filled = {"attendance_title": "Budgets", "attendance_category": "plc", "attendance_length": "23 h"}
    asked = dialog.submit("UNOOR", at(dialog, "else"), **filled)
    assert words(asked["view"]) == (
        ":warning: 23 h is long for one entry of professional learning. Is that right? If so, send this off once more; "
        "if not, mend the length."
    )
    assert counting(companion, "dana") == []
    assert dialog.submit("UNOOR", asked["view"]) == {}
    assert [entry.minutes for entry in counting(companion, "dana")] == [23 * 60]


def test_everybody_can_be_asked_and_nobody_have_handed_in(dialog: Dialog, companion: Companion) -> None:
    assert dialog.submit("UNOOR", form(dialog), **{ASKED: ASKED, PRESENT: ids(companion, "dana", "theo")}) == {}
    receipt = told(dialog)
    assert shown(receipt).endswith("Assignment missing: Dana Whitfield, Theo Park.")
    change = dialog.open("UNOOR", buttons(receipt)["Change"])
    assert (initially(change)[SUBMITTED], initially(change)[ASKED]) == (None, ["Everybody was asked for it"])


def test_an_assignment_of_somebody_absent_is_an_error_at_its_field(dialog: Dialog, companion: Companion) -> None:
    filled = {PRESENT: ids(companion, "dana"), SUBMITTED: ids(companion, "theo")}
    [(block, error)] = dialog.submit("UNOOR", form(dialog), **filled)["errors"].items()
    assert (named({"block_id": block}), error) == (
        SUBMITTED,
        "Theo Park is not among those who were there. Choose them there too, or take them out here.",
    )


def test_a_candidate_says_later_that_it_is_not_right_and_the_instructor_keeps_sight_of_it(
    dialog: Dialog, companion: Companion
) -> None:
    dialog.submit("UNOOR", form(dialog), **{PRESENT: ids(companion, "dana")})
    listed = dialog.command("UDANA", "confirm")
    assert "*Recorded for you*" in shown(listed)
    doubt = [block["accessory"] for block in listed["blocks"] if "accessory" in block][-1]
    asked = dialog.press("UDANA", {**doubt, "type": "button"})
    dialog.press("UDANA", buttons(asked)["I was not there"])
    assert "*Recorded for you*" not in shown(dialog.command("UDANA", "confirm"))
    home = dialog.home("UNOOR")
    [row, *_] = [block for block in home["blocks"] if "accessory" in block]
    assert row["text"]["text"].endswith("1 of 3 were there, *1 says they were not there*")
    assert row["accessory"]["text"]["text"] == "Change attendance"
    waiting = dialog.command("UNOOR", "confirm")
    assert "I was not there" in shown(waiting)
    [change] = [block["accessory"] for block in waiting["blocks"] if "accessory" in block]
    view = dialog.open("UNOOR", {**change, "type": "button"})
    assert view["title"]["text"] == "Change attendance"


def test_the_sessions_as_a_list(dialog: Dialog) -> None:
    dialog.submit("UNOOR", form(dialog))
    assert shown(dialog.command("UNOOR", "attendance list")).splitlines()[:2] == [
        f"*Sessions*, {COHORT}",
        f"• {RECEIPT_3}: recorded, 3 of 3 were there",
    ]
