from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from sqlalchemy import NullPool, create_engine, select
from sqlalchemy.exc import DBAPIError

from induction.people import Person
from induction.refused import Refused
from induction.writing.drafts import Draft, DraftKind, DraftState
from storage.database.engine import database_url
from storage.errands import Errand
from storage.records import Records
from storage.tables.audit import AuditRow

DANA, KIM, LEE = 1, 2, 3


@pytest.fixture(autouse=True)
def _people(people: Sequence[Person]) -> None:
    assert people


def draft(now: datetime, **changes: object) -> Draft:
    first = Draft(
        draft_id="d1",
        version=1,
        kind=DraftKind.GOAL,
        candidate_id=KIM,
        author_id=KIM,
        parts={"change": "“More” families — {{ 7 * 7 }}", "cpsel": "4"},
        state=DraftState.DRAFT,
        written_at=now,
    )
    return first.model_copy(update=changes)


def refusal(records: Records, one: Draft) -> str:
    with pytest.raises(Refused) as refused:
        records.drafts.write(one)
    assert refused.value.rule == "stale_draft"
    return refused.value.message


def audited(url: str) -> list[tuple[object, ...]]:
    engine = create_engine(database_url(url), poolclass=NullPool)
    with engine.connect() as connection:
        columns = AuditRow.metadata.tables["audit"].c
        rows = connection.execute(
            select(columns.at, columns.actor_id, columns.action, columns.subject_id, columns.draft_id)
            .where(columns.draft_id.is_not(None))
            .order_by(columns.id)
        ).all()
    return [tuple(row) for row in rows]


def test_versions_are_kept_one_after_the_other(records: Records, now: datetime) -> None:
    first = draft(now)
    second = draft(now + timedelta(minutes=1), version=2, author_id=DANA, parts={"change": "more"})
    third = draft(now + timedelta(minutes=2), version=3, parts={"change": "more"}, state=DraftState.KEPT)
    for version in (first, second, third):
        assert records.drafts.write(version) == version
    assert records.drafts.versions("d1") == (first, second, third)
    assert records.drafts.versions("d2") == ()


def test_the_newest_of_each_comes_in_the_order_in_which_they_were_begun(records: Records, now: datetime) -> None:
    goal, other = draft(now), draft(now, draft_id="a2", candidate_id=LEE, author_id=LEE)
    reflection = draft(now, draft_id="b3", kind=DraftKind.REFLECTION)
    later = draft(now, version=2, parts={"change": "fewer"})
    for one in (goal, other, reflection, later):
        records.drafts.write(one)
    assert records.drafts.of([KIM], DraftKind.GOAL) == (later,)
    assert records.drafts.of([KIM, LEE], DraftKind.GOAL) == (later, other)
    assert records.drafts.of([KIM], *DraftKind) == (later, reflection)
    assert records.drafts.of([DANA], *DraftKind) == ()
    assert records.drafts.of([], DraftKind.GOAL) == ()


def test_writing_the_same_again_gives_what_was_written(records: Records, now: datetime) -> None:
    first = records.drafts.write(draft(now))
    assert records.drafts.write(draft(now + timedelta(seconds=9))) == first
    assert records.drafts.versions("d1") == (first,)


def test_a_stale_version_says_who_was_faster_and_writes_nothing(records: Records, now: datetime) -> None:
    records.drafts.write(draft(now))
    records.drafts.write(draft(now, version=2, author_id=DANA, parts={"change": "of Dana"}))
    for late in (
        draft(now, version=2, parts={"change": "of Kim"}),
        draft(now, version=1, parts={}),
        draft(now, version=5),
    ):
        assert refusal(records, late).startswith("Dana changed this draft while you had it open.")
    assert len(records.drafts.versions("d1")) == 2


def test_every_version_and_every_reading_is_audited(records: Records, url: str, now: datetime) -> None:
    goal, reflection = draft(now), draft(now, draft_id="d2", kind=DraftKind.REFLECTION, author_id=DANA)
    for one in (goal, reflection, goal):
        records.drafts.write(one)
    later = now + timedelta(hours=1)
    records.drafts.note_reading([goal, reflection], DANA, now=later)
    records.drafts.note_reading([], DANA, now=later)
    assert audited(url) == [
        (now, KIM, "write_goal", KIM, "d1"),
        (now, DANA, "write_reflection", KIM, "d2"),
        (later, DANA, "see_goal", KIM, "d1"),
        (later, DANA, "see_reflection", KIM, "d2"),
    ]


def test_errands_are_kept_with_the_version_and_only_with_it(records: Records, now: datetime) -> None:
    errand = Errand("draft_shared:d1:1", "draft_shared", {"draft_id": "d1", "version": 1})
    records.drafts.write(draft(now, author_id=DANA), errands=[errand])
    with pytest.raises(Refused):
        records.drafts.write(draft(now, version=3), errands=[Errand("other", "draft_shared")])
    assert [one.key for one in records.errands.waiting()] == ["draft_shared:d1:1"]


@pytest.mark.parametrize("change", ["UPDATE draft SET id = id + 100", "DELETE FROM draft"])
def test_the_database_itself_refuses_to_change_a_version(
    records: Records, url: str, now: datetime, change: str
) -> None:
    records.drafts.write(draft(now))
    engine = create_engine(database_url(url), poolclass=NullPool)
    with pytest.raises(DBAPIError, match="draft is append-only"), engine.begin() as connection:
        connection.exec_driver_sql(change)


def test_of_twenty_who_save_on_top_of_the_same_version_one_wins(records: Records, now: datetime) -> None:
    records.drafts.write(draft(now))

    def save(number: int) -> str:
        while True:
            try:
                records.drafts.write(draft(now, version=2, parts={"change": str(number)}))
            except Refused as refused:
                if refused.rule != "try_again":
                    return refused.rule
            else:
                return "written"

    with ThreadPoolExecutor(20) as pool:
        outcomes = sorted(pool.map(save, range(20)))
    assert outcomes == ["stale_draft"] * 19 + ["written"]
    assert len(records.drafts.versions("d1")) == 2
