"""Signings: each step signed once however often it is pressed, and opened again by another row."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select
from sqlmodel import col

from induction.recommendation.verification import opened_with, standing_signings
from induction.record.milestones import Happened, standing_milestones
from induction.record.signings import Signing
from induction.refused import Refused
from storage.database.engine import Database
from storage.database.writing import Turn, audit, take_turn
from storage.errands import Errand
from storage.outbox.outbox import insert_errands
from storage.recommendation.milestones import milestones_of, take_back_milestone, write_milestone
from storage.recommendation.ratings import audit_readings
from storage.tables.audit import AuditAction
from storage.tables.recommendation import SigningRow

_APPEND = insert(SigningRow).returning(col(SigningRow.id))
_ALL = select(SigningRow).order_by(col(SigningRow.id))
_OF_CANDIDATES = _ALL.where(col(SigningRow.candidate_id).in_(bindparam("candidates", expanding=True)))
_BY_SOURCE = _ALL.where(col(SigningRow.source) == bindparam("of_source"))


class SigningRecords:
    """The signings in a database; every method is one read or one transaction, as those of `Records` are."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def sign(
        self,
        signing: Signing,
        *,
        source: str,
        after: Sequence[str] = (),
        happened: Sequence[Happened] = (),
        errands: Sequence[Errand] = (),
    ) -> Signing:
        """The signature with its number; the same `source` gives what was signed with it.

        `after` are the steps that must be signed before, `happened` what is on record once this is signed. Refused
        where another delivery signed the step meanwhile, and where a step before it was opened again.
        """
        with self._database.writing() as connection:
            take_turn(connection, Turn.RECORD_OF_CANDIDATE, [signing.candidate_id])
            known = _by_source(connection, source)
            if known is not None:
                return known
            signed = standing_signings(signings_of(connection, [signing.candidate_id]))
            if signing.step in signed:
                raise Refused("signed", "That step is signed already.")
            if any(step not in signed for step in after):
                raise Refused("not_in_order", "A step before this one was opened again meanwhile.")
            written = _append(connection, signing, source, AuditAction.SIGN_STEP)
            for number, one in enumerate(happened):
                write_milestone(
                    connection, one, source=f"{source}:{number}", by=signing.signed_by, now=signing.signed_at
                )
            insert_errands(connection, errands, now=signing.signed_at)
            return written

    def reopen(
        self,
        signings: Sequence[Signing],
        *,
        reason: str,
        by: int,
        source: str,
        now: datetime,
        undone: Iterable[str] = (),
        errands: Sequence[Errand] = (),
    ) -> tuple[Signing, ...]:
        """What opens these signatures of one candidate again; the same `source` gives what was written with it.

        `undone` are the keys of milestones that no longer hold once they are open. Refused where one of them was
        opened again meanwhile.
        """
        with self._database.writing() as connection:
            [candidate] = {one.candidate_id for one in signings}
            take_turn(connection, Turn.RECORD_OF_CANDIDATE, [candidate])
            known = _by_source(connection, source)
            if known is not None:
                return opened_with(signings_of(connection, [candidate]), known)
            signed = standing_signings(signings_of(connection, [candidate]))
            if any(signed.get(one.step) != one for one in signings):
                raise Refused("not_signed", "That step was opened again meanwhile.")
            facts = {"signed_by": by, "signed_at": now, "facts": {}, "reason": reason, "elsewhere": None}
            written = tuple(
                _append(
                    connection,
                    one.model_copy(update=facts | {"reopens": one.id}),
                    f"{source}:{number}" if number else source,
                    AuditAction.REOPEN_STEP,
                )
                for number, one in enumerate(signings)
            )
            _take_back(connection, candidate, frozenset(undone), source, by=by, now=now)
            insert_errands(connection, errands, now=now)
            return written

    def by_source(self, source: str) -> Signing | None:
        """What this delivery signed or opened again, the first of them where there are several."""
        with self._database.reading() as connection:
            return _by_source(connection, source)

    def note_packet(
        self,
        actor_id: int,
        candidate_id: int,
        *,
        rounds: Collection[str] = (),
        errands: Sequence[Errand] = (),
        now: datetime,
    ) -> None:
        """Write down that this person takes a candidate's packet away, and keep what follows from it.

        `rounds` are those of which it holds what others scored.
        """
        with self._database.writing() as connection:
            audit(connection, AuditAction.EXPORT_PACKET, actor_id=actor_id, subjects=[candidate_id], at=now)
            audit_readings(connection, {candidate_id: rounds}, actor_id, now=now)
            insert_errands(connection, errands, now=now)

    def of_candidates(self, candidate_ids: Sequence[int]) -> tuple[Signing, ...]:
        """Every signing of these candidates, in the order in which they were made; also what was opened again."""
        with self._database.reading() as connection:
            return signings_of(connection, candidate_ids)


def signings_of(connection: Connection, candidate_ids: Sequence[int]) -> tuple[Signing, ...]:
    """Every signing of these candidates, in the order in which they were made; also what was opened again."""
    rows = connection.execute(_OF_CANDIDATES, {"candidates": candidate_ids}).mappings()
    return tuple(Signing.model_validate(dict(row)) for row in rows)


def _append(connection: Connection, signing: Signing, source: str, action: AuditAction) -> Signing:
    facts: dict[str, Any] = signing.model_dump(exclude={"id"}) | {"source": source, "facts": dict(signing.facts)}
    number = connection.execute(_APPEND, facts).scalar_one()
    audit(
        connection,
        action,
        actor_id=signing.signed_by,
        subjects=[signing.candidate_id],
        at=signing.signed_at,
        about=signing.step,
    )
    return signing.model_copy(update={"id": number})


def _take_back(
    connection: Connection, candidate: int, keys: frozenset[str], source: str, *, by: int, now: datetime
) -> None:
    for one in standing_milestones(milestones_of(connection, [candidate])):
        if one.key in keys:
            take_back_milestone(connection, one, source=f"{source}:back:{one.id}", by=by, now=now)


def _by_source(connection: Connection, source: str) -> Signing | None:
    row = connection.execute(_BY_SOURCE, {"of_source": source}).mappings().one_or_none()
    return None if row is None else Signing.model_validate(dict(row))
