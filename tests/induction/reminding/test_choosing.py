"""What people may choose about their reminders, and what follows from it."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time

import pytest

from induction.packs.reminding import NudgeKind, NudgeRules
from induction.people import Person, Role
from induction.refused import Refused
from induction.reminding.choosing import (
    NO_LEAVE,
    Leave,
    check_hours,
    check_workdays,
    kinds_of,
    leave_between,
    leave_of,
    next_open,
    on_leave,
    snoozed_until,
)
from induction.reminding.reminders import ReminderChoice

NOW = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)  # a Tuesday, ten in the morning in Los Angeles
TODAY = date(2026, 11, 24)
LATER = datetime(2026, 11, 25, 18, 0, tzinfo=UTC)
DANA = Person(id=4, name="Dana", email="d@x.org", program="usc", role=Role.CANDIDATE, zone="America/Los_Angeles")

# Of what each role is reminded, by hand.
WRITTEN = {
    Role.CANDIDATE: "pace unconfirmed to_confirm reflection window item sign_off early_warning",
    Role.COACH: "contact meeting to_confirm item sign_off rating approval early_warning",
    Role.SUPERVISOR: "rating approval",
    Role.PROGRAM_ADMIN: "early_warning pairing sign_off questions cohort",
    Role.ANALYST: "sign_off",
    Role.INSTRUCTOR: "",
}


def morning(month: int, day: int) -> datetime:
    """Eight in the morning in Los Angeles, in winter."""
    return datetime(2026, month, day, 16, 0, tzinfo=UTC)


@pytest.mark.parametrize("role", Role)
def test_of_what_each_role_is_reminded(role: Role) -> None:
    assert " ".join(kinds_of(role)) == WRITTEN[role]


def test_every_kind_concerns_somebody_and_fits_the_boxes_of_a_form() -> None:
    assert {kind for role in Role for kind in kinds_of(role)} == set(NudgeKind)
    assert max(len(kinds_of(role)) for role in Role) <= 10


@pytest.mark.parametrize(
    ("days", "zone", "until"),
    [
        (1, "America/Los_Angeles", morning(11, 25)),
        (7, "America/Los_Angeles", morning(12, 1)),
        (1, "Pacific/Auckland", datetime(2026, 11, 25, 19, 0, tzinfo=UTC)),  # there it is the 25th already
        (1, "nowhere", datetime(2026, 11, 25, 8, 0, tzinfo=UTC)),
    ],
)
def test_a_snooze_ends_in_the_morning_where_the_person_is(days: int, zone: str, until: datetime) -> None:
    calendar = ReminderChoice().calendar(DANA.model_copy(update={"zone": zone}), NudgeRules())
    assert snoozed_until(calendar, days, now=NOW) == until


def test_who_works_later_is_reminded_later() -> None:
    choice = ReminderChoice(works_from=time(12), works_until=time(20))
    assert snoozed_until(choice.calendar(DANA, NudgeRules()), 1, now=NOW) == datetime(2026, 11, 25, 20, tzinfo=UTC)


@pytest.mark.parametrize(
    ("refuse", "rule"),
    [
        (lambda: snoozed_until(ReminderChoice().calendar(DANA, NudgeRules()), 0, now=NOW), "bad_snooze"),
        (lambda: snoozed_until(ReminderChoice().calendar(DANA, NudgeRules()), 61, now=NOW), "bad_snooze"),
        (lambda: check_workdays(()), "no_workday"),
        (lambda: check_hours(time(9), time(9)), "no_hours"),
        (lambda: check_hours(time(17), time(9)), "no_hours"),
        (lambda: check_hours(time(9), time(9, 59)), "no_hours"),
        (lambda: leave_between(None, date(2026, 11, 23), today=TODAY), "leave_over"),
        (lambda: leave_between(date(2026, 12, 5), date(2026, 12, 1), today=TODAY), "leave_backwards"),
    ],
)
def test_what_leaves_nothing_is_refused(refuse: Callable[[], object], rule: str) -> None:
    with pytest.raises(Refused) as refused:
        refuse()
    assert refused.value.rule == rule


def test_an_hour_on_one_day_is_enough() -> None:
    check_workdays((3,))
    check_hours(time(16), time(17))


@pytest.mark.parametrize(
    ("first", "last", "leave"),
    [
        (None, None, NO_LEAVE),
        (None, date(2026, 12, 1), Leave(first=TODAY, last=date(2026, 12, 1))),
        (date(2026, 12, 1), None, Leave(first=date(2026, 12, 1))),
        (date(2026, 11, 1), TODAY, Leave(first=date(2026, 11, 1), last=TODAY)),
    ],
)
def test_a_leave_between_two_days(first: date | None, last: date | None, leave: Leave) -> None:
    assert leave_between(first, last, today=TODAY) == leave


def test_a_leave_is_recorded_taken_back_and_over() -> None:
    leave = Leave(first=TODAY, last=date(2026, 11, 30))
    away = on_leave(ReminderChoice(works_from=time(9)), leave, by=1, now=NOW)
    assert away == ReminderChoice(
        works_from=time(9), leave_from=TODAY, leave_to=date(2026, 11, 30), leave_by=1, leave_at=NOW
    )
    assert on_leave(away, leave, by=2, now=LATER) == away
    assert leave_of(away, date(2026, 11, 30)) == leave
    assert leave_of(away, date(2026, 12, 1)) == NO_LEAVE
    assert on_leave(away, NO_LEAVE, by=2, now=LATER) == ReminderChoice(works_from=time(9))


@pytest.mark.parametrize(
    ("choice", "at", "comes"),
    [
        (ReminderChoice(), time(16), datetime(2026, 11, 25, 0, 0, tzinfo=UTC)),  # four in the afternoon of that day
        (ReminderChoice(), time(8), morning(11, 25)),
        (ReminderChoice(), time(20), morning(11, 25)),
        (ReminderChoice(workdays=(1,)), time(8), morning(11, 30)),
        (ReminderChoice(snoozed_until=morning(12, 2)), time(8), morning(12, 2)),
        (ReminderChoice(leave_from=TODAY, leave_to=date(2026, 12, 4)), time(8), morning(12, 7)),
        (ReminderChoice(leave_from=TODAY), time(8), None),
        (ReminderChoice(workdays=()), time(8), None),
    ],
)
def test_when_something_may_come_next(choice: ReminderChoice, at: time, comes: datetime | None) -> None:
    assert next_open(choice.calendar(DANA, NudgeRules()), at, after=NOW) == comes


def test_where_the_zone_is_not_known_nothing_comes() -> None:
    nowhere = DANA.model_copy(update={"zone": "nowhere"})
    assert next_open(ReminderChoice().calendar(nowhere, NudgeRules()), time(8), after=NOW) is None
