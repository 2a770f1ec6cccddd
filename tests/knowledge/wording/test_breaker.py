from datetime import UTC, datetime, timedelta

from knowledge.wording.breaker import Breaker

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def after(seconds: int) -> datetime:
    return NOON + timedelta(seconds=seconds)


def test_three_failures_in_a_row_open_a_minute_of_rest() -> None:
    breaker = Breaker()
    breaker.failed(NOON)
    breaker.failed(NOON)
    assert not breaker.is_open(NOON)
    breaker.failed(NOON)
    assert [breaker.is_open(after(seconds)) for seconds in (0, 59, 60)] == [True, True, False]


def test_one_more_failure_after_the_rest_opens_the_next_one() -> None:
    breaker = Breaker()
    for _ in range(3):
        breaker.failed(NOON)
    breaker.failed(after(61))
    assert [breaker.is_open(after(seconds)) for seconds in (62, 120, 121)] == [True, True, False]


def test_a_reply_makes_all_well() -> None:
    breaker = Breaker()
    breaker.failed(NOON)
    breaker.failed(NOON)
    breaker.worked()
    breaker.failed(NOON)
    assert not breaker.is_open(NOON)
