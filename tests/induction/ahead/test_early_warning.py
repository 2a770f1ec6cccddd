from datetime import UTC, date, datetime, timedelta

import pytest

from induction.ahead.early_warning import Fact, FactKind, facts, heard_facts
from induction.hours import HourKind, LedgerEntry
from induction.ledger.attendance import Attendance, Attendee
from induction.packs.pack import PackDocument, ProgramPack
from induction.packs.requirements import WarningRules
from induction.packs.rules import Rule, RuleState, Source
from induction.people import Person, Role
from induction.record.candidate import CandidateRecord

START, END = date(2026, 8, 17), date(2028, 6, 30)
NOW = datetime(2026, 11, 22, tzinfo=UTC)
DANA, MARCUS = 1, 2


def rule(key: str, hours: int) -> Rule:
    source = Source(document="d", line=1, place="p", figure=str(hours))
    return Rule(
        key=key, says="It says so.", state=RuleState.AGREED, value=hours, unit="hours", per="year", sources=(source,)
    )


PACK = ProgramPack(
    id="fern",
    name="Fern Program",
    short_name="Fern",
    documents=(PackDocument(id="d", title="Handbook", file="handbook.md"),),
    rules=(rule("coaching.hours", 40), rule("pl.hours", 60)),
    warnings=WarningRules(missing_assignments=2, no_contact_days=45, behind_percent=60),
)
CANDIDATE = Person(
    id=DANA,
    name="Dana Whitfield",
    email="dana@example.org",
    program="fern",
    role=Role.CANDIDATE,
    coach_id=MARCUS,
    starts_on=START,
    ends_on=END,
)


def entry(number: int, on: date, minutes: int, kind: HourKind = HourKind.COACHING, **changes: object) -> LedgerEntry:
    made = LedgerEntry(
        id=number,
        card_id=f"c{number}",
        candidate_id=DANA,
        kind=kind,
        minutes=minutes,
        on=on,
        coach_id=MARCUS if kind is HourKind.COACHING else None,
        logged_by=MARCUS,
        logged_at=NOW,
    )
    return made.model_copy(update=changes)


def session(number: int, on: date, assignment: bool | None) -> Attendance:  # noqa: FBT001 - as the record has it
    return Attendance(
        id=number,
        program="fern",
        cohort="2026",
        title=f"Session {number}",
        on=on,
        minutes=120,
        instructor_id=9,
        recorded_at=NOW,
        attendees=(Attendee(candidate_id=DANA, entry_id=number, assignment=assignment),),
    )


def record(**held: object) -> CandidateRecord:
    return CandidateRecord.model_validate({"candidate": CANDIDATE, **held})


def test_two_missing_assignments_are_a_fact_and_one_is_none() -> None:
    first, second, third = (session(number, date(2026, 9, 7 * number), assignment=False) for number in (1, 2, 3))
    on = date(2026, 9, 28)
    assert facts(PACK, record(attendance=(first,)), on) == ()
    assert facts(PACK, record(attendance=(second, first)), on) == (
        Fact(kind=FactKind.MISSING_ASSIGNMENTS, key="missing_assignments:1.2", sessions=(first, second)),
    )
    [fact] = facts(PACK, record(attendance=(first, second, third)), on)
    assert fact.key == "missing_assignments:1.2.3"


@pytest.mark.parametrize("assignment", [True, None])
def test_an_assignment_that_is_in_or_was_not_asked_for_is_not_missing(assignment: bool | None) -> None:  # noqa: FBT001 - as the record has it
    held = (session(1, date(2026, 9, 7), assignment=False), session(2, date(2026, 9, 14), assignment=assignment))
    assert facts(PACK, record(attendance=held), date(2026, 9, 28)) == ()


@pytest.mark.parametrize(
    ("entries", "today", "since"),
    [
        ((), START + timedelta(days=44), None),
        ((), START + timedelta(days=45), START),
        ((entry(1, date(2026, 9, 1), 60),), date(2026, 10, 15), None),
        ((entry(1, date(2026, 9, 1), 60),), date(2026, 10, 16), date(2026, 9, 1)),
        ((entry(1, date(2026, 9, 1), 60, voided=True),), START + timedelta(days=45), START),
        ((entry(1, date(2026, 9, 30), 60, HourKind.PROFESSIONAL_LEARNING),), START + timedelta(days=45), START),
    ],
)
def test_no_contact_counts_from_the_last_session_or_the_first_day(
    entries: tuple[LedgerEntry, ...], today: date, since: date | None
) -> None:
    found = [fact for fact in facts(PACK, record(entries=entries), today) if fact.kind is FactKind.NO_CONTACT]
    expected = [] if since is None else [(f"no_contact:{since}", (today - since).days)]
    assert [(fact.key, fact.days) for fact in found] == expected


def test_whoever_has_no_coach_yet_is_not_without_contact() -> None:
    alone = record().model_copy(update={"candidate": CANDIDATE.model_copy(update={"coach_id": None})})
    assert facts(PACK, alone, START + timedelta(days=60)) == ()


def test_a_slow_pace_is_told_once_a_quarter_and_never_in_the_first_three_months() -> None:
    held = record(entries=(entry(1, START + timedelta(days=80), 30),))
    assert facts(PACK, held, START + timedelta(days=89)) == ()
    found = facts(PACK, held, START + timedelta(days=100))
    assert [(fact.key, fact.have, fact.even) for fact in found] == [
        ("slow_pace:coaching:1.2", 30, 2400 * 100 // 365),
        ("slow_pace:professional_learning:1.2", 0, 3600 * 100 // 365),
    ]
    assert {fact.key for fact in facts(PACK, held, START + timedelta(days=120))} == {fact.key for fact in found}


def test_a_pace_at_the_line_is_no_fact() -> None:
    today = START + timedelta(days=100)
    even = 2400 * 100 // 365
    enough = -(-even * 60 // 100)
    kinds = [
        fact.hours
        for fact in facts(PACK, record(entries=(entry(1, today - timedelta(days=1), enough),)), today)
        if fact.kind is FactKind.SLOW_PACE
    ]
    assert kinds == [HourKind.PROFESSIONAL_LEARNING]


@pytest.mark.parametrize("today", [START - timedelta(days=1), END + timedelta(days=1)])
def test_outside_the_program_nothing_stands_out(today: date) -> None:
    held = (session(1, date(2026, 9, 7), assignment=False), session(2, date(2026, 9, 14), assignment=False))
    assert facts(PACK, record(attendance=held), today) == ()


def test_a_program_can_want_none_of_them() -> None:
    silent = WarningRules(missing_assignments=0, no_contact_days=0, behind_percent=0)
    held = (session(1, date(2026, 9, 7), assignment=False), session(2, date(2026, 9, 14), assignment=False))
    pack = PACK.model_copy(update={"warnings": silent})
    assert facts(pack, record(attendance=held), START + timedelta(days=200)) == ()


def test_others_see_a_fact_two_days_after_the_candidate_can() -> None:
    silent = START + timedelta(days=45)
    held = record()
    assert [fact.kind for fact in facts(PACK, held, silent)] == [FactKind.NO_CONTACT]
    assert heard_facts(PACK, held, silent) == heard_facts(PACK, held, silent + timedelta(days=1)) == ()
    later = silent + timedelta(days=2)
    assert heard_facts(PACK, held, later) == facts(PACK, held, later)


def test_others_see_missing_assignments_two_days_after_they_were_recorded() -> None:
    held = record(
        entries=(entry(1, NOW.date(), 600),),
        attendance=(session(1, START, assignment=False), session(2, START, assignment=False)),
    )
    about = [fact for fact in facts(PACK, held, NOW.date()) if fact.kind is FactKind.MISSING_ASSIGNMENTS]
    for days, seen in ((0, []), (1, []), (2, about)):
        heard = heard_facts(PACK, held, NOW.date() + timedelta(days=days))
        assert [fact for fact in heard if fact.kind is FactKind.MISSING_ASSIGNMENTS] == seen
