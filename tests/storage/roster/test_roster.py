from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import NullPool, create_engine, select

from induction.people import Person, Role
from induction.refused import Refused
from induction.roster import RosterLine
from storage.database.engine import database_url
from storage.records import Records
from storage.tables.audit import AuditRow
from storage.tables.ground import Row
from storage.tables.people import PairingRow

COACHES = [
    RosterLine(name="Dana Coe", email="dana@example.org", role=Role.COACH, program="usc", zone="America/New_York"),
    RosterLine(name="Ana Ruiz", email="ana@example.org", role=Role.COACH, program="usc"),
]
KIM = RosterLine(
    name="Kim Park",
    email="kim@example.org",
    role=Role.CANDIDATE,
    program="usc",
    slack_id="U1",
    zone="America/New_York",
    cohort="2026",
    coach="dana@example.org",
    starts_on=date(2026, 8, 17),
)


def rows(url: str, row: type[Row], *leave_out: str) -> list[dict[str, Any]]:
    engine = create_engine(database_url(url), poolclass=NullPool)
    with engine.connect() as connection:
        return [
            {name: value for name, value in found.items() if name not in {"id", *leave_out}}
            for found in connection.execute(select(row).order_by("id")).mappings()
        ]


def changed(line: RosterLine, **facts: object) -> RosterLine:
    return line.model_copy(update=facts)


def test_the_same_roster_again_changes_nothing(
    records: Records, url: str, people: tuple[Person, ...], now: datetime
) -> None:
    before = rows(url, AuditRow), rows(url, PairingRow)
    records.write_roster([COACHES[0], KIM], today=now.date() + timedelta(days=1), now=now)
    assert records.people() == people
    assert (rows(url, AuditRow), rows(url, PairingRow)) == before


def test_an_address_tells_people_apart_whatever_its_case(
    records: Records, people: tuple[Person, ...], now: datetime
) -> None:
    line = changed(KIM, email=" KIM@Example.ORG ", name="Kim Park-Ruiz", coach="DANA@example.org", cohort=None)
    records.write_roster([line], today=now.date(), now=now)
    kim = people[1].model_copy(update={"name": "Kim Park-Ruiz", "cohort": None})
    assert records.people() == (people[0], kim, people[2])


def test_a_line_without_a_slack_id_keeps_the_link(records: Records, people: tuple[Person, ...], now: datetime) -> None:
    records.write_roster([changed(KIM, slack_id=None)], today=now.date(), now=now)
    assert records.people() == people


def test_two_people_can_swap_their_slack_ids(records: Records, people: tuple[Person, ...], now: datetime) -> None:
    assert people
    lee = changed(KIM, name="Lee Wu", email="lee@example.org", slack_id="U2")
    records.write_roster([KIM, lee], today=now.date(), now=now)
    records.write_roster([changed(KIM, slack_id="U2"), changed(lee, slack_id="U1")], today=now.date(), now=now)
    assert [person.slack_id for person in records.people()] == [None, "U2", "U1"]


def test_a_newcomer_can_take_over_a_slack_id(records: Records, people: tuple[Person, ...], now: datetime) -> None:
    assert people
    newcomer = changed(KIM, name="New Comer", email="new@example.org", slack_id="U1")
    records.write_roster([changed(KIM, slack_id="U7"), newcomer], today=now.date(), now=now)
    assert [person.slack_id for person in records.people()] == [None, "U7", None, "U1"]


def test_a_changed_coach_ends_one_pairing_and_starts_another(
    records: Records, url: str, people: tuple[Person, ...], now: datetime
) -> None:
    later = now.date() + timedelta(days=30)
    records.write_roster([COACHES[1], changed(KIM, coach="ana@example.org")], today=later, now=now)
    ana = records.person_by_email("ana@example.org")
    assert ana is not None
    assert records.candidates_of(people[0].id) == (people[2],)
    assert records.candidates_of(ana.id) == (people[1].model_copy(update={"coach_id": ana.id}),)
    assert rows(url, PairingRow) == [
        {"candidate_id": 2, "coach_id": 1, "from_on": now.date(), "to_on": later},
        {"candidate_id": 3, "coach_id": 1, "from_on": now.date(), "to_on": None},
        {"candidate_id": 2, "coach_id": ana.id, "from_on": later, "to_on": None},
    ]


def test_a_line_without_a_coach_ends_the_pairing(records: Records, people: tuple[Person, ...], now: datetime) -> None:
    records.write_roster([changed(KIM, coach=None)], today=now.date(), now=now)
    assert records.person(people[1].id) == people[1].model_copy(update={"coach_id": None})


def test_every_change_is_audited(records: Records, url: str, people: tuple[Person, ...], now: datetime) -> None:
    assert people
    records.write_roster([COACHES[1], changed(KIM, coach="ana@example.org", cohort="2027")], today=now.date(), now=now)
    audited = [(row["action"].value, row["subject_id"]) for row in rows(url, AuditRow)]
    at_first = [("add_person", 1), ("add_person", 2), ("add_person", 3), ("pair", 2), ("pair", 3)]
    assert audited == [*at_first, ("add_person", 4), ("change_person", 2), ("unpair", 2), ("pair", 2)]
    beside = [
        {name: value for name, value in row.items() if value is not None}
        for row in rows(url, AuditRow, "action", "subject_id")
    ]
    assert beside == [{"at": now}] * len(audited)


@pytest.mark.parametrize(
    ("lines", "rule"),
    [
        ([COACHES[1], changed(KIM, coach="nobody@example.org")], "unknown_coach"),
        ([COACHES[1], changed(COACHES[1], email="ANA@example.org")], "twice_on_roster"),
        ([COACHES[1], changed(KIM, email="new@example.org")], "slack_id_taken"),
    ],
)
def test_a_bad_roster_writes_nothing(
    records: Records, people: tuple[Person, ...], now: datetime, lines: list[RosterLine], rule: str
) -> None:
    with pytest.raises(Refused) as refused:
        records.write_roster(lines, today=now.date(), now=now)
    assert refused.value.rule == rule
    assert records.people() == people
