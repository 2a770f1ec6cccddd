"""Milestones, written once however often their delivery comes, and taken back by another row."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select
from sqlmodel import col

from induction.packs.rules import Trigger
from induction.record.milestones import TRIGGERS, Happened, Milestone, standing_milestones
from induction.refused import Refused
from storage.database.engine import Database
from storage.database.legible import writable
from storage.database.writing import Turn, audit, take_turn
from storage.errands import Errand
from storage.outbox.outbox import insert_errands
from storage.tables.audit import AuditAction
from storage.tables.ground import NUMBERS
from storage.tables.people import PersonRow
from storage.tables.recommendation import MilestoneRow

_APPEND = insert(MilestoneRow)
_ALL = select(MilestoneRow).order_by(col(MilestoneRow.id))
_OF_CANDIDATES = _ALL.where(col(MilestoneRow.candidate_id).in_(bindparam("candidates", expanding=True)))
_BY_SOURCE = _ALL.where(col(MilestoneRow.source) == bindparam("of_source"))
_BY_ID = _ALL.where(col(MilestoneRow.id) == bindparam("of_id"))
_TAKING_BACK = _ALL.where(col(MilestoneRow.takes_back) == bindparam("of_id"))

_EVER_RECORDED = (
    select(col(MilestoneRow.key))
    .join(PersonRow, col(PersonRow.id) == col(MilestoneRow.candidate_id))
    .where(col(PersonRow.program) == bindparam("program"), col(MilestoneRow.key).in_(bindparam("keys", expanding=True)))
    .distinct()
)

_A_BATCH = 500
"""For how many candidates one statement takes their turn: a statement has room for so many locks."""


class MilestoneRecords:
    """The milestones in a database; every method is one read or one transaction, as those of `Records` are."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def record(
        self,
        happened: Happened,
        *,
        source: str,
        by: int | None,
        now: datetime,
        seen: Collection[int] | None = None,
        errands: Sequence[Errand] = (),
    ) -> Milestone:
        """What happened, written down; the same `source` gives what was written for it.

        A trigger has one day: what stood of it before is taken back with it, and the same day is not written again.
        `seen` are the milestones of that key that stood before whoever says it: Refused where others stand by now.
        The errands are kept where something is written.
        """
        with self._database.writing() as connection:
            take_turn(connection, Turn.RECORD_OF_CANDIDATE, [happened.candidate_id])
            known = _one(connection, _BY_SOURCE, of_source=source)
            if known is not None:
                return known
            _check_seen(connection, happened, seen)
            written, is_new = write_milestone(connection, happened, source=source, by=by, now=now)
            if is_new:
                insert_errands(connection, errands, now=now)
            return written

    def take_back(
        self,
        milestone_id: int,
        *,
        source: str,
        by: int | None,
        now: datetime,
        note: str | None = None,
        errands: Sequence[Errand] = (),
    ) -> Milestone:
        """The row that takes this milestone back; one that is there already, from whatever delivery, is given again.

        `note` is why. Refused for what is no milestone, or is one that itself takes another back.
        """
        with self._database.writing() as connection:
            old = _one(connection, _BY_ID, of_id=milestone_id) if milestone_id in NUMBERS else None
            if old is None or old.takes_back is not None:
                raise Refused("no_step", "That step is not on record.")
            take_turn(connection, Turn.RECORD_OF_CANDIDATE, [old.candidate_id])
            known = _one(connection, _TAKING_BACK, of_id=milestone_id)
            if known is not None:
                return known
            insert_errands(connection, errands, now=now)
            return take_back_milestone(connection, old, source=source, by=by, now=now, note=note)

    def by_source(self, source: str) -> Milestone | None:
        """What this delivery recorded, if it recorded anything."""
        with self._database.reading() as connection:
            return _one(connection, _BY_SOURCE, of_source=source)

    def ever_recorded(self, program: str, keys: Collection[str]) -> frozenset[str]:
        """Those of the keys of which something was ever recorded for anybody in the program."""
        with self._database.reading() as connection:
            return frozenset(connection.execute(_EVER_RECORDED, {"program": program, "keys": [*keys]}).scalars())

    def of_candidates(self, candidate_ids: Sequence[int]) -> tuple[Milestone, ...]:
        """Every milestone of these candidates, in the order in which they were recorded; also those taken back."""
        with self._database.reading() as connection:
            return milestones_of(connection, candidate_ids)


def milestones_of(connection: Connection, candidate_ids: Sequence[int]) -> tuple[Milestone, ...]:
    """Every milestone of these candidates, in the order in which they were recorded; also those taken back."""
    rows = connection.execute(_OF_CANDIDATES, {"candidates": candidate_ids}).mappings()
    return tuple(Milestone.model_validate(dict(row)) for row in rows)


def _check_seen(connection: Connection, happened: Happened, seen: Collection[int] | None) -> None:
    stand = standing_milestones(milestones_of(connection, [happened.candidate_id]))
    if seen is not None and {one.id for one in stand if one.key == happened.key} != set(seen):
        raise Refused("meanwhile", "Somebody recorded that, or took it back, just now. Please look at it once more.")


def write_milestone(
    connection: Connection, happened: Happened, *, source: str, by: int | None, now: datetime
) -> tuple[Milestone, bool]:
    """What is on record now, and whether it was not before; whoever calls has the candidate's turn."""
    if happened.key in TRIGGERS:
        said = standing_milestones(milestones_of(connection, [happened.candidate_id]))
        before = [one for one in said if one.key == happened.key]
        if before and before[-1].on == happened.on:
            return before[-1], False
        for one in before:
            take_back_milestone(connection, one, source=f"{source}:back:{one.id}", by=by, now=now)
    written = _append(connection, happened, source=source, by=by, now=now)
    audit(
        connection,
        AuditAction.RECORD_STEP,
        actor_id=by,
        subjects=[happened.candidate_id],
        at=now,
        about=happened.key,
    )
    return written, True


def write_trigger_days(connection: Connection, days: Mapping[int, Mapping[Trigger, date]], *, now: datetime) -> None:
    """Write the days from which deadlines count, by candidate and trigger; a day that is on record stays as it is."""
    candidates = sorted(number for number, of_one in days.items() if of_one)
    for some in (candidates[start : start + _A_BATCH] for start in range(0, len(candidates), _A_BATCH)):
        take_turn(connection, Turn.RECORD_OF_CANDIDATE, some)
        said = {(one.candidate_id, one.key): one.on for one in standing_milestones(milestones_of(connection, some))}
        for number in some:
            for trigger, on in days[number].items():
                if said.get((number, trigger.value)) != on:
                    happened = Happened(candidate_id=number, key=trigger.value, on=on)
                    source = f"roster:{number}:{trigger.value}:{now.isoformat()}"
                    write_milestone(connection, happened, source=source, by=None, now=now)


def take_back_milestone(
    connection: Connection, old: Milestone, *, source: str, by: int | None, now: datetime, note: str | None = None
) -> Milestone:
    """The row that takes this milestone back; whoever calls has the candidate's turn."""
    again = Happened(**old.model_dump(include={*Happened.model_fields} - {"note"}), note=note)
    back = _append(connection, again, source=source, by=by, now=now, takes_back=old.id)
    audit(connection, AuditAction.TAKE_BACK_STEP, actor_id=by, subjects=[old.candidate_id], at=now, about=old.key)
    return back


def _append(
    connection: Connection,
    happened: Happened,
    *,
    source: str,
    by: int | None,
    now: datetime,
    takes_back: int | None = None,
) -> Milestone:
    facts = happened.model_dump() | {
        "note": happened.note and writable(happened.note),
        "link": happened.link and writable(happened.link),
    }
    row = {**facts, "source": source, "recorded_by": by, "recorded_at": now, "takes_back": takes_back}
    connection.execute(_APPEND, row)
    written = _one(connection, _BY_SOURCE, of_source=source)
    if written is None:
        raise RuntimeError("a milestone that was just written is not there")
    return written


def _one(connection: Connection, statement: Any, **values: int | str) -> Milestone | None:
    row = connection.execute(statement, values).mappings().one_or_none()
    return None if row is None else Milestone.model_validate(dict(row))
