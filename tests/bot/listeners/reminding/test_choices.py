"""How people want to be reminded, as dialogs in Slack."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from bot.companion import Companion
from induction.packs.reminding import NudgeKind
from induction.people import Person, Role
from induction.reminding.reminders import ReminderChoice
from tests.bot.conftest import NOW, Clock, line
from tests.bot.dialog import Dialog, Message, buttons, notes, shown

FOUR = datetime(2026, 11, 19, 0, 0, tzinfo=UTC)  # that Wednesday, four in the afternoon in Los Angeles
A_WEEK_ON = datetime(2026, 11, 25, 16, 0, tzinfo=UTC)

OF_A_CANDIDATE = """\
*Your reminders*
Once a day at most, at 8:00 am or later that day, on Mon to Fri between 8:00 am and 5:00 pm where you are. \
Only of what is yours and open:
• pace of hours
• own hours that nobody confirmed yet
• hours to confirm
• a reflection that is missing
• what is due soon
• action items that are due
• sign-offs that wait
• early facts about you"""


def person(companion: Companion, user: str) -> Person:
    found = companion.records.person_by_slack(user)
    assert found is not None
    return found


def choice(companion: Companion, user: str) -> ReminderChoice:
    reader = person(companion, user)
    return companion.records.choices.of([reader.id]).get(reader.id, ReminderChoice())


def told(dialog: Dialog, user: str) -> list[Message]:
    return [call for call in dialog.slack.sent("chat.postMessage") if call["channel"] == user]


def said(dialog: Dialog, user: str, words: str) -> Message:
    [answer] = dialog.direct(user, words)
    return answer


def settings(dialog: Dialog, user: str) -> dict[str, Any]:
    return dialog.open(user, buttons(dialog.command(user, "reminders"))["Settings…"])


def test_what_one_is_reminded_of_and_when(dialog: Dialog) -> None:
    mine = dialog.command("UDANA", "reminders")
    assert mine["text"] == "Your reminders"
    assert shown(mine).startswith(OF_A_CANDIDATE)
    assert "What would come next" in shown(mine)
    assert list(buttons(mine)) == ["Snooze a day", "Snooze a week", "Settings…"]
    assert shown(said(dialog, "UDANA", "what do you remind me of?")) == shown(mine)
    assert "• a candidate without coaching for long" in shown(dialog.command("UMARCUS", "reminders"))
    assert "• candidates without a coach" in shown(dialog.command("UPRIYA", "reminders"))


def test_a_snooze_ends_in_the_morning_and_can_be_taken_back(dialog: Dialog, companion: Companion) -> None:
    mine = dialog.command("UDANA", "reminders")
    snoozed = dialog.press("UDANA", buttons(mine)["Snooze a week"])
    assert shown(snoozed).startswith("*Your reminders*\n*Snoozed until Wed, Nov 25, 8:00 am.*\n")
    assert choice(companion, "UDANA") == ReminderChoice(snoozed_until=A_WEEK_ON)
    assert list(buttons(snoozed)) == ["Turn reminders on", "Settings…"]
    assert dialog.press("UDANA", buttons(mine)["Snooze a week"])["blocks"] == snoozed["blocks"]
    awake = dialog.press("UDANA", buttons(snoozed)["Turn reminders on"])
    assert shown(awake).startswith("*Your reminders*\nReminders come again.\n")
    assert choice(companion, "UDANA") == ReminderChoice()


@pytest.mark.parametrize(
    ("words", "answer", "kept"),
    [
        (
            "snooze reminders for a week",
            "*Snoozed until Wed, Nov 25, 8:00 am.*",
            ReminderChoice(snoozed_until=A_WEEK_ON),
        ),
        (
            "no reminders this week",
            "*Snoozed until Mon, Nov 23, 8:00 am.*",
            ReminderChoice(snoozed_until=datetime(2026, 11, 23, 16, 0, tzinfo=UTC)),
        ),
        (
            "stop reminders about pace",
            "No more reminders of: pace of hours.",
            ReminderChoice(stopped=frozenset({NudgeKind.PACE})),
        ),
        (
            "I'm on leave from 12/1 to 12/12",
            "*On leave from Tue, Dec 1 to Sat, Dec 12*. No reminders come on those days.",
            ReminderChoice(leave_from=date(2026, 12, 1), leave_to=date(2026, 12, 12), leave_by=4, leave_at=NOW),
        ),
        ("turn reminders back on", "Reminders come again.", ReminderChoice()),
    ],
)
def test_plain_words_do_the_same(
    dialog: Dialog, companion: Companion, words: str, answer: str, kept: ReminderChoice
) -> None:
    assert shown(said(dialog, "UDANA", words)).startswith(f"*Your reminders*\n{answer}\n")
    assert choice(companion, "UDANA") == kept


@pytest.mark.parametrize(
    ("words", "answer", "offered"),
    [
        ("stop remindrs abuot pace", "Did you mean this?", ["Stop: pace of hours"]),
        ("snoze reminders for a week", "Did you mean this?", ["Snooze a week"]),
        ("I'm on levae from 12/1 to 12/12", "Did you mean this?", ["Leave from Tue, Dec 1 to Sat, Dec 12"]),
        ("stop all reminders", "Did you mean this?", ["Snooze a day", "Snooze a week", "Settings…"]),
        ("stop reminding me about ratings", "", None),
        ("stop reminders about bananas", "", None),
    ],
)
def test_what_is_not_certain_is_asked_and_changes_nothing(
    dialog: Dialog, companion: Companion, words: str, answer: str, offered: list[str] | None
) -> None:
    question = said(dialog, "UDANA", words)
    assert choice(companion, "UDANA") == ReminderChoice()
    if offered is None:
        assert len(buttons(question)) == 8  # the kinds that concern a candidate
    else:
        assert (shown(question), list(buttons(question))) == (answer, offered)


def test_the_answer_to_the_question_is_one_tap(dialog: Dialog, companion: Companion) -> None:
    question = said(dialog, "UDANA", "stop remindrs abuot pace")
    done = dialog.press("UDANA", buttons(question)["Stop: pace of hours"])
    assert "No more reminders of: pace of hours." in shown(done)
    assert "*Stopped*: pace of hours. In the settings you turn them on again." in shown(done)
    assert choice(companion, "UDANA").stopped == {NudgeKind.PACE}
    again = said(dialog, "UDANA", "turn pace reminders back on")
    assert "You are reminded again of: pace of hours." in shown(again)
    assert choice(companion, "UDANA") == ReminderChoice()


def test_hours_are_one_kind_for_a_coach_and_three_for_a_candidate(dialog: Dialog) -> None:
    assert "No more reminders of: hours to confirm." in shown(said(dialog, "UMARCUS", "stop reminders about hours"))
    assert len(buttons(said(dialog, "UDANA", "stop reminders about hours"))) == 3


@pytest.mark.parametrize(("words", "about"), [("ratings", "a rating that was asked for"), ("bananas", "bananas")])
def test_what_one_is_not_reminded_of_is_said(dialog: Dialog, words: str, about: str) -> None:
    question = said(dialog, "UDANA", f"stop reminders about {words}")
    assert shown(question) == f"You are not reminded of “{about}”. Which of these did you mean?"


def test_all_of_it_is_set_in_one_form(dialog: Dialog, companion: Companion) -> None:
    form = settings(dialog, "UDANA")
    filled = {
        "reminders_workdays": "1,2,4",
        "reminders_from": "09:30",
        "reminders_until": "15:00",
        "reminders_leave_from": "2026-12-01",
        "reminders_leave_to": "2026-12-12",
        "reminders_kinds": "unconfirmed,to_confirm,reflection,window,item,sign_off,early_warning",
    }
    assert dialog.submit("UDANA", form, **filled) == {}
    assert choice(companion, "UDANA") == ReminderChoice(
        workdays=(1, 2, 4),
        works_from=time(9, 30),
        works_until=time(15),
        leave_from=date(2026, 12, 1),
        leave_to=date(2026, 12, 12),
        leave_by=4,
        leave_at=NOW,
        stopped=frozenset({NudgeKind.PACE}),
    )
    mine = dialog.command("UDANA", "reminders")
    assert "at 9:30 am or later that day, on Mon, Tue and Thu between 9:30 am and 3:00 pm" in shown(mine)
    again = settings(dialog, "UDANA")
    assert dialog.submit("UDANA", again, reminders_leave_from=None, reminders_leave_to=None) == {}
    assert choice(companion, "UDANA").leave_from is None
    assert choice(companion, "UDANA").workdays == (1, 2, 4)


@pytest.mark.parametrize(
    ("filled", "field"),
    [
        ({"reminders_from": "15:00", "reminders_until": "15:00"}, "reminders_until"),
        ({"reminders_from": "17:00", "reminders_until": "08:00"}, "reminders_until"),
        ({"reminders_workdays": None}, "reminders_workdays"),
        ({"reminders_leave_from": "2026-12-05", "reminders_leave_to": "2026-12-01"}, "reminders_leave_to"),
        ({"reminders_leave_to": "2026-11-01"}, "reminders_leave_to"),
    ],
)
def test_what_leaves_no_time_is_refused_at_its_field(
    dialog: Dialog, companion: Companion, filled: dict[str, str | None], field: str
) -> None:
    refused = dialog.submit("UDANA", settings(dialog, "UDANA"), **filled)
    assert list(refused["errors"]) == [field]
    assert choice(companion, "UDANA") == ReminderChoice()


def test_a_leave_that_was_not_touched_stays_as_somebody_changed_it_meanwhile(
    dialog: Dialog, companion: Companion
) -> None:
    form = settings(dialog, "UDANA")
    said(dialog, "UPRIYA", "Dana is on leave from 12/1 to 12/12")
    assert dialog.submit("UDANA", form, reminders_from="09:00") == {}
    kept = choice(companion, "UDANA")
    assert (kept.works_from, kept.leave_from, kept.leave_by) == (time(9), date(2026, 12, 1), 1)


def test_an_administrator_records_a_leave_and_the_person_hears_of_it_once(dialog: Dialog, companion: Companion) -> None:
    said(dialog, "UDANA", "stop reminders about pace")
    card = dialog.command("UPRIYA", "reminders Dana")
    assert shown(card) == "*Dana Whitfield*: no leave is recorded."
    form = dialog.open("UPRIYA", buttons(card)["Record a leave…"])
    assert [block["block_id"] for block in form["blocks"] if block["type"] == "input"] == [
        "reminders_leave_from",
        "reminders_leave_to",
    ]
    leave = {"reminders_leave_from": "2026-12-01", "reminders_leave_to": "2026-12-12"}
    for _ in range(2):
        assert dialog.submit("UPRIYA", form, **leave) == {}
    dialog.sweep()
    [news] = told(dialog, "UDANA")[-1:]
    assert shown(news) == (
        "Priya Nair recorded that you are on leave from Tue, Dec 1 to Sat, Dec 12. No reminders come on those days; "
        "everything else works as always.\nNot right? `/casc reminders` changes it."
    )
    assert len([one for one in told(dialog, "UDANA") if "Priya" in shown(one)]) == 1
    card = dialog.command("UPRIYA", "reminders Dana")
    assert shown(card) == ("*Dana Whitfield*: on leave from Tue, Dec 1 to Sat, Dec 12, recorded by you on Wed, Nov 18.")
    assert "pace" not in shown(card) + notes(card)
    assert "*On leave from Tue, Dec 1 to Sat, Dec 12*, recorded by Priya Nair." in shown(
        dialog.command("UDANA", "reminders")
    )
    assert choice(companion, "UDANA").stopped == {NudgeKind.PACE}


def test_a_leave_that_is_on_record_already_is_no_news(dialog: Dialog, companion: Companion) -> None:
    said(dialog, "UDANA", "I'm on leave from 12/1 to 12/12")
    again = said(dialog, "UPRIYA", "Dana is on leave from 12/1 to 12/12")
    assert "recorded by Dana Whitfield" in shown(again)
    assert "hears of it" not in notes(again)
    dialog.sweep()
    assert [one for one in told(dialog, "UDANA") if "Priya" in shown(one)] == []
    assert choice(companion, "UDANA").leave_by == person(companion, "UDANA").id


def test_a_leave_ahead_leaves_reminders_on_until_it_begins(dialog: Dialog, clock: Clock) -> None:
    said(dialog, "UDANA", "I'm on leave from 12/1")
    ahead = dialog.command("UDANA", "reminders")
    assert "*On leave from Tue, Dec 1 until further notice*" in shown(ahead)
    assert list(buttons(ahead)) == ["Snooze a day", "Snooze a week", "Settings…"]
    clock.now = datetime(2027, 1, 11, 18, 0, tzinfo=UTC)
    away = dialog.command("UDANA", "reminders")
    assert list(buttons(away)) == ["Turn reminders on", "Settings…"]
    assert "On leave" not in shown(dialog.press("UDANA", buttons(away)["Turn reminders on"]))


def test_an_instructor_is_told_that_there_is_nothing_to_be_reminded_of(dialog: Dialog, companion: Companion) -> None:
    noor = line("Noor Haddad", Role.INSTRUCTOR, "usc", "UNOOR")
    companion.records.write_roster([noor], today=NOW.date(), now=NOW)
    nothing = dialog.command("UNOOR", "reminders")
    assert shown(nothing) == "*Your reminders*\nThere is nothing that I remind you of."
    assert buttons(nothing) == {}


@pytest.mark.parametrize("words", ["reminders Dana", "reminders Jordan Reyes", "reminders Priya"])
@pytest.mark.parametrize("user", ["UMARCUS", "UTHEO"])
def test_nobody_else_sees_or_records_a_leave(dialog: Dialog, companion: Companion, user: str, words: str) -> None:
    refused = dialog.command(user, words)
    assert shown(refused).startswith("Everybody sets their own reminders; an administrator of the program can record")
    said(dialog, user, "Dana is on leave from 12/1 to 12/12")
    assert choice(companion, "UDANA") == ReminderChoice()


def test_a_button_of_another_person_opens_nothing_of_theirs(dialog: Dialog, companion: Companion) -> None:
    [opens] = buttons(dialog.command("UPRIYA", "reminders Dana")).values()
    view = dialog.open("UMARCUS", opens)
    assert "input" not in {block["type"] for block in view["blocks"]}
    form = dialog.open("UPRIYA", opens)
    dialog.submit("UMARCUS", form, reminders_leave_from="2026-12-01")
    assert choice(companion, "UDANA") == ReminderChoice()


def log(dialog: Dialog) -> Message:
    [card] = dialog.direct("UMARCUS", "60 min coaching with Dana on 11/10")
    return dialog.press("UMARCUS", buttons(card)["Record"])


@pytest.mark.parametrize(
    ("words", "first_day", "promised"),
    [
        ("snooze reminders for a week", 7, "Dana is asked to confirm it on Wed, Nov 25 at 4:00 pm."),
        ("I'm on leave until 11/24", 7, "Dana is asked to confirm it on Wed, Nov 25 at 4:00 pm."),
        ("what do you remind me of?", 0, "Dana is asked to confirm it today at 4:00 pm."),
    ],
)
def test_the_daily_list_waits_until_reminders_come_again(
    dialog: Dialog, clock: Clock, words: str, first_day: int, promised: str
) -> None:
    said(dialog, "UDANA", words)
    assert promised.partition(" on ")[0].partition(" today")[0] in shown(log(dialog))
    for day in range(10):
        clock.now = FOUR + timedelta(days=day, minutes=1)
        dialog.sweep()
        assert bool([one for one in told(dialog, "UDANA") if "Is it right?" in shown(one)]) is (day >= first_day)


def test_a_list_that_is_on_its_way_is_put_off_by_a_snooze(dialog: Dialog, clock: Clock) -> None:
    log(dialog)
    said(dialog, "UDANA", "snooze reminders for a day")
    clock.now = FOUR + timedelta(minutes=1)
    dialog.sweep()
    assert told(dialog, "UDANA") == []
    clock.now = FOUR + timedelta(hours=16, minutes=1)
    dialog.sweep()
    assert len(told(dialog, "UDANA")) == 1


def test_a_list_that_is_stopped_does_not_come_and_nobody_is_told_that_it_would(dialog: Dialog, clock: Clock) -> None:
    said(dialog, "UDANA", "stop reminders about hours to confirm")
    assert "Dana is asked" not in shown(log(dialog))
    for day in range(4):
        clock.now = FOUR + timedelta(days=day, minutes=1)
        dialog.sweep()
    assert [one for one in told(dialog, "UDANA") if "Is it right?" in shown(one)] == []
    assert "Is it right?" in shown(dialog.command("UDANA", "confirm"))


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("snooze reminders for a week", "Reminders: snoozed until Wed, Nov 25. `/casc reminders` changes it."),
        (
            "I'm on leave from 12/1 to 12/12",
            "Reminders: on leave from Tue, Dec 1 to Sat, Dec 12. `/casc reminders` changes it.",
        ),
        ("what do you remind me of?", None),
        ("stop reminders about pace", None),
    ],
)
@pytest.mark.parametrize("user", ["UDANA", "UMARCUS", "UPRIYA"])
def test_the_home_says_in_one_line_that_nothing_comes(dialog: Dialog, user: str, words: str, line: str | None) -> None:
    said(dialog, user, words)
    first = notes(dialog.home(user)).splitlines()
    assert (first[0] == line) is (line is not None)
    assert [one for one in first if one.startswith("Reminders:")] == ([line] if line else [])


def test_once_a_snooze_is_over_the_home_is_silent(dialog: Dialog, clock: Clock) -> None:
    said(dialog, "UDANA", "snooze reminders for a day")
    clock.now += timedelta(days=1)
    assert "Reminders:" not in notes(dialog.home("UDANA"))
