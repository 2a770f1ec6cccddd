"""Whose word counts: the coach's where the coach's is waited for, and the program's for a supervisor on paper."""

from datetime import UTC, date, datetime

import pytest

from induction.packs.requirements import PackRequirement, RequirementKind
from induction.people import Person, Role
from induction.record.candidate import CandidateRecord
from induction.record.milestones import Milestone
from induction.standing.counted import Counting
from tests.induction.standing.test_asked import PACK

CANDIDATE, COACH, FORMER, ADMIN = 1, 2, 3, 4


def asked(waits_for: Role | None, years: tuple[int, ...] = ()) -> PackRequirement:
    return PackRequirement(
        key="plan", label="plan", kind=RequirementKind.STEP, rule="hours", waits_for=waits_for, years=years
    )


def record(by: int | None, *, coach: int | None = COACH, on: date = date(2026, 10, 1)) -> CandidateRecord:
    person = Person(
        id=CANDIDATE, name="Dana", email="d@x.example", program="pine", role=Role.CANDIDATE, coach_id=coach,
        starts_on=date(2026, 8, 17),
    )  # fmt: skip
    said = Milestone(
        id=1, candidate_id=CANDIDATE, key="plan", on=on, recorded_by=by, recorded_at=datetime(2026, 10, 1, tzinfo=UTC)
    )
    former = frozenset() if coach is None else frozenset({FORMER})
    return CandidateRecord(candidate=person, milestones=(said,), coaches=former)


@pytest.mark.parametrize(
    ("waits_for", "by", "counts"),
    [
        (None, CANDIDATE, True),
        (Role.COACH, CANDIDATE, False),
        (Role.COACH, COACH, True),
        (Role.COACH, FORMER, True),
        (Role.COACH, ADMIN, False),
        (Role.COACH, None, True),
        (Role.SUPERVISOR, CANDIDATE, False),
        (Role.SUPERVISOR, COACH, True),
        (Role.SUPERVISOR, ADMIN, True),
        (Role.PROGRAM_ADMIN, COACH, False),
        (Role.PROGRAM_ADMIN, FORMER, False),
        (Role.PROGRAM_ADMIN, ADMIN, True),
        (Role.INSTRUCTOR, COACH, False),
    ],
)
def test_whose_word_counts(waits_for: Role | None, by: int | None, *, counts: bool) -> None:
    count = Counting(PACK, record(by)).count(asked(waits_for), None, 1)
    assert (count.have, count.claimed) == ((1, 0) if counts else (0, 1))


def test_the_program_speaks_for_a_coach_where_there_is_none() -> None:
    assert Counting(PACK, record(ADMIN, coach=None)).count(asked(Role.COACH), None, 1).have == 1


def test_what_one_year_asks_for_may_be_made_up_for_in_the_next() -> None:
    late = record(ADMIN, on=date(2027, 9, 15))
    assert Counting(PACK, late).count(asked(None, (1,)), 1, 1).have == 1
