from datetime import date, time
from typing import Any

import pytest

from induction.hours import HourEntry, HourKind
from induction.ledger.group_coaching import OpenGroup, are_together, coached_minutes, open_group

KIM, DANA, LEE, ANN = 1, 2, 3, 4
ENTRY = HourEntry(candidate_id=KIM, kind=HourKind.COACHING, minutes=60, on=date(2026, 11, 18), coach_id=DANA)


def of(candidate: int, clock: str | None = None, **facts: Any) -> HourEntry:
    """The candidate's hour with Dana; `clock` is when it began."""
    times = {} if clock is None else {"starts": time.fromisoformat(clock), "ends": time(int(clock[:2]) + 1)}
    return ENTRY.model_copy(update={"candidate_id": candidate, **times, **facts})


def learnt(candidate: int) -> HourEntry:
    return of(candidate, kind=HourKind.PROFESSIONAL_LEARNING, coach_id=None)


@pytest.mark.parametrize(
    ("entries", "beside", "group"),
    [
        pytest.param([of(KIM)], [], None, id="one by itself"),
        pytest.param([of(KIM), of(LEE, minutes=30)], [], None, id="of two lengths"),
        pytest.param([of(KIM), of(LEE, on=date(2026, 11, 17))], [], None, id="on two days"),
        pytest.param([of(KIM), of(LEE, coach_id=9)], [], None, id="with two coaches"),
        pytest.param([of(KIM, "09:00"), of(LEE, "11:00")], [], None, id="at two times"),
        pytest.param([learnt(KIM), learnt(LEE)], [], None, id="no coaching"),
        pytest.param([of(KIM, together=True), of(LEE, together=True)], [], None, id="said to be together"),
        pytest.param([of(KIM)], [of(LEE)], None, id="as long as one in the ledger"),
        pytest.param([of(KIM, "09:00")], [of(KIM, "09:00")], None, id="one's own in the ledger"),
        pytest.param(
            [of(KIM), of(LEE)], [], OpenGroup(places=(0, 1), apart=True, recorded=False), id="as long as each other"
        ),
        pytest.param(
            [of(KIM), of(ANN, minutes=30), of(LEE)],
            [],
            OpenGroup(places=(0, 2), apart=True, recorded=False),
            id="two of three",
        ),
        pytest.param(
            [of(KIM, "09:00"), of(LEE)],
            [],
            OpenGroup(places=(0, 1), apart=True, recorded=False),
            id="clock times of one",
        ),
        pytest.param(
            [of(KIM, together=True), of(LEE)],
            [],
            OpenGroup(places=(1,), apart=True, recorded=False),
            id="one of them said to be",
        ),
        pytest.param(
            [of(KIM, "09:00"), of(LEE, "09:00")],
            [],
            OpenGroup(places=(0, 1), apart=False, recorded=False),
            id="at one time",
        ),
        pytest.param(
            [of(KIM, "09:00"), of(ANN)],
            [of(LEE, "09:00")],
            OpenGroup(places=(0, 1), apart=False, recorded=True),
            id="at the time of one in the ledger",
        ),
    ],
)
def test_what_is_asked_about_entries_that_may_have_been_one_session(
    entries: list[HourEntry], beside: list[HourEntry], group: OpenGroup | None
) -> None:
    assert open_group(entries, beside) == group


def test_what_was_said_to_be_separate_is_asked_about_only_where_it_cannot_be() -> None:
    assert open_group([of(KIM), of(LEE)], [], separate=True) is None
    at_once = OpenGroup(places=(0, 1), apart=False, recorded=False)
    assert open_group([of(KIM, "09:00"), of(LEE, "09:00")], [], separate=True) == at_once


@pytest.mark.parametrize(
    ("new", "other", "together"),
    [
        (of(KIM, "09:00", together=True), of(LEE, "09:00", together=True), True),
        (of(KIM, "09:00", together=True), of(LEE, "09:00"), True),
        (of(KIM, "09:00", together=True), of(LEE, "09:00", ends=time(11), minutes=120, together=True), True),
        (of(KIM, "09:00", together=True), of(LEE, "09:00", ends=time(11), minutes=120), False),
        (of(KIM, "09:00"), of(LEE, "09:00", together=True), False),
        (of(KIM, "09:00", together=True), of(KIM, "09:00", together=True), False),
        (of(KIM, "09:00", together=True), of(LEE, "09:00", coach_id=9, together=True), False),
    ],
)
def test_a_coach_is_in_one_place_with_several_where_that_was_said(
    new: HourEntry,
    other: HourEntry,
    together: bool,  # noqa: FBT001 - a row's answer
) -> None:
    assert are_together(new, other) is together


@pytest.mark.parametrize(
    ("entries", "minutes"),
    [
        ([], 0),
        ([of(KIM), of(LEE)], 120),
        ([of(KIM, together=True), of(LEE, together=True), of(ANN, together=True)], 60),
        ([of(KIM, together=True), of(LEE, together=True), of(ANN)], 120),
        ([of(KIM, "09:00", together=True), of(LEE, "09:00", together=True), of(KIM, "13:00", together=True)], 120),
        ([of(KIM, together=True), of(LEE, together=True, minutes=45)], 105),
    ],
)
def test_a_group_takes_its_time_of_a_coachs_day_once(entries: list[HourEntry], minutes: int) -> None:
    assert coached_minutes(entries) == minutes
