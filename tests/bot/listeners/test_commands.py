"""`/casc …`: what is said and what is answered, for each who may say it."""

import sqlite3
from contextlib import closing

import pytest

from bot.companion import Companion
from tests.bot.dialog import Dialog, buttons, shown

PHONE = 1500
"""Characters that a phone shows on one screen, or nearly."""


@pytest.mark.parametrize(
    ("said", "answered"),
    [
        ("progess", "Did you mean `/casc progress`?"),
        ("lgo 90 min coaching", "Did you mean `/casc log`?"),
        ("frobnicate", "Did you mean `/casc help`?"),
        ("help", "What you can do here"),
        ("", "What you can do here"),
        ("ask", "What would you like to know?"),
        ("60 min coaching today", "Record this?"),
        ("how many hours do I have left?", "Where you stand"),
        ("ask how many hours do I have left?", "Where you stand"),
        (f"ask {'why ' * 1000}?", "I read up to 3,000"),
    ],
)
def test_every_command_gets_an_answer(dialog: Dialog, said: str, answered: str) -> None:
    assert answered in shown(dialog.command("UDANA", said))


def test_progress_is_one_screen_of_a_phone_with_everything_behind_a_button(dialog: Dialog) -> None:
    answer = dialog.command("UDANA", "progress")
    assert "▱▱▱▱▱▱▱▱▱▱ Coaching: *0 min* of 40 h, 40 h to go" in shown(answer)
    assert "_The documents disagree: 60 hours a year, 40 hours a year or 20 to 30 hours a year" in shown(answer)
    assert len(shown(answer)) < PHONE
    assert list(buttons(answer)) == ["Everything", "History"]


def test_everything_shows_each_rule_and_its_place(dialog: Dialog) -> None:
    dialog.act_on("UDANA", buttons(dialog.command("UDANA", "progress"))["Everything"])
    everything = dialog.slack.sent("chat.postMessage")[-1]
    assert "Everything asked of you" in shown(everything)
    assert "PLC with the cohort: *0 min* of 10 h" in shown(everything)
    dialog.act_on("UDANA", buttons(everything)["Which rule says so"])
    places = shown(dialog.slack.sent("chat.postMessage")[-1])
    assert "Professional learning, Year 1: the documents disagree. 60 hours a year" in places
    assert "line " in places


def test_everything_of_somebody_else_stays_closed(dialog: Dialog) -> None:
    theirs = buttons(dialog.command("UMARCUS", "progress Dana"))["Everything"]
    dialog.act_on("UTHEO", theirs)
    assert "not open to you" in shown(dialog.slack.sent("chat.postMessage")[-1])


def test_a_coach_sees_the_caseload_and_nobody_elses_candidate(dialog: Dialog) -> None:
    caseload = shown(dialog.command("UMARCUS", "progress"))
    assert "Dana Whitfield" in caseload
    assert "Theo Park" in caseload
    assert "Jordan" not in caseload
    assert "Where Dana Whitfield stands" in shown(dialog.command("UMARCUS", "progress Dana"))
    assert "I find no “Jordan” in your caseload" in shown(dialog.command("UMARCUS", "progress Jordan"))


def test_the_administrator_sees_the_whole_cohort_those_in_need_first(dialog: Dialog) -> None:
    card = dialog.command("UMARCUS", "log 4 hours coaching with Dana yesterday")
    dialog.press("UMARCUS", buttons(card)["Record"])
    lines = shown(dialog.command("UPRIYA", "progress")).splitlines()
    assert [line.split("*")[1] for line in lines[1:]] == ["Jordan Reyes", "Theo Park", "Dana Whitfield"]
    assert "Maria" not in "".join(lines)


def test_a_candidate_sees_nobody_elses_hours(dialog: Dialog) -> None:
    assert "I find no “Theo” in your own record" in shown(dialog.command("UDANA", "progress Theo"))


def test_a_stranger_reads_what_this_is_and_whom_to_ask(dialog: Dialog) -> None:
    answer = shown(dialog.command("USTRANGER", "progress"))
    assert "ask your program administrator to add you" in answer


def test_a_wrong_signature_is_turned_away_and_nothing_is_done(dialog: Dialog) -> None:
    assert dialog.signed_wrongly().status == 401
    assert dialog.slack.calls == []


def test_what_breaks_is_answered_with_a_reference_and_no_exception_text(dialog: Dialog, companion: Companion) -> None:
    with closing(sqlite3.connect(companion.settings.home / "companion.db")) as database:
        database.execute("DROP TABLE pairing")
    answer = dialog.command("UMARCUS", "progress")
    assert "reference" in answer["text"]
    assert "pairing" not in str(answer)
    [told] = dialog.direct("UMARCUS", "progress")
    assert "reference" in told["text"]
