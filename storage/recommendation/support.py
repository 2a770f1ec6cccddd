"""Support: plans, append-only with a row a version, and of which facts candidates were told."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select
from sqlmodel import col

from induction.record.support import SupportPlan
from induction.refused import Refused
from storage.database.engine import Database
from storage.database.writing import InsertOnce, Turn, audit, audit_each, take_turn
from storage.errands import Errand
from storage.outbox.outbox import insert_errands
from storage.tables.audit import AuditAction
from storage.tables.recommendation import SupportPlanRow, WarningRow

_APPEND = insert(SupportPlanRow)
_PLANS = (
    select(SupportPlanRow)
    .where(col(SupportPlanRow.candidate_id).in_(bindparam("candidates", expanding=True)))
    .order_by(col(SupportPlanRow.id))
)
_VERSIONS = (
    select(SupportPlanRow)
    .where(col(SupportPlanRow.plan_id) == bindparam("of_plan"))
    .order_by(col(SupportPlanRow.version))
)
_TOLD = select(col(WarningRow.candidate_id), col(WarningRow.fact), col(WarningRow.told_at)).where(
    col(WarningRow.candidate_id).in_(bindparam("candidates", expanding=True))
)
_TELL = InsertOnce(WarningRow, "candidate_id", "fact")

Told = Mapping[tuple[int, str], datetime]
"""When a candidate was told of a fact, by the candidate's number and the fact's key."""


class SupportRecords:
    """Support plans and early warnings in a database; every method is one read or one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def write(self, plan: SupportPlan, *, errands: Sequence[Errand] = ()) -> SupportPlan:
        """The version as it was written, and its errands kept with it; the same one again gives what is there.

        Refused where the version before it is no longer the newest.
        """
        with self._database.writing() as connection:
            return write_plan(connection, plan, errands=errands)

    def versions(self, plan_id: str) -> tuple[SupportPlan, ...]:
        """Every version of the plan, oldest first; none where there is no such plan."""
        with self._database.reading() as connection:
            return plan_versions(connection, plan_id)

    def plans_of(self, candidate_ids: Collection[int]) -> tuple[SupportPlan, ...]:
        """Every version of every plan of these candidates, in the order in which they were written."""
        with self._database.reading() as connection:
            return plans_of(connection, candidate_ids)

    def note_reading(self, candidate_id: int, plan_ids: Sequence[str], reader_id: int, *, now: datetime) -> None:
        """Put into the audit that somebody reads these plans of another person's."""
        whats = ({"at": now, "subject_id": candidate_id, "about": one} for one in plan_ids)
        with self._database.writing() as connection:
            audit_each(connection, AuditAction.SEE_PLAN, whats, actor_id=reader_id)

    def told(self, candidate_ids: Collection[int]) -> Told:
        """Of which facts these candidates were told, and when."""
        with self._database.reading() as connection:
            return told_facts(connection, candidate_ids)

    def tell(self, candidate_id: int, facts: Sequence[str], *, now: datetime) -> bool:
        """Whether the candidate is told of any of these facts from now on."""
        with self._database.writing() as connection:
            return tell_facts(connection, candidate_id, facts, now=now)


def write_plan(connection: Connection, plan: SupportPlan, *, errands: Sequence[Errand] = ()) -> SupportPlan:
    """The version as it was written; the same version from the same person again gives what was written then.

    Refused where the version before it is no longer the newest.
    """
    take_turn(connection, Turn.RECORD_OF_CANDIDATE, [plan.candidate_id])
    written = plan_versions(connection, plan.plan_id)
    if repeated := next((one for one in written if _same(one, plan)), None):
        return repeated
    if len(written) != plan.version - 1:
        raise Refused("stale_plan", "This plan was changed while you had it open. Please look at it once more.")
    facts = plan.model_dump(exclude={"goals"})
    facts["goals"] = [goal.model_dump(mode="json") for goal in plan.goals]
    connection.execute(_APPEND, facts)
    audit(
        connection,
        AuditAction.WRITE_PLAN,
        actor_id=plan.written_by,
        subjects=[plan.candidate_id],
        at=plan.written_at,
        about=plan.status,
    )
    insert_errands(connection, errands, now=plan.written_at)
    return plan


def plan_versions(connection: Connection, plan_id: str) -> tuple[SupportPlan, ...]:
    """Every version of the plan, oldest first; none where there is no such plan."""
    rows = connection.execute(_VERSIONS, {"of_plan": plan_id}).mappings()
    return tuple(SupportPlan.model_validate(dict(row)) for row in rows)


def plans_of(connection: Connection, candidate_ids: Collection[int]) -> tuple[SupportPlan, ...]:
    """Every version of every plan of these candidates, in the order in which they were written."""
    rows = connection.execute(_PLANS, {"candidates": candidate_ids}).mappings()
    return tuple(SupportPlan.model_validate(dict(row)) for row in rows)


def told_facts(connection: Connection, candidate_ids: Collection[int]) -> Told:
    """Of which facts these candidates were told, and when."""
    rows = connection.execute(_TOLD, {"candidates": candidate_ids})
    return {(row.candidate_id, row.fact): row.told_at for row in rows}


def tell_facts(connection: Connection, candidate_id: int, facts: Sequence[str], *, now: datetime) -> bool:
    """Whether the candidate is told of any of these facts from now on."""
    told = {"candidate_id": candidate_id, "told_at": now}
    new = [fact for fact in facts if _TELL(connection, told | {"fact": fact})]
    whats = ({"at": now, "subject_id": candidate_id, "about": fact} for fact in new)
    audit_each(connection, AuditAction.TELL_WARNING, whats, actor_id=None)
    return bool(new)


def _same(one: SupportPlan, other: SupportPlan) -> bool:
    return one.model_dump(exclude={"written_at"}) == other.model_dump(exclude={"written_at"})
