"""What must never go wrong in the record when people, roles, zones and times change meanwhile, as dialogs."""

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from bot.companion import Companion
from induction.hours import LedgerEntry
from induction.people import Role
from tests.bot.conftest import NOW, ROSTER, Clock, line
from tests.bot.dialog import Button, Dialog, Message, buttons, shown
from tests.bot.teaching import counting, person

SHEET = b"Candidate,Date,Hours,Kind,Category,Coach\nDana Whitfield,11/10/2026,3,coaching,,Marcus Bell\n"


def log(dialog: Dialog, user: str, said: str) -> Message:
    return dialog.press(user, buttons(dialog.command(user, said))["Record"])


def told(dialog: Dialog, user: str) -> list[Message]:
    return [one for one in dialog.slack.sent("chat.postMessage") if one["channel"] == user]


def now_is(companion: Companion, *names: str, **facts: Any) -> None:
    """People as the roster has them from now on, known by their Slack ids."""
    lines = [one.model_copy(update=facts) for one in ROSTER if one.slack_id in names]
    companion.records.write_roster(lines, today=NOW.date(), now=NOW)


@pytest.fixture
def disputed(dialog: Dialog, companion: Companion) -> LedgerEntry:
    """What Priya imported, and Dana says is not right."""
    [shared] = dialog.share("UPRIYA", ("hours.csv", SHEET))
    dialog.press("UPRIYA", next(one for label, one in buttons(shared).items() if label.startswith("Record")))
    [entry] = counting(companion, "dana")
    companion.desk.confirmations.dispute(person(companion, "dana"), entry.id, "It did not happen", now=NOW)
    dialog.settle()
    dialog.slack.calls.clear()
    return entry


def take_out(entry: LedgerEntry) -> Button:
    return {"type": "button", "action_id": "dispute_take_out", "value": str(entry.id)}


def test_an_administrator_takes_out_what_is_in_dispute_and_both_are_told(
    dialog: Dialog, companion: Companion, disputed: LedgerEntry
) -> None:
    listed = dialog.command("UPRIYA", "confirm")
    answer = dialog.press("UPRIYA", buttons(listed)["Take it out"])
    dialog.settle()
    assert shown(answer).startswith("*Taken out")
    assert counting(companion, "dana") == []
    [void] = [one for one in companion.records.entries_of([disputed.candidate_id]) if one.voided]
    assert (void.logged_by, void.reason) == (person(companion, "priya").id, "It did not happen")
    for user in ("UDANA", "UMARCUS"):
        assert "Priya Nair took this out" in shown(told(dialog, user)[-1])
    assert "Taken out" in shown(dialog.press("UPRIYA", take_out(disputed)))
    assert len(companion.records.entries_of([disputed.candidate_id])) == 2


@pytest.mark.parametrize("user", ["UDANA", "UMARCUS", "UTHEO", "UELENA"])
def test_nobody_else_takes_it_out(dialog: Dialog, companion: Companion, disputed: LedgerEntry, user: str) -> None:
    answer = shown(dialog.press(user, take_out(disputed)))
    assert answer == "That entry is no longer there, or somebody else logged it."
    assert [one.id for one in counting(companion, "dana")] == [disputed.id]


def test_an_administrator_takes_out_nothing_that_is_settled(dialog: Dialog, companion: Companion) -> None:
    log(dialog, "UMARCUS", "log 45 min coaching with Dana yesterday")
    [entry] = counting(companion, "dana")
    assert "not in dispute" in shown(dialog.press("UPRIYA", take_out(entry)))
    assert counting(companion, "dana") == [entry]


def test_a_changed_correction_stays_with_the_coach_who_was_there(
    dialog: Dialog, companion: Companion, clock: Clock
) -> None:
    log(dialog, "UDANA", "log 45 min coaching today")
    clock.now += timedelta(days=1)
    moved = line("Dana Whitfield", Role.CANDIDATE, "usc", None, "elena@school.example")
    companion.records.write_roster([moved], today=clock.now.date(), now=clock.now)
    card = dialog.direct("UDANA", "make that 60 min")[-1]
    form = dialog.open("UDANA", buttons(card)["Change"])
    assert "Marcus" in json.dumps(form)
    dialog.submit("UDANA", form, log_length="50 min")
    dialog.settle()
    marcus = person(companion, "marcus")
    assert [(one.minutes, one.coach_id) for one in counting(companion, "dana")] == [(50, marcus.id)]


def test_a_list_is_sent_though_the_zone_of_its_reader_changed(
    dialog: Dialog, companion: Companion, clock: Clock
) -> None:
    now_is(companion, "UMARCUS", zone="America/New_York")
    clock.now = datetime(2026, 11, 18, 20, 30, tzinfo=UTC)
    log(dialog, "UDANA", "log 45 min coaching today")
    clock.now = datetime(2026, 11, 18, 21, 1, tzinfo=UTC)
    dialog.sweep()
    assert "45 min" in shown(told(dialog, "UMARCUS")[-1])
    now_is(companion, "UMARCUS", zone="America/Los_Angeles")
    log(dialog, "UTHEO", "log 50 min coaching today")
    clock.now = datetime(2026, 11, 19, 0, 1, tzinfo=UTC)
    dialog.sweep()
    assert "50 min" in told(dialog, "UMARCUS")[-1]["text"]


def test_of_a_dispute_nobody_hears_who_is_something_else_by_then(dialog: Dialog, companion: Companion) -> None:
    log(dialog, "UDANA", "log 45 min coaching today")
    [entry] = counting(companion, "dana")
    companion.desk.confirmations.outbox.attended_by(None)
    companion.desk.confirmations.dispute(person(companion, "marcus"), entry.id, "Wrong length", now=NOW)
    companion.desk.disputes.uphold(person(companion, "dana"), entry.id, now=NOW)
    now_is(companion, "UPRIYA", role=Role.SUPERVISOR)
    dialog.sweep()
    assert told(dialog, "UPRIYA") == []


def test_a_coach_is_in_one_group_at_a_time(dialog: Dialog, companion: Companion) -> None:
    more = [line(f"{name} Lima", Role.CANDIDATE, "usc", None, "marcus@school.example") for name in ("Ana", "Ben")]
    companion.records.write_roster(more, today=date(2026, 8, 17), now=NOW)
    card = dialog.command("UMARCUS", "log coaching with Dana and Theo together yesterday 3-4pm")
    dialog.press("UMARCUS", buttons(card)["Record"])
    said = dialog.command("UMARCUS", "log coaching with Ana and Ben together yesterday 3:30-4:30pm")
    answer = dialog.press("UMARCUS", buttons(said)["Record"]) if "Record" in buttons(said) else said
    assert "This overlaps another coaching session of yours" in shown(answer)
    assert counting(companion, "ana") == counting(companion, "ben") == []


@pytest.mark.parametrize("action", ["hours_confirm", "hours_doubt", "hours_reason:length"])
def test_what_is_not_theirs_reads_as_what_is_not_there(dialog: Dialog, companion: Companion, action: str) -> None:
    log(dialog, "UDANA", "log 45 min coaching yesterday")
    [entry] = counting(companion, "dana")
    answers = [
        shown(dialog.press("UJORDAN", {"type": "button", "action_id": action, "value": f"{number}|{number}"}))
        for number in (entry.id, 9_999)
    ]
    assert answers[0] == answers[1]


def calendar(starts: str, ends: str) -> bytes:
    return (
        f"BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:1\nDTSTART;TZID=America/Los_Angeles:{starts}\n"
        f"DTEND;TZID=America/Los_Angeles:{ends}\nSUMMARY:Coaching with Marcus Bell\nEND:VEVENT\nEND:VCALENDAR\n"
    ).encode()


@pytest.mark.parametrize(
    ("starts", "ends", "minutes", "began"),
    [
        pytest.param("20261101T003000", "20261101T023000", 180, None, id="over the change of clocks"),
        pytest.param("20261110T160000", "20261110T170000", 60, "16:00", id="an hour of any day"),
    ],
)
def test_clock_times_of_a_calendar_say_how_long_it_was_or_are_left_out(
    dialog: Dialog, companion: Companion, starts: str, ends: str, minutes: int, began: str | None
) -> None:
    [card] = dialog.share("UDANA", ("a.ics", calendar(starts, ends)))
    dialog.press("UDANA", buttons(card)["Record"])
    told = [(one.minutes, one.starts and f"{one.starts:%H:%M}") for one in counting(companion, "dana")]
    assert told == [(minutes, began)]


def test_rows_whose_length_is_not_that_of_their_clock_are_named(dialog: Dialog, companion: Companion) -> None:
    rows = b"Date,Hours,Kind,Starts,Ends\n11/10/2026,10,coaching,15:00,16:00\n11/11/2026,1,coaching,16:00,15:00\n"
    [shared] = dialog.share("UDANA", ("a.csv", rows + b"11/12/2026,0.8,coaching,15:00,15:50\n"))
    assert "15:00 to 16:00 is 60 minutes, and the length says 600." in shown(shared)
    assert "it ends at 15:00, before it begins at 16:00." in shown(shared)
    dialog.press("UDANA", next(one for label, one in buttons(shared).items() if label.startswith("Record")))
    assert [one.minutes for one in counting(companion, "dana")] == [50]


def test_a_choice_tells_nobody_the_address_of_somebody_else(dialog: Dialog, companion: Companion) -> None:
    maria, dana = person(companion, "maria"), person(companion, "dana")
    said = {"by": dana.id, "source": "x", "said": "45 min coaching with Alex yesterday", "on": "2026-11-18"}
    pick = json.dumps({**said, "people": [["Alex", maria.id], ["alex", maria.id]]})
    dialog.act_on("UDANA", {"type": "button", "action_id": "hours_reading:0", "value": pick})
    dialog.settle()
    assert maria.email not in json.dumps(dialog.slack.calls)
