"""Importing hours: what would be recorded, by whom it may be, and that a row counts once however often it comes."""

from collections.abc import Callable
from copy import copy
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any
from uuid import uuid4

import pytest

from bot.companion import Companion
from bot.services.sheets.imports import BATCH
from bot.services.sheets.replies import Imported, ImportPlan
from bot.services.sheets.undoing import UndoneImports
from induction.hours import HourEntry, HourKind, LedgerEntry
from induction.ledger.cards import CardAction, HourCard
from induction.people import Person
from induction.refused import Refused
from tests.bot.conftest import NOW
from tests.bot.sheets.exported import BIGTIME, REGISTER

ADMIN, MARCUS, ELENA, DANA, THEO, JORDAN, MARIA = range(1, 8)
HEADINGS = "Candidate,Coach,Date,Starts,Ends,Hours,Kind,Category,Topic,Together"


@pytest.fixture
def person(companion: Companion) -> Callable[[int], Person]:
    def found(number: int) -> Person:
        one = companion.records.person(number)
        assert one is not None
        return one

    return found


class Importing:
    def __init__(self, companion: Companion, person: Callable[[int], Person]) -> None:
        self._imports = companion.desk.imports
        self._records = companion.records
        self._person = person

    def plan(self, number: int, content: str, **more: int) -> ImportPlan:
        return self._imports.plan(self._person(number), content.encode(), now=NOW, **more)

    def __call__(self, number: int, content: str, *, skip_bad: bool = False, apart: bool = False) -> Imported:
        plan = self.plan(number, content)
        return self._imports.record(
            self._person(number), plan, file="hours.csv", skip_bad=skip_bad, apart=apart, now=NOW
        )

    def log(self, number: int, entry: HourEntry) -> LedgerEntry:
        card = HourCard(
            id=uuid4().hex, actor_id=number, action=CardAction.RECORD, entries=(entry,), created_at=NOW, apart=True
        )
        return self._records.record_at_once(card, source=card.id, now=NOW).entries[0]

    def entries(self, *candidates: int) -> list[LedgerEntry]:
        return list(self._records.entries_of(candidates or (DANA, THEO, JORDAN)))


@pytest.fixture
def importing(companion: Companion, person: Callable[[int], Person]) -> Importing:
    return Importing(companion, person)


def sheet(*rows: str) -> str:
    return "\n".join([HEADINGS, *rows]) + "\n"


COACHING = HourEntry(candidate_id=DANA, coach_id=MARCUS, kind=HourKind.COACHING, minutes=60, on=date(2026, 10, 5))
ROW = "Dana Whitfield,Marcus Bell,10/5/2026,,,1,coaching,,,"


def test_a_report_of_bigtime_is_recorded_with_who_imported_it(importing: Importing) -> None:
    done = importing(ADMIN, BIGTIME)
    assert [
        (entry.candidate_id, entry.coach_id, entry.minutes, entry.on, entry.logged_by) for entry in done.entries
    ] == [
        (DANA, MARCUS, 90, date(2026, 10, 5), ADMIN),
        (THEO, MARCUS, 45, date(2026, 10, 6), ADMIN),
    ]
    assert done.entries[0].topic == 'Observation debrief, on Zoom.\nNext: "look-fors"'
    assert importing.entries() == list(done.entries)


def test_the_same_file_again_records_nothing(importing: Importing) -> None:
    importing(MARCUS, BIGTIME)
    before = importing.entries()
    for number in (MARCUS, ADMIN):
        again = importing(number, BIGTIME)
        assert (again.entries, again.known) == ([], 2)
    assert importing.entries() == before
    assert [row.imported for row in importing.plan(ADMIN, BIGTIME).known] == [True, True]


def test_what_was_voided_since_does_not_come_back(importing: Importing, companion: Companion) -> None:
    entry = importing(MARCUS, sheet(ROW)).entries[0]
    marcus = companion.records.person(MARCUS)
    assert marcus is not None
    companion.desk.hours.take_out(marcus, entry, reason="wrong day", source="void", now=NOW)
    assert importing(MARCUS, sheet(ROW)).known == 1
    assert [entry.counts for entry in importing.entries()] == [False, False]


def test_a_register_gives_everybody_their_hours_in_the_pack_s_category(importing: Importing) -> None:
    plan = importing.plan(ADMIN, REGISTER, session_minutes=60)
    assert [(row.line, row.entry.candidate_id, row.entry.category, row.entry.minutes) for row in plan.new] == [
        (2, DANA, "cpsel_session", 180),
        (2, DANA, None, 60),
        (3, THEO, "cpsel_session", 180),
        (4, JORDAN, "plc", 150),
        (4, JORDAN, None, 60),
    ]


def test_an_export_of_a_long_time_needs_more_than_one_transaction(importing: Importing) -> None:
    days = [date(2026, 9, 1) + timedelta(days=number) for number in range(70)]
    row = "Dana Whitfield,,{},{}:00,{}:20,,coaching,,,"
    content = sheet(*(row.format(day, hour, hour) for day in days for hour in (8, 9, 10, 11)))
    assert len(importing(ADMIN, content).entries) == 280 > BATCH
    assert importing(ADMIN, content).known == 280


def test_where_the_records_become_busy_it_is_said_how_far_it_came(importing: Importing, companion: Companion) -> None:
    class Busy:
        """Records that have time for one batch."""

        def __init__(self) -> None:
            self.calls = 0

        def __getattr__(self, name: str) -> Any:
            return getattr(companion.records.sheets, name)

        def record(self, *args: Any, **more: Any) -> Any:
            self.calls += 1
            if self.calls > 1:
                raise Refused("try_again", "Not recorded: the records are busy just now. Please try again.")
            return companion.records.sheets.record(*args, **more)

    days = [date(2026, 9, 1) + timedelta(days=number) for number in range(70)]
    content = sheet(
        *(f"Dana Whitfield,,{day},{hour}:00,{hour}:20,,coaching,,," for day in days for hour in (8, 9, 10, 11))
    )
    plan = importing.plan(ADMIN, content)
    records = copy(companion.records)
    records.sheets = Busy()  # type: ignore[assignment] # it stands in for them
    admin = companion.records.person(ADMIN)
    assert admin is not None
    with pytest.raises(Refused, match="250 entries are recorded, and the rest is not") as refused:
        replace(companion.desk.imports, records=records).record(admin, plan, file="hours.csv", now=NOW)
    assert refused.value.passes
    assert importing(ADMIN, content).known == 250
    assert len(importing.entries()) == 280


@pytest.mark.parametrize("logged_by", [DANA, MARCUS, ADMIN])
def test_what_somebody_logged_already_is_there(importing: Importing, logged_by: int) -> None:
    importing.log(logged_by, COACHING)
    for importer in (ADMIN, MARCUS, DANA):
        plan = importing.plan(importer, sheet(ROW))
        assert (len(plan.new), [row.imported for row in plan.known], plan.doubtful) == (0, [False], [])


@pytest.mark.parametrize("importer", [ADMIN, MARCUS, DANA])
def test_what_differs_from_an_entry_of_the_day_is_asked_about(importing: Importing, importer: int) -> None:
    there = importing.log(DANA, COACHING.model_copy(update={"minutes": 45}))
    plan = importing.plan(importer, sheet(ROW))
    assert [(one.new.line, one.other) for one in plan.doubtful] == [(2, there)]
    assert importing(importer, sheet(ROW)).doubtful == [2]
    assert len(importing.entries()) == 1
    assert len(importing(importer, sheet(ROW), apart=True).entries) == 1
    assert importing(importer, sheet(ROW)).known == 1


def test_two_sessions_of_a_day_are_two_where_one_of_them_is_there(importing: Importing) -> None:
    importing.log(MARCUS, COACHING)
    plan = importing.plan(MARCUS, sheet(ROW, ROW.replace(",1,", ",0.5,")))
    assert (len(plan.known), [row.line for row in plan.new], plan.doubtful) == (1, [3], [])


def test_clock_times_tell_sessions_apart(importing: Importing) -> None:
    importing.log(DANA, COACHING.model_copy(update={"starts": time(9), "ends": time(10)}))
    row = "Dana Whitfield,Marcus Bell,10/5/2026,15:00,15:45,,coaching,,,"
    assert [one.entry.minutes for one in importing.plan(MARCUS, sheet(row)).new] == [45]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("Dana Whitfield,,12/1/2026,,,1,coaching,,,", "Tue, Dec 1, 2026 has not happened yet. Log it when it is done."),
        (
            "Dana Whitfield,,8/1/2026,,,1,coaching,,,",
            "Sat, Aug 1, 2026 is before the program began (Mon, Aug 17, 2026), so",
        ),
        ("Dana Whitfield,,10/5/2026,,,0,coaching,,,", "An entry needs a length above zero."),
        ("Dana Whitfield,,10/5/2026,,,25,coaching,,,", "25 h is more than a day has."),
        ("Dana Whitfield,,10/5/2026,,,1,professional learning,juggling,,", "This program has no category “juggling”."),
        ("Dana Whitfield,,10/5/2026,,,1,,,,", "Is it coaching or professional learning?"),
        (",,10/5/2026,,,1,coaching,,,", "It does not say whose hours these are."),
    ],
)
def test_every_rule_of_an_entry_holds(importing: Importing, row: str, why: str) -> None:
    plan = importing.plan(ADMIN, sheet(row))
    [bad] = plan.bad
    assert (bad.line, plan.new) == (2, [])
    assert why in bad.why
    with pytest.raises(Refused, match="Nothing was recorded: 1 row is bad"):
        importing(ADMIN, sheet(row))


def test_rows_are_held_against_each_other_too(importing: Importing) -> None:
    timed = "Dana Whitfield,Marcus Bell,10/5/2026,{},{},,coaching,,,{}"
    plan = importing.plan(
        ADMIN,
        sheet(
            timed.format("09:00", "10:00", ""),
            timed.format("09:30", "10:30", ""),
            ROW.replace("10/5", "10/6"),
            ROW.replace("10/5", "10/6"),
            timed.format("09:00", "10:00", "").replace("Dana Whitfield", "Theo Park"),
        ),
    )
    assert [row.line for row in plan.new] == [2, 4]
    assert [(bad.line, bad.why[:40]) for bad in plan.bad] == [
        (3, "This overlaps the coaching of 9:00-10:00"),
        (5, "It says the same as line 4. If there rea"),
        (6, "The coach has another session recorded a"),
    ]
    assert "Look at line 2 of this file." in plan.bad[0].why
    assert plan.bad[2].why.endswith(
        "Look at line 2 of this file. If it was, write yes in a column “Together” of both lines."
    )


def test_a_group_session_is_recorded_as_one(importing: Importing) -> None:
    row = "{},Marcus Bell,10/5/2026,09:00,10:00,,coaching,,,yes"
    done = importing(MARCUS, sheet(row.format("Dana Whitfield"), row.format("Theo Park")))
    assert [(entry.candidate_id, entry.together) for entry in done.entries] == [(DANA, True), (THEO, True)]


def test_bad_rows_are_left_out_only_where_that_is_said(importing: Importing) -> None:
    content = sheet(ROW, "Dana Whitfeld,,10/6/2026,,,1,coaching,,,", "Theo Park,,soon,,,1,coaching,,,")
    plan = importing.plan(ADMIN, content)
    assert plan.faulty == 2
    assert [(one.said, one.lines, one.why) for one in plan.unknown] == [
        (
            "Dana Whitfeld",
            [3],
            "I find no “Dana Whitfeld” among the candidates on the roster. Is it Dana Whitfield?",
        )
    ]
    with pytest.raises(Refused, match="2 rows are bad"):
        importing(ADMIN, content)
    assert importing.entries() == []
    done = importing(ADMIN, content, skip_bad=True)
    assert (len(done.entries), done.left_out) == (1, 2)


@pytest.mark.parametrize(
    ("importer", "row", "why"),
    [
        (DANA, ROW.replace("Dana Whitfield", "Theo Park"), "in your own record, the only one that you can import into"),
        (DANA, ROW.replace("Marcus Bell", "Elena Ortiz"), "as your coach on the roster; your program administrator"),
        (MARCUS, ROW.replace("Dana Whitfield", "Jordan Reyes"), "I find no “Jordan Reyes” in your caseload."),
        (MARCUS, ROW.replace("Marcus Bell", "Elena Ortiz"), "you import the coaching that you gave yourself"),
        (ADMIN, ROW.replace("Dana Whitfield", "Maria Lopez"), "among the candidates on the roster"),
    ],
)
def test_nobody_imports_what_is_not_theirs(importing: Importing, importer: int, row: str, why: str) -> None:
    [unknown] = importing.plan(importer, sheet(row)).unknown
    assert why in unknown.why


def test_a_coach_imports_no_learning_and_a_candidate_no_session_of_the_program(importing: Importing) -> None:
    row = "Dana Whitfield,,10/5/2026,,,1,professional learning,{},,"
    assert "by the candidate who did it" in importing.plan(MARCUS, sheet(row.format("plc"))).bad[0].why
    assert "come from the instructor" in importing.plan(DANA, sheet(row.format("CPSEL session"))).bad[0].why
    assert [row.entry.category for row in importing.plan(DANA, sheet(row.format("district PD"))).new] == [
        "district_training"
    ]
    assert len(importing.plan(ADMIN, sheet(row.format("CPSEL session"))).new) == 1


def test_a_candidate_s_own_log_needs_no_name_in_it(importing: Importing) -> None:
    done = importing(DANA, "Date,Hours,Kind\n10/5/2026,1,coaching\n")
    assert [(entry.candidate_id, entry.coach_id, entry.logged_by) for entry in done.entries] == [(DANA, MARCUS, DANA)]


def test_who_logs_nobody_s_hours_imports_none(companion: Companion) -> None:
    marcus = companion.records.person(MARCUS)
    assert marcus is not None
    instructor = marcus.model_copy(update={"role": "instructor"})
    with pytest.raises(Refused, match="Hours are imported by the candidate or the coach"):
        companion.desk.imports.plan(instructor, b"", now=NOW)


def test_the_other_party_of_a_coach_s_import_is_asked_once(importing: Importing, companion: Companion) -> None:
    importing(MARCUS, sheet(ROW, ROW.replace("10/5", "10/6"), ROW.replace("10/5", "10/7")))
    kinds = [errand.kind for errand in companion.records.errands.waiting()]
    assert kinds == ["ask_to_confirm"]


def test_what_changed_since_the_plan_is_refused_and_the_rest_recorded(
    importing: Importing, companion: Companion
) -> None:
    content = sheet(
        "Dana Whitfield,Marcus Bell,10/5/2026,09:00,10:00,,coaching,,,",
        "Theo Park,Marcus Bell,10/6/2026,09:00,10:00,,coaching,,,",
    )
    plan = importing.plan(ADMIN, content)
    importing.log(DANA, COACHING.model_copy(update={"starts": time(9, 30), "ends": time(10, 30)}))
    admin = companion.records.person(ADMIN)
    assert admin is not None
    done = companion.desk.imports.record(admin, plan, file="hours.csv", now=NOW)
    assert [entry.candidate_id for entry in done.entries] == [THEO]
    [refused] = done.refused
    assert (refused.line, refused.why[:13]) == (2, "This overlaps")


REGISTERED = (
    "Username,First Name,Last Name,9/12/2026 CPSEL 1 (3 h),9/13/2026 PLC 9:00-11:30,9/14/2026 CPSEL session 3 (2 h)\n"
    "dw,Dana,Whitfield,P,P,L\n"
)


def test_the_short_name_of_a_session_in_a_heading_is_its_category(importing: Importing) -> None:
    assert [row.entry.category for row in importing.plan(ADMIN, REGISTERED).new] == [
        "cpsel_session",
        "plc",
        "cpsel_session",
    ]


@pytest.mark.parametrize("said", ["CPSEL", "CPSEL 1", "CPSEL session 3", "CPSEL 3 Session", "CPSEL sessions"])
def test_so_it_is_in_a_cell_for_categories(importing: Importing, said: str) -> None:
    row = f"Dana Whitfield,,10/5/2026,,,2,professional learning,{said},,"
    assert [one.entry.category for one in importing.plan(ADMIN, sheet(row)).new] == ["cpsel_session"]
    assert "come from the instructor" in importing.plan(DANA, sheet(row)).bad[0].why


def test_a_topic_is_no_category_unless_it_is_a_session_of_the_program(importing: Importing) -> None:
    rows = [f"Dana Whitfield,,10/{day}/2026,,,2,professional learning,,{topic}," for day, topic in ((5, "CPSEL 3"),)]
    rows.append("Dana Whitfield,,10/6/2026,,,2,professional learning,,CPSEL session 3,")
    assert [row.entry.category for row in importing.plan(ADMIN, sheet(*rows)).new] == [None, "cpsel_session"]


def test_an_unknown_category_is_told_those_that_there_are(importing: Importing) -> None:
    row = "Dana Whitfield,,10/5/2026,,,2,professional learning,underwater,,"
    assert importing.plan(ADMIN, sheet(row)).bad[0].why == (
        "This program has no category “underwater”. It has: CPSEL sessions, job-aligned workshops, PLC with the "
        "cohort, district-approved training."
    )


def test_somebody_unknown_in_a_register_is_named_with_the_line_once(importing: Importing) -> None:
    plan = importing.plan(ADMIN, REGISTERED.replace("Dana,Whitfield", "Olga,Outsider"))
    assert [str(one) for one in plan.faults] == [
        "line 2: I find no “Olga Outsider” among the candidates on the roster."
    ]


def test_what_was_corrected_since_stays_when_an_import_is_undone(importing: Importing, companion: Companion) -> None:
    done = importing(MARCUS, sheet(ROW, ROW.replace("10/5", "10/6")))
    correction = HourCard(
        id=uuid4().hex,
        actor_id=MARCUS,
        action=CardAction.CORRECT,
        entries=(COACHING.model_copy(update={"minutes": 45}),),
        created_at=NOW,
        corrects=done.entries[0].id,
    )
    companion.records.record_at_once(correction, source=correction.id, now=NOW)
    marcus = companion.records.person(MARCUS)
    assert marcus is not None
    undone = UndoneImports(companion.desk.imports).undo(marcus, done.at, now=NOW)
    assert ([one.on.day for one in undone.voided], [one.entry.on.day for one in undone.stay]) == ([6], [5])
    assert [(one.on.day, one.minutes) for one in importing.entries() if one.counts] == [(5, 45)]
    assert [one.reason for one in importing.entries() if one.voided] == ["import undone"]


def test_nobody_undoes_the_import_of_another(importing: Importing, companion: Companion) -> None:
    done = importing(MARCUS, sheet(ROW))
    elena = companion.records.person(ELENA)
    assert elena is not None
    with pytest.raises(Refused, match="no import of yours"):
        UndoneImports(companion.desk.imports).undo(elena, done.at, now=NOW)


def test_the_candidate_is_asked_about_coaching_that_an_administrator_imported(
    importing: Importing, companion: Companion, person: Callable[[int], Person]
) -> None:
    importing(ADMIN, sheet(ROW))
    assert [one.entry.minutes for one in companion.desk.confirmations.waiting_for(person(DANA), now=NOW)] == [60]
