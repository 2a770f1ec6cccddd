from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

from induction.people import Person
from storage.records import Records

DANA, KIM = 1, 2


def test_one_delivery_carries_it_and_stays_the_one(records: Records, people: Sequence[Person], now: datetime) -> None:
    assert people
    assert records.notices.carries(KIM, "owner", source="first", now=now)
    assert not records.notices.carries(KIM, "owner", source="second", now=now)
    assert records.notices.carries(KIM, "owner", source="first", now=now)
    assert records.notices.carries(DANA, "owner", source="second", now=now)
    assert records.notices.carriers([KIM, DANA, DANA + 1], "owner") == {KIM: "first", DANA: "second"}
    assert records.notices.carriers([KIM], "another") == {}
    assert records.notices.carries(KIM, "another", source="second", now=now)


def test_of_many_at_once_one_carries_it(records: Records, people: Sequence[Person], now: datetime) -> None:
    assert people
    with ThreadPoolExecutor(8) as pool:
        carried = list(
            pool.map(lambda number: records.notices.carries(KIM, "owner", source=f"d{number}", now=now), range(16))
        )
    assert carried.count(True) == 1
