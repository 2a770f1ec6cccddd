from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import NullPool, create_engine, select

from induction.people import Person
from induction.record.support import PlanGoal, SupportPlan
from induction.refused import Refused
from storage.database.engine import database_url
from storage.errands import Errand
from storage.records import Records
from storage.tables.audit import AuditAction, AuditRow

NOW = datetime(2026, 11, 22, 18, tzinfo=UTC)
DANA, KIM, LEE = 1, 2, 3
PLAN = SupportPlan(
    plan_id="V1",
    version=1,
    candidate_id=KIM,
    status="watch",
    goals=(PlanGoal(text="Hand in “session 2”", due=date(2026, 12, 4)),),
    written_by=DANA,
    written_at=NOW,
    note="We meet on Fridays.",
)


@pytest.fixture(autouse=True)
def _people(people: Sequence[Person]) -> None:
    assert people


def audited(url: str) -> list[tuple[AuditAction, int | None, int, str | None]]:
    engine = create_engine(database_url(url), poolclass=NullPool)
    with engine.connect() as connection:
        rows = connection.execute(select(AuditRow).where(AuditRow.about.is_not(None)).order_by(AuditRow.id))  # type: ignore[union-attr,arg-type]
        return [(row.action, row.actor_id, row.subject_id, row.about) for row in rows]


def test_a_plan_is_kept_once_with_what_follows(records: Records, url: str) -> None:
    told = Errand("plan:V1:1:2", "plan_written", {"plan_id": "V1"})
    again = PLAN.model_copy(update={"written_at": NOW + timedelta(seconds=3)})
    assert records.support.write(PLAN, errands=[told]) == PLAN
    assert records.support.write(again, errands=[told]) == PLAN
    assert records.support.plans_of([KIM, LEE]) == (PLAN,)
    assert records.errands.by_key(told.key) is not None
    assert audited(url) == [(AuditAction.WRITE_PLAN, DANA, KIM, "watch")]


def test_a_version_stands_on_the_newest(records: Records) -> None:
    records.support.write(PLAN)
    over = PLAN.model_copy(update={"version": 2, "closed": True, "note": "All in."})
    records.support.write(over)
    with pytest.raises(Refused) as refused:
        records.support.write(PLAN.model_copy(update={"version": 2, "note": "Something else"}))
    assert refused.value.rule == "stale_plan"
    assert records.support.versions("V1") == (PLAN, over)
    assert records.support.versions("V2") == ()


def test_nobody_is_told_of_a_fact_twice(records: Records, url: str) -> None:
    assert records.support.tell(KIM, ["no_contact:2026-09-01"], now=NOW)
    later = NOW + timedelta(days=1)
    assert not records.support.tell(KIM, ["no_contact:2026-09-01"], now=later)
    assert records.support.tell(LEE, ["no_contact:2026-09-01"], now=later)
    assert records.support.told([KIM, LEE]) == {
        (KIM, "no_contact:2026-09-01"): NOW,
        (LEE, "no_contact:2026-09-01"): later,
    }
    assert audited(url) == [
        (AuditAction.TELL_WARNING, None, KIM, "no_contact:2026-09-01"),
        (AuditAction.TELL_WARNING, None, LEE, "no_contact:2026-09-01"),
    ]
