from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime

from sqlalchemy import NullPool, create_engine, update
from sqlmodel import col

from induction.people import Person, Role
from storage.database.engine import database_url
from storage.records import Records
from storage.tables.people import PersonRow

DANA = Person(id=1, name="Dana Coe", email="dana@example.org", program="usc", role=Role.COACH, zone="America/New_York")
KIM = Person(
    id=2,
    name="Kim Park",
    email="kim@example.org",
    program="usc",
    role=Role.CANDIDATE,
    slack_id="U1",
    zone="America/New_York",
    cohort="2026",
    coach_id=1,
    starts_on=date(2026, 8, 17),
)
LEE = KIM.model_copy(
    update={"id": 3, "name": "Lee Wu", "email": "lee@example.org", "slack_id": None, "ends_on": date(2028, 6, 30)}
)


def test_people_come_back_as_they_were_written(people: tuple[Person, ...]) -> None:
    assert people == (DANA, KIM, LEE)


def test_people_of_one_program(records: Records, people: tuple[Person, ...]) -> None:
    assert records.people("usc") == people
    assert records.people("mcoe") == ()


def test_a_person_is_found_by_each_name_that_others_have_for_them(records: Records, people: tuple[Person, ...]) -> None:
    assert people
    assert records.person(2) == KIM
    assert records.person_by_slack("U1") == KIM
    assert records.person_by_email("KIM@Example.org") == KIM
    assert (records.person(9), records.person_by_slack("U9"), records.person_by_email("k@example.org")) == (None,) * 3


def test_a_coach_has_candidates(records: Records, people: tuple[Person, ...]) -> None:
    assert people
    assert records.candidates_of(1) == (KIM, LEE)
    assert records.candidates_of(2) == ()


def test_a_person_is_linked_to_slack_once(records: Records, people: tuple[Person, ...], now: datetime) -> None:
    linked = LEE.model_copy(update={"slack_id": "U2"})
    assert records.link_slack(LEE.id, "U2", now=now) == linked
    assert records.people() == (*people[:2], linked)
    others = [(LEE.id, "U3"), (LEE.id, "U2"), (DANA.id, "U2"), (DANA.id, "U1"), (99, "U4")]
    assert [records.link_slack(person, slack_id, now=now) for person, slack_id in others] == [None] * 5
    assert records.people() == (*people[:2], linked)


def test_of_many_who_claim_one_slack_user_one_is_linked(
    records: Records, people: tuple[Person, ...], now: datetime
) -> None:
    assert people
    with ThreadPoolExecutor(8) as pool:
        linked = list(pool.map(lambda number: records.link_slack([1, 3][number % 2], "U2", now=now), range(8)))
    assert len([person for person in linked if person]) == 1
    assert [person.slack_id for person in records.people()].count("U2") == 1


def test_candidates_around_people_are_each_there_once(records: Records, people: tuple[Person, ...]) -> None:
    dana, kim, lee = people
    assert records.candidates_around(coaches=[dana.id]) == (kim, lee)
    assert records.candidates_around(coaches=[dana.id], programs=["usc"]) == (kim, lee)
    assert records.candidates_around(programs=["mcoe"], coaches=[kim.id], supervisors=[dana.id]) == ()
    assert records.candidates_around() == ()


def test_people_by_their_numbers(records: Records, people: tuple[Person, ...]) -> None:
    dana, _, lee = people
    assert records.numbered({lee.id, dana.id, 99}) == (dana, lee)
    assert records.numbered([]) == ()


def test_who_has_a_zone_that_nobody_knows_lives_by_the_usual_one(
    records: Records, people: tuple[Person, ...], url: str
) -> None:
    engine = create_engine(database_url(url), poolclass=NullPool)
    with engine.begin() as connection:
        connection.execute(update(PersonRow).where(col(PersonRow.id) == KIM.id).values(zone="Mars/Olympus"))
    engine.dispose()
    assert records.people() == (DANA, KIM.model_copy(update={"zone": "America/Los_Angeles"}), people[2])
