"""What the shipped packs ask for beside hours, as data with which code counts."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from induction.dates.due import last_day
from induction.packs.pack import ProgramPack
from induction.packs.requirements import RequirementKind
from induction.packs.rules import Due, Measure, Rule, Side
from induction.people import Person, Role
from induction.record.candidate import CandidateRecord
from induction.record.milestones import Milestone
from knowledge.program_packs import load_packs

PACKS = load_packs()
USC, MCOE, LAUSD = (PACKS[program] for program in ("usc", "mcoe", "lausd"))
START = date(2026, 8, 17)
HIRED, ENROLLED = date(2026, 7, 1), date(2026, 11, 20)


def record(**days: date) -> CandidateRecord:
    person = Person(
        id=1, name="Dana Whitfield", email="dana@school.example", program="usc", role=Role.CANDIDATE, starts_on=START
    )
    at = datetime(2026, 11, 22, tzinfo=UTC)
    happened = (
        Milestone(id=nth, candidate_id=1, key=key, on=on, recorded_at=at) for nth, (key, on) in enumerate(days.items())
    )
    return CandidateRecord(candidate=person, milestones=tuple(happened))


def last_days(pack: ProgramPack, key: str, **days: date) -> dict[str, date | None]:
    """The last day by each reading of the deadline that the pack has under that key."""
    rule = pack.rule(key)
    assert rule is not None
    readings = {side.value: side.due for side in rule.conflict} or {rule.says: rule.due}
    return {words: due and last_day(due, pack, record(**days), START) for words, due in readings.items()}


def test_the_first_assessment_has_a_last_day_by_each_of_four_statements() -> None:
    assert last_days(USC, "assess.first", hired=HIRED) == {
        "within 90 days of the position": date(2026, 9, 29),
        "within the 120 days that admission may take": date(2026, 10, 29),
        "at orientation, in the first month": date(2026, 9, 17),
        "September to December": date(2026, 12, 31),
    }


def test_enrolling_142_days_after_the_first_day_is_past_one_limit_and_inside_the_other() -> None:
    limits = last_days(USC, "enrol.limit", hired=HIRED)
    assert limits == {
        "admitted within 120 days": date(2026, 10, 29),
        "enrolled within the first year": date(2027, 7, 1),
    }
    assert [day >= ENROLLED for day in limits.values() if day] == [False, True]


def test_each_deadline_counts_from_its_own_trigger() -> None:
    assert last_days(USC, "iip.start", enrolled=ENROLLED) == {
        "within 60 days of enrollment": date(2027, 1, 19),
        "September to December": date(2026, 12, 31),
        "at orientation, in the first month": date(2026, 9, 17),
    }
    assert last_days(USC, "orientation") == {
        "within the first month of the program": date(2026, 9, 17),
        "August of Year 1": date(2026, 8, 31),
    }
    for pack in (USC, MCOE):
        assert list(last_days(pack, "coach.assign", enrolled=ENROLLED).values()) == [date(2026, 12, 20)]
    assert list(last_days(PACKS["ctc"], "coach.assign", admitted=ENROLLED).values()) == [date(2026, 12, 20)]
    assert list(last_days(MCOE, "enrol.limit", hired=HIRED).values()) == [date(2027, 7, 1)]
    assert list(last_days(USC, "recommendation.candidate", recommended=date(2028, 6, 12)).values()) == [
        date(2028, 9, 10)
    ]
    assert list(last_days(USC, "withdrawal").values()) == [date(2026, 8, 24)]


def test_a_day_that_is_not_on_record_gives_no_last_day() -> None:
    assert set(last_days(USC, "enrol.limit").values()) == {None}


def _counted(rule: Rule) -> dict[str, tuple[int | None, Measure | None]]:
    return {side.value: (side.number, side.measure) for side in rule.conflict}


def test_the_mark_of_usc_is_asked_of_the_average_or_of_each() -> None:
    rule = USC.rule("score.pass")
    assert rule is not None
    assert _counted(rule) == {
        "3 on every submission": (3, Measure.EACH),
        "3 on each CPSEL": (3, Measure.EACH),
        "3 on average": (3, Measure.AVERAGE),
    }
    assert (rule.value, rule.measure) == (3, Measure.EACH)


def test_mcoe_asks_each_standard_for_levels_that_have_no_numbers() -> None:
    rule = MCOE.rule("score.pass")
    assert rule is not None
    assert (rule.value, rule.measure, MCOE.assessment.levels) == (None, Measure.EACH, ())


COUNTED = ("pl.hours", "pl.hours.total", "sessions.count", "sessions.count.total", "assess.count", "score.pass")


@pytest.mark.parametrize("key", COUNTED)
def test_of_several_numbers_the_strictest_is_held_to(key: str) -> None:
    rule = USC.rule(key)
    assert rule is not None
    numbers = [side.number for side in rule.conflict]
    assert None not in numbers
    assert rule.value == max(number for number in numbers if number is not None)


def _dues() -> Iterator[tuple[str, int, str, Due]]:
    """Every deadline of a rule that agrees with itself, with the value and the unit that it prints."""
    for pack in PACKS.values():
        for rule in pack.rules:
            if rule.due and rule.due.within and rule.value and rule.unit:
                yield f"{pack.id} {rule.key}", rule.value, rule.unit, rule.due


@pytest.mark.parametrize(("value", "unit", "due"), [pytest.param(*rest, id=name) for name, *rest in _dues()])
def test_a_deadline_is_as_long_as_its_rule_says(value: int, unit: str, due: Due) -> None:
    assert (due.within, due.unit) == (value, unit)


SIDES = [
    (f"{pack.id} {rule.key}: {side.value}", side)
    for pack in PACKS.values()
    for rule in pack.rules
    for side in rule.conflict
]


@pytest.mark.parametrize("side", [pytest.param(side, id=name) for name, side in SIDES if side.due and side.due.within])
def test_a_side_has_the_days_and_the_trigger_of_its_words(side: Side) -> None:
    assert side.due is not None
    found = re.search(r"\d+|first (?:month|year)|orientation", side.value)
    assert found is not None
    said = int(found[0]) if found[0].isdigit() else 1
    assert side.due.within == said


def test_everything_that_is_asked_for_is_of_a_kind_that_the_program_counts() -> None:
    asked = {pack.id: {one.kind for one in pack.requirements} for pack in PACKS.values()}
    assert asked == {
        "usc": set(RequirementKind),
        "mcoe": {RequirementKind.STEP, RequirementKind.MARK},
        "lausd": set(),
        "ctc": set(),
    }


def test_three_standards_in_one_year_and_the_other_three_in_the_next() -> None:
    goals = [one for one in USC.requirements if one.kind is RequirementKind.GOALS]
    assert [(one.years, one.need, one.waits_for) for one in goals] == [
        ((1,), 3, Role.SUPERVISOR),
        ((2,), 3, Role.SUPERVISOR),
    ]


def test_usc_signs_in_five_steps_one_after_the_other_and_mcoe_says_who_recommends() -> None:
    assert [(step.signer, step.after) for step in USC.verification] == [
        (Role.COACH, ()),
        (Role.CANDIDATE, ("verification.coach",)),
        (Role.PROGRAM_ADMIN, ("verification.candidate",)),
        (Role.ANALYST, ("verification.program",)),
        (Role.CANDIDATE, ("verification.credentials",)),
    ]
    assert [step.signer for step in MCOE.verification] == [Role.PROGRAM_ADMIN]
    assert LAUSD.verification == ()


def test_whatever_usc_asks_for_in_the_end_is_needed_by_one_of_its_steps() -> None:
    """What concerns getting in and the first months is over by then, and what happens each year has no sign-off."""
    needed = {key for step in USC.verification for key in step.needs}
    early = {"enrolled", "application.packet", "mou", "coach.assign", "orientation", "coach.first_meeting", "iip.start"}
    checkpoints = {"meeting.initial", "meeting.mid_year", "site.visit", "portfolio.review", "coaching.log.bigtime"}
    assert {one.key for one in USC.requirements} - needed == early | checkpoints


def test_only_usc_names_statuses_of_its_own_accord_and_only_it_counts_missing_work() -> None:
    assert {pack.id: [one.key for one in pack.warnings.statuses] for pack in PACKS.values()} == {
        "usc": ["early_warning", "academic_watch", "action_plan"],
        "mcoe": ["support_plan"],
        "lausd": [],
        "ctc": [],
    }
    assert {pack.id for pack in PACKS.values() if pack.warnings.rule} == {"usc"}
