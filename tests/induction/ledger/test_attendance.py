from datetime import UTC, date, datetime, time

import pytest

from induction.hours import HourEntry, HourKind, LedgerEntry
from induction.ledger.attendance import (
    Attendance,
    Attendee,
    Clash,
    ClashKind,
    RollCall,
    Taught,
    check_roll,
    check_typed,
    clash,
    is_taught,
    record_of,
)
from induction.packs.pack import Category, EntryRules, ProgramPack
from induction.people import Person, Role
from induction.refused import Refused

TODAY = date(2026, 10, 14)
ON = date(2026, 10, 12)
NOW = datetime(2026, 10, 14, 18, 0, tzinfo=UTC)
DANA, THEO, JORDAN, STRANGER = 1, 2, 3, 9
EVENING = {"starts": time(17, 30), "ends": time(19, 30)}
PACK = ProgramPack(
    id="fern",
    name="Fern Program",
    short_name="Fern",
    documents=(),
    rules=(),
    categories=(Category(key="session", label="sessions"), Category(key="plc", label="PLC")),
    entries=EntryRules(taught=("session",)),
)
TAUGHT = Taught(
    program="fern",
    cohort="2026",
    title="Session 2, a shared vision",
    on=ON,
    minutes=120,
    date_key="session.2@1",
    category="session",
    **EVENING,
)
ROLL = RollCall(taught=TAUGHT, cohort=frozenset({DANA, THEO, JORDAN}), present=frozenset({DANA, THEO}))


def person(number: int, name: str, starts_on: date = date(2026, 8, 17)) -> Person:
    return Person(
        id=number,
        name=name,
        email=f"{number}@example.org",
        program="fern",
        role=Role.CANDIDATE,
        starts_on=starts_on,
        ends_on=date(2028, 6, 30),
    )


COHORT = {
    DANA: person(DANA, "Dana Whitfield"),
    THEO: person(THEO, "Theo Park"),
    JORDAN: person(JORDAN, "Jordan Reyes", date(2026, 10, 13)),
}


def roll(*, present: set[int] | None = None, submitted: set[int] | None = None, **facts: object) -> RollCall:
    return RollCall(
        taught=TAUGHT.model_copy(update=facts),
        cohort=ROLL.cohort,
        present=ROLL.present if present is None else frozenset(present),
        submitted=None if submitted is None else frozenset(submitted),
    )


def test_what_each_of_them_has_of_it() -> None:
    assert TAUGHT.entry(DANA) == HourEntry(
        candidate_id=DANA,
        kind=HourKind.PROFESSIONAL_LEARNING,
        minutes=120,
        on=ON,
        category="session",
        topic="Session 2, a shared vision",
        **EVENING,
    )


def test_a_session_as_it_was_is_taken() -> None:
    check_roll(ROLL, COHORT, PACK, today=TODAY)


@pytest.mark.parametrize(
    ("said", "rule", "sentence"),
    [
        (roll(title="  "), "no_title", "What was it? A few words are enough: they stand in everybody's record."),
        (
            roll(present=set()),
            "nobody_present",
            "Nobody is chosen. Who was there? A session without anybody needs no record.",
        ),
        (
            roll(present={DANA, STRANGER}),
            "not_of_cohort",
            "Somebody chosen is not in this cohort. Choose from its candidates.",
        ),
        (
            roll(submitted={JORDAN}),
            "submitted_absent",
            "Jordan Reyes is not among those who were there. Choose them there too, or take them out here.",
        ),
        (
            roll(submitted={STRANGER}),
            "not_of_cohort",
            "Somebody chosen is not in this cohort. Choose from its candidates.",
        ),
        (roll(minutes=0), "non_positive", "An entry needs a length above zero. How long was it?"),
        (roll(minutes=1500), "too_long", "25 h is more than a day has. How long was it really?"),
        (
            roll(category="knitting"),
            "unknown_category",
            "This program has no category “knitting”. It has: plc, session.",
        ),
        (
            roll(on=date(2026, 10, 15)),
            "future_date",
            "Thu, Oct 15, 2026 has not come yet. Record who was there once it is over.",
        ),
        (
            roll(present={DANA, JORDAN}),
            "outside_program",
            "Mon, Oct 12, 2026 is outside the program of Jordan Reyes. Take them out, or mend the day.",
        ),
        (
            roll(on=date(2026, 8, 1)),
            "outside_program",
            "Sat, Aug 1, 2026 is outside the program of Dana Whitfield and Theo Park. Take them out, or mend the day.",
        ),
    ],
)
def test_what_no_session_can_have_been(said: RollCall, rule: str, sentence: str) -> None:
    with pytest.raises(Refused) as refused:
        check_roll(said, COHORT, PACK, today=TODAY)
    assert (refused.value.rule, refused.value.message) == (rule, sentence)


@pytest.mark.parametrize(
    ("submitted", "assignments"),
    [
        (None, {DANA: None, THEO: None, JORDAN: None}),
        ({DANA}, {DANA: True, THEO: False, JORDAN: None}),
        ({DANA, JORDAN}, {DANA: True, THEO: False, JORDAN: True}),
    ],
)
def test_an_assignment_is_missing_only_for_who_was_there(
    submitted: set[int] | None, assignments: dict[int, bool | None]
) -> None:
    assert {one.candidate_id: one.assignment for one in roll(submitted=submitted).attendees} == assignments


def kept(*, present: bool = True, **facts: object) -> Attendance:
    attendees = (Attendee(candidate_id=DANA, entry_id=5 if present else None),)
    return Attendance(**(TAUGHT.model_dump() | facts), id=1, instructor_id=8, recorded_at=NOW, attendees=attendees)


@pytest.mark.parametrize(
    ("before", "same"),
    [
        (kept(), True),
        (kept(present=False), False),
        (kept(cohort="2027"), False),
        (kept(program="moss"), False),
        (kept(date_key="session.3@1"), False),
        (kept(title="Another title"), True),
        (kept(on=date(2026, 10, 5)), True),
        (kept(starts=time(9), ends=time(11)), True),
        (kept(date_key=None), False),
    ],
)
def test_one_session_of_a_cohort_is_recorded_once(before: Attendance, same: bool) -> None:  # noqa: FBT001 - a row's answer
    assert record_of(ROLL, [before]) == (before if same else None)


@pytest.mark.parametrize(
    ("before", "same"),
    [(kept(), True), (kept(on=date(2026, 10, 5)), False), (kept(starts=time(20), ends=time(21)), False)],
)
def test_a_date_that_is_a_month_has_parts_on_several_days(before: Attendance, same: bool) -> None:  # noqa: FBT001 - a row's answer
    part = ROLL.model_copy(update={"once": False})
    assert record_of(part, [before]) == (before if same else None)


@pytest.mark.parametrize(
    ("before", "same"),
    [
        (kept(date_key=None, title="BUDGETS"), True),
        (kept(date_key=None, title="Budgets", on=date(2026, 10, 5)), False),
        (kept(date_key=None, title="Equity"), False),
    ],
)
def test_something_else_goes_by_its_title_and_day(before: Attendance, same: bool) -> None:  # noqa: FBT001 - a row's answer
    assert record_of(roll(date_key=None, title="Budgets"), [before]) == (before if same else None)


def typed(**facts: object) -> LedgerEntry:
    entry = TAUGHT.entry(DANA).model_dump() | {"topic": None, "starts": None, "ends": None} | facts
    return LedgerEntry(**entry, id=7, logged_by=DANA, logged_at=NOW)


@pytest.mark.parametrize(
    ("other", "kind"),
    [
        (typed(), ClashKind.SAME),
        (typed(minutes=90), ClashKind.SAME),
        (typed(category=None), ClashKind.SAME),
        (typed(category=None, minutes=90), None),
        (typed(**EVENING), ClashKind.SAME),
        (typed(starts=time(9), ends=time(11)), None),
        (typed(category="plc"), None),
        (typed(category="plc", starts=time(18), ends=time(19)), ClashKind.OTHER),
        (
            typed(kind=HourKind.COACHING, category=None, coach_id=4, starts=time(19), ends=time(20)),
            ClashKind.OTHER,
        ),
        (typed(kind=HourKind.COACHING, category=None, coach_id=4), None),
        (typed(on=date(2026, 10, 11)), None),
        (typed(voided=True), None),
        (typed(replaced_by=9), None),
    ],
)
def test_what_a_candidate_has_already_is_not_counted_twice(other: LedgerEntry, kind: ClashKind | None) -> None:
    expected = None if kind is None else Clash(candidate_id=DANA, kind=kind, entry=other)
    assert clash(TAUGHT.entry(DANA), [other]) == expected


def test_a_day_that_is_full_takes_no_more() -> None:
    others = [typed(category="plc", minutes=700), typed(category=None, minutes=700)]
    assert clash(TAUGHT.entry(DANA), others) == Clash(candidate_id=DANA, kind=ClashKind.OTHER)


@pytest.mark.parametrize(
    ("recorders", "who"),
    [
        (["Noor Haddad"], "Noor Haddad records"),
        (["Noor Haddad", "Ana Lima"], "Noor Haddad or Ana Lima records"),
        ([], "the program records"),
    ],
)
def test_hours_of_the_programs_own_sessions_are_not_typed(recorders: list[str], who: str) -> None:
    entry = TAUGHT.entry(DANA)
    with pytest.raises(Refused) as refused:
        check_typed(PACK, entry, recorders)
    assert (is_taught(PACK, entry), refused.value.rule, refused.value.message) == (
        True,
        "taught",
        f"Hours of sessions need no typing: {who} who was there, and everybody gets them at once.",
    )


@pytest.mark.parametrize(
    "entry",
    [
        HourEntry(candidate_id=DANA, kind=HourKind.PROFESSIONAL_LEARNING, minutes=60, on=ON, category="plc"),
        HourEntry(candidate_id=DANA, kind=HourKind.PROFESSIONAL_LEARNING, minutes=60, on=ON),
        HourEntry(candidate_id=DANA, kind=HourKind.COACHING, minutes=60, on=ON, coach_id=4),
    ],
)
def test_all_other_hours_are_typed(entry: HourEntry) -> None:
    check_typed(PACK, entry, ["Noor Haddad"])
    assert not is_taught(PACK, entry)
