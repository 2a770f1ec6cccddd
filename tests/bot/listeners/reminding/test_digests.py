"""The digest as dialogs: it arrives, its buttons act where it stands, and an old one tells nobody's secrets."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, cast

import pytest

from bot.companion import Companion
from bot.listeners.entrance.faults import STALE_BUTTON
from induction.people import Person, Role
from induction.reminding.reminders import ReminderChoice
from induction.retention import ErasureReason
from storage.records import Records
from tests.bot.closing import close, person_id, told
from tests.bot.conftest import Clock, line
from tests.bot.dialog import Button, Dialog, buttons, shown
from tests.bot.listeners.test_busy_records import NOT_RECORDED, BusyWithAnswers
from tests.bot.slack_stub import SlackStub

DUE = "2026-12-01"
ON_THE_DAY = datetime(2026, 12, 1, 18, 0, tzinfo=UTC)  # a Tuesday, ten in the morning in Los Angeles

RATINGS = (
    "*First assessment*, your scores are asked for: Dana Whitfield (was due Thu, Sep 17), "
    "Theo Park (was due Thu, Sep 17)."
)
READ_IT = "*Action item*: Read it (with Dana Whitfield), due today."
MEETING = "*No next meeting set*: Dana Whitfield."


@pytest.fixture
def dialog(dialog: Dialog, companion: Companion, clock: Clock) -> Dialog:
    """Marcus has closed a session with Dana, and the day is there on which what he took on is due."""
    close(dialog, session_item_1="Read it", session_owner_1="coach", session_due_1=DUE)
    clock.now = ON_THE_DAY
    planned(dialog, companion, clock)
    return dialog


def planned(dialog: Dialog, companion: Companion, clock: Clock) -> None:
    """The planner's minute, and what is due goes out."""
    for _ in companion.desk.reminding.planner.minute(now=clock.now):
        dialog.sweep()
    dialog.sweep()


def facts_heard(dialog: Dialog, companion: Companion, clock: Clock) -> None:
    """Facts are found, and two days later, when their candidates have heard of them, others do."""
    companion.desk.early_warnings.look(now=clock.now)
    clock.now = ON_THE_DAY + timedelta(days=2)
    planned(dialog, companion, clock)


def digests(dialog: Dialog, user: str = "UMARCUS") -> list[dict[str, Any]]:
    """The digests that went to this person."""
    return [one for one in told(dialog, user) if one["text"].endswith("open in your induction program.")]


def chosen(message: dict[str, Any], action_id: str, label: str) -> Button:
    """The first choice of that label in a list with that action."""
    elements = [
        element
        for block in message["blocks"]
        for element in (*block.get("elements", ()), *filter(None, [block.get("accessory")]))
        if element["type"] == "static_select" and element["action_id"] == action_id
    ]
    [option, *_] = [one for element in elements for one in element["options"] if one["text"]["text"] == label]
    return {"type": "static_select", "action_id": action_id, "selected_option": option}


def choice_of(companion: Companion, slack_id: str = "UMARCUS") -> ReminderChoice:
    number = person_id(companion, slack_id)
    return companion.records.choices.of([number]).get(number, ReminderChoice())


def test_a_coach_gets_one_digest_with_what_is_open(dialog: Dialog) -> None:
    [digest] = digests(dialog)
    assert digest["text"] == "4 things are open in your induction program."
    assert shown(digest) == f"*4 things are open*\n{RATINGS}\n{READ_IT}\n{MEETING}"


@pytest.mark.slow
def test_it_comes_once_a_day_and_of_an_item_twice_at_most(dialog: Dialog, companion: Companion, clock: Clock) -> None:
    for days in range(1, 31):
        clock.now = ON_THE_DAY + timedelta(days=days)
        planned(dialog, companion, clock)
        planned(dialog, companion, clock)
    of_item = [one for one in digests(dialog) if "Read it" in shown(one)]
    assert [shown(one).count("Read it") for one in of_item] == [1, 1]


def test_an_action_item_is_done_and_taken_back_in_place(dialog: Dialog, companion: Companion) -> None:
    [digest] = digests(dialog)
    done = dialog.press("UMARCUS", buttons(digest)["Done"])
    assert shown(done) == (
        f"*3 things are open*\n{RATINGS}\n{MEETING}\n✓ You (with Dana): Read it (done by you on Tue, Dec 1)"
    )
    again = dialog.press("UMARCUS", buttons(done)["Undo"])
    assert shown(again) == shown(digest)
    [session] = companion.records.sessions.of([person_id(companion, "UDANA")])
    assert [one.done_at for one in session.items] == [None]


def test_an_action_item_is_put_off_a_week(dialog: Dialog, companion: Companion) -> None:
    [digest] = digests(dialog)
    later = dialog.press("UMARCUS", buttons(digest)["In a week"])
    assert shown(later).endswith("\n*Put off to Tue, Dec 8*: You (with Dana): Read it (by Tue, Dec 8)")
    assert READ_IT not in shown(later)
    assert "Undo" not in buttons(later)
    again = dialog.press("UMARCUS", buttons(digest)["In a week"])
    assert shown(again).endswith("You (with Dana): Read it (by Tue, Dec 8)")
    [session] = companion.records.sessions.of([person_id(companion, "UDANA")])
    assert [one.due for one in session.items] == [date(2026, 12, 8)]


@pytest.mark.parametrize(
    ("label", "until", "words"),
    [
        ("Snooze a day", date(2026, 12, 2), "*Snoozed until Wednesday, December 2.*"),
        ("Snooze a week", date(2026, 12, 8), "*Snoozed until Tuesday, December 8.*"),
    ],
)
def test_a_snooze_is_taken_back_by_its_undo(
    dialog: Dialog, companion: Companion, label: str, until: date, words: str
) -> None:
    [digest] = digests(dialog)
    snoozed = dialog.press("UMARCUS", buttons(digest)[label])
    assert shown(snoozed) == f"{shown(digest)}\n{words}"
    kept = choice_of(companion).snoozed_until
    assert kept is not None
    assert kept.astimezone(ON_THE_DAY.tzinfo).date() == until
    assert shown(dialog.press("UMARCUS", buttons(snoozed)["Undo"])) == shown(digest)
    assert choice_of(companion).snoozed_until is None


@pytest.mark.slow
def test_nothing_comes_while_it_is_snoozed(dialog: Dialog, companion: Companion, clock: Clock) -> None:
    [digest] = digests(dialog)
    dialog.press("UMARCUS", buttons(digest)["Snooze a week"])
    for days in range(1, 7):
        clock.now = ON_THE_DAY + timedelta(days=days)
        planned(dialog, companion, clock)
    assert len(digests(dialog)) == 1
    clock.now = ON_THE_DAY + timedelta(days=8)
    planned(dialog, companion, clock)
    assert len(digests(dialog)) == 2


def test_a_kind_is_stopped_and_wanted_again(dialog: Dialog, companion: Companion) -> None:
    [digest] = digests(dialog)
    stop = chosen(digest, "digest_stop", "The next meeting that is not set")
    stopped = dialog.press("UMARCUS", stop)
    assert shown(stopped) == (
        f"*3 things are open*\n{RATINGS}\n{READ_IT}\n"
        "*No more reminders of the next meeting that is not set.* `/casc reminders` turns them on again."
    )
    assert choice_of(companion).stopped == {"meeting"}
    again = dialog.press("UMARCUS", buttons(stopped)["Undo"])
    assert shown(again) == shown(digest)
    assert choice_of(companion).stopped == frozenset()


def test_settings_open_in_a_window(dialog: Dialog) -> None:
    [digest] = digests(dialog)
    view = dialog.open("UMARCUS", buttons(digest)["Settings"])
    assert view["type"] == "modal"
    assert [block["type"] for block in view["blocks"]].count("input") > 0


def test_the_form_of_whoever_is_chosen_opens(dialog: Dialog) -> None:
    [digest] = digests(dialog)
    view = dialog.open("UMARCUS", chosen(digest, "digest_open", "Theo Park"))
    assert view["title"]["text"] == "Rate Theo"
    session = dialog.open("UMARCUS", buttons(digest)["Close a session"])
    assert session["callback_id"] == "session_form"


def test_hours_to_confirm_come_as_a_list_below(dialog: Dialog, companion: Companion, clock: Clock) -> None:
    clock.now = ON_THE_DAY + timedelta(days=8)
    planned(dialog, companion, clock)
    [beside_the_list, digest] = digests(dialog, "UDANA")
    assert "*Hours to confirm*" not in shown(beside_the_list)
    assert "*Hours to confirm*: 1 entry, 45 min, the oldest logged Wed, Nov 18." in shown(digest)
    dialog.act_on("UDANA", buttons(digest)["Confirm"])
    dialog.press("UDANA", buttons(told(dialog, "UDANA")[-1])["Confirm"])
    left = companion.desk.reminding.digests.again(known(companion, "UDANA"), clock.now.date(), now=clock.now)
    assert "to_confirm" not in {one.kind for one in left.items}


def test_everything_that_is_open_comes_below_with_buttons_of_its_own(
    dialog: Dialog, companion: Companion, clock: Clock
) -> None:
    facts_heard(dialog, companion, clock)
    [digest] = digests(dialog, "UPRIYA")
    assert shown(digest).startswith("*8 things are open*\n")
    assert shown(digest).endswith("\nand 2 more")
    dialog.act_on("UPRIYA", buttons(digest)["Show everything"])
    [_, everything] = digests(dialog, "UPRIYA")
    assert shown(everything).startswith("*8 things are open*\n")
    assert "more" not in shown(everything)
    snoozed = dialog.press("UPRIYA", buttons(everything)["Snooze a day"])
    assert shown(snoozed) == f"{shown(everything)}\n*Snoozed until Friday, December 4.*"


def test_the_facts_of_whoever_is_chosen_come_below(dialog: Dialog, companion: Companion, clock: Clock) -> None:
    facts_heard(dialog, companion, clock)
    [digest] = digests(dialog, "UPRIYA")
    dialog.act_on("UPRIYA", chosen(digest, "digest_open", "Theo Park"))
    below = told(dialog, "UPRIYA")[-1]
    assert shown(below).startswith("*On record today*")
    assert "Theo Park" in shown(below)
    assert "Jordan" not in shown(below)


@pytest.mark.parametrize(
    ("user", "value", "words"),
    [
        ("UDANA", "unconfirmed||", "*Marcus Bell logged this with you. Is it right?*"),
        ("UDANA", "reflection||", "*What is this reflection about?*"),
        ("UDANA", "window||iip.goals@1", "*What will be different, and for whom?*"),
        ("UDANA", "window||sessions@1", "*"),
        ("UDANA", "early_warning||slow_pace", "*On record today*"),
        ("UPRIYA", "sign_off|{dana}|application", "*The way of Dana Whitfield*"),
        ("UPRIYA", "questions||", "*USC Rossier: what the documents did not answer in the last 90 days*"),
    ],
)
def test_what_is_no_form_comes_below_the_digest(
    dialog: Dialog, companion: Companion, user: str, value: str, words: str
) -> None:
    told_before = len(told(dialog, user))
    dialog.act_on(user, opening(companion, value))
    [below] = told(dialog, user)[told_before:]
    assert shown(below).startswith(words)


@pytest.mark.parametrize(
    ("user", "value", "words"),
    [
        ("UMARCUS", "contact|x|", STALE_BUTTON),
        ("UMARCUS", "pace||", STALE_BUTTON),
        ("UMARCUS", "whatever", STALE_BUTTON),
        ("UMARCUS", "early_warning|{jordan}|no_contact", "This is not there any more, or is not open to you."),
        ("UELENA", "questions||", "What the documents do not answer is for your program's administrator to see."),
        ("UMARCUS", "approval||none:1", "This draft is not there any more, or is not open to you."),
    ],
)
def test_what_nobody_can_open_is_said_in_a_window(
    dialog: Dialog, companion: Companion, user: str, value: str, words: str
) -> None:
    assert shown(dialog.open(user, opening(companion, value))).startswith(words)


def test_busy_records_are_said_where_the_answer_cannot_be_kept(
    dialog: Dialog, companion: Companion, slack: SlackStub, clock: Clock
) -> None:
    clock.now = ON_THE_DAY + timedelta(days=8)
    planned(dialog, companion, clock)
    digest = digests(dialog, "UDANA")[-1]
    records = cast("Records", BusyWithAnswers(companion.records))
    busy = Dialog(replace(companion, desk=replace(companion.desk, records=records)), slack)
    assert shown(busy.open("UDANA", buttons(digest)["Confirm"])) == NOT_RECORDED


def test_an_old_digest_shows_the_coach_of_before_nothing_more(dialog: Dialog, companion: Companion) -> None:
    [digest] = digests(dialog)
    to_elena = line("Dana Whitfield", Role.CANDIDATE, "usc", "UDANA", "elena@school.example")
    companion.records.write_roster([to_elena], today=ON_THE_DAY.date(), now=ON_THE_DAY)
    assert "Dana" not in json.dumps(dialog.open("UMARCUS", buttons(digest)["Close a session"]))
    assert shown(dialog.open("UMARCUS", chosen(digest, "digest_open", "Dana Whitfield"))) == (
        "You can't rate Dana: that is open only to the candidate, the coach paired with them, a supervisor with whom "
        "the candidate shared it and their site supervisor."
    )
    assert beside(dialog, "UMARCUS", buttons(digest)["Done"]) == (
        "This action item is not there any more, or is not open to you."
    )
    assert "Dana" not in shown(dialog.press("UMARCUS", buttons(digest)["Snooze a day"]))


def test_an_old_digest_of_somebody_erased_says_that_it_is_gone(dialog: Dialog, companion: Companion) -> None:
    [digest] = digests(dialog)
    companion.records.erasures.erase(
        person_id(companion, "UDANA"),
        source="erased",
        why=ErasureReason.ASKED,
        actor_id=person_id(companion, "UPRIYA"),
        today=ON_THE_DAY.date(),
        now=ON_THE_DAY,
    )
    assert beside(dialog, "UMARCUS", buttons(digest)["Done"]) == (
        "This action item is not there any more, or is not open to you."
    )
    assert "Dana" not in shown(dialog.press("UMARCUS", buttons(digest)["Snooze a day"]))


def test_a_button_of_somebody_elses_digest_tells_of_ones_own(dialog: Dialog) -> None:
    [digest] = digests(dialog)
    answered = dialog.press("UELENA", buttons(digest)["Snooze a day"])
    assert shown(answered).startswith("*1 thing is open*\n*First assessment*, your scores are asked for: Jordan Reyes")


def known(companion: Companion, slack_id: str) -> Person:
    person = companion.records.person_by_slack(slack_id)
    assert person is not None
    return person


def opening(companion: Companion, value: str) -> Button:
    """The button that opens that, with the numbers of candidates in place of their names."""
    numbers = {name: person_id(companion, f"U{name.upper()}") for name in ("dana", "theo", "jordan")}
    return {"type": "button", "action_id": "digest_open", "value": value.format(**numbers)}


def beside(dialog: Dialog, user: str, button: Button) -> str:
    """What is said beside a digest that stays as it is."""
    dialog.act_on(user, button)
    dialog.settle()
    answer = dialog.slack.sent("response")[-1]
    assert answer["replace_original"] is False
    return shown(answer)
