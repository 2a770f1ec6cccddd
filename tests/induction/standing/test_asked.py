"""What a pack asks for beside hours, with a pack of its own: counts, words that are missing, days that disagree."""

from datetime import UTC, date, datetime, timedelta

import pytest

from induction.hours import HourKind, LedgerEntry
from induction.ledger.attendance import Attendance, Attendee
from induction.packs.pack import Contact, PackDocument, ProgramPack
from induction.packs.requirements import (
    AssessmentRound,
    AssessmentRules,
    EarlyCompletion,
    PackRequirement,
    RequirementKind,
    SupportStatus,
    VerificationStep,
    WarningRules,
)
from induction.packs.rules import Due, Measure, Rule, Ruled, RuleState, Side, Source, Trigger
from induction.people import Person, Role
from induction.record.assessments import Rating
from induction.record.candidate import CandidateRecord, GoalOnRecord
from induction.record.milestones import Milestone
from induction.record.signings import Signing
from induction.standing.requirements import Standing, StandingState, standings

START = date(2025, 8, 18)
TODAY = date(2025, 11, 22)
ADMIN = Contact(role=Role.PROGRAM_ADMIN, title="Program Administrator")


def place(line: int) -> Source:
    return Source(document="handbook", line=line, place="Steps", figure="so it is")


def agreed(key: str, **facts: object) -> Rule:
    given = {"says": f"{key} it is.", "state": RuleState.AGREED, "sources": (place(1),)}
    return Rule.model_validate(given | {"key": key} | facts)


def disputed(key: str, *sides: Side, **facts: object) -> Rule:
    return agreed(key, state=RuleState.PROVISIONAL, conflict=sides, **facts)


def asked(key: str, kind: RequirementKind, rule: str = "it", **facts: object) -> PackRequirement:
    return PackRequirement.model_validate({"key": key, "label": key, "kind": kind, "rule": rule} | facts)


NINETY, YEAR = Due(within=90, of=Trigger.HIRED), Due(within=1, unit="years", of=Trigger.HIRED)
FIRST = disputed(
    "first", Side(value="90 days", source=place(2), due=NINETY), Side(value="a year", source=place(3), due=YEAR)
)
MARK = disputed(
    "mark",
    Side(value="3 each", source=place(4), number=3, measure=Measure.EACH),
    Side(value="3 on average", source=place(5), number=3, measure=Measure.AVERAGE),
    value=3,
    unit="level",
)
SIX_OR_SEVEN = disputed(
    "six", Side(value="six", source=place(6), number=6), Side(value="seven", source=place(7), number=7)
)
PACK = ProgramPack(
    id="north",
    name="North County induction",
    short_name="North",
    documents=(PackDocument(id="handbook", title="Handbook", file="handbook.txt"),),
    rules=(
        agreed("it"),
        agreed("program.length", value=2, unit="years"),
        agreed("coaching.hours", value=2, unit="hours", per="year"),
        agreed("missing", value=2, unit="missing assignments"),
        FIRST,
        MARK,
        SIX_OR_SEVEN,
    ),
    contacts=(ADMIN,),
    requirements=(
        asked("goals", RequirementKind.GOALS, years=(1, 2), need=3),
        asked("reflections", RequirementKind.REFLECTIONS, need=2),
        asked("artifacts", RequirementKind.ARTIFACTS),
        asked("sessions", RequirementKind.SESSIONS, "six", years=(1,), need=7, category="cpsel_session"),
        asked("assignments", RequirementKind.ASSIGNMENTS, years=(1,), need=2, category="cpsel_session"),
        asked("rounds", RequirementKind.ASSESSMENTS, need=1),
        asked("enrolled", RequirementKind.STEP, "first"),
        asked("plan", RequirementKind.STEP, waits_for=Role.COACH),
        asked("early", RequirementKind.STEP, need=0),
        asked("mark", RequirementKind.MARK, "mark"),
    ),
    assessment=AssessmentRules(
        levels=("one", "two", "three", "four"),
        mark="mark",
        rounds=(AssessmentRound(key="round", label="the round", rule="it"),),
    ),
    verification=(
        VerificationStep(key="coach", label="checklist", signer=Role.COACH, rule="it", needs=("coaching.hours",)),
    ),
    warnings=WarningRules(rule="missing", statuses=(SupportStatus(key="warned", label="warned", rule="missing"),)),
    early=EarlyCompletion(rule="it", granted="early", rules=(agreed("program.length", value=1, unit="years"),)),
)
CANDIDATE = Person(
    id=1, name="Ana Ruiz", email="a@b.example", program="north", role=Role.CANDIDATE, coach_id=2, starts_on=START
)
NOON = datetime(2025, 10, 1, 12, tzinfo=UTC)


def record(**facts: object) -> CandidateRecord:
    return CandidateRecord.model_validate({"candidate": CANDIDATE} | facts)


def row(
    found: CandidateRecord, key: str, year: int | None = None, *, on: date = TODAY, pack: ProgramPack = PACK
) -> Standing:
    [one] = [one for one in standings(pack, found, on) if (one.key, one.year) == (key, year)]
    return one


def counted(one: Standing) -> tuple[int, int | None, str]:
    return one.have, one.need, one.state.value


def milestone(key: str, on: date = START, *, number: int = 1, **facts: object) -> Milestone:
    return Milestone.model_validate(
        {"id": number, "candidate_id": 1, "key": key, "on": on, "recorded_at": NOON} | facts
    )


def goal(standard: int, on: date = START, approved: date | None = None) -> GoalOnRecord:
    return GoalOnRecord(kept_on=on, standard=standard, approved_on=approved)


def session(number: int, *, there: bool = True, assignment: bool | None = None) -> Attendance:
    return Attendance(
        id=number,
        program="north",
        cohort="",
        title=f"Session {number}",
        category="cpsel_session",
        on=START + timedelta(days=number),
        minutes=120,
        instructor_id=9,
        recorded_at=NOON,
        attendees=(Attendee(candidate_id=1, entry_id=number if there else None, assignment=assignment),),
    )


def rating(role: Role, *scores: int, number: int = 1) -> Rating:
    return Rating(
        id=number,
        candidate_id=1,
        rater_id=number,
        rater_role=role,
        round="round",
        scores=dict(enumerate(scores, start=1)),
        rated_at=NOON,
    )


def test_goals_count_by_standard_and_a_later_year_asks_for_others():
    later = date(2026, 9, 1)
    goals = (goal(1), goal(1), goal(2), goal(3), goal(3, later), goal(4, later), goal(5, later))
    found = record(goals=goals)
    assert counted(row(found, "goals", 1)) == (3, 3, "met")
    assert counted(row(found, "goals", 2)) == (2, 3, "on_track")


def test_goals_that_somebody_approves_wait_for_that_word():
    waiting = PACK.model_copy(
        update={"requirements": (asked("goals", RequirementKind.GOALS, need=2, waits_for=Role.SUPERVISOR),)}
    )
    kept, approved = record(goals=(goal(1), goal(2))), record(goals=(goal(1, approved=TODAY), goal(2, approved=TODAY)))
    one = row(kept, "goals", pack=waiting)
    assert (counted(one), one.awaits) == ((0, 2, "awaiting"), (Role.COACH, Role.SUPERVISOR))
    assert counted(row(approved, "goals", pack=waiting)) == (2, 2, "met")
    said = kept.model_copy(update={"milestones": (milestone("goals", recorded_by=2),)})
    assert counted(row(said, "goals", pack=waiting)) == (2, 2, "met")


def test_words_on_the_goals_themselves_stand_before_what_was_recorded_as_a_step():
    waiting = PACK.model_copy(
        update={"requirements": (asked("goals", RequirementKind.GOALS, need=2, waits_for=Role.SUPERVISOR),)}
    )
    both = {Role.COACH: TODAY, Role.SUPERVISOR: TODAY}
    whole = goal(1).model_copy(update={"approvals": both})
    half = goal(2).model_copy(update={"approvals": {Role.COACH: TODAY}})
    one = row(record(goals=(whole, half)), "goals", pack=waiting)
    assert (counted(one), one.awaits) == ((1, 2, "awaiting"), (Role.SUPERVISOR,))
    on_paper = record(goals=(whole, half), milestones=(milestone("goals", recorded_by=2),))
    assert counted(row(on_paper, "goals", pack=waiting)) == (1, 2, "awaiting")
    asked_for_changes = goal(2).model_copy(update={"changes_asked": (Role.COACH,)})
    on_paper = record(goals=(whole, asked_for_changes), milestones=(milestone("goals", recorded_by=2),))
    assert counted(row(on_paper, "goals", pack=waiting)) == (1, 2, "awaiting")
    second = goal(2, TODAY).model_copy(update={"approvals": both})
    assert counted(row(record(goals=(whole, half, second)), "goals", pack=waiting)) == (2, 2, "met")


def test_artifacts_count_for_every_standard_by_itself():
    there = tuple(milestone("artifacts", number=number, standard=1 + number % 2) for number in range(1, 5))
    one = row(record(milestones=there), "artifacts")
    assert counted(one) == (2, 6, "on_track")
    assert one.missing == ("CPSEL 3", "CPSEL 4", "CPSEL 5", "CPSEL 6")


def test_sessions_have_a_reading_for_each_number_and_keep_to_the_strictest():
    found = record(attendance=tuple(session(number, there=number < 7) for number in range(1, 8)))
    one = row(found, "sessions", 1)
    assert counted(one) == (6, 7, "on_track")
    assert [(reading.value, reading.need, reading.met) for reading in one.readings] == [
        ("six", 6, True),
        ("seven", 7, False),
    ]


def test_a_number_that_the_administrator_settled_is_the_one_that_counts():
    ruled = Ruled(says="six", reason="the table is old", by="Priya", on=TODAY, since=START)
    rule = agreed(
        "six", state=RuleState.RULED, ruled=ruled, value=6, unit="sessions", per="year", conflict=SIX_OR_SEVEN.conflict
    )
    pack = PACK.with_rules((rule,))
    one = row(record(attendance=tuple(session(number) for number in range(1, 7))), "sessions", 1, pack=pack)
    assert (counted(one), one.readings, one.ruled, one.provisional) == ((6, 6, "met"), (), ruled, False)


def test_assignments_of_which_nobody_said_wait_for_the_instructor():
    one = row(record(attendance=(session(1, assignment=True), session(2))), "assignments", 1)
    assert (counted(one), one.awaits) == ((1, 2, "awaiting"), (Role.INSTRUCTOR,))


def test_missing_assignments_are_told_and_no_status_is_given():
    found = record(attendance=(session(1, assignment=False), session(2, assignment=False)))
    one = row(found, "assignments.missing")
    assert counted(one) == (2, None, "recorded")
    assert one.missing == ("Session 1 (Tue, Aug 19, 2025)", "Session 2 (Wed, Aug 20, 2025)")
    assert [(reading.value, reading.need, reading.met) for reading in one.readings] == [("warned", 2, True)]


def test_a_round_waits_for_its_raters_once_the_candidate_has_rated():
    ratings = (rating(Role.CANDIDATE, 3, 3, 3, 3, 3, 3),)
    one = row(record(ratings=ratings), "round")
    assert (counted(one), one.awaits, one.doer) == ((1, 3, "awaiting"), (Role.COACH, Role.SUPERVISOR), Role.COACH)
    before = row(record(), "round")
    assert (counted(before), before.doer) == ((0, 3, "on_track"), Role.CANDIDATE)
    raters = enumerate((Role.CANDIDATE, Role.COACH, Role.SUPERVISOR))
    everybody = tuple(rating(role, 3, 3, 3, 3, 3, 3, number=number) for number, role in raters)
    assert counted(row(record(ratings=everybody), "rounds")) == (1, 1, "met")


@pytest.mark.parametrize(
    ("scores", "state", "met"),
    [
        ((3, 3, 3, 3, 3, 3), "met", [True, True]),
        ((3, 3, 3, 3, 2, 4), "awaiting", [False, True]),
        ((2, 2, 2, 2, 2, 3), "on_track", [False, False]),
    ],
)
def test_a_mark_is_held_against_each_reading(scores: tuple[int, ...], state: str, met: list[bool]):
    one = row(record(ratings=(rating(Role.CANDIDATE, *scores),)), "mark")
    assert (one.state.value, [reading.met for reading in one.readings]) == (state, met)


def test_a_mark_just_below_an_average_is_not_shown_as_that_average():
    several = (rating(Role.CANDIDATE, 3, 3, 3, 3, 3, 2), rating(Role.COACH, 4, 4, 4, 4, 4, 4, number=2))
    one = row(record(ratings=several), "mark")
    assert one.readings[1].says == "2.83 on average by the candidate; 4.0 on average by the coach"
    assert one.readings[0].says == "CPSEL 6 at 2 by the candidate; no CPSEL below the mark by the coach"


def test_without_numbered_levels_nothing_is_computed():
    pack = PACK.model_copy(update={"assessment": PACK.assessment.model_copy(update={"levels": ()})})
    one = row(record(ratings=(rating(Role.CANDIDATE, 3, 3, 3, 3, 3, 3),)), "mark", pack=pack)
    assert (counted(one), one.readings, one.ask) == ((0, None, "unknown"), (), ADMIN)


HIRED = milestone("hired", date(2025, 7, 1), number=50)


@pytest.mark.parametrize(
    ("enrolled", "on", "state", "by"),
    [
        (None, date(2025, 8, 20), "on_track", date(2025, 9, 29)),
        (None, date(2025, 9, 1), "due", date(2025, 9, 29)),
        (None, date(2025, 9, 30), "on_track", date(2026, 7, 1)),
        (None, date(2026, 6, 20), "due", date(2026, 7, 1)),
        (None, date(2026, 7, 2), "behind", date(2026, 7, 1)),
        (date(2025, 9, 1), date(2025, 9, 2), "met", date(2025, 9, 29)),
        (date(2025, 10, 15), date(2025, 10, 16), "awaiting", date(2026, 7, 1)),
    ],
)
def test_a_day_is_over_only_when_all_of_its_readings_are(enrolled: date | None, on: date, state: str, by: date):
    done = (milestone("enrolled", enrolled),) if enrolled else ()
    one = row(record(milestones=(HIRED, *done)), "enrolled", on=on)
    assert (one.state.value, one.by) == (state, by)
    assert [reading.by for reading in one.readings] == [date(2025, 9, 29), date(2026, 7, 1)]


def test_a_day_that_is_not_on_record_is_said_and_not_guessed():
    one = row(record(), "enrolled")
    assert (one.by, one.missing) == (None, ("the first day in the position is not on record",))
    assert one.state is StandingState.ON_TRACK


def test_a_step_that_the_candidate_reports_waits_for_the_other_word():
    own, seen = milestone("plan", recorded_by=1), milestone("plan", recorded_by=2, number=2)
    assert row(record(milestones=(own,)), "plan").awaits == (Role.COACH,)
    assert counted(row(record(milestones=(own, seen)), "plan")) == (1, 1, "met")


def test_what_was_taken_back_is_not_there():
    seen = milestone("plan", recorded_by=2, number=2)
    back = milestone("plan", recorded_by=2, number=3, takes_back=2)
    assert counted(row(record(milestones=(seen, back)), "plan")) == (0, 1, "on_track")


def test_what_nobody_has_to_do_is_never_late():
    assert counted(row(record(), "early", on=date(2029, 1, 1))) == (0, 0, "recorded")


def test_early_completion_asks_for_everything_in_the_years_that_are_left():
    granted = record(milestones=(milestone("early"),))
    assert {one.year for one in standings(PACK, granted, TODAY) if one.key == "goals"} == {1}
    assert {one.year for one in standings(PACK, record(), TODAY) if one.key == "goals"} == {1, 2}


def test_hours_are_verified_as_far_as_they_were_on_record_when_the_step_was_signed():
    entries = tuple(
        LedgerEntry(
            id=number,
            candidate_id=1,
            kind=HourKind.COACHING,
            minutes=60,
            on=START,
            logged_by=1,
            logged_at=NOON + timedelta(days=number),
        )
        for number in (1, 2, 3)
    )
    signed = Signing(id=1, candidate_id=1, step="coach", signed_by=2, signed_at=NOON + timedelta(days=2))
    opened = signed.model_copy(update={"id": 2, "reopens": 1, "signed_at": NOON + timedelta(days=4)})
    assert row(record(entries=entries), "coaching.hours", 1).verified == 0
    assert row(record(entries=entries, signings=(signed,)), "coaching.hours", 1).verified == 120
    assert row(record(entries=entries, signings=(signed, opened)), "coaching.hours", 1).verified == 0
    assert row(record(entries=entries), "pl.hours", 1).verified is None


def test_enough_hours_wait_for_the_word_of_the_other_party():
    entry = LedgerEntry(
        id=1, candidate_id=1, coach_id=2, kind=HourKind.COACHING, minutes=120, on=START, logged_by=1, logged_at=NOON
    )
    one = row(record(entries=(entry,)), "coaching.hours", 1)
    assert (counted(one), one.awaits, one.doer) == ((120, 120, "awaiting"), (Role.COACH,), Role.COACH)
    by_coach = entry.model_copy(update={"logged_by": 2})
    assert row(record(entries=(by_coach,)), "coaching.hours", 1).awaits == (Role.CANDIDATE,)
