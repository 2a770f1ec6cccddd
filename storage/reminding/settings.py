"""The changes of how a cohort's weekly posts are set, within somebody's transaction."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update
from sqlmodel import col

from induction.packs.reminding import SchoolBreak
from storage.tables.reminding import PostingRow, SchoolBreakRow

_POSTINGS = select(PostingRow)


def set_posting(
    connection: Connection,
    program: str,
    cohort: str,
    changes: Mapping[str, Any],
    *,
    actor_id: int,
    now: datetime,
) -> bool:
    """Whether a setting, by its column, is another than before.

    With another time, a week on which nothing was decided yet goes by that: none is lost between the two.
    """
    of_cohort = (col(PostingRow.program) == program, col(PostingRow.cohort) == cohort)
    before = connection.execute(_POSTINGS.where(*of_cohort)).mappings().one()
    new = {name: value for name, value in changes.items() if before[name] != value}
    if not new:
        return False
    values = {**new, "set_by": actor_id, "set_at": now}
    connection.execute(update(PostingRow).where(*of_cohort).values(values))
    return True


def add_break(
    connection: Connection, program: str, cohort: str, rest: SchoolBreak, *, actor_id: int, now: datetime
) -> bool:
    """Whether no break of the cohort had these days."""
    facts = {"program": program, "cohort": cohort, **rest.model_dump()}
    same = [col(getattr(SchoolBreakRow, name)) == value for name, value in facts.items() if name != "title"]
    if connection.execute(select(SchoolBreakRow).where(*same)).first() is not None:
        return False
    connection.execute(insert(SchoolBreakRow).values(**facts, set_by=actor_id, set_at=now))
    return True


def remove_breaks(connection: Connection, program: str, cohort: str, break_ids: Collection[int]) -> bool:
    """Whether one of these breaks was there and the cohort's."""
    which = (
        col(SchoolBreakRow.id).in_(break_ids),
        col(SchoolBreakRow.program) == program,
        col(SchoolBreakRow.cohort) == cohort,
    )
    return bool(break_ids) and connection.execute(delete(SchoolBreakRow).where(*which)).rowcount > 0
