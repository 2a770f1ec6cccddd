"""Ratings of coaching are written once, stay as they are, and every read of another's is written down."""

from datetime import date, datetime
from threading import Thread

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError

from induction.feedback.coaching import CoachingRated, CoachingRating, CyclePart
from induction.people import Person
from storage.errands import Errand
from storage.feedback.coaching_ratings import CoachingKept
from storage.records import Records

LEVELS = dict.fromkeys(CyclePart, 3)
ERRAND = Errand("chart", "chart")


def own(people: tuple[Person, ...], **changes: object) -> CoachingRated:
    facts = {"coach_id": people[0].id, "by_id": people[0].id, "on": date(2026, 11, 20), "levels": LEVELS}
    return CoachingRated.model_validate({**facts, "note": "a\x00b", **changes})


def audited(records: Records) -> list[tuple[int, str, int]]:
    engine = create_engine(records.url.replace("postgresql://", "postgresql+psycopg://"))
    with engine.connect() as connection:
        statement = "SELECT actor_id, action, subject_id FROM audit WHERE action LIKE '%coaching' ORDER BY id"
        found = [tuple(row) for row in connection.execute(text(statement))]
    engine.dispose()
    return found


def test_a_rating_is_read_back_as_it_was_given(records: Records, people: tuple[Person, ...], now: datetime) -> None:
    coach = people[0]
    kept = records.coaching.rate(own(people), source="form:V1", now=now, errands=[ERRAND])
    facts = own(people).model_dump() | {"note": "ab"}
    expected = CoachingRating(id=kept.rating.id, rated_at=now, **facts)
    assert kept == CoachingKept(expected, first_time=True)
    assert records.coaching.of_coach(coach.id) == (expected,)
    assert records.coaching.of_coach(people[1].id) == ()
    assert records.coaching.by_source("form:V1") == expected
    assert records.coaching.by_source("form:V2") is None
    assert audited(records) == [(coach.id, "rate_coaching", coach.id)]
    assert [one.key for one in records.errands.waiting()] == ["chart"]


def test_ten_deliveries_of_one_form_at_once_write_one(
    records: Records, people: tuple[Person, ...], now: datetime
) -> None:
    given: list[bool] = []

    def rate() -> None:
        given.append(records.coaching.rate(own(people), source="form:V1", now=now).first_time)

    threads = [Thread(target=rate) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(given) == [False] * 9 + [True]
    assert len(records.coaching.of_coach(people[0].id)) == len(audited(records)) == 1


def test_what_was_given_stays(records: Records, people: tuple[Person, ...], now: datetime) -> None:
    records.coaching.rate(own(people), source="form:V1", now=now)
    engine = create_engine(records.url.replace("postgresql://", "postgresql+psycopg://"))
    for statement in ("UPDATE coaching_rating SET note = 'c'", "DELETE FROM coaching_rating"):
        with pytest.raises(DBAPIError, match="append-only"), engine.begin() as connection:
            connection.execute(text(statement))
    engine.dispose()


def test_a_read_by_another_is_written_down(records: Records, people: tuple[Person, ...], now: datetime) -> None:
    coach, reader, _ = people
    records.coaching.note_reading(coach.id, coach.id, now=now)
    records.coaching.note_reading(coach.id, coach.id, now=now, errands=[ERRAND])
    records.coaching.note_reading(coach.id, reader.id, now=now)
    assert audited(records) == [(reader.id, "see_coaching", coach.id)]
    assert [one.key for one in records.errands.waiting()] == ["chart"]
