"""Milestones on both databases: written once, taken back by another row, and one day for each trigger."""

from contextlib import closing
from datetime import date, datetime, timedelta
from itertools import count

import pytest
from sqlalchemy import text

from induction.people import Person, Role
from induction.record.milestones import Happened, standing_milestones
from induction.refused import Refused
from induction.roster import RosterLine
from storage.database.engine import Database
from storage.errands import Errand
from storage.records import Records

DANA, KIM, LEE = 1, 2, 3
PORTFOLIO = Happened(
    candidate_id=KIM, key="portfolio", on=date(2026, 11, 2), score=3, note="fine", link="https://x.org"
)
HIRED = Happened(candidate_id=KIM, key="hired", on=date(2026, 7, 1))
NEWS = Errand("step:1", "step", {"person": KIM})


@pytest.fixture(autouse=True)
def roster(people: tuple[Person, ...]) -> tuple[Person, ...]:
    return people


def standing(records: Records, *candidates: int) -> list[tuple[int, str, date]]:
    found = standing_milestones(records.milestones.of_candidates(candidates or (KIM, LEE)))
    return [(one.candidate_id, one.key, one.on) for one in found]


def audited(url: str) -> list[tuple[str, int | None, int, str]]:
    statement = text("SELECT action, actor_id, subject_id, about FROM audit WHERE about IS NOT NULL ORDER BY id")
    with closing(Database(url)) as database, database.reading() as connection:
        return [tuple(row) for row in connection.execute(statement)]


def test_what_happened_is_written_once_however_often_it_is_delivered(records: Records, url: str, now: datetime):
    first = records.milestones.record(PORTFOLIO, source="press:1", by=DANA, now=now, errands=[NEWS])
    again = records.milestones.record(
        PORTFOLIO.model_copy(update={"on": date(2026, 1, 1)}), source="press:1", by=DANA, now=now
    )

    assert first.model_dump() == {
        **PORTFOLIO.model_dump(),
        "id": 1,
        "recorded_at": now,
        "recorded_by": DANA,
        "takes_back": None,
    }
    assert again == first
    assert records.milestones.of_candidates([KIM]) == (first,)
    assert records.milestones.by_source("press:1") == first
    assert [one.key for one in records.errands.due(now=now, at_most=9)] == ["step:1"]
    assert audited(url) == [("record_step", DANA, KIM, "portfolio")]


def test_what_is_taken_back_stays_on_record_and_counts_no_more(records: Records, url: str, now: datetime):
    first = records.milestones.record(PORTFOLIO, source="press:1", by=DANA, now=now)
    back = records.milestones.take_back(first.id, source="press:2", by=DANA, now=now, note="the wrong candidate")
    again = records.milestones.take_back(first.id, source="press:3", by=KIM, now=now)

    assert again == back
    assert (back.takes_back, back.key, back.note) == (first.id, "portfolio", "the wrong candidate")
    assert records.milestones.of_candidates([KIM]) == (first, back)
    assert standing(records) == []
    assert audited(url) == [("record_step", DANA, KIM, "portfolio"), ("take_back_step", DANA, KIM, "portfolio")]


@pytest.mark.parametrize("number", [0, 5, 2**40])
def test_what_is_no_milestone_cannot_be_taken_back(records: Records, now: datetime, number: int):
    with pytest.raises(Refused, match="not on record"):
        records.milestones.take_back(number, source="press:1", by=DANA, now=now)


def test_what_takes_back_cannot_be_taken_back_itself(records: Records, now: datetime):
    first = records.milestones.record(PORTFOLIO, source="press:1", by=DANA, now=now)
    back = records.milestones.take_back(first.id, source="press:2", by=DANA, now=now)

    with pytest.raises(Refused, match="not on record"):
        records.milestones.take_back(back.id, source="press:3", by=DANA, now=now)


def test_a_trigger_has_one_day_and_the_same_day_is_written_once(records: Records, now: datetime):
    records.milestones.record(HIRED, source="a", by=DANA, now=now)
    records.milestones.record(HIRED, source="b", by=DANA, now=now, errands=[NEWS])
    later = records.milestones.record(HIRED.model_copy(update={"on": date(2026, 7, 6)}), source="c", by=DANA, now=now)

    assert standing(records) == [(KIM, "hired", date(2026, 7, 6))]
    assert [one.takes_back for one in records.milestones.of_candidates([KIM])] == [None, 1, None]
    assert later.id == 3
    assert records.errands.due(now=now, at_most=9) == ()


def test_steps_may_come_several_times(records: Records, now: datetime):
    for number in (1, 2):
        artifact = Happened(candidate_id=LEE, key="artifacts", on=date(2026, 10, number), standard=number)
        records.milestones.record(artifact, source=f"press:{number}", by=LEE, now=now)

    assert standing(records, LEE) == [
        (LEE, "artifacts", date(2026, 10, 1)),
        (LEE, "artifacts", date(2026, 10, 2)),
    ]


def test_the_roster_brings_the_days_and_keeps_what_it_leaves_out(records: Records, now: datetime):
    ticks = count()

    def write(**days: date) -> None:
        kim = RosterLine(
            name="Kim Park",
            email="kim@example.org",
            role=Role.CANDIDATE,
            program="usc",
            starts_on=date(2026, 8, 17),
            **days,
        )
        records.write_roster([kim], today=now.date(), now=now + timedelta(minutes=next(ticks)))

    write(hired_on=date(2026, 7, 1), enrolled_on=date(2026, 8, 10))
    write(hired_on=date(2026, 7, 1), enrolled_on=date(2026, 8, 10))
    write(credential_on=date(2026, 6, 1), admitted_on=date(2026, 8, 1))
    write(hired_on=date(2026, 7, 6))
    write(hired_on=date(2026, 7, 1))

    assert sorted(standing(records)) == [
        (KIM, "admitted", date(2026, 8, 1)),
        (KIM, "credential_activated", date(2026, 6, 1)),
        (KIM, "enrolled", date(2026, 8, 10)),
        (KIM, "hired", date(2026, 7, 1)),
    ]
    said = [one.on for one in records.milestones.of_candidates([KIM]) if one.key == "hired"]
    assert said == [date(2026, 7, day) for day in (1, 1, 6, 6, 1)]


def test_of_which_steps_a_program_has_anything_on_record(records: Records, now: datetime):
    records.milestones.record(PORTFOLIO, source="press:1", by=DANA, now=now)
    program = next(one.program for one in records.people() if one.id == KIM)

    assert records.milestones.ever_recorded(program, ["portfolio", "orientation"]) == {"portfolio"}
    assert records.milestones.ever_recorded("another", ["portfolio"]) == frozenset()
