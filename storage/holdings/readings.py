"""Who looked at what of a candidate's record, as the audit has it."""

from collections.abc import Mapping

from sqlalchemy import bindparam, or_, select
from sqlmodel import col

from induction.writing.readings import Looked, Reading
from storage.database.engine import Database
from storage.tables.audit import AuditAction, AuditRow
from storage.tables.ground import NUMBERS

LOOKS: Mapping[AuditAction, Looked] = {
    AuditAction.SEE_GOAL: Looked.GOAL,
    AuditAction.SEE_REFLECTION: Looked.REFLECTION,
    AuditAction.SEE_EVIDENCE: Looked.EVIDENCE,
    AuditAction.SEE_NOTE: Looked.NOTE,
    AuditAction.SEE_RATINGS: Looked.RATINGS,
    AuditAction.SEE_PLAN: Looked.PLAN,
    AuditAction.EXPORT_PACKET: Looked.PACKET,
    AuditAction.EXPORT_HOURS: Looked.HOURS_FILE,
    AuditAction.EXPORT_RECORD: Looked.EVERYTHING,
}
_NAMES = ("draft_id", "session_key", "about")
_OF = (
    select(AuditRow)
    .where(
        col(AuditRow.subject_id) == bindparam("subject"),
        col(AuditRow.action).in_(list(LOOKS)),
        or_(col(AuditRow.actor_id).is_(None), col(AuditRow.actor_id) != bindparam("subject")),
    )
    .order_by(col(AuditRow.id).desc())
    .limit(bindparam("at_most"))
)
_BEFORE = _OF.where(col(AuditRow.id) < bindparam("before"))


class ReadingRecords:
    """The looks at records in a database; every method is one read, as those of `Records` are."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, candidate_id: int, *, before: int | None = None, at_most: int) -> tuple[Reading, ...]:
        """Who else looked at this person's record, newest first; those before the look of that number."""
        values = {"subject": candidate_id, "at_most": at_most}
        with self._database.reading() as connection:
            if before is None or before not in NUMBERS:
                rows = connection.execute(_OF, values).mappings().all()
            else:
                rows = connection.execute(_BEFORE, values | {"before": before}).mappings().all()
        return tuple(
            Reading(
                id=row["id"],
                reader_id=row["actor_id"],
                looked_at=LOOKS[row["action"]],
                at=row["at"],
                item=next((row[name] for name in _NAMES if row[name] is not None), None),
            )
            for row in rows
        )
