from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime

import pytest
from sqlalchemy import NullPool, create_engine, select

from induction.people import Role
from induction.refused import Refused
from induction.reminding.due import Decision, Verdict
from induction.roster import RosterLine
from storage.database.engine import database_url
from storage.errands import Errand, KeptErrand
from storage.records import Records
from storage.tables.audit import AuditRow

PRIYA = 1
POST = Errand("weekly:usc:2026:2026-W48", "weekly_post", {"to": "C1"})
MONDAY = date(2026, 11, 23)


def line(number: int, role: Role, cohort: str | None, starts_on: date | None, program: str = "usc") -> RosterLine:
    return RosterLine(
        name=f"Person {number}",
        email=f"{number}@x.org",
        role=role,
        program=program,
        cohort=cohort,
        starts_on=starts_on,
    )


@pytest.fixture(autouse=True)
def roster(records: Records, now: datetime) -> None:
    days = [date(2026, 8, 24), date(2026, 8, 17), date(2026, 8, 17), date(2027, 1, 4), None]
    lines = [
        line(1, Role.PROGRAM_ADMIN, None, None),
        *(line(number, Role.CANDIDATE, "2026", day) for number, day in enumerate(days, start=2)),
        line(10, Role.CANDIDATE, "2025", date(2025, 9, 1)),
        line(11, Role.CANDIDATE, "2025", date(2025, 8, 18)),
        line(12, Role.CANDIDATE, None, date(2026, 8, 17)),
        line(13, Role.CANDIDATE, "elsewhere", date(2026, 8, 17), "mcoe"),
        line(14, Role.COACH, "a coach's own", None),
    ]
    records.write_roster(lines, today=now.date(), now=now)


def test_the_cohorts_of_a_program(records: Records) -> None:
    assert records.cohorts.names("usc") == ("2025", "2026")
    assert records.cohorts.names("mcoe") == ("elsewhere",)
    assert records.cohorts.names("lausd") == ()


def test_a_cohort_starts_when_most_of_it_do(records: Records) -> None:
    assert records.cohorts.start("usc", "2026") == date(2026, 8, 17)
    assert records.cohorts.start("usc", "2025") == date(2025, 8, 18)  # one each: the first of them
    assert records.cohorts.start("usc", "elsewhere") is None
    assert records.cohorts.starts([("usc", "2026"), ("usc", "2025"), ("usc", "elsewhere")]) == {
        ("usc", "2026"): date(2026, 8, 17),
        ("usc", "2025"): date(2025, 8, 18),
    }
    assert records.cohorts.starts([]) == {}


def test_a_channel_is_set_and_set_anew(records: Records, now: datetime) -> None:
    def set_channel(cohort: str, channel: str) -> bool:
        return records.cohorts.set_channel("usc", cohort, channel, actor_id=PRIYA, now=now)

    assert records.cohorts.channels() == {}
    assert [set_channel("2026", "C1"), set_channel("2026", "C1"), set_channel("2025", "C2")] == [True, False, True]
    assert records.cohorts.channels() == {("usc", "2025"): "C2", ("usc", "2026"): "C1"}
    assert set_channel("2026", "C3")
    assert records.cohorts.channels() == {("usc", "2025"): "C2", ("usc", "2026"): "C3"}


def post(records: Records, now: datetime, channel: str = "C1") -> bool:
    decision = Decision(key=POST.key, verdict=Verdict.DUE, at=now, program="usc", cohort="2026", monday=MONDAY)
    return records.postings.send(decision, channel, errand=POST, actor_id=PRIYA, now=now)


def test_a_post_is_kept_once_with_its_channel(records: Records, now: datetime) -> None:
    assert post(records, now)
    assert not post(records, now, "C2")
    assert records.errands.waiting() == (KeptErrand(POST.key, POST.kind, POST.details, created_at=now),)
    assert records.cohorts.channels() == {("usc", "2026"): "C1"}


def test_what_an_administrator_does_for_a_cohort_is_audited(records: Records, url: str, now: datetime) -> None:
    for _ in range(2):
        post(records, now)
    engine = create_engine(database_url(url), poolclass=NullPool)
    columns = AuditRow.metadata.tables["audit"].c
    wanted = columns.at, columns.actor_id, columns.action, columns.subject_id, columns.cohort
    with engine.connect() as connection:
        audited = connection.execute(select(*wanted).where(columns.cohort.is_not(None)).order_by(columns.id)).all()
    assert [tuple(row) for row in audited] == [
        (now, PRIYA, "set_channel", PRIYA, "2026"),
        (now, PRIYA, "post_to_cohort", PRIYA, "2026"),
    ]


def test_of_twenty_posts_at_once_one_is_kept(records: Records, now: datetime) -> None:
    def tap(_: int) -> bool:
        while True:
            try:
                return post(records, now)
            except Refused as refused:
                if refused.rule != "try_again":
                    raise

    with ThreadPoolExecutor(20) as pool:
        assert sorted(pool.map(tap, range(20))) == [False] * 19 + [True]
    assert len(records.errands.waiting()) == 1
