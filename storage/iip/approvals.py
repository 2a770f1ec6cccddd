"""Approvals of goals: append-only, written once however often delivered, and on the newest kept version alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select
from sqlmodel import col

from induction.refused import Refused
from induction.writing.approvals import Approval, Verdict, approvals_on
from induction.writing.drafts import newest_kept
from storage.database.engine import Database
from storage.database.legible import writable
from storage.database.writing import Turn, audit, take_turn
from storage.errands import Errand
from storage.iip.drafts import draft_versions
from storage.outbox.outbox import insert_errands
from storage.tables.audit import AuditAction
from storage.tables.drafts import ApprovalRow

_SAID = {Verdict.APPROVED: AuditAction.APPROVE_GOAL, Verdict.CHANGES_ASKED: AuditAction.ASK_CHANGES}

_APPEND = insert(ApprovalRow)
_ALL = select(ApprovalRow).order_by(col(ApprovalRow.id))
_OF_CANDIDATES = _ALL.where(col(ApprovalRow.candidate_id).in_(bindparam("candidates", expanding=True)))
_OF_DRAFT = _ALL.where(col(ApprovalRow.draft_id) == bindparam("of_draft"))
_BY_SOURCE = _ALL.where(col(ApprovalRow.source) == bindparam("of_source"))


@dataclass(frozen=True)
class ApprovalKept:
    """A word on a version as it stands in the record, and whether this call put it there."""

    approval: Approval
    first_time: bool


class ApprovalRecords:
    """The approvals in a database; every method is one read or one transaction, as those of `Records` are."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def give(self, approval: Approval, *, source: str, errands: Sequence[Errand] = ()) -> ApprovalKept:
        """The word on that version, now in the record; its errands are kept where it is new.

        The same `source`, and the same word from the same role again, give what was written before. Refused as
        `newer_version` where the candidate kept another version since, and where they never kept this one.
        """
        with self._database.writing() as connection:
            take_turn(connection, Turn.DRAFTS_OF_CANDIDATE, [approval.candidate_id])
            if known := _approvals(connection, _BY_SOURCE, of_source=source):
                return ApprovalKept(known[0], first_time=False)
            _check_newest(connection, approval)
            said = _approvals(connection, _OF_DRAFT, of_draft=approval.draft_id)
            stands = approvals_on(said, approval.draft_id, approval.version, ())
            if stands.is_said(approval):
                return ApprovalKept(stands.words[approval.role], first_time=False)
            comment = approval.comment and writable(approval.comment)
            connection.execute(_APPEND, approval.model_dump() | {"source": source, "comment": comment})
            audit(
                connection,
                _SAID[approval.verdict],
                actor_id=approval.by_id,
                subjects=[approval.candidate_id],
                at=approval.at,
                draft_id=approval.draft_id,
            )
            insert_errands(connection, errands, now=approval.at)
            [written] = _approvals(connection, _BY_SOURCE, of_source=source)
            return ApprovalKept(written, first_time=True)

    def by_source(self, source: str) -> Approval | None:
        """What this delivery said, if it said anything."""
        with self._database.reading() as connection:
            return next(iter(_approvals(connection, _BY_SOURCE, of_source=source)), None)

    def of_draft(self, draft_id: str) -> tuple[Approval, ...]:
        """Every word on the versions of this draft, in the order in which they were given."""
        with self._database.reading() as connection:
            return _approvals(connection, _OF_DRAFT, of_draft=draft_id)

    def of_candidates(self, candidate_ids: Sequence[int]) -> tuple[Approval, ...]:
        """Every word on the goals of these candidates, in the order in which they were given."""
        with self._database.reading() as connection:
            return _approvals(connection, _OF_CANDIDATES, candidates=candidate_ids)


def _check_newest(connection: Connection, approval: Approval) -> None:
    kept = newest_kept(draft_versions(connection, approval.draft_id))
    if kept is None or kept.candidate_id != approval.candidate_id:
        raise Refused("not_kept", "This version is not kept by the candidate: there is nothing to approve yet.")
    if kept.version != approval.version:
        raise Refused("newer_version", "There is a newer version of this goal. Please look at it once more.")


def _approvals(connection: Connection, statement: Any, **values: Any) -> tuple[Approval, ...]:
    rows = connection.execute(statement, values).mappings()
    return tuple(Approval.model_validate(dict(row)) for row in rows)
