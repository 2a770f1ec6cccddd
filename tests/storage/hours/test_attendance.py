"""Attendance on both databases: one transaction for a whole cohort, what clashes, what is put right."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, time, timedelta

import pytest
from sqlalchemy import create_engine, text

from induction.hours import HourEntry, HourKind, LedgerEntry
from induction.ledger.attendance import AlreadyRecorded, Attendee, Clash, Clashing, ClashKind, RollCall, Taught
from induction.ledger.cards import CardAction, HourCard
from induction.people import Person, Role
from induction.refused import Refused
from induction.roster import RosterLine
from storage.errands import Errand
from storage.hours.attendance import AttendanceChange
from storage.records import Records

ON = date(2026, 11, 9)
TAUGHT = Taught(
    program="usc",
    cohort="2026",
    title="CPSEL session 3",
    on=ON,
    minutes=120,
    date_key="session.3@1",
    category="cpsel_session",
    starts=time(17, 30),
    ends=time(19, 30),
)


class Cohort:
    """Four candidates and their instructor, by number."""

    def __init__(self, records: Records, now: datetime) -> None:
        names = ("Kim", "Lee", "Ana", "Max")
        lines = [
            RosterLine(name=name, email=f"{name}@example.org", role=Role.CANDIDATE, program="usc", cohort="2026")
            for name in names
        ]
        noor = RosterLine(name="Noor", email="noor@example.org", role=Role.INSTRUCTOR, program="usc")
        records.write_roster([*lines, noor], today=now.date(), now=now)
        self.people: dict[str, Person] = {person.name: person for person in records.people()}
        self.kim, self.lee, self.ana, self.max, self.noor = (self.people[name].id for name in (*names, "Noor"))
        self.all = frozenset({self.kim, self.lee, self.ana, self.max})

    def roll(self, *present: int, submitted: set[int] | None = None, **facts: object) -> RollCall:
        return RollCall(
            taught=TAUGHT.model_copy(update=facts),
            cohort=self.all,
            present=frozenset(present),
            submitted=None if submitted is None else frozenset(submitted),
        )


@pytest.fixture
def cohort(records: Records, now: datetime) -> Cohort:
    return Cohort(records, now)


@pytest.fixture
def typed(records: Records, now: datetime) -> Callable[..., int]:
    """Lets somebody log hours by themselves, and gives the entry's number."""

    def log(candidate_id: int, **facts: object) -> int:
        of_their_own = {"starts": None, "ends": None, "topic": None} | facts
        entry = HourEntry.model_validate(TAUGHT.entry(candidate_id).model_dump() | of_their_own)
        card = HourCard(
            id=f"typed:{candidate_id}:{facts}",
            actor_id=candidate_id,
            action=CardAction.RECORD,
            entries=(entry,),
            created_at=now,
        )
        return records.record_at_once(card, source=card.id, now=now).entries[0].id

    return log


def counting(records: Records, cohort: Cohort) -> dict[int, list[LedgerEntry]]:
    entries = [entry for entry in records.entries_of(sorted(cohort.all)) if entry.counts]
    return {one: [entry for entry in entries if entry.candidate_id == one] for one in cohort.all}


def minutes(records: Records, cohort: Cohort) -> list[int]:
    held = counting(records, cohort)
    return [sum(entry.minutes for entry in held[one]) for one in sorted(cohort.all)]


def test_a_cohort_in_one_step(records: Records, cohort: Cohort, now: datetime) -> None:
    roll = cohort.roll(cohort.kim, cohort.lee, cohort.ana, submitted={cohort.kim})
    taken = records.attendance.record(
        roll, actor_id=cohort.noor, key="V1", now=now, following=lambda _: [Errand("told:1", "tell")]
    )

    held = counting(records, cohort)
    assert held[cohort.max] == []
    for one in (cohort.kim, cohort.lee, cohort.ana):
        [entry] = held[one]
        expected = TAUGHT.entry(one).model_dump() | {"logged_by": cohort.noor, "logged_at": now}
        assert entry.model_dump(include=set(expected)) == expected
    assert taken.first_time
    assert taken.attendance.model_dump(exclude={"id"}) == {
        **TAUGHT.model_dump(),
        "instructor_id": cohort.noor,
        "recorded_at": now,
        "attendees": tuple(
            {"candidate_id": one, "entry_id": held[one][0].id if held[one] else None, "assignment": assignment}
            for one, assignment in zip(sorted(cohort.all), (True, False, False, None), strict=True)
        ),
    }
    assert records.attendance.of_cohort("usc", "2026") == (taken.attendance,)
    assert records.attendance.of_cohort("usc", "2027") == ()
    assert records.attendance.of_candidate(cohort.max) == (taken.attendance,)
    assert records.attendance.by_id(taken.attendance.id) == taken.attendance
    assert records.attendance.by_id(taken.attendance.id + 1) is None
    assert [kept.key for kept in records.errands.waiting()] == ["told:1"]


def test_who_did_what_is_in_the_audit(records: Records, cohort: Cohort, now: datetime, url: str) -> None:
    taken = records.attendance.record(cohort.roll(cohort.kim), actor_id=cohort.noor, key="V1", now=now)
    records.attendance.change(
        taken.attendance.id, AttendanceChange(removed=frozenset({cohort.kim})), actor_id=cohort.noor, key="V2", now=now
    )
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    with engine.connect() as connection:
        about_kim = text(
            "SELECT actor_id, action FROM audit WHERE subject_id = :kim AND actor_id IS NOT NULL ORDER BY id"
        )
        said = [tuple(row) for row in connection.execute(about_kim, {"kim": cohort.kim})]
    engine.dispose()
    assert said == [
        (cohort.noor, action) for action in ("record_hours", "record_attendance", "void_hours", "record_attendance")
    ]


def test_the_same_delivery_is_taken_once(records: Records, cohort: Cohort, now: datetime) -> None:
    first = records.attendance.record(cohort.roll(cohort.kim), actor_id=cohort.noor, key="V1", now=now)
    again = records.attendance.record(cohort.roll(*cohort.all), actor_id=cohort.noor, key="V1", now=now)
    assert (again.first_time, again.attendance) == (False, first.attendance)
    assert minutes(records, cohort) == [120, 0, 0, 0]


def test_the_same_session_by_another_delivery_is_shown_and_not_taken(
    records: Records, cohort: Cohort, now: datetime
) -> None:
    first = records.attendance.record(cohort.roll(cohort.kim), actor_id=cohort.noor, key="V1", now=now)
    with pytest.raises(AlreadyRecorded) as refused:
        records.attendance.record(cohort.roll(*cohort.all), actor_id=cohort.noor, key="V2", now=now)
    assert refused.value.attendance == first.attendance
    assert minutes(records, cohort) == [120, 0, 0, 0]


def test_two_who_record_it_at_once_record_it_once(records: Records, cohort: Cohort, now: datetime) -> None:
    def record(key: str) -> bool:
        try:
            records.attendance.record(cohort.roll(*cohort.all), actor_id=cohort.noor, key=key, now=now)
        except AlreadyRecorded:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        taken = list(pool.map(record, [f"V{number}" for number in range(4)]))
    assert sorted(taken) == [False, False, False, True]
    assert minutes(records, cohort) == [120, 120, 120, 120]


def test_who_typed_it_before_is_told_of_first_and_keeps_what_they_have(
    records: Records, cohort: Cohort, typed: Callable[..., int], now: datetime
) -> None:
    own = typed(cohort.kim, minutes=90)
    coached = typed(cohort.lee, category="plc", starts=time(19, 0), ends=time(20, 0), minutes=60)
    roll = cohort.roll(cohort.kim, cohort.lee, cohort.ana)
    with pytest.raises(Clashing) as refused:
        records.attendance.record(roll, actor_id=cohort.noor, key="V1", now=now)
    assert [(one.candidate_id, one.kind, one.entry and one.entry.id) for one in refused.value.clashes] == [
        (cohort.kim, ClashKind.SAME, own),
        (cohort.lee, ClashKind.OTHER, coached),
    ]
    assert records.attendance.of_cohort("usc", "2026") == ()

    told = [one.candidate_id for one in refused.value.clashes]
    taken = records.attendance.record(roll, actor_id=cohort.noor, key="V1", known=told, now=now)
    assert taken.clashes == refused.value.clashes
    assert taken.attendance.present == {cohort.kim, cohort.ana}
    assert taken.attendance.by_candidate[cohort.kim].entry_id == own
    assert minutes(records, cohort) == [90, 60, 120, 0]


def test_a_clash_that_nobody_was_told_of_stops_the_list(
    records: Records, cohort: Cohort, typed: Callable[..., int], now: datetime
) -> None:
    typed(cohort.kim)
    typed(cohort.lee)
    with pytest.raises(Clashing) as refused:
        records.attendance.record(cohort.roll(*cohort.all), actor_id=cohort.noor, key="V1", known=[cohort.kim], now=now)
    assert [one.candidate_id for one in refused.value.clashes] == [cohort.lee]


def test_a_cohort_of_whom_all_typed_it_needs_no_card(
    records: Records, cohort: Cohort, typed: Callable[..., int], now: datetime
) -> None:
    own = typed(cohort.kim)
    taken = records.attendance.record(
        cohort.roll(cohort.kim), actor_id=cohort.noor, key="V1", known=[cohort.kim], now=now
    )
    assert taken.attendance.by_candidate[cohort.kim] == Attendee(candidate_id=cohort.kim, entry_id=own)
    assert taken.clashes == (Clash(candidate_id=cohort.kim, kind=ClashKind.SAME, entry=records.entry(own)),)


def test_somebody_late_is_added_and_somebody_taken_out_with_the_reason(
    records: Records, cohort: Cohort, now: datetime
) -> None:
    number = records.attendance.record(
        cohort.roll(cohort.kim, cohort.lee), actor_id=cohort.noor, key="V1", now=now
    ).attendance.id
    later = now + timedelta(hours=1)
    change = AttendanceChange(
        added=frozenset({cohort.ana}),
        removed=frozenset({cohort.lee}),
        assignments={cohort.kim: True, cohort.max: True},
        reason="came late",
    )
    for first_time in (True, False):
        taken = records.attendance.change(number, change, actor_id=cohort.noor, key="V2", now=later)
        assert taken.first_time is first_time
        assert taken.attendance.present == {cohort.kim, cohort.ana}
        assert taken.attendance.submitted == {cohort.kim, cohort.max}
    assert minutes(records, cohort) == [120, 0, 120, 0]
    lines = records.entries_of([cohort.lee, cohort.ana])
    assert [(line.candidate_id, line.voided, line.logged_by, line.reason) for line in lines] == [
        (cohort.lee, False, cohort.noor, None),
        (cohort.ana, False, cohort.noor, "came late"),
        (cohort.lee, True, cohort.noor, "came late"),
    ]


def test_what_is_taken_back_as_a_whole_can_be_recorded_anew(
    records: Records, cohort: Cohort, typed: Callable[..., int], now: datetime
) -> None:
    own = typed(cohort.kim)
    first = records.attendance.record(
        cohort.roll(cohort.kim, cohort.lee), actor_id=cohort.noor, key="V1", known=[cohort.kim], now=now
    ).attendance
    undone = records.attendance.change(
        first.id, AttendanceChange(removed=cohort.all), actor_id=cohort.noor, key="undo", now=now
    ).attendance
    assert (undone.present, undone.stands) == (frozenset(), False)
    assert [entry.id for entry in counting(records, cohort)[cohort.kim]] == [own]
    assert minutes(records, cohort) == [120, 0, 0, 0]
    again = records.attendance.record(cohort.roll(cohort.lee), actor_id=cohort.noor, key="V2", now=now)
    assert again.attendance.present == {cohort.lee}
    assert minutes(records, cohort) == [120, 120, 0, 0]


def test_own_hours_without_a_category_become_those_of_the_session(
    records: Records, cohort: Cohort, typed: Callable[..., int], now: datetime
) -> None:
    own = typed(cohort.kim, category=None)
    attendance = records.attendance.record(
        cohort.roll(cohort.kim), actor_id=cohort.noor, key="V1", known=[cohort.kim], now=now
    ).attendance
    [entry] = counting(records, cohort)[cohort.kim]
    assert (entry.category, entry.minutes, entry.corrects, entry.logged_by, entry.reason) == (
        *("cpsel_session", 120, own, cohort.noor),
        "attendance of CPSEL session 3",
    )
    assert attendance.by_candidate[cohort.kim].entry_id == entry.id
    records.attendance.change(
        attendance.id, AttendanceChange(removed=cohort.all), actor_id=cohort.noor, key="undo", now=now
    )
    [restored] = counting(records, cohort)[cohort.kim]
    assert (restored.category, restored.minutes) == (None, 120)


def test_who_keeps_hours_of_the_session_is_added_without_a_question(
    records: Records, cohort: Cohort, typed: Callable[..., int], now: datetime
) -> None:
    number = records.attendance.record(cohort.roll(cohort.lee), actor_id=cohort.noor, key="V1", now=now).attendance.id
    own = typed(cohort.kim)
    change = AttendanceChange(added=frozenset({cohort.kim}), keeping=True)
    taken = records.attendance.change(number, change, actor_id=cohort.noor, key="V2", now=now)
    assert taken.attendance.by_candidate[cohort.kim].entry_id == own
    typed(cohort.ana, category="plc", starts=time(18), ends=time(19), minutes=60)
    with pytest.raises(Clashing):
        records.attendance.change(
            *(number, AttendanceChange(added=frozenset({cohort.ana}), keeping=True)),
            actor_id=cohort.noor,
            key="V3",
            now=now,
        )


def test_attendance_follows_what_becomes_of_an_entry(
    records: Records, cohort: Cohort, typed: Callable[..., int], now: datetime
) -> None:
    own = typed(cohort.kim)
    number = records.attendance.record(
        cohort.roll(cohort.kim), actor_id=cohort.noor, key="V1", known=[cohort.kim], now=now
    ).attendance.id
    entry = records.entry(own)
    assert entry is not None

    def put_right(card_id: str, action: CardAction, corrects: int, *entries: HourEntry) -> int:
        card = HourCard(
            id=card_id, actor_id=cohort.kim, action=action, entries=entries, created_at=now, corrects=corrects
        )
        return records.record_at_once(card, source=card_id, now=now).entries[0].id

    longer = HourEntry.model_validate(entry.model_dump(include=set(HourEntry.model_fields)) | {"minutes": 130})
    newest = put_right("c1", CardAction.CORRECT, own, longer)
    stands = records.attendance.by_id(number)
    assert stands is not None
    assert stands.by_candidate[cohort.kim].entry_id == newest
    put_right("c2", CardAction.VOID, newest)
    gone = records.attendance.by_id(number)
    assert gone is not None
    assert gone.stands is False


def test_somebody_new_in_the_cohort_can_be_added(records: Records, cohort: Cohort, now: datetime) -> None:
    roll = cohort.roll(cohort.kim).model_copy(update={"cohort": frozenset({cohort.kim})})
    number = records.attendance.record(roll, actor_id=cohort.noor, key="V1", now=now).attendance.id
    taken = records.attendance.change(
        number, AttendanceChange(added=frozenset({cohort.max})), actor_id=cohort.noor, key="V2", now=now
    )
    assert taken.attendance.present == {cohort.kim, cohort.max}


def test_attendance_that_is_not_there_is_not_changed(records: Records, cohort: Cohort, now: datetime) -> None:
    with pytest.raises(Refused) as refused:
        records.attendance.change(7, AttendanceChange(added=cohort.all), actor_id=cohort.noor, key="V1", now=now)
    assert refused.value.rule == "no_attendance"


def test_what_follows_is_kept_only_with_what_is_recorded(
    records: Records, cohort: Cohort, typed: Callable[..., int], now: datetime
) -> None:
    typed(cohort.kim, kind=HourKind.PROFESSIONAL_LEARNING)
    with pytest.raises(Clashing):
        records.attendance.record(
            cohort.roll(cohort.kim),
            actor_id=cohort.noor,
            key="V1",
            now=now,
            following=lambda _: [Errand("told:1", "tell")],
        )
    assert records.errands.waiting() == ()
