"""A digest reads what is open when it goes out: it is gone when all of it is done, and comes at no bad time."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.companion import Companion
from bot.errands.reminding import DailyDigests
from bot.errands.sending.outgoing import Outgoing
from induction.packs.reminding import NudgeKind
from induction.reminding.due import MOST_IN_A_DIGEST
from induction.reminding.reminders import ReminderChoice
from storage.errands import KeptErrand
from tests.bot.closing import close, person_id
from tests.bot.conftest import Clock
from tests.bot.dialog import Dialog, shown

DAY = date(2026, 12, 1)
AT = datetime(2026, 12, 1, 16, 0, tzinfo=UTC)  # a Tuesday, eight in the morning in Los Angeles


@pytest.fixture
def errand(dialog: Dialog, companion: Companion, clock: Clock) -> KeptErrand:
    """The digest of Marcus, planned a little before its time: an action item, ratings and the next meeting."""
    close(dialog, session_item_1="Read it", session_owner_1="coach", session_due_1=DAY.isoformat())
    clock.now = AT - timedelta(minutes=20)
    for _ in companion.desk.reminding.planner.minute(now=clock.now):
        pass
    kept = companion.records.errands.by_key(f"digest:{person_id(companion, 'UMARCUS')}:{DAY}")
    assert kept is not None
    return kept


def composed(companion: Companion, errand: KeptErrand, now: datetime = AT) -> Outgoing | None:
    return DailyDigests(companion.desk.reminding.digests).compose(errand, now)


def chosen(companion: Companion, choice: ReminderChoice) -> None:
    marcus = person_id(companion, "UMARCUS")
    companion.records.choices.change(marcus, lambda _: choice, actor_id=marcus, now=AT)


def test_it_is_planned_for_its_time_and_goes_to_its_reader(companion: Companion, errand: KeptErrand) -> None:
    sent = composed(companion, errand)
    assert errand.due_at == AT
    assert sent is not None
    assert (sent.to, sent.only_for, sent.message.text) == (
        "UMARCUS",
        None,
        "4 things are open in your induction program.",
    )


def test_what_is_done_by_then_is_not_told(companion: Companion, errand: KeptErrand) -> None:
    coach = companion.records.person_by_slack("UMARCUS")
    [session] = companion.records.sessions.of([person_id(companion, "UDANA")])
    assert coach is not None
    companion.desk.closings.items.finish(coach, session.items[0].id, now=AT)
    sent = composed(companion, errand)
    assert sent is not None
    assert sent.message.text == "3 things are open in your induction program."
    assert "Read it" not in shown(sent.message.payload())


def test_what_was_not_planned_waits_for_its_own_day(companion: Companion, errand: KeptErrand) -> None:
    few = replace(errand, details={**errand.details, "items": errand.details["items"][:1]})
    sent = composed(companion, few)
    assert sent is not None
    assert sent.message.text == "1 thing is open in your induction program."
    assert len(errand.details["items"]) <= MOST_IN_A_DIGEST


def test_nothing_goes_out_where_nothing_of_it_is_open(companion: Companion, errand: KeptErrand) -> None:
    gone = replace(errand, details={**errand.details, "items": ["item:99:2026-12-01"]})
    assert composed(companion, gone) is None


@pytest.mark.parametrize(
    "now",
    [
        AT - timedelta(minutes=1),
        AT + timedelta(hours=9),
        AT + timedelta(days=1),
        AT - timedelta(days=1),
    ],
)
def test_it_comes_on_its_day_and_within_hours_alone(companion: Companion, errand: KeptErrand, now: datetime) -> None:
    assert composed(companion, errand, now) is None


@pytest.mark.parametrize(
    "choice",
    [
        ReminderChoice(snoozed_until=AT + timedelta(minutes=1)),
        ReminderChoice(leave_from=DAY, leave_to=DAY),
        ReminderChoice(workdays=(1, 3)),
        ReminderChoice(works_from=time(9)),
        ReminderChoice(stopped=frozenset({NudgeKind.ITEM, NudgeKind.RATING, NudgeKind.MEETING})),
    ],
)
def test_it_does_not_come_where_its_reader_wants_none(
    companion: Companion, errand: KeptErrand, choice: ReminderChoice
) -> None:
    chosen(companion, choice)
    assert composed(companion, errand) is None


def test_a_kind_that_is_stopped_is_left_out(companion: Companion, errand: KeptErrand) -> None:
    chosen(companion, ReminderChoice(stopped=frozenset({NudgeKind.ITEM})))
    sent = composed(companion, errand)
    assert sent is not None
    assert "Read it" not in shown(sent.message.payload())


def test_who_is_not_in_slack_or_not_there_gets_none(companion: Companion, errand: KeptErrand) -> None:
    for number in (10**9, person_id(companion, "UMARCUS")):
        told = replace(errand, details={**errand.details, "person_id": number})
        assert (composed(companion, told) is None) is (number == 10**9)
