"""Calendar feeds on both databases: one address a person, replaced or ended by them."""

from datetime import datetime

import pytest

from induction.people import Person
from storage.records import Records

KIM, LEE = 2, 3


@pytest.fixture(autouse=True)
def roster(people: tuple[Person, ...]) -> tuple[Person, ...]:
    return people


def test_a_person_keeps_their_address_until_they_replace_it(records: Records, now: datetime):
    feeds = records.feeds
    first = feeds.make(KIM, "one", source="a", now=now, replacing=False)
    again = feeds.make(KIM, "two", source="b", now=now, replacing=False)
    fresh = feeds.make(KIM, "three", source="c", now=now, replacing=True)
    delivered_twice = feeds.make(KIM, "four", source="c", now=now, replacing=True)

    assert (first, again, fresh, delivered_twice) == ("one", "one", "three", "three")
    assert [feeds.person_with(token) for token in ("one", "two", "three", "four")] == [None, None, KIM, None]


def test_an_address_that_ended_leads_nowhere(records: Records, now: datetime):
    feeds = records.feeds
    feeds.make(KIM, "kims", source="a", now=now, replacing=False)
    feeds.make(LEE, "lees", source="b", now=now, replacing=False)
    feeds.end(KIM, now=now)
    feeds.end(KIM, now=now)

    assert (feeds.token_of(KIM), feeds.token_of(LEE)) == (None, "lees")
    assert feeds.person_with("kims") is None
