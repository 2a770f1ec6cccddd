from datetime import datetime, timedelta

from induction.people import Person
from induction.questions import Exchange
from storage.records import Records

HALF_AN_HOUR, A_DAY = timedelta(minutes=30), timedelta(days=1)
FIRST = Exchange(question="How many coaching hours?", answer="40 hours a year.")
SECOND = Exchange(question="And in year 2?", answer="The same.")


def test_a_conversation_is_the_last_that_was_remembered(
    records: Records, people: tuple[Person, ...], now: datetime
) -> None:
    kim, lee = people[1:]
    for exchanges in ([FIRST], [FIRST, SECOND]):
        records.conversations.remember(kim.id, "D1", exchanges, now=now, forgetting=now - A_DAY)
    records.conversations.remember(lee.id, "D1", [SECOND], now=now, forgetting=now - A_DAY)
    assert records.conversations.earlier(kim.id, "D1", since=now) == (FIRST, SECOND)
    assert records.conversations.earlier(lee.id, "D1", since=now) == (SECOND,)
    assert records.conversations.earlier(kim.id, "C1:1.0", since=now) == ()


def test_a_conversation_that_rested_is_over(records: Records, people: tuple[Person, ...], now: datetime) -> None:
    kim = people[1]
    records.conversations.remember(kim.id, "D1", [FIRST], now=now, forgetting=now - A_DAY)
    assert records.conversations.earlier(kim.id, "D1", since=now + HALF_AN_HOUR) == ()


def test_what_is_old_is_deleted_by_the_next_word_and_by_itself(
    records: Records, people: tuple[Person, ...], now: datetime
) -> None:
    kim, lee = people[1:]
    records.conversations.remember(kim.id, "D1", [FIRST], now=now, forgetting=now - A_DAY)
    records.conversations.remember(lee.id, "D2", [FIRST], now=now + 2 * A_DAY, forgetting=now + A_DAY)
    assert records.conversations.earlier(kim.id, "D1", since=now - A_DAY) == ()
    assert records.conversations.forget(now + 3 * A_DAY) == 1
    assert records.conversations.earlier(lee.id, "D2", since=now - A_DAY) == ()


def test_letters_that_a_database_does_not_take_do_no_harm(
    records: Records, people: tuple[Person, ...], now: datetime
) -> None:
    odd = Exchange(question="Is \x00it \ud800 free?", answer="Yes.")
    records.conversations.remember(people[1].id, "D1", [odd], now=now, forgetting=now - A_DAY)
    assert records.conversations.earlier(people[1].id, "D1", since=now) == (
        Exchange(question="Is it ? free?", answer="Yes."),
    )
