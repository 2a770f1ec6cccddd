"""What was decided is kept once with what brings it, and marked as what became of it; people are looked at in turn."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from induction.packs.reminding import NudgeKind
from induction.people import Person
from induction.reminding.calendars import OpenItem
from induction.reminding.due import Decision, Reason, Verdict
from induction.reminding.reminders import KeptReminder, ReminderState
from storage.errands import Errand, ErrandState
from storage.outbox.outbox import ErrandRecords
from storage.records import Records

MONDAY = date(2026, 11, 16)
KEY = "weekly:usc:2026:2026-W47"


def post(now: datetime, reason: Reason | None = None) -> tuple[Decision, str, Errand | None]:
    verdict = Verdict.DUE if reason is None else Verdict.LEFT_OUT
    decision = Decision(key=KEY, verdict=verdict, at=now, reason=reason, program="usc", cohort="2026", monday=MONDAY)
    return decision, "usc", Errand(KEY, "weekly_post", {"on": "2026-11-16"}) if reason is None else None


def digest(person: Person, now: datetime, *keys: str) -> tuple[Decision, str, Errand]:
    decision = Decision(
        key=f"digest:{person.id}:2026-11-22",
        verdict=Verdict.DUE,
        at=now,
        person_id=person.id,
        day=date(2026, 11, 22),
        items=tuple(OpenItem(key=key, kind=NudgeKind.PACE) for key in keys),
    )
    return decision, person.program, Errand(decision.key, "digest", {"items": list(keys)}, due_at=now)


def states(records: Records) -> list[tuple[ReminderState, Reason | None]]:
    return [(one.state, one.reason) for one in records.reminders.posts("usc", since=MONDAY)]


@pytest.mark.usefixtures("people")
def test_a_post_is_kept_once_with_its_errand(records: Records, now: datetime) -> None:
    records.postings.mind(now=now - timedelta(days=30))
    kept = [records.reminders.keep([post(now)], now=now) for _ in range(2)]
    later = records.reminders.keep([post(now, Reason.LATE)], now=now)
    assert (kept, later) == ([(KEY,), ()], ())
    assert records.reminders.posts("usc", since=MONDAY) == (
        KeptReminder(key=KEY, program="usc", day=MONDAY, at=now, state=ReminderState.DUE, cohort="2026", errand=KEY),
    )
    assert [one.key for one in records.errands.waiting()] == [KEY]
    assert [one.decided for one in records.postings.all()] == [MONDAY]
    assert records.postings.all(undecided=MONDAY) == ()
    assert len(records.postings.all(undecided=MONDAY + timedelta(weeks=1))) == 1


@pytest.mark.usefixtures("people")
def test_what_is_left_out_is_kept_with_its_reason(records: Records, now: datetime) -> None:
    assert records.reminders.keep([post(now, Reason.BREAK)], now=now) == ()
    assert (states(records), records.errands.waiting()) == ([(ReminderState.LEFT_OUT, Reason.BREAK)], ())


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        (lambda *_: None, (ReminderState.DUE, None)),
        (
            lambda errands, now: errands.settle(KEY, ErrandState.DONE, sent_channel="C1", sent_ts="1.0", now=now),
            (ReminderState.SENT, None),
        ),
        (
            lambda errands, now: errands.settle(KEY, ErrandState.HELD, trouble="uncertain", now=now),
            (ReminderState.HELD, None),
        ),
        (lambda errands, now: errands.settle(KEY, ErrandState.DONE, now=now), (ReminderState.LEFT_OUT, Reason.GONE)),
        (
            lambda errands, now: (errands.begin(KEY), errands.settle(KEY, ErrandState.DONE, now=now)),
            (ReminderState.HELD, None),  # begun, and nobody knows what came of it
        ),
        (
            lambda errands, now: (
                errands.settle(KEY, ErrandState.DONE, sent_channel="C1", now=now),
                errands.forget(now + timedelta(days=1)),
            ),
            (ReminderState.SENT, None),
        ),
    ],
    ids=["waits", "sent", "held", "nothing to send", "begun before", "forgotten"],
)
def test_a_reminder_is_what_its_errand_became(
    records: Records,
    now: datetime,
    ends: Callable[[ErrandRecords, datetime], object],
    expected: tuple[ReminderState, Reason | None],
) -> None:
    records.reminders.keep([post(now)], now=now)
    ends(records.errands, now)
    settled = [records.reminders.settle() for _ in range(2)]
    assert (states(records), settled) == ([expected], [int(expected[0] is not ReminderState.DUE), 0])


def test_a_post_that_was_begun_is_not_said_to_be_left_out(records: Records, now: datetime) -> None:
    records.reminders.keep([post(now)], now=now)
    records.errands.begin(KEY)
    assert records.postings.leave_out(KEY, Reason.LATE) is False
    records.errands.retract(KEY)
    assert records.postings.leave_out(KEY, Reason.LATE) is True
    assert states(records) == [(ReminderState.LEFT_OUT, Reason.LATE)]


def test_deliveries_have_what_people_were_told_and_which_keys_are_taken(
    records: Records, people: tuple[Person, ...], now: datetime
) -> None:
    dana, kim, lee = people
    records.reminders.keep([digest(kim, now, "pace", "item"), digest(lee, now, "pace"), post(now)], now=now)
    found = records.reminders.deliveries([kim.id, dana.id], [KEY, "weekly:usc:2026:2026-W48"])
    day = (date(2026, 11, 22),)
    assert found.keys == {f"digest:{kim.id}:2026-11-22", KEY}
    assert found.nudged == {(kim.id, "pace"): day, (kim.id, "item"): day}
    assert [one.item for one in records.reminders.of_errand(f"digest:{kim.id}:2026-11-22")] == ["pace", "item"]


def test_a_digest_of_which_nothing_went_out_does_not_count_as_told(
    records: Records, people: tuple[Person, ...], now: datetime
) -> None:
    kim = people[1]
    kept = digest(kim, now, "pace")
    records.reminders.keep([kept], now=now)
    records.errands.settle(kept[2].key, ErrandState.DONE, now=now)
    records.reminders.settle()
    assert records.reminders.deliveries([kim.id]).nudged == {}
    assert records.reminders.keep([kept], now=now) == ()  # but it is not planned again for that day


def test_people_on_slack_are_looked_at_when_it_is_time(
    records: Records, people: tuple[Person, ...], now: datetime
) -> None:
    dana, kim, _ = people
    records.link_slack(dana.id, "U0DANA", now=now)

    def to_look_at(now: datetime, at_most: int = 9) -> list[int]:
        return [one.id for one in records.reminders.to_look_at(now=now, at_most=at_most)]

    tomorrow = now + timedelta(days=1)
    assert (to_look_at(now), to_look_at(now, at_most=1)) == ([dana.id, kim.id], [dana.id])
    records.reminders.keep([], looked={dana.id: tomorrow, kim.id: now + timedelta(hours=1)}, now=now)
    assert [to_look_at(at) for at in (now, now + timedelta(hours=1), tomorrow)] == [[], [kim.id], [dana.id, kim.id]]
    records.reminders.keep([], looked={dana.id: tomorrow + timedelta(days=1)}, now=tomorrow)
    assert to_look_at(tomorrow) == [kim.id]


def test_old_reminders_are_forgotten(records: Records, now: datetime) -> None:
    records.reminders.keep([post(now, Reason.LATE)], now=now)
    assert [records.reminders.forget(MONDAY), records.reminders.forget(MONDAY + timedelta(days=1))] == [0, 1]
    assert states(records) == []
