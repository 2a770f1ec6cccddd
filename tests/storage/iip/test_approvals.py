"""Approvals in the database: once, on the newest kept version alone, and as part of a candidate's record."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from sqlalchemy import NullPool, create_engine, select
from sqlalchemy.exc import DBAPIError

from induction.people import Person, Role
from induction.record.candidate import GoalOnRecord
from induction.refused import Refused
from induction.writing.approvals import Approval, Verdict
from induction.writing.drafts import Draft, DraftKind, DraftState
from storage.database.engine import database_url
from storage.errands import Errand
from storage.iip.approvals import ApprovalKept
from storage.records import Records
from storage.tables.audit import AuditRow

DANA, KIM, LEE = 1, 2, 3
YES, NO = Verdict.APPROVED, Verdict.CHANGES_ASKED


@pytest.fixture(autouse=True)
def _goal(people: Sequence[Person], records: Records, now: datetime) -> None:
    assert people
    write(records, now, 1, DraftState.DRAFT)
    write(records, now, 2, DraftState.KEPT)


def write(records: Records, now: datetime, version: int, state: DraftState, **changes: object) -> None:
    draft = Draft(
        draft_id="d1",
        version=version,
        kind=DraftKind.GOAL,
        candidate_id=KIM,
        author_id=KIM,
        parts={"change": f"more {(version + 1) // 2}", "cpsel": "4"},
        state=state,
        written_at=now,
    )
    records.drafts.write(draft.model_copy(update=changes))


def word(now: datetime, **changes: object) -> Approval:
    first = Approval(
        draft_id="d1", version=2, candidate_id=KIM, by_id=DANA, role=Role.COACH, verdict=YES, at=now, comment=None
    )
    return first.model_copy(update=changes)


def goals(records: Records) -> Sequence[GoalOnRecord]:
    [kim] = [one for one in records.people() if one.id == KIM]
    return records.candidates.record(kim).goals


def refusal(records: Records, approval: Approval) -> str:
    with pytest.raises(Refused) as refused:
        records.approvals.give(approval, source="late")
    return refused.value.rule


def test_a_word_is_written_once_however_often_it_is_delivered(records: Records, now: datetime) -> None:
    errand = Errand("given:s1", "approval_given", {"source": "s1"})
    first = records.approvals.give(word(now), source="s1", errands=[errand])
    assert first == ApprovalKept(word(now), first_time=True)
    again = records.approvals.give(word(now + timedelta(minutes=1)), source="s1", errands=[errand])
    other_press = records.approvals.give(word(now + timedelta(minutes=2)), source="s2", errands=[Errand("x", "y")])
    assert again == other_press == ApprovalKept(word(now), first_time=False)
    assert records.approvals.of_draft("d1") == records.approvals.of_candidates([KIM, LEE]) == (word(now),)
    assert records.approvals.by_source("s1") == word(now)
    assert records.approvals.by_source("s2") is None
    assert [one.key for one in records.errands.waiting()] == ["given:s1"]


def test_a_late_delivery_of_what_was_taken_back_since_changes_nothing(records: Records, now: datetime) -> None:
    changed = word(now, verdict=NO, comment="Which families?")
    records.approvals.give(word(now), source="s1")
    records.approvals.give(changed, source="s2")
    assert not records.approvals.give(word(now), source="s1").first_time
    assert records.approvals.of_draft("d1") == (word(now), changed)
    records.approvals.give(word(now, verdict=NO, comment="And where?"), source="s3")
    assert len(records.approvals.of_draft("d1")) == 3


def test_only_the_newest_kept_version_is_approved(records: Records, now: datetime) -> None:
    assert refusal(records, word(now, version=1)) == "newer_version"
    assert refusal(records, word(now, draft_id="d2")) == "not_kept"
    assert refusal(records, word(now, candidate_id=LEE)) == "not_kept"
    write(records, now, 3, DraftState.DRAFT)
    assert records.approvals.give(word(now), source="s1").first_time
    assert refusal(records, word(now, version=3)) == "newer_version"
    write(records, now, 4, DraftState.KEPT)
    assert refusal(records, word(now, role=Role.SUPERVISOR)) == "newer_version"
    assert records.approvals.give(word(now, version=4), source="s2").first_time


def test_the_record_has_what_stands_of_the_newest_kept_version(records: Records, now: datetime) -> None:
    kept = {"draft_id": "d1", "version": 2, "kept_on": now.date(), "standard": 4}
    assert goals(records) == (GoalOnRecord.model_validate(kept),)
    records.approvals.give(word(now, verdict=NO, comment="Who?"), source="s1")
    assert goals(records) == (GoalOnRecord.model_validate(kept | {"changes_asked": ["coach"]}),)
    later = now + timedelta(days=2)
    records.approvals.give(word(later), source="s2")
    records.approvals.give(word(now, role=Role.SUPERVISOR, by_id=LEE), source="s3")
    [goal] = goals(records)
    both = {Role.COACH: later.date(), Role.SUPERVISOR: now.date()}
    assert goal == GoalOnRecord.model_validate(kept | {"approvals": both})
    assert goal.approved_by((Role.COACH, Role.SUPERVISOR)) == later.date()
    write(records, later, 3, DraftState.DRAFT)
    assert goals(records) == (goal,)
    write(records, later, 4, DraftState.KEPT)
    assert goals(records) == (GoalOnRecord.model_validate(kept | {"version": 4}),)


def test_every_word_is_audited(records: Records, url: str, now: datetime) -> None:
    records.approvals.give(word(now), source="s1")
    records.approvals.give(word(now, verdict=NO, comment="Who?"), source="s2")
    engine = create_engine(database_url(url), poolclass=NullPool)
    columns = AuditRow.metadata.tables["audit"].c
    wanted = (columns.actor_id, columns.action, columns.subject_id, columns.draft_id)
    with engine.connect() as connection:
        rows = connection.execute(select(*wanted).order_by(columns.id)).all()
    assert [tuple(row) for row in rows if row[1] in {"approve_goal", "ask_changes"}] == [
        (DANA, "approve_goal", KIM, "d1"),
        (DANA, "ask_changes", KIM, "d1"),
    ]


@pytest.mark.parametrize("change", ["UPDATE approval SET version = 9", "DELETE FROM approval"])
def test_the_database_itself_refuses_to_change_a_word(records: Records, url: str, now: datetime, change: str) -> None:
    records.approvals.give(word(now), source="s1")
    engine = create_engine(database_url(url), poolclass=NullPool)
    with pytest.raises(DBAPIError, match="approval is append-only"), engine.begin() as connection:
        connection.exec_driver_sql(change)


def test_of_ten_who_press_at_once_one_word_is_written(records: Records, now: datetime) -> None:
    def press(number: int) -> bool:
        while True:
            try:
                return records.approvals.give(word(now), source=f"s{number}").first_time
            except Refused as refused:
                if not refused.passes:
                    raise

    with ThreadPoolExecutor(10) as pool:
        assert sorted(pool.map(press, range(10))) == [False] * 9 + [True]
    assert records.approvals.of_draft("d1") == (word(now),)


def test_histories_hold_every_version_in_the_order_in_which_they_were_begun(records: Records, now: datetime) -> None:
    write(records, now, 1, DraftState.DRAFT, draft_id="a2")
    write(records, now, 3, DraftState.DRAFT)
    found = records.drafts.histories([KIM], DraftKind.GOAL)
    assert [[(one.draft_id, one.version) for one in versions] for versions in found] == [
        [("d1", 1), ("d1", 2), ("d1", 3)],
        [("a2", 1)],
    ]
    assert records.drafts.histories([LEE], *DraftKind) == ()
