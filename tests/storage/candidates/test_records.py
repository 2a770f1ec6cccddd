"""Everything that is held of candidates, read in two statements for a batch: the same as read table by table."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime

import pytest

from induction.hours import LedgerEntry
from induction.ledger.confirmations import Confirmation, Verdict
from induction.people import Person, Role
from storage.at_once import RecordsAtOnce
from storage.candidates.records import A_BATCH
from storage.database.trusted import trusted
from storage.records import Records
from tests.benchmarks.filling import A_PERSON, fill, fill_beside

NOW = datetime(2026, 11, 22, 17, 30, tzinfo=UTC)
CANDIDATES = 3
COACH, DANA = 1, 2
KIND = "ask_to_confirm"


@pytest.fixture
def filled(url: str) -> Iterator[Records]:
    fill(url, CANDIDATES * A_PERSON, NOW)
    fill_beside(url, CANDIDATES * A_PERSON, NOW)
    with closing(Records(url)) as records:
        yield records


def candidates(records: Records) -> list[Person]:
    return [one for one in records.people() if one.role is Role.CANDIDATE]


def test_a_record_holds_what_the_tables_hold(filled: Records) -> None:
    for person in candidates(filled):
        record = filled.candidates.record(person)
        assert record.candidate == person
        assert record.entries == filled.entries_of([person.id])
        assert record.said == filled.said_of([person.id])
        assert [(one.id, one.by_candidate[person.id]) for one in record.attendance] == [
            (one.id, one.by_candidate[person.id]) for one in filled.attendance.of_candidate(person.id)
        ]
        assert record.milestones == filled.milestones.of_candidates([person.id])
        assert [(one.rater_role, dict(one.scores)) for one in record.ratings] == [
            (Role.CANDIDATE, dict.fromkeys(range(1, 7), 2)),
            (Role.COACH, dict.fromkeys(range(1, 7), 3)),
        ]
        assert [(one.kept_on.isoformat(), one.standard) for one in record.goals] == [("2026-11-22", 2)]
        assert (record.coached_since, record.signings, record.plans, record.reflections) == (
            person.starts_on,
            (),
            (),
            (),
        )


def test_records_come_in_the_order_in_which_they_are_asked_for(filled: Records) -> None:
    backwards = candidates(filled)[::-1] * (A_BATCH // CANDIDATES + 1)
    assert [record.candidate for record in filled.candidates.records(backwards)] == backwards


def test_who_has_nothing_on_record_has_an_empty_one(records: Records, people: tuple[Person, ...]) -> None:
    record = records.candidates.record(people[1])
    assert (record.candidate, record.entries, record.said, record.coached_since) == (people[1], (), {}, NOW.date())


def test_what_is_read_at_once_is_what_is_read_one_by_one(filled: Records) -> None:
    entries = filled.entries_of([DANA])
    disputed = Confirmation(entry_id=entries[1].id, person_id=DANA, verdict=Verdict.DISPUTED, reason="45", at=NOW)
    filled.say([disputed], errands={}, now=NOW)
    coach = filled.person(COACH)
    assert coach is not None
    seen = RecordsAtOnce(filled, filled.glances.of(coach, KIND))
    numbers = [one.id for one in candidates(filled)]
    kinds = list({one.kind for one in entries})
    assert seen.candidates_of(COACH) == filled.candidates_of(COACH)
    assert seen.entries_of(numbers) == filled.entries_of(numbers)
    assert seen.said_of(numbers) == filled.said_of(numbers)
    assert seen.words_of([DANA]) == filled.words_of([DANA])
    assert seen.sessions.of(numbers) == filled.sessions.of(numbers)
    assert seen.unsettled.of(numbers, kinds=kinds, person=COACH) == filled.unsettled.of(
        numbers, kinds=kinds, person=COACH
    )
    assert seen.errands.waits(KIND, DANA) == filled.errands.waits(KIND, DANA) == frozenset()
    assert seen.attendance.that_gave(entries[0].id) == filled.attendance.that_gave(entries[0].id) is not None
    assert list(seen.candidates.records(candidates(filled))) == list(filled.candidates.records(candidates(filled)))
    assert [seen.person(one) for one in (COACH, DANA)] == [filled.person(one) for one in (COACH, DANA)]


def test_what_was_not_read_at_once_is_read_from_the_database(filled: Records) -> None:
    dana = filled.person(DANA)
    assert dana is not None
    seen = RecordsAtOnce(filled, filled.glances.of(dana, KIND))
    assert seen.entries_of([DANA + 1]) == filled.entries_of([DANA + 1])
    assert list(seen.candidates.records(candidates(filled))) == list(filled.candidates.records(candidates(filled)))


def test_a_trusted_value_is_a_validated_one(filled: Records) -> None:
    [entry, *_] = filled.entries_of([DANA])
    facts = {name: getattr(entry, name) for name in LedgerEntry.model_fields}
    made = trusted(LedgerEntry)(facts)
    assert made == entry
    assert made.model_dump() == entry.model_dump()
    assert made.model_copy(update={"minutes": 1}).minutes == 1
