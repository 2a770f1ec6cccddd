"""The survey is kept as counts: exact however many answer at once, and no row has a person beside an answer."""

from datetime import UTC, date, datetime
from threading import Thread

import pytest
from sqlalchemy import create_engine, inspect, text

from induction.feedback.pulse import Pulse, PulseCounts
from induction.people import Person, Role
from induction.refused import Refused
from induction.roster import RosterLine
from storage.errands import Errand
from storage.records import Records

NOW = datetime(2026, 11, 22, 17, 30, tzinfo=UTC)
MANY = 50


def opened(records: Records, opener: Person, key: str = "pulse:1", **changes: object) -> Pulse:
    facts = {"key": key, "program": "usc", "opens_on": date(2026, 11, 20), "closes_on": date(2026, 12, 3)}
    pulse = Pulse.model_validate({**facts, "opened_by": opener.id, **changes})
    records.pulses.open(pulse, now=NOW)
    return pulse


def rows(records: Records) -> dict[str, list[tuple[object, ...]]]:
    """Everything that is stored, by table."""
    engine = create_engine(records.url.replace("postgresql://", "postgresql+psycopg://"))
    with engine.connect() as connection:
        found = {
            table: [tuple(row) for row in connection.execute(text(f'SELECT * FROM "{table}"'))]  # noqa: S608 - its own names
            for table in inspect(engine).get_table_names()
        }
    engine.dispose()
    return found


@pytest.fixture
def many(records: Records) -> tuple[Person, ...]:
    """Fifty candidates, in two cohorts."""
    lines = [
        RosterLine(
            name=f"C{number}", email=f"c{number}@x.example", role=Role.CANDIDATE, program="usc", cohort="AB"[number % 2]
        )
        for number in range(MANY)
    ]
    records.write_roster(lines, today=NOW.date(), now=NOW)
    return records.people("usc")


def test_a_round_is_read_back_and_opens_once(records: Records, people: tuple[Person, ...]) -> None:
    pulse = opened(records, people[0], cohort="2026")
    invitation = Errand("invite", "invite")
    assert not records.pulses.open(pulse, errands=[invitation], now=NOW)
    assert records.pulses.by_key("pulse:1") == pulse
    assert records.pulses.by_key("pulse:2") is None
    assert records.pulses.of_program("usc") == (pulse,)
    assert records.pulses.of_program("mcoe") == ()
    assert records.errands.waiting() == ()


def test_a_round_that_asks_the_same_people_meanwhile_is_refused(records: Records, people: tuple[Person, ...]) -> None:
    opened(records, people[0], cohort="2026")
    with pytest.raises(Refused, match="open for these people already"):
        opened(records, people[0], key="pulse:2")
    opened(records, people[0], key="pulse:3", cohort="2027")
    assert [one.key for one in records.pulses.of_program("usc")] == ["pulse:1", "pulse:3"]


def test_invitations_are_kept_with_the_round(records: Records, people: tuple[Person, ...]) -> None:
    pulse = Pulse(
        key="p", program="usc", opens_on=NOW.date(), closes_on=NOW.date(), opened_by=people[0].id, cohort="2026"
    )
    assert records.pulses.open(pulse, errands=[Errand("invite", "invite")], now=NOW)
    assert [one.key for one in records.errands.waiting()] == ["invite"]


def test_answers_are_counted_by_group(records: Records, people: tuple[Person, ...]) -> None:
    coach, kim, lee = people
    pulse = opened(records, coach)
    assert records.pulses.answer(pulse.key, kim.id, kim.role, kim.cohort, {"coach": 4, "peers": 0})
    assert records.pulses.answer(pulse.key, lee.id, lee.role, lee.cohort, {"coach": 4, "peers": 2})
    assert records.pulses.answer(pulse.key, coach.id, coach.role, coach.cohort, {"heard": 1})
    assert records.pulses.counts(pulse.key) == (
        PulseCounts(cohort="2026", role=Role.CANDIDATE, answered=2, times={"coach": {4: 2}, "peers": {0: 1, 2: 1}}),
        PulseCounts(cohort=None, role=Role.COACH, answered=1, times={"heard": {1: 1}}),
    )
    assert records.pulses.how_many(pulse.key) == 3
    assert records.pulses.counts("pulse:2") == ()
    assert records.pulses.answered(["pulse:1", "pulse:2"], kim.id) == {"pulse:1"}


def test_nobody_is_counted_twice(records: Records, people: tuple[Person, ...]) -> None:
    coach, kim, _ = people
    pulse = opened(records, coach)
    assert records.pulses.answer(pulse.key, kim.id, kim.role, kim.cohort, {"coach": 4})
    assert not records.pulses.answer(pulse.key, kim.id, kim.role, kim.cohort, {"coach": 1})
    [counts] = records.pulses.counts(pulse.key)
    assert (counts.answered, counts.times) == (1, {"coach": {4: 1}})


@pytest.mark.slow
def test_fifty_who_answer_at_once_and_twice_are_counted_exactly(records: Records, many: tuple[Person, ...]) -> None:
    pulse = opened(records, many[0])
    counted: list[bool] = []

    def answer(person: Person) -> None:
        answers = {f"item_{number}": (person.id + number) % 5 for number in range(10)}
        counted.append(records.pulses.answer(pulse.key, person.id, person.role, person.cohort, answers))

    threads = [Thread(target=answer, args=(person,)) for person in (*many, *many)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(counted) == [False] * MANY + [True] * MANY
    by_cohort = {one.cohort: one for one in records.pulses.counts(pulse.key)}
    assert {cohort: one.answered for cohort, one in by_cohort.items()} == {"A": 25, "B": 25}
    for cohort, one in by_cohort.items():
        people = [person for person in many if person.cohort == cohort]
        for number in range(10):
            given = [(person.id + number) % 5 for person in people]
            assert one.times[f"item_{number}"] == {step: given.count(step) for step in set(given)}


def test_no_row_has_a_person_beside_an_answer_nor_when_it_was_given(
    records: Records, people: tuple[Person, ...]
) -> None:
    coach, kim, _ = people
    pulse = opened(records, coach)
    before = rows(records)
    records.pulses.answer(pulse.key, kim.id, kim.role, kim.cohort, {"zebrafish": 3})
    new = {table: [row for row in found if row not in before[table]] for table, found in rows(records).items()}
    assert {table: found for table, found in new.items() if found} == {
        "pulse_turn": [("pulse:1", kim.id)],
        "pulse_count": [
            ("pulse:1", "2026", "candidate", "_answered", 0, 1),
            *(("pulse:1", "2026", "candidate", "zebrafish", step, int(step == 3)) for step in range(5)),
        ],
    }


def test_neither_which_rows_there_are_nor_their_order_tells_what_the_first_one_said(
    records: Records, people: tuple[Person, ...]
) -> None:
    coach, kim, _ = people
    for key, cohort, answers in (("pulse:1", "A", {"a": 4, "b": 0}), ("pulse:2", "B", {"b": 3, "a": 1})):
        opened(records, coach, key=key, cohort=cohort)
        records.pulses.answer(key, kim.id, kim.role, cohort, answers)
    found = [(key, item, answer) for key, _, _, item, answer, _ in rows(records)["pulse_count"]]
    first, second = ([row[1:] for row in found if row[0] == key] for key in ("pulse:1", "pulse:2"))
    assert first == second
