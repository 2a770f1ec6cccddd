from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

from storage.asking.wordings import WordingCount
from storage.records import Records

A_DAY = timedelta(days=1)
SHOWN, REFUSED = WordingCount("shown", "", 2), WordingCount("refused", "word", 1)


def counted(records: Records, first: datetime, days: int = 9) -> tuple[WordingCount, ...]:
    return records.wordings.counted(first.date(), (first + days * A_DAY).date())


def test_what_is_counted_on_a_day_adds_up(records: Records, now: datetime) -> None:
    records.wordings.add([SHOWN, REFUSED], on=now.date())
    records.wordings.add([SHOWN, WordingCount("refused", "figure", 1)], on=now.date())
    records.wordings.add([REFUSED], on=(now + A_DAY).date())
    assert counted(records, now) == (
        WordingCount("shown", "", 4),
        WordingCount("refused", "word", 2),
        WordingCount("refused", "figure", 1),
    )
    assert counted(records, now + A_DAY) == (REFUSED,)
    assert counted(records, now, days=0)[1:] == (WordingCount("refused", "figure", 1), REFUSED)


def test_counts_from_many_threads_are_all_there(records: Records, now: datetime) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: records.wordings.add([SHOWN, REFUSED], on=now.date()), range(20)))
    assert counted(records, now) == (WordingCount("shown", "", 40), WordingCount("refused", "word", 20))


def test_the_counts_of_earlier_days_are_forgotten(records: Records, now: datetime) -> None:
    for day in range(3):
        records.wordings.add([SHOWN, REFUSED], on=(now + day * A_DAY).date())
    assert records.wordings.forget((now + A_DAY).date()) == 2
    assert counted(records, now) == (WordingCount("shown", "", 4), WordingCount("refused", "word", 2))
    assert counted(records, now + 3 * A_DAY) == ()
