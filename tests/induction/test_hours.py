from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from induction.hours import (
    HourEntry,
    HourKind,
    LedgerEntry,
    MeetingFormat,
    Totals,
    duration,
    totals,
)

DAY = date(2026, 11, 18)
COACHING = HourEntry(candidate_id=1, kind=HourKind.COACHING, minutes=90, on=DAY, coach_id=2)
PLC = HourEntry(candidate_id=1, kind=HourKind.PROFESSIONAL_LEARNING, minutes=60, on=DAY, category="plc")


def changed(entry: HourEntry, **facts: Any) -> HourEntry:
    return entry.model_copy(update=facts)


def kept(entry: HourEntry, number: int = 7, **facts: Any) -> LedgerEntry:
    logged = {"id": number, "logged_by": 1, "logged_at": datetime(2026, 11, 18, tzinfo=UTC)}
    return LedgerEntry.model_validate(entry.model_dump() | logged | facts)


def at(entry: HourEntry, starts: str, ends: str) -> HourEntry:
    return changed(entry, starts=time.fromisoformat(starts), ends=time.fromisoformat(ends))


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(1, "1 min"), (45, "45 min"), (60, "1 h"), (90, "1 h 30 min"), (1440, "24 h"), (0, "0 min"), (2401, "40 h 1 min")],
)
def test_minutes_as_people_say_them(minutes: int, words: str):
    assert duration(minutes) == words


def test_kinds_and_formats_as_people_say_them():
    assert [kind.label for kind in HourKind] == ["coaching", "professional learning"]
    assert [way.label for way in MeetingFormat] == ["in person", "virtual", "phone"]


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        pytest.param(("09:00", "10:00"), ("09:30", "10:30"), True, id="one into the other"),
        pytest.param(("09:00", "12:00"), ("10:00", "11:00"), True, id="one inside the other"),
        pytest.param(("09:00", "10:00"), ("09:00", "10:00"), True, id="the same"),
        pytest.param(("09:00", "10:00"), ("10:00", "11:00"), False, id="one after the other"),
        pytest.param(("09:00", "10:00"), None, False, id="one without clock times"),
    ],
)
def test_two_stretches_of_one_day_overlap_by_the_clock(
    one: tuple[str, str],
    other: tuple[str, str] | None,
    overlap: bool,  # noqa: FBT001 - a row's answer
):
    first, second = at(COACHING, *one), at(PLC, *other) if other else PLC
    assert (first.overlaps(second), second.overlaps(first)) == (overlap, overlap)
    assert not first.overlaps(changed(second, on=date(2026, 11, 19)))


def test_an_entry_takes_the_time_of_everybody_in_it():
    assert (COACHING.people, PLC.people) == ({1, 2}, {1})


def test_totals_split_by_kind_and_category():
    ledger = [
        kept(COACHING, 1),
        kept(changed(COACHING, minutes=30), 2),
        kept(PLC, 3),
        kept(changed(PLC, category=None, minutes=15), 4),
        kept(changed(PLC, minutes=5), 5),
    ]
    assert totals(ledger) == Totals(coaching=120, professional_learning=80, by_category={"plc": 65, None: 15})


def test_totals_leave_out_what_was_replaced_or_voided():
    ledger = [kept(COACHING, 1, replaced_by=2), kept(changed(COACHING, minutes=60), 2, corrects=1)]
    assert totals(ledger) == Totals(coaching=60)
    assert totals([kept(COACHING, 1, replaced_by=2), kept(COACHING, 2, corrects=1, voided=True)]) == Totals()


@given(
    st.lists(
        st.tuples(
            st.sampled_from(HourKind), st.sampled_from([None, "plc", "other"]), st.integers(1, 1440), st.booleans()
        )
    )
)
def test_totals_lose_no_minute(facts: list[tuple[HourKind, str | None, int, bool]]):
    ledger = [
        kept(changed(PLC, kind=kind, category=category, minutes=minutes), number, voided=voided)
        for number, (kind, category, minutes, voided) in enumerate(facts)
    ]
    found = totals(ledger)
    assert found.coaching + found.professional_learning == sum(entry.minutes for entry in ledger if entry.counts)
    assert sum(found.by_category.values()) == found.professional_learning


@pytest.mark.parametrize(
    ("facts", "counts"), [({}, True), ({"replaced_by": 8}, False), ({"voided": True}, False), ({"corrects": 3}, True)]
)
def test_only_the_current_unvoided_word_counts(facts: dict[str, Any], counts: bool):  # noqa: FBT001 - a row's answer
    assert kept(COACHING, **facts).counts is counts
