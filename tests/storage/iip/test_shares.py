from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from sqlalchemy import NullPool, create_engine, select

from induction.people import Person
from induction.writing.shares import Item, Share, SharedKind, standing_shares
from storage.database.engine import database_url
from storage.errands import Errand
from storage.records import Records
from storage.tables.audit import AuditAction, AuditRow

DANA, KIM, LEE = 1, 2, 3
GOAL = Item(candidate_id=KIM, kind=SharedKind.GOAL, item="d1", version=2)
LATER = GOAL.model_copy(update={"version": 3})
ARTIFACT = Item(candidate_id=KIM, kind=SharedKind.ARTIFACT, item="7")


@pytest.fixture(autouse=True)
def _people(people: Sequence[Person]) -> None:
    assert people


def share(number: int, item: Item, now: datetime, withdraws: int | None = None) -> Share:
    return Share(**item.model_dump(), id=number, with_id=DANA, at=now, withdraws=withdraws)


def audited(url: str) -> list[tuple[object, ...]]:
    engine = create_engine(database_url(url), poolclass=NullPool)
    with engine.connect() as connection:
        columns = AuditRow.metadata.tables["audit"].c
        shares = columns.action.in_([AuditAction.SHARE, AuditAction.WITHDRAW_SHARE])
        wanted = (columns.actor_id, columns.action, columns.subject_id, columns.draft_id, columns.about)
        rows = connection.execute(select(*wanted).where(shares).order_by(columns.id)).all()
    return [tuple(row) for row in rows]


def test_what_is_shared_stands_until_it_is_taken_back(records: Records, now: datetime, url: str) -> None:
    later = now + timedelta(days=1)
    assert records.shares.give(GOAL, DANA, source="tap1", now=now) == (share(1, GOAL, now),)
    assert records.shares.give(ARTIFACT, DANA, source="tap2", now=now) == (
        share(1, GOAL, now),
        share(2, ARTIFACT, now),
    )
    assert records.shares.withdraw(GOAL, source="tap3", now=later) == (share(2, ARTIFACT, now),)
    everything = (share(1, GOAL, now), share(2, ARTIFACT, now), share(3, GOAL, later, withdraws=1))
    assert records.shares.of_candidates([KIM]) == everything
    assert records.shares.with_person(DANA) == everything
    assert standing_shares(everything) == (share(2, ARTIFACT, now),)
    assert audited(url) == [
        (KIM, AuditAction.SHARE, KIM, "d1", None),
        (KIM, AuditAction.SHARE, KIM, None, "artifact:7"),
        (KIM, AuditAction.WITHDRAW_SHARE, KIM, "d1", None),
    ]


def test_every_version_is_shared_by_itself_and_all_are_taken_back_together(records: Records, now: datetime) -> None:
    records.shares.give(GOAL, DANA, source="tap1", now=now)
    records.shares.give(LATER, DANA, source="tap2", now=now)
    assert records.shares.withdraw(LATER, source="tap3", now=now) == ()
    again = records.shares.give(GOAL, DANA, source="tap4", now=now)
    assert again == (share(5, GOAL, now),)


def test_a_second_press_and_a_repeated_delivery_change_nothing(records: Records, now: datetime) -> None:
    told = Errand("told:tap1", "told")
    records.shares.give(GOAL, DANA, source="tap1", now=now, errands=[told])
    records.shares.give(GOAL, DANA, source="tap2", now=now, errands=[Errand("told:tap2", "told")])
    records.shares.withdraw(GOAL, source="tap3", now=now)
    records.shares.withdraw(GOAL, source="tap4", now=now)
    assert records.shares.give(GOAL, DANA, source="tap1", now=now, errands=[Errand("told:late", "told")]) == ()
    assert len(records.shares.of_candidates([KIM])) == 2
    assert [errand.key for errand in records.errands.waiting()] == ["told:tap1"]


def test_a_withdrawal_that_comes_again_ends_no_later_share(records: Records, now: datetime) -> None:
    records.shares.give(GOAL, DANA, source="tap1", now=now)
    records.shares.withdraw(GOAL, source="tap2", now=now)
    again = records.shares.give(GOAL, DANA, source="tap3", now=now)
    assert records.shares.withdraw(GOAL, source="tap2", now=now) == again


def test_many_presses_at_once_share_once(records: Records, now: datetime) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: records.shares.give(GOAL, DANA, source=f"tap{number}", now=now), range(16)))
    assert records.shares.of_candidates([KIM]) == records.shares.with_person(DANA)
    assert len(records.shares.of_candidates([KIM])) == 1
    assert records.shares.of_candidates([LEE]) == ()
