from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from induction.dates.schedule import ProgramDate, dates_between, fortnight_ahead, monday_of, week_name
from induction.packs.dates import DateKind, PackDate
from induction.packs.pack import Contact, PackDocument, ProgramPack
from induction.packs.rules import Rule, RuleState, Source
from induction.people import Role

START = date(2026, 8, 17)
TEACHER = Contact(role=Role.INSTRUCTOR, title="Instructor", asks=("session",))
ADMIN = Contact(role=Role.PROGRAM_ADMIN, title="Administrator")


def at(line: int) -> Source:
    return Source(document="handbook", line=line, place="Calendar", figure="a month")


def rule(key: str) -> Rule:
    return Rule(key=key, says=f"{key}.", state=RuleState.AGREED, sources=(at(1),))


def session(month: int, *, year: int = 1) -> PackDate:
    return PackDate(
        key=f"session.{year}.{month}",
        title=f"session of month {month}",
        kind=DateKind.SESSION,
        years=(year,),
        month=month,
        weekday=1,
        nth=2,
        starts=time(17, 30),
        ends=time(19, 30),
        state=RuleState.AGREED,
        sources=(at(10 + month),),
        rules=("session.length",),
        category="plc",
    )


WORKSHOP = PackDate(
    key="workshop", title="workshop", kind=DateKind.WORKSHOP, month=12, state=RuleState.AGREED, sources=(at(30),)
)
WINDOW = PackDate(
    key="plan",
    title="the plan",
    kind=DateKind.WINDOW,
    years=(1, 2),
    month=9,
    until_month=2,
    state=RuleState.PROVISIONAL,
    note="the documents differ",
    sources=(at(31),),
    rules=("plan.first", "plan.second"),
)
DEADLINE = PackDate(
    key="orientation",
    title="orientation",
    kind=DateKind.DEADLINE,
    within_months=1,
    state=RuleState.AGREED,
    sources=(at(32),),
)
PACK = ProgramPack(
    id="north",
    name="North County induction",
    short_name="North",
    documents=(PackDocument(id="handbook", title="Handbook", file="handbook.txt"),),
    rules=tuple(map(rule, ("session.length", "plan.first", "plan.second", "hours", "meetings"))),
    contacts=(TEACHER, ADMIN),
    dates=(session(10), session(11), session(1), session(10, year=2), WORKSHOP, WINDOW, DEADLINE),
    weekly_rules=("hours", "meetings"),
)
BARE = PACK.model_copy(update={"dates": ()})
ALL = (date(2026, 7, 1), date(2028, 6, 30))


def spans(found: tuple[ProgramDate, ...]) -> list[tuple[str, str, str]]:
    return [(one.key, one.first.isoformat(), one.last.isoformat()) for one in found]


def keys(found: tuple[ProgramDate, ...]) -> list[str]:
    return [one.key for one in found]


def test_the_calendar_of_a_cohort():
    assert spans(dates_between(PACK, START, *ALL)) == [
        ("plan@1", "2026-09-01", "2027-02-28"),
        ("orientation@1", "2026-09-17", "2026-09-17"),
        ("session.1.10@1", "2026-10-12", "2026-10-12"),
        ("session.1.11@1", "2026-11-09", "2026-11-09"),
        ("workshop@1", "2026-12-01", "2026-12-31"),
        ("session.1.1@1", "2027-01-11", "2027-01-11"),
        ("plan@2", "2027-09-01", "2028-02-29"),
        ("session.2.10@2", "2027-10-11", "2027-10-11"),
    ]


def test_a_day_with_all_that_is_known_of_it():
    [found] = dates_between(PACK, START, date(2026, 10, 12), date(2026, 10, 12))[1:]
    assert found == ProgramDate(
        key="session.1.10@1",
        title="session of month 10",
        kind=DateKind.SESSION,
        year=1,
        first=date(2026, 10, 12),
        last=date(2026, 10, 12),
        state=RuleState.AGREED,
        sources=(at(20),),
        starts=time(17, 30),
        ends=time(19, 30),
        category="plc",
        holiday="Columbus Day, in California also Indigenous Peoples' Day",
        ask=TEACHER,
        rules=("session.length",),
    )


def test_a_stretch_of_months_has_no_day_and_no_holiday():
    [plan] = [one for one in dates_between(PACK, START, *ALL) if one.key == "plan@1"]
    assert (plan.holiday, plan.ask, plan.note) == (None, ADMIN, "the documents differ")
    assert {one.key: one.is_month for one in dates_between(PACK, START, *ALL) if not one.has_day} == {
        "plan@1": False,
        "workshop@1": True,
        "plan@2": False,
    }


@pytest.mark.parametrize(
    ("start", "october"),
    [
        (date(2026, 7, 1), date(2026, 10, 12)),
        (date(2026, 12, 1), date(2026, 10, 12)),
        (date(2027, 1, 15), date(2026, 10, 12)),
        (date(2026, 6, 30), date(2025, 10, 13)),
    ],
)
def test_months_are_those_of_the_school_year_in_which_a_cohort_starts(start: date, october: date):
    found = {one.key: one.first for one in dates_between(PACK, start, date(2025, 1, 1), date(2029, 1, 1))}
    assert found["session.1.10@1"] == october


@pytest.mark.parametrize(
    ("start", "due"),
    [
        (date(2026, 8, 17), date(2026, 9, 17)),
        (date(2026, 12, 31), date(2027, 1, 31)),
        (date(2027, 1, 31), date(2027, 2, 28)),
    ],
)
def test_a_deadline_counts_from_the_first_day(start: date, due: date):
    found = {one.key: one.last for one in dates_between(PACK, start, start, start + timedelta(days=60))}
    assert found["orientation@1"] == due


@pytest.mark.parametrize(
    ("on", "this_week", "next_week", "running"),
    [
        (date(2026, 10, 5), [], ["session.1.10@1"], []),
        (date(2026, 10, 18), ["session.1.10@1"], [], []),
        (date(2026, 11, 29), [], ["workshop@1"], []),
        (date(2026, 12, 1), ["workshop@1"], [], []),
        (date(2026, 12, 16), [], [], ["workshop@1"]),
        (date(2026, 8, 31), ["plan@1"], [], []),
        (date(2027, 2, 15), [], ["plan@1"], []),
        (date(2026, 10, 20), [], [], []),
    ],
)
def test_the_fortnight_ahead(on: date, this_week: list[str], next_week: list[str], running: list[str]):
    ahead = fortnight_ahead(PACK, START, on)
    assert (keys(ahead.this_week), keys(ahead.next_week), keys(ahead.running)) == (this_week, next_week, running)
    assert ahead.quiet == (not (this_week or next_week or running))


@pytest.mark.parametrize(
    ("on", "coming"),
    [
        (date(2026, 10, 20), "session.1.11@1"),
        (date(2026, 11, 10), None),
        (date(2026, 11, 18), "workshop@1"),
        (date(2028, 3, 20), None),
    ],
)
def test_what_comes_next_is_told_where_nothing_is_due(on: date, coming: str | None):
    ahead = fortnight_ahead(PACK, START, on)
    assert (ahead.coming and ahead.coming.key) == coming


def test_the_rule_of_the_week_belongs_to_what_is_due_and_takes_turns():
    told = [fortnight_ahead(PACK, START, START + timedelta(weeks=week)).rule for week in range(1, 8)]
    assert [one and one.key for one in told] == [
        "plan.second",  # the plan opens the week after
        "plan.first",
        "meetings",  # the orientation is due, of which no rule is named
        "hours",
        "meetings",
        "hours",
        "session.length",
    ]


def test_a_pack_without_dates_still_has_rules_and_one_without_rules_has_none():
    ahead = fortnight_ahead(BARE, START, START)
    assert (ahead.quiet, ahead.coming, ahead.rule) == (True, None, rule("hours"))
    assert fortnight_ahead(BARE.model_copy(update={"weekly_rules": ()}), START, START).rule is None


@given(day=st.dates(date(2026, 7, 1), date(2028, 7, 1)))
def test_no_date_is_told_before_its_fortnight_nor_after_its_last_day(day: date):
    ahead = fortnight_ahead(PACK, START, day)
    for one in (*ahead.this_week, *ahead.next_week, *ahead.running):
        assert one.first < ahead.monday + timedelta(days=14)
        assert one.last >= ahead.monday


@given(day=st.dates(date(2026, 8, 17), date(2028, 6, 30)))
def test_every_day_of_a_week_tells_the_same(day: date):
    assert fortnight_ahead(PACK, START, day) == fortnight_ahead(PACK, START, monday_of(day))
    assert week_name(day) == week_name(monday_of(day))


def test_weeks_as_iso_names_them():
    assert [week_name(day) for day in (date(2026, 11, 22), date(2026, 11, 23), date(2027, 1, 3))] == [
        "2026-W47",
        "2026-W48",
        "2026-W53",
    ]
