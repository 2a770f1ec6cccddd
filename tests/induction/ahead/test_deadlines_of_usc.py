"""The deadlines of USC's own pack: every reading with its day, and what is missing where a day is not on record."""

from datetime import UTC, date, datetime

import pytest

from induction.ahead.dated import Deadline
from induction.ahead.deadlines import deadlines
from induction.packs.pack import ProgramPack
from induction.packs.rules import Trigger
from induction.people import Person, Role
from induction.record.candidate import CandidateRecord
from induction.record.milestones import Milestone
from knowledge.program_packs import load_packs

START, TODAY = date(2026, 8, 17), date(2026, 8, 20)
KIM = Person(id=1, name="Kim Park", email="kim@example.org", program="usc", role=Role.CANDIDATE, starts_on=START)


@pytest.fixture(scope="module")
def usc() -> ProgramPack:
    return load_packs(None)["usc"]


def found(usc: ProgramPack, title: str, **days: date) -> list[Deadline]:
    said = datetime(2026, 8, 1, tzinfo=UTC)
    milestones = tuple(
        Milestone(id=number, candidate_id=1, key=key, on=on, recorded_at=said)
        for number, (key, on) in enumerate(days.items(), start=1)
    )
    record = CandidateRecord(candidate=KIM, milestones=milestones)
    return [one for one in deadlines(usc, record, START, TODAY) if one.title == title]


def told(those: list[Deadline]) -> list[tuple[int, date | None, date | None, Trigger | None]]:
    return [(one.sources[0].line, one.first, one.last, one.missing) for one in those]


def test_the_first_assessment_has_four_dates(usc: ProgramPack) -> None:
    """Golden question 6; contradiction X07."""
    assert told(found(usc, "first assessment", hired=date(2026, 8, 3))) == [
        (169, date(2026, 9, 1), date(2026, 12, 31), None),
        (210, date(2026, 9, 17), date(2026, 9, 17), None),
        (492, date(2026, 11, 1), date(2026, 11, 1), None),
        (224, date(2026, 12, 1), date(2026, 12, 1), None),
    ]


def test_what_counts_from_the_position_waits_for_its_day(usc: ProgramPack) -> None:
    assert told(found(usc, "first assessment")) == [
        (169, date(2026, 9, 1), date(2026, 12, 31), None),
        (210, date(2026, 9, 17), date(2026, 9, 17), None),
        (492, None, None, Trigger.HIRED),
        (224, None, None, Trigger.HIRED),
    ]


def test_the_orientation_has_two_and_is_due_no_more_once_it_was(usc: ProgramPack) -> None:
    assert told(found(usc, "orientation")[1:]) == [
        (157, date(2026, 8, 1), date(2026, 8, 31), None),
        (210, date(2026, 9, 17), date(2026, 9, 17), None),
    ]
    assert [one.doer for one in found(usc, "orientation", orientation=date(2026, 8, 19))] == [None]


def test_the_iip_begins_by_one_of_three(usc: ProgramPack) -> None:
    """Contradiction X11; the goals of the year are due with the window itself."""
    assert told(found(usc, "work on the IIP begun", enrolled=date(2026, 8, 10))) == [
        (165, date(2026, 9, 1), date(2026, 12, 31), None),
        (210, date(2026, 9, 17), date(2026, 9, 17), None),
        (379, date(2026, 10, 9), date(2026, 10, 9), None),
    ]
    assert [(one.key, one.last) for one in found(usc, "IIP goals for three CPSEL")] == [
        ("iip.goals@1", date(2026, 12, 31))
    ]


def test_the_last_step_is_due_90_days_after_the_recommendation(usc: ProgramPack) -> None:
    title = "the candidate's last step with the state, and its fee"
    assert told(found(usc, title, recommended=date(2028, 6, 1))) == [(736, date(2028, 8, 30), date(2028, 8, 30), None)]
