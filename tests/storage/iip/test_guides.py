"""Guided conversations: moved on with the version they lead to, or not at all."""

from datetime import datetime, timedelta

import pytest

from induction.people import Person
from induction.refused import Refused
from induction.writing.drafts import Draft, DraftKind, DraftState
from induction.writing.guiding import Guide
from storage.records import Records

A_DAY = timedelta(days=1)


def guide_of(person: Person) -> Guide:
    return Guide(kind=DraftKind.GOAL, candidate_id=person.id, draft_id="d1", part="change")


def draft_of(person: Person, now: datetime, version: int = 1) -> Draft:
    return Draft(
        draft_id="d1",
        version=version,
        kind=DraftKind.GOAL,
        candidate_id=person.id,
        author_id=person.id,
        parts={"change": "more families"},
        state=DraftState.DRAFT,
        written_at=now,
    )


def test_it_moves_on_together_with_the_version(records: Records, people: tuple[Person, ...], now: datetime) -> None:
    kim, since = people[1], now - A_DAY
    begun = guide_of(kim)
    assert records.guides.of(kim.id, since=since) is None
    assert records.guides.go_on(kim.id, None, begun, since=since, now=now)
    after = begun.past("change").asking("cpsel")
    assert records.guides.go_on(kim.id, begun, after, since=since, now=now, draft=draft_of(kim, now))
    assert records.guides.of(kim.id, since=since) == after
    assert records.drafts.versions("d1") == (draft_of(kim, now),)


def test_from_where_it_is_no_more_nothing_is_written(
    records: Records, people: tuple[Person, ...], now: datetime
) -> None:
    kim, since = people[1], now - A_DAY
    begun = guide_of(kim)
    records.guides.go_on(kim.id, None, begun, since=since, now=now)
    elsewhere = begun.asking("target")
    assert not records.guides.go_on(kim.id, elsewhere, begun, since=since, now=now, draft=draft_of(kim, now))
    assert not records.guides.go_on(kim.id, None, elsewhere, since=since, now=now)
    assert records.guides.of(kim.id, since=since) == begun
    assert records.drafts.versions("d1") == ()


def test_a_version_that_is_not_on_top_moves_nothing(
    records: Records, people: tuple[Person, ...], now: datetime
) -> None:
    kim, since = people[1], now - A_DAY
    begun = guide_of(kim)
    records.guides.go_on(kim.id, None, begun, since=since, now=now)
    with pytest.raises(Refused, match="changed this draft"):
        records.guides.go_on(
            kim.id, begun, begun.asking("cpsel"), since=since, now=now, draft=draft_of(kim, now, version=3)
        )
    assert records.guides.of(kim.id, since=since) == begun


def test_it_waits_no_longer_than_asked_and_is_deleted_with_the_others(
    records: Records, people: tuple[Person, ...], now: datetime
) -> None:
    kim = people[1]
    records.guides.go_on(kim.id, None, guide_of(kim), since=now, now=now)
    assert records.guides.of(kim.id, since=now + A_DAY) is None
    assert records.conversations.forget(now + A_DAY) == 1
