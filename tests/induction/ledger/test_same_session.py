from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from induction.hours import HourEntry, HourKind, LedgerEntry, MeetingFormat
from induction.ledger.same_session import Difference, differences, is_moved, same_session, same_sessions

KIM, DANA, LEE, ADMIN = 1, 2, 3, 5
ENTRY = HourEntry(candidate_id=KIM, kind=HourKind.COACHING, minutes=60, on=date(2026, 11, 18), coach_id=DANA)


def entry(**facts: Any) -> HourEntry:
    return ENTRY.model_copy(update=facts)


def at(hour: int, **facts: Any) -> HourEntry:
    return entry(**{"starts": time(hour), "ends": time(hour + 1), **facts})


def kept(entry: HourEntry, number: int = 7, *, by: int = DANA, **facts: Any) -> LedgerEntry:
    logged = {"id": number, "logged_by": by, "logged_at": datetime(2026, 11, 18, tzinfo=UTC)}
    return LedgerEntry.model_validate(entry.model_dump() | logged | facts)


@pytest.mark.parametrize(
    ("mine", "theirs", "is_same"),
    [
        pytest.param(entry(), kept(entry()), True, id="equal"),
        pytest.param(entry(minutes=45, topic="budget"), kept(entry()), True, id="told otherwise"),
        pytest.param(at(9), kept(entry()), True, id="clock times of one"),
        pytest.param(at(9), kept(at(9, minutes=90, ends=time(10, 30))), True, id="clock times that overlap"),
        pytest.param(at(9), kept(at(10)), False, id="one after the other"),
        pytest.param(entry(), kept(entry(on=date(2026, 11, 17))), False, id="another day"),
        pytest.param(entry(), kept(entry(candidate_id=LEE)), False, id="another candidate"),
        pytest.param(entry(), kept(entry(coach_id=9), by=9), False, id="another coach"),
        pytest.param(entry(), kept(entry(), by=KIM), False, id="one's own"),
        pytest.param(entry(), kept(entry(), by=ADMIN), False, id="brought in by somebody else"),
        pytest.param(entry(), kept(entry(), replaced_by=9), False, id="replaced"),
        pytest.param(entry(), kept(entry(), voided=True), False, id="voided"),
        pytest.param(
            entry(kind=HourKind.PROFESSIONAL_LEARNING, coach_id=None),
            kept(entry(kind=HourKind.PROFESSIONAL_LEARNING, coach_id=None)),
            False,
            id="professional learning",
        ),
    ],
)
def test_what_the_other_party_logged_may_be_the_same_session(
    mine: HourEntry,
    theirs: LedgerEntry,
    is_same: bool,  # noqa: FBT001 - a row's answer
) -> None:
    assert same_session(mine, [theirs], logged_by=KIM) == (theirs if is_same else None)


def test_it_goes_both_ways_and_is_nobody_elses() -> None:
    by_kim = kept(entry(), by=KIM)
    found = [same_session(entry(), [by_kim], logged_by=person) for person in (DANA, KIM, ADMIN, None)]
    assert found == [by_kim, None, None, None]


def test_the_nearest_is_meant_by_the_clock_and_then_by_the_length() -> None:
    short, long, timed = kept(entry(minutes=30), 7), kept(entry(minutes=90), 8), kept(at(15, minutes=120), 9)
    assert same_session(entry(minutes=80), [short, long, timed], logged_by=KIM) == long
    assert same_session(at(15, minutes=30), [short, long, timed], logged_by=KIM) == timed
    assert same_session(entry(), [short, long], logged_by=KIM) == short


def test_none_of_theirs_stands_for_two_sessions() -> None:
    theirs = kept(entry(minutes=60))
    mine = [entry(minutes=30), entry(minutes=60), entry(minutes=20, on=date(2026, 11, 17))]
    assert same_sessions(mine, [theirs], logged_by=KIM) == {1: theirs}
    both = [theirs, kept(entry(minutes=25), 8)]
    assert same_sessions(mine, both, logged_by=KIM) == {0: both[1], 1: theirs}


@pytest.mark.parametrize(
    ("new", "moved"),
    [
        (entry(minutes=45, topic="budget"), False),
        (at(9), False),
        (entry(on=date(2026, 11, 17)), True),
        (entry(candidate_id=LEE), True),
        (entry(coach_id=9), True),
        (entry(kind=HourKind.PROFESSIONAL_LEARNING), True),
    ],
)
def test_a_correction_moves_an_entry_to_another_session_or_leaves_it(new: HourEntry, moved: bool) -> None:  # noqa: FBT001 - a row's answer
    assert is_moved(ENTRY, new) is moved


def test_what_differs_is_told_in_words_yours_first() -> None:
    mine = at(15, minutes=45, ends=time(15, 45), topic="budget", format=MeetingFormat.PHONE, together=True)
    theirs = entry(topic="staff", format=MeetingFormat.IN_PERSON)
    assert differences(mine, theirs) == (
        Difference(what="length", mine="45 min", theirs="1 h"),
        Difference(what="clock times", mine="3:00-3:45 pm", theirs=None),
        Difference(what="format", mine="phone", theirs="in person"),
        Difference(what="topic", mine="budget", theirs="staff"),
        Difference(what="who was there", mine="in a group", theirs="one to one"),
    )
    assert differences(entry(), entry()) == ()
