"""Attendance that stays right when it is put right, claimed again, and when its attendees correct their own hours."""

import json
from dataclasses import replace
from datetime import UTC, date, timedelta

import pytest

from bot.companion import Companion
from bot.services.attendance.recording import Attendances
from bot.services.attendance.replies import SOMETHING_ELSE, FilledAttendance, TaughtClaim, Told
from induction.people import Role
from induction.refused import Refused
from storage.hours.attendance import AttendanceChange
from tests.bot.conftest import NOW, Clock, line
from tests.bot.dialog import Dialog, buttons, shown
from tests.bot.teaching import COHORT, bring_in_the_cohort, counting, person

ON = date(2026, 11, 10)


@pytest.fixture
def attendance(companion: Companion) -> Attendances:
    bring_in_the_cohort(companion)
    return companion.desk.attendance


def filled(companion: Companion, *names: str, length: str = "2 h", category: str | None = None) -> FilledAttendance:
    present = frozenset(person(companion, name).id for name in names)
    return FilledAttendance(title="Clinic", category=category, on=ON, length=length, present=present)


def test_nobody_is_added_to_a_session_before_their_program(companion: Companion, attendance: Attendances) -> None:
    theo = line("Theo Park", Role.CANDIDATE, "usc", "UTHEO", "marcus@school.example")
    late = theo.model_copy(update={"cohort": COHORT, "starts_on": date(2026, 11, 16)})
    companion.records.write_roster([late], today=NOW.date(), now=NOW)
    noor, dana = person(companion, "noor"), person(companion, "dana")
    one, both = filled(companion, "dana"), filled(companion, "dana", "theo")
    recorded = attendance.send(noor, COHORT, SOMETHING_ELSE.key, one, Told(), key="k1", now=NOW)
    number = recorded.attendance.id  # type: ignore[union-attr] - a receipt
    with pytest.raises(Refused) as refused:
        attendance.change(noor, number, both, Told(), shown=[dana.id], key="k2", now=NOW)
    assert refused.value.rule == "outside_program"
    assert counting(companion, "theo") == []


def test_two_who_are_added_at_one_instant_both_have_the_hours(companion: Companion, attendance: Attendances) -> None:
    noor = person(companion, "noor")
    one = filled(companion, "dana")
    recorded = attendance.send(noor, COHORT, SOMETHING_ELSE.key, one, Told(), key="k1", now=NOW)
    number = recorded.attendance.id  # type: ignore[union-attr] - a receipt
    for name in ("theo", "jordan"):
        change = AttendanceChange(added=frozenset({person(companion, name).id}), reason="x")
        companion.records.attendance.change(number, change, actor_id=noor.id, key="add", now=NOW)
    assert [len(counting(companion, name)) for name in ("dana", "theo", "jordan")] == [1, 1, 1]


def test_hours_that_are_moved_to_another_day_are_of_that_session_no_more(
    dialog: Dialog, companion: Companion, attendance: Attendances
) -> None:
    noor, dana = person(companion, "noor"), person(companion, "dana")
    dialog.press("UDANA", buttons(dialog.command("UDANA", "log 2 hours PLC on 11/10"))["Record"])
    category = counting(companion, "dana")[0].category
    form = replace(filled(companion, "dana"), category=category)
    told = Told(frozenset({dana.id}))
    recorded = attendance.send(noor, COHORT, SOMETHING_ELSE.key, form, told, key="k", now=NOW)
    number = recorded.attendance.id  # type: ignore[union-attr] - a receipt
    card = dialog.direct("UDANA", "it was 11/9")[-1]
    dialog.press("UDANA", buttons(card)["Correct it"])
    found = companion.records.attendance.by_id(number)
    assert found is not None
    assert found.present == frozenset()


def test_a_claim_is_heard_again_after_a_mistaken_answer(
    dialog: Dialog, companion: Companion, attendance: Attendances, clock: Clock
) -> None:
    taught, dana, noor = companion.desk.taught, person(companion, "dana"), person(companion, "noor")
    claim = TaughtClaim(dana.id, min(attendance.packs["usc"].entries.taught), ON, 60)
    for day in range(2):
        clock.now = NOW + timedelta(days=day)
        assert taught.claim(dana, claim, now=clock.now).first_time
        assert not taught.claim(dana, claim, now=clock.now).first_time
        for _ in range(2):
            taught.decline(noor, claim, now=clock.now)
    dialog.settle()
    asked = [one for one in dialog.slack.sent("chat.postMessage") if one["channel"] == "UNOOR"]
    news = [one for one in dialog.slack.sent("chat.postMessage") if one["channel"] == "UDANA"]
    assert (len(asked), len(news)) == (2, 2)


@pytest.mark.parametrize("on", [date.min, date.max, NOW.date() + timedelta(days=9)])
def test_a_claim_of_a_day_that_was_none_is_refused(companion: Companion, attendance: Attendances, on: date) -> None:
    dana = person(companion, "dana")
    claim = TaughtClaim(dana.id, min(attendance.packs["usc"].entries.taught), on, 60)
    with pytest.raises(Refused) as refused:
        companion.desk.taught.claim(dana, claim, now=NOW)
    assert refused.value.rule == "no_claim"


def test_what_is_recorded_just_before_the_news_is_told_once(
    dialog: Dialog, companion: Companion, attendance: Attendances, clock: Clock
) -> None:
    noor, dana = person(companion, "noor"), person(companion, "dana")
    at = companion.desk.confirmations.lists.next_at(dana, now=clock.now).astimezone(UTC)
    for title, on, moment in (("One", ON, clock.now), ("Two", date(2026, 11, 12), at - timedelta(seconds=30))):
        form = replace(filled(companion, "dana"), title=title, on=on)
        attendance.send(noor, COHORT, SOMETHING_ELSE.key, form, Told(), key=title, now=moment)
    for moment in (at + timedelta(seconds=5), at + timedelta(days=1, seconds=5)):
        clock.now = moment
        dialog.sweep()
    told = [one for one in dialog.slack.sent("chat.postMessage") if one["channel"] == "UDANA"]
    assert [json.dumps(one["blocks"]).count("Two") > 0 for one in told] == [False, True]
    assert "Clinic" not in "".join(map(shown, told))
