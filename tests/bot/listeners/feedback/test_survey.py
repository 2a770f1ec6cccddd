"""The pulse survey as a dialog: opened by the administrator, answered once, and shown when it is over."""

import logging
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from bot.companion import Companion
from induction.feedback.pulse import Step
from induction.packs.pulse import HOUSE_ITEMS
from induction.people import Role
from induction.retention import ErasureReason
from tests.bot.conftest import NOW, Clock, line
from tests.bot.dialog import Dialog, buttons, notes, shown
from tests.bot.listeners.feedback.crowd import (
    COACH_USERS,
    EARLY,
    EARLY_USERS,
    LATE,
    LATE_USERS,
    answer,
    answers,
    bring_in,
    form_of,
)

ITEMS = [one for one in HOUSE_ITEMS if one.role is Role.CANDIDATE]


@pytest.fixture(autouse=True)
def crowd(companion: Companion) -> None:
    bring_in(companion)


def told(dialog: Dialog, user: str) -> list[dict[str, Any]]:
    return [one for one in dialog.slack.sent("chat.postMessage") if one["channel"] == user]


def open_round(dialog: Dialog, words: str = "pulse open") -> dict[str, Any]:
    preview = dialog.command("UPRIYA", words)
    [opens] = [one for label, one in buttons(preview).items() if label.startswith("Open it")]
    return dialog.press("UPRIYA", opens)


def results(dialog: Dialog, clock: Clock, days: int = 15) -> dict[str, Any]:
    clock.now += timedelta(days=days)
    return dialog.command("UPRIYA", "pulse")


def line_of(reply: dict[str, Any], key: str) -> list[str]:
    """What is said of an item, group by group."""
    [item] = [one.text for one in ITEMS if one.key == key]
    lines = shown(reply).splitlines()
    return [lines[place + 1].strip() for place, words in enumerate(lines) if words == f"• {item}"]


def test_the_preview_says_whom_it_asks_and_what(dialog: Dialog) -> None:
    words = shown(dialog.command("UPRIYA", "pulse open"))
    assert "It asks 14 candidates and 7 coaches, from today to December 1, 2026." in words
    assert all(f"• {one.text}" in words for one in HOUSE_ITEMS)
    assert dialog.slack.sent("chat.postMessage") == []


def test_a_cohort_and_days_are_understood_together(dialog: Dialog) -> None:
    words = shown(dialog.command("UPRIYA", f"pulse open {EARLY.lower()} 5 days"))
    assert words.startswith(
        f"*A survey of {EARLY}*, not yet open\nIt asks 8 candidates, from today to November 22, 2026."
    )
    assert "to November 20, 2026" in shown(dialog.command("UPRIYA", "pulse open 3"))


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        ("pulse open Nowhere", "I know no cohort “Nowhere”."),
        (
            f"pulse open {LATE} 10",
            "Results are shown for groups of at least 5 alone, and fewer candidates in Late 2026",
        ),
        ("pulse open 90", "A round is open for 1 to 60 days."),
        ("pulse shut", "`/casc pulse` shows results, `/casc pulse open` opens a round."),
    ],
)
def test_what_makes_no_round_is_refused(dialog: Dialog, words: str, refusal: str) -> None:
    assert refusal in shown(dialog.command("UPRIYA", words))


def test_everybody_is_invited_once_and_one_after_the_other(dialog: Dialog, clock: Clock) -> None:
    preview = dialog.command("UPRIYA", "pulse open")
    opens = buttons(preview)["Open it and invite 21"]
    opened = dialog.press("UPRIYA", opens)
    assert shown(opened).startswith(
        "The survey of the program is open until December 1, 2026. 21 people get one message"
    )
    assert dialog.press("UPRIYA", opens)["blocks"] == opened["blocks"]
    dialog.sweep()
    first = len(dialog.slack.sent("chat.postMessage"))
    assert first == 1
    clock.now += timedelta(minutes=1)
    dialog.sweep()
    dialog.sweep()
    [invitation] = told(dialog, EARLY_USERS[0])
    assert shown(invitation).startswith(
        "*How is the program for you?* 10 taps, under a minute, open until December 1, 2026.\n"
        "Your answers are only added to counts: nobody can see which are yours."
    )
    assert len(told(dialog, "UDANA")) == len(told(dialog, COACH_USERS[0])) == 1
    assert told(dialog, "UPRIYA") == []


def test_another_round_for_the_same_people_is_refused(dialog: Dialog) -> None:
    open_round(dialog)
    again = dialog.command("UPRIYA", f"pulse open {EARLY}")
    [opens] = [one for label, one in buttons(again).items() if label.startswith("Open it")]
    assert "A round is open for these people already." in shown(dialog.press("UPRIYA", opens))


@pytest.mark.parametrize("words", ["snooze reminders for 2 days", "I'm on leave until tomorrow"])
def test_during_a_snooze_or_a_leave_the_invitation_waits(dialog: Dialog, clock: Clock, words: str) -> None:
    away = EARLY_USERS[0]
    dialog.direct(away, words)
    before = len(told(dialog, away))
    open_round(dialog)
    for hours, invited in ((1, False), (24, False), (46, True)):
        clock.now = NOW + timedelta(hours=hours)
        dialog.sweep()
        assert len(told(dialog, away)) == before + invited


def test_who_has_answered_before_the_invitation_goes_out_gets_none(dialog: Dialog, clock: Clock) -> None:
    open_round(dialog)
    answer(dialog, EARLY_USERS[5], 4)
    clock.now += timedelta(minutes=1)
    dialog.sweep()
    assert [shown(one)[:10] for one in told(dialog, EARLY_USERS[5])] == ["Thank you."]


def test_the_form_is_a_tap_for_each_item_and_says_what_is_kept(dialog: Dialog) -> None:
    open_round(dialog)
    form = form_of(dialog, "UDANA")
    fields = [block for block in form["blocks"] if block["type"] == "input"]
    assert [one["label"]["text"] for one in fields] == [one.text for one in ITEMS]
    assert {one["element"]["type"] for one in fields} == {"radio_buttons"}
    assert [one["text"]["text"] for one in fields[0]["element"]["options"]] == [
        "Strongly agree",
        "Agree",
        "Disagree",
        "Strongly disagree",
        "Does not apply",
    ]
    assert notes(form) == (
        "*Open until December 1, 2026.* 10 taps, no names.\n"
        "Kept: how often each answer was given in your cohort, and that you have answered, so that nobody answers "
        "twice. Not kept: which answers are yours. Slack carries them here, as it carries every message.\n"
        "Shown: to your program administrator, after the survey has closed, for groups of at least 5."
    )


def test_a_coach_has_items_of_their_own(dialog: Dialog) -> None:
    open_round(dialog)
    labels = [one["label"]["text"] for one in form_of(dialog, "UMARCUS")["blocks"] if one["type"] == "input"]
    assert labels == [one.text for one in HOUSE_ITEMS if one.role is Role.COACH]


def test_nobody_answers_twice(dialog: Dialog, companion: Companion) -> None:
    open_round(dialog)
    form = form_of(dialog, "UDANA")
    other = form_of(dialog, "UDANA")
    for view_id in ("V1", "V1", "V2"):
        assert dialog.submit("UDANA", form if view_id == "V1" else other, view_id, **answers(form, 3)) == {}
    said = [shown(one) for one in told(dialog, "UDANA")]
    assert [words.split(".")[0] for words in said] == [
        "Thank you",
        "You have answered this survey before, so nothing was counted a second time",
    ]
    [pulse] = companion.records.pulses.of_program("usc")
    [counts] = companion.records.pulses.counts(pulse.key)
    assert (counts.answered, counts.times["peers"]) == (1, {Step.AGREE: 1})
    assert "You have answered this survey already. It is open until December 1, 2026" in shown(
        dialog.command("UDANA", "pulse")
    )


def test_with_an_answer_missing_nothing_is_counted(dialog: Dialog, companion: Companion) -> None:
    open_round(dialog)
    form = form_of(dialog, "UDANA")
    [first, *_] = answers(form, 3)
    refused = dialog.submit("UDANA", form, **{**answers(form, 3), first: None})
    assert refused["errors"] == {first: "One answer is missing. “Does not apply” is one too."}
    [pulse] = companion.records.pulses.of_program("usc")
    assert companion.records.pulses.how_many(pulse.key) == 0


def test_what_comes_after_the_end_is_not_counted(dialog: Dialog, clock: Clock) -> None:
    open_round(dialog, "pulse open 1")
    form = form_of(dialog, "UDANA")
    clock.now += timedelta(days=1)
    refused = dialog.submit("UDANA", form, **answers(form, 3))
    assert "This survey closed on November 18, 2026" in str(refused)
    assert "No survey is open for you just now." in shown(dialog.command("UDANA", "pulse"))


def test_a_form_without_an_open_round_or_from_elsewhere_counts_nothing(dialog: Dialog) -> None:
    open_round(dialog, f"pulse open {EARLY}")
    form = form_of(dialog, EARLY_USERS[0])
    assert "No survey is open for you just now." in shown(dialog.command("UDANA", "pulse"))
    refused = dialog.submit("UDANA", form, **answers(form, 3))
    assert "is not for you. Nothing was counted." in str(refused)


def test_until_it_is_over_nothing_is_shown_but_how_many(dialog: Dialog, clock: Clock) -> None:
    open_round(dialog)
    for user in EARLY_USERS[:4]:
        answer(dialog, user, 4)
    words = shown(dialog.command("UPRIYA", "pulse"))
    assert "is open until December 1, 2026: fewer than 5 of 21 have answered." in words
    answer(dialog, EARLY_USERS[4], 4)
    reply = dialog.command("UPRIYA", "pulse")
    assert "5 of 21 have answered." in shown(reply)
    assert "agree" not in shown(reply)
    clock.now = clock.now.replace(month=12, day=2, hour=8, minute=4)  # 0:04 in Los Angeles, on its way
    assert "agree" not in shown(dialog.command("UPRIYA", "pulse"))
    clock.now += timedelta(minutes=2)
    assert "*100% agree*" in shown(dialog.command("UPRIYA", "pulse"))


@pytest.mark.slow
def test_results_have_shares_counts_and_a_picture(dialog: Dialog, clock: Clock) -> None:
    open_round(dialog)
    for place, user in enumerate([*EARLY_USERS, *LATE_USERS]):
        answer(dialog, user, 4 if place < 5 else 3 if place < 8 else 1, peers=0 if place < 2 else 2)
    reply = results(dialog, clock)
    assert "*Candidates: 11 answered*" in shown(reply)
    assert line_of(reply, "reach") == [
        "*73% agree*: strongly agree 46% (5) · agree 27% (3) · disagree 0% (0) · strongly disagree 27% (3)"
    ]
    assert line_of(reply, "peers") == [
        (
            "*0% agree*: strongly agree 0% (0) · agree 0% (0) · disagree 100% (9) · strongly disagree 0% (0) · "
            "does not apply (2)"
        )
    ]
    assert "*Fewer than 5 coaches answered*, so nothing is shown of what they said." in shown(reply)
    [upload] = dialog.slack.uploads.values()
    assert Image.open(BytesIO(upload)).width == 960


@pytest.mark.slow
def test_a_small_cohort_is_not_shown_nor_to_be_worked_out(dialog: Dialog, clock: Clock) -> None:
    open_round(dialog)
    for user in [*EARLY_USERS, *LATE_USERS]:
        answer(dialog, user, 4 if user in EARLY_USERS else 1)
    reply = results(dialog, clock)
    assert f"Not shown by itself: {EARLY}, {LATE}. Fewer than 5 answered there" in notes(reply)
    assert not {EARLY, LATE} & set(buttons(reply))


@pytest.mark.slow
def test_a_large_cohort_is_shown_by_itself(dialog: Dialog, clock: Clock) -> None:
    open_round(dialog)
    for user in [*EARLY_USERS[:5], "UDANA", "UTHEO", "UJORDAN", *LATE_USERS]:
        answer(dialog, user, 4 if user in EARLY_USERS else 1)
    reply = results(dialog, clock)
    cohort = dialog.press("UPRIYA", buttons(reply)[EARLY])
    assert f"*Candidates, {EARLY}: 5 answered*" in shown(cohort)
    assert line_of(cohort, "reach")[0].startswith("*100% agree*")
    everybody = dialog.press("UPRIYA", buttons(cohort)["All"])
    assert "*Candidates: 11 answered*" in shown(everybody)


@pytest.mark.slow
def test_the_change_since_the_round_before_is_shown(dialog: Dialog, clock: Clock) -> None:
    open_round(dialog)
    for place, user in enumerate(EARLY_USERS):
        answer(dialog, user, 4 if place < 4 else 1)
    clock.now += timedelta(days=30)
    open_round(dialog)
    for place, user in enumerate(EARLY_USERS):
        form = form_of(dialog, user)
        dialog.submit(user, form, f"W{user}", **answers(form, 3 if place < 6 else 1))
    reply = results(dialog, clock)
    assert line_of(reply, "reach")[0].startswith("*75% agree*, +25 points since Dec 1: strongly agree 0% (0)")
    before = dialog.press("UPRIYA", buttons(reply)["Nov 18 to Dec 1, 2026"])
    assert line_of(before, "reach")[0].startswith("*50% agree*: strongly agree 50% (4)")


@pytest.mark.parametrize("user", ["UDANA", "UMARCUS"])
def test_results_are_for_the_administrator_alone(dialog: Dialog, clock: Clock, user: str) -> None:
    open_round(dialog)
    for one in EARLY_USERS:
        answer(dialog, one, 4)
    reply = results(dialog, clock)
    assert "*100% agree*" in shown(reply)
    assert "agree" not in shown(dialog.command(user, "pulse results"))
    forged = {"type": "button", "action_id": "pulse_show:round0", "value": '{"key": "x", "cohort": null}'}
    assert "You can't run the pulse survey" in shown(dialog.press(user, forged))
    opening = {"type": "button", "action_id": "pulse_open", "value": '{"key": "x", "cohort": null, "days": 9}'}
    assert "You can't run the pulse survey" in shown(dialog.press(user, opening))


def test_whoever_is_not_asked_is_told_so(dialog: Dialog, companion: Companion) -> None:
    companion.records.write_roster(
        [line("Rosa Kim", Role.SUPERVISOR, "usc", "UROSA")], today=date(2026, 11, 18), now=NOW
    )
    assert "The survey asks candidates and coaches" in shown(dialog.command("UROSA", "pulse"))


def test_no_row_and_no_log_has_a_person_beside_an_answer(
    dialog: Dialog, companion: Companion, caplog: pytest.LogCaptureFixture
) -> None:
    for name in ("bot", "storage"):
        caplog.set_level(logging.DEBUG, logger=name)
    open_round(dialog)
    form = form_of(dialog, "UDANA")
    before = _rows(companion)
    assert dialog.submit("UDANA", form, "V9", **answers(form, 1, peers=0)) == {}
    dialog.settle()
    new = {table: [row for row in rows if row not in before[table]] for table, rows in _rows(companion).items()}
    dana = next(one for one in companion.records.people("usc") if one.slack_id == "UDANA")
    [pulse] = companion.records.pulses.of_program("usc")
    assert new.pop("pulse_turn") == [(pulse.key, dana.id)]
    counted = new.pop("pulse_count")
    assert {tuple(row[:3]) for row in counted} == {(pulse.key, "", "candidate")}
    assert len(counted) == 1 + len(ITEMS) * len(Step)
    keys = [one.key for one in ITEMS]
    assert {table for table, rows in new.items() if any(_tells(row, keys) for row in rows)} == set()
    assert [words for words in caplog.messages if "pulse_item_" in words] == []


def _tells(row: tuple[Any, ...], keys: list[str]) -> bool:
    """Whether the row names an item or an answer."""
    told_words = repr(row)
    return any(f"pulse_item_{key}" in told_words for key in keys) or any(step.label in told_words for step in Step)


def _rows(companion: Companion) -> dict[str, list[tuple[Any, ...]]]:
    with closing(sqlite3.connect(companion.settings.home / "companion.db")) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {one: connection.execute(f'SELECT * FROM "{one}"').fetchall() for one in tables}  # noqa: S608 - its own names


def test_the_home_has_the_survey_until_it_is_answered(dialog: Dialog, clock: Clock) -> None:
    waits = "A survey about the program, anonymous and answered in a minute; open until December 1, 2026"
    user = EARLY_USERS[0]
    assert waits not in shown(dialog.home(user))
    open_round(dialog)
    assert [waits in shown(dialog.home(one)) for one in (user, COACH_USERS[0], "UPRIYA")] == [True, True, False]
    form = dialog.open(user, buttons(dialog.home(user))["Answer"])
    assert dialog.submit(user, form, "V1", **answers(form, Step.AGREE)) == {}
    assert waits not in shown(dialog.home(user))
    clock.now += timedelta(days=14)
    assert waits not in shown(dialog.home(COACH_USERS[0]))


def test_who_is_too_few_to_be_shown_finds_no_survey_on_the_home(dialog: Dialog, companion: Companion) -> None:
    open_round(dialog)
    for user in COACH_USERS[2:]:
        coach = companion.records.person_by_slack(user)
        assert coach is not None
        gone(companion, coach.id)
    assert "A survey about the program" not in shown(dialog.home(COACH_USERS[0]))


def gone(companion: Companion, person_id: int) -> None:
    """Somebody is erased."""
    companion.records.erasures.erase(
        person_id,
        source=f"gone:{person_id}",
        why=ErasureReason.ASKED,
        actor_id=None,
        today=NOW.date(),
        now=NOW,
    )


def test_while_a_round_is_open_nobody_is_told_to_open_one(dialog: Dialog) -> None:
    open_round(dialog)
    words = shown(dialog.command("UPRIYA", "pulse"))
    assert words.endswith("What they said is shown once it has closed.")
