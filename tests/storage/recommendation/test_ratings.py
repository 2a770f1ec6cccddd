"""Ratings are written once, kept with what follows, and every read of another's is written down."""

from datetime import datetime, timedelta
from threading import Thread

import pytest
from sqlalchemy import create_engine, text

from induction.people import Person, Role
from induction.record.assessments import Rated, Rating
from storage.errands import Errand
from storage.recommendation.ratings import RatingKept
from storage.records import Records

SCORES = {1: 3, 2: 2, 3: 3, 4: 4, 5: 1, 6: 3}
ERRAND = Errand("chart", "chart")


def by_coach(people: tuple[Person, ...], **changed: object) -> Rated:
    coach, kim, _ = people
    given = Rated(
        candidate_id=kim.id, rater_id=coach.id, rater_role=Role.COACH, round="start", scores=SCORES, note="a\x00b"
    )
    return given.model_copy(update=changed)


def audited(records: Records) -> list[tuple[int, str, int, str | None]]:
    engine = create_engine(records.url.replace("postgresql://", "postgresql+psycopg://"))
    with engine.connect() as connection:
        rows = connection.execute(
            text("SELECT actor_id, action, subject_id, about FROM audit WHERE action LIKE '%rat%' ORDER BY id")
        )
        found = [tuple(row) for row in rows]
    engine.dispose()
    return found


def test_a_rating_is_read_back_as_it_was_given(records: Records, people: tuple[Person, ...], now: datetime) -> None:
    coach, kim, lee = people
    kept = records.ratings.rate(by_coach(people), source="form:V1", now=now, errands=[ERRAND])
    expected = Rating(
        id=kept.rating.id,
        candidate_id=kim.id,
        rater_id=coach.id,
        rater_role=Role.COACH,
        round="start",
        scores=SCORES,
        note="ab",
        rated_at=now,
    )
    assert kept == RatingKept(expected, first_time=True)
    assert records.ratings.of_candidates([kim.id, lee.id]) == (expected,)
    assert records.ratings.of_candidates([lee.id]) == ()
    assert records.ratings.by_source("form:V1") == expected
    assert records.ratings.by_source("form:V2") is None
    assert audited(records) == [(coach.id, "rate", kim.id, "start")]
    assert [errand.key for errand in records.errands.waiting()] == ["chart"]


def test_the_same_delivery_changes_nothing(records: Records, people: tuple[Person, ...], now: datetime) -> None:
    first = records.ratings.rate(by_coach(people), source="form:V1", now=now)
    other = by_coach(people, scores=dict.fromkeys(range(1, 7), 4))
    again = records.ratings.rate(other, source="form:V1", now=now + timedelta(minutes=1), errands=[ERRAND])
    assert again == RatingKept(first.rating, first_time=False)
    assert records.ratings.of_candidates([people[1].id]) == (first.rating,)
    assert records.errands.waiting() == ()
    assert len(audited(records)) == 1


def test_what_is_given_anew_stands_behind_what_was_given_before(
    records: Records, people: tuple[Person, ...], now: datetime
) -> None:
    records.ratings.rate(by_coach(people), source="form:V1", now=now)
    better = dict.fromkeys(range(1, 7), 4)
    records.ratings.rate(by_coach(people, scores=better), source="form:V2", now=now)
    assert [one.scores for one in records.ratings.of_candidates([people[1].id])] == [SCORES, better]


def test_ten_deliveries_of_one_form_at_once_write_one_rating(
    records: Records, people: tuple[Person, ...], now: datetime
) -> None:
    given: list[bool] = []

    def rate() -> None:
        given.append(records.ratings.rate(by_coach(people), source="form:V1", now=now).first_time)

    threads = [Thread(target=rate) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(given) == [False] * 9 + [True]
    assert len(records.ratings.of_candidates([people[1].id])) == 1


@pytest.mark.parametrize("rounds", [(), ("start",), ("year_1", "start")])
def test_every_read_is_written_down_by_its_round(
    records: Records, people: tuple[Person, ...], now: datetime, rounds: tuple[str, ...]
) -> None:
    coach, kim, _ = people
    records.ratings.note_reading(kim.id, rounds, coach.id, now=now, errands=[ERRAND])
    assert audited(records) == [(coach.id, "see_ratings", kim.id, key) for key in sorted(rounds)]
    assert [errand.key for errand in records.errands.waiting()] == ["chart"]
