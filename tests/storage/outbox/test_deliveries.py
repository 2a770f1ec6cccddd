from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

from storage.records import Records


def test_a_redelivery_is_known(records: Records, now: datetime) -> None:
    assert [records.claim(key, now=now) for key in ("Ev1", "Ev2", "Ev1")] == [True, True, False]


def test_of_many_at_once_one_is_the_first(records: Records, now: datetime) -> None:
    with ThreadPoolExecutor(10) as pool:
        assert sorted(pool.map(lambda _: records.claim("Ev1", now=now), range(10))) == [False] * 9 + [True]


def test_old_deliveries_are_forgotten(records: Records, now: datetime) -> None:
    records.claim("Ev1", now=now - timedelta(days=8))
    records.claim("Ev2", now=now)
    assert records.forget_claims(now - timedelta(days=7)) == 1
    assert [records.claim(key, now=now) for key in ("Ev1", "Ev2")] == [True, False]
