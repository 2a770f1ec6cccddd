"""The last day of a deadline, for every trigger and unit, and for dates of the calendar."""

from datetime import UTC, date, datetime, time

import pytest

from induction.dates.due import last_day, trigger_day
from induction.packs.dates import DateKind, PackDate
from induction.packs.pack import PackDocument, ProgramPack
from induction.packs.rules import Due, RuleState, Source, Trigger
from induction.people import Person, Role
from induction.record.candidate import CandidateRecord
from induction.record.milestones import Milestone

START = date(2026, 8, 17)
KIM = Person(id=1, name="Kim Park", email="kim@example.org", program="north", role=Role.CANDIDATE, starts_on=START)
AT = datetime(2026, 9, 1, 12, 0, tzinfo=UTC)
PLACE = Source(document="handbook", line=1, place="Calendar", figure="September")
PLAN = PackDate(
    key="plan",
    title="the plan",
    kind=DateKind.WINDOW,
    years=(1, 2),
    month=9,
    until_month=2,
    state=RuleState.AGREED,
    sources=(PLACE,),
)
SESSION = PackDate(
    key="session",
    title="a session",
    kind=DateKind.SESSION,
    month=10,
    weekday=1,
    nth=2,
    starts=time(17, 30),
    ends=time(19, 30),
    state=RuleState.AGREED,
    sources=(PLACE,),
)
PACK = ProgramPack(
    id="north",
    name="North County induction",
    short_name="North",
    documents=(PackDocument(id="handbook", title="Handbook", file="handbook.txt"),),
    rules=(),
    dates=(PLAN, SESSION),
)


def milestone(number: int, key: str, on: date, *, takes_back: int | None = None) -> Milestone:
    return Milestone(id=number, candidate_id=1, key=key, on=on, recorded_at=AT, takes_back=takes_back)


def record(*milestones: Milestone, candidate: Person = KIM) -> CandidateRecord:
    return CandidateRecord(candidate=candidate, milestones=milestones)


@pytest.mark.parametrize("trigger", Trigger)
@pytest.mark.parametrize(
    ("within", "unit", "of", "expected"),
    [
        (1, "days", date(2026, 8, 17), date(2026, 8, 18)),
        (90, "days", date(2026, 8, 17), date(2026, 11, 15)),
        (120, "days", date(2026, 12, 1), date(2027, 3, 31)),
        (2, "weeks", date(2026, 12, 25), date(2027, 1, 8)),
        (1, "months", date(2027, 1, 31), date(2027, 2, 28)),
        (1, "months", date(2028, 1, 31), date(2028, 2, 29)),
        (13, "months", date(2026, 12, 31), date(2028, 1, 31)),
        (1, "years", date(2026, 8, 17), date(2027, 8, 17)),
        (1, "years", date(2028, 2, 29), date(2029, 2, 28)),
        (4, "years", date(2028, 2, 29), date(2032, 2, 29)),
    ],
)
def test_a_deadline_counts_from_its_own_trigger(trigger: Trigger, within: int, unit: str, of: date, expected: date):
    due = Due(within=within, unit=unit, of=trigger)

    assert last_day(due, PACK, record(milestone(1, trigger.value, of)), START) == expected


@pytest.mark.parametrize("trigger", [one for one in Trigger if one is not Trigger.PROGRAM_START])
def test_no_day_is_guessed_for_a_trigger_that_is_not_on_record(trigger: Trigger):
    assert last_day(Due(within=90, of=trigger), PACK, record(), START) is None


def test_the_roster_has_the_first_day_of_the_program_unless_a_milestone_says_another():
    due = Due(within=30, of=Trigger.PROGRAM_START)
    later = milestone(1, "program_start", date(2026, 9, 1))

    assert last_day(due, PACK, record(), START) == date(2026, 9, 16)
    assert last_day(due, PACK, record(later), START) == date(2026, 10, 1)
    assert last_day(due, PACK, record(candidate=KIM.model_copy(update={"starts_on": None})), START) is None


def test_what_was_taken_back_counts_no_more():
    first, back = milestone(1, "hired", date(2026, 7, 1)), milestone(2, "hired", date(2026, 7, 1), takes_back=1)
    again = milestone(3, "hired", date(2026, 7, 6))

    assert trigger_day(record(first), Trigger.HIRED) == date(2026, 7, 1)
    assert trigger_day(record(first, back), Trigger.HIRED) is None
    assert trigger_day(record(first, back, again), Trigger.HIRED) == date(2026, 7, 6)


@pytest.mark.parametrize(
    ("key", "year", "expected"),
    [
        ("plan", 1, date(2027, 2, 28)),
        ("plan", 2, date(2028, 2, 29)),
        ("plan", None, date(2028, 2, 29)),
        ("session", 1, date(2026, 10, 12)),
        ("session", 2, None),
        ("session", None, date(2026, 10, 12)),
    ],
)
def test_a_date_of_the_calendar_ends_on_its_last_day(key: str, year: int | None, expected: date | None):
    assert last_day(Due(date=key), PACK, record(), START, year=year) == expected


def test_a_cohort_without_a_first_day_has_no_calendar():
    assert last_day(Due(date="plan"), PACK, record(), None) is None
