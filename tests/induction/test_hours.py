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
    check_beside,
    check_category,
    check_date,
    check_minutes,
    duration,
    totals,
)
from induction.refused import Refused

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


def refusal(caught: pytest.ExceptionInfo[Refused]) -> tuple[str, str]:
    return caught.value.rule, caught.value.message


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(1, "1 min"), (45, "45 min"), (60, "1 h"), (90, "1 h 30 min"), (1440, "24 h"), (0, "0 min"), (2401, "40 h 1 min")],
)
def test_minutes_as_people_say_them(minutes: int, words: str):
    assert duration(minutes) == words


def test_kinds_and_formats_as_people_say_them():
    assert [kind.label for kind in HourKind] == ["coaching", "professional learning"]
    assert [way.label for way in MeetingFormat] == ["in person", "virtual", "phone"]


@pytest.mark.parametrize("minutes", [1, 90, 1440])
def test_a_length_up_to_a_day_is_accepted(minutes: int):
    check_minutes(changed(COACHING, minutes=minutes))


@pytest.mark.parametrize(
    ("minutes", "rule", "words"),
    [
        (0, "non_positive", "An entry needs a length above zero. How long was it?"),
        (-30, "non_positive", "An entry needs a length above zero. How long was it?"),
        (1441, "too_long", "24 h 1 min is more than a day has. How long was it really?"),
        (2400, "too_long", "40 h is more than a day has. How long was it really?"),
    ],
)
def test_a_length_that_no_day_has_is_refused(minutes: int, rule: str, words: str):
    with pytest.raises(Refused) as refused:
        check_minutes(changed(COACHING, minutes=minutes))
    assert refusal(refused) == (rule, words)


@pytest.mark.parametrize(
    ("on", "starts_on", "ends_on"),
    [
        (DAY, None, None),
        (DAY, DAY, DAY),
        (date(2026, 8, 17), date(2026, 8, 17), date(2028, 6, 30)),
    ],
)
def test_a_day_of_the_program_up_to_today_is_accepted(on: date, starts_on: date | None, ends_on: date | None):
    check_date(changed(COACHING, on=on), today=DAY, starts_on=starts_on, ends_on=ends_on)


@pytest.mark.parametrize(
    ("on", "starts_on", "ends_on", "rule", "words"),
    [
        (
            date(2026, 11, 19),
            None,
            None,
            "future_date",
            "Thu, Nov 19, 2026 has not happened yet. Log it when it is done.",
        ),
        (
            date(2026, 8, 16),
            date(2026, 8, 17),
            None,
            "before_program",
            (
                "Sun, Aug 16, 2026 is before the program began (Mon, Aug 17, 2026), so it cannot be counted here. "
                "Ask your program administrator whether earlier hours count."
            ),
        ),
        (
            date(2026, 7, 1),
            None,
            date(2026, 6, 30),
            "after_program",
            (
                "Wed, Jul 1, 2026 is after the program ended (Tue, Jun 30, 2026). Ask your program administrator about "
                "an extension."
            ),
        ),
    ],
)
def test_a_day_outside_is_refused(on: date, starts_on: date | None, ends_on: date | None, rule: str, words: str):
    with pytest.raises(Refused) as refused:
        check_date(changed(COACHING, on=on), today=DAY, starts_on=starts_on, ends_on=ends_on)
    assert refusal(refused) == (rule, words)


@pytest.mark.parametrize("category", [None, "plc"])
def test_a_category_of_the_program_or_none_is_accepted(category: str | None):
    check_category(changed(PLC, category=category), {"plc"})


@pytest.mark.parametrize(
    ("categories", "words"),
    [
        ({"plc", "district_training"}, "This program has no category “yoga”. It has: district_training, plc."),
        (set(), "This program has no category “yoga”. It has: none."),
    ],
)
def test_a_category_that_the_program_does_not_have_is_refused(categories: set[str], words: str):
    with pytest.raises(Refused) as refused:
        check_category(changed(PLC, category="yoga"), categories)
    assert refusal(refused) == ("unknown_category", words)


@pytest.mark.parametrize(
    ("entry", "other"),
    [
        pytest.param(COACHING, kept(changed(COACHING, minutes=60)), id="another length"),
        pytest.param(COACHING, kept(changed(COACHING, on=date(2026, 11, 17))), id="another day"),
        pytest.param(COACHING, kept(changed(COACHING, coach_id=3)), id="another coach"),
        pytest.param(PLC, kept(changed(PLC, category="district_training")), id="another category"),
        pytest.param(COACHING, kept(COACHING, replaced_by=9), id="replaced"),
        pytest.param(COACHING, kept(COACHING, voided=True), id="voided"),
        pytest.param(
            at(COACHING, "09:00", "10:30"), kept(at(COACHING, "13:00", "14:30")), id="the same at another time"
        ),
        pytest.param(at(COACHING, "09:00", "10:30"), kept(at(PLC, "10:30", "11:30")), id="one after the other"),
        pytest.param(at(COACHING, "09:00", "10:30"), kept(PLC), id="the other has no times"),
        pytest.param(changed(COACHING, minutes=1380), kept(PLC), id="24 hours to the minute"),
    ],
)
def test_what_fits_beside_another_entry_is_accepted(entry: HourEntry, other: LedgerEntry):
    check_beside(entry, [other])


@pytest.mark.parametrize(
    ("entry", "other", "rule", "words"),
    [
        pytest.param(
            COACHING,
            kept(COACHING),
            "duplicate",
            "1 h 30 min of coaching on Wed, Nov 18, 2026 is already recorded. If there really were two, give the "
            "clock times of this one.",
            id="the same again",
        ),
        pytest.param(
            changed(COACHING, topic="goal 2", format=MeetingFormat.PHONE),
            kept(COACHING),
            "duplicate",
            "1 h 30 min of coaching on Wed, Nov 18, 2026 is already recorded. If there really were two, give the "
            "clock times of this one.",
            id="the same with more told",
        ),
        pytest.param(
            at(COACHING, "09:00", "10:30"),
            kept(at(PLC, "10:00", "11:00")),
            "overlap",
            "This overlaps the professional learning of 10:00-11:00 the same day. One person cannot be in two "
            "places: correct one of them.",
            id="overlap",
        ),
        pytest.param(
            at(COACHING, "09:00", "12:00"),
            kept(at(PLC, "10:00", "11:00")),
            "overlap",
            "This overlaps the professional learning of 10:00-11:00 the same day. One person cannot be in two "
            "places: correct one of them.",
            id="one inside the other",
        ),
        pytest.param(
            changed(COACHING, minutes=1381),
            kept(PLC),
            "day_full",
            "With this entry Wed, Nov 18, 2026 would hold 24 h 1 min, more than a day has.",
            id="a minute over the day",
        ),
    ],
)
def test_what_does_not_fit_beside_another_entry_is_refused(entry: HourEntry, other: LedgerEntry, rule: str, words: str):
    with pytest.raises(Refused) as refused:
        check_beside(entry, [other])
    assert refusal(refused) == (rule, words)


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
