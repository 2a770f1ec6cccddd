"""People as the roster has them, each candidate with the coach of today.

A candidate who was erased is not among them. Others are, without their name: the records of candidates have them.
"""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Executable,
    RowMapping,
    and_,
    bindparam,
    or_,
    select,
    update,
)
from sqlmodel import col

from induction.people import Person, Role
from induction.reminding.calendars import zone_named
from storage.database.writing import Turn, audit, take_turn
from storage.tables.audit import AuditAction
from storage.tables.ground import NUMBERS
from storage.tables.people import PairingRow, PersonRow

_PEOPLE = (
    select(PersonRow, col(PairingRow.coach_id))
    .outerjoin(PairingRow, and_(col(PairingRow.candidate_id) == col(PersonRow.id), col(PairingRow.to_on).is_(None)))
    .where(or_(col(PersonRow.erased_at).is_(None), col(PersonRow.role) != Role.CANDIDATE))
    .order_by(col(PersonRow.id))
)
_OF_PROGRAM = _PEOPLE.where(col(PersonRow.program) == bindparam("program"))
_STILL_THERE = col(PersonRow.erased_at).is_(None)
_BY_ID = _PEOPLE.where(col(PersonRow.id) == bindparam("person"))
_BY_SLACK = _PEOPLE.where(col(PersonRow.slack_id) == bindparam("slack_id"))
_BY_EMAIL = _PEOPLE.where(col(PersonRow.email) == bindparam("email"))
_OF_COACH = _PEOPLE.where(col(PairingRow.coach_id) == bindparam("coach"))
_OF_SUPERVISOR = _PEOPLE.where(col(PersonRow.supervisor_id) == bindparam("supervisor"))
_THOSE: BindParameter[Sequence[Any]] = bindparam("those", expanding=True)
_OF_COACHES = _PEOPLE.where(col(PairingRow.coach_id).in_(_THOSE))
_OF_SUPERVISORS = _PEOPLE.where(col(PersonRow.supervisor_id).in_(_THOSE))
_OF_PROGRAMS = _PEOPLE.where(col(PersonRow.program).in_(_THOSE), col(PersonRow.role) == Role.CANDIDATE, _STILL_THERE)
_NUMBERED = _PEOPLE.where(col(PersonRow.id).in_(_THOSE))
_COACH_ON = select(col(PairingRow.coach_id)).where(
    col(PairingRow.candidate_id) == bindparam("candidate"),
    col(PairingRow.from_on) <= bindparam("on_day"),
    or_(col(PairingRow.to_on).is_(None), col(PairingRow.to_on) > bindparam("on_day")),
)


def people(connection: Connection, program: str | None = None, *, former: bool = False) -> tuple[Person, ...]:
    """Everybody, or everybody of one program, in the order in which they came onto the roster.

    Those who were erased and stay in the records of others are among them only as `former`.
    """
    everybody = _PEOPLE if program is None else _OF_PROGRAM
    statement = everybody if former else everybody.where(_STILL_THERE)
    return _people(connection, statement, **({} if program is None else {"program": program}))


def people_where(connection: Connection, *which: ColumnElement[bool], at_most: int) -> tuple[Person, ...]:
    """The first of those who are there and fulfil all of it, program by program."""
    in_order = _PEOPLE.order_by(None).order_by(col(PersonRow.program), col(PersonRow.id))
    return _people(connection, in_order.where(_STILL_THERE, *which).limit(at_most))


def person_by_id(connection: Connection, person_id: int) -> Person | None:
    """The person with this number; nobody has one that no row can have."""
    return _person(connection, _BY_ID, person=person_id) if person_id in NUMBERS else None


def person_by_slack(connection: Connection, slack_id: str) -> Person | None:
    """The person who is linked to this Slack user."""
    return _person(connection, _BY_SLACK, slack_id=slack_id)


def person_by_email(connection: Connection, email: str) -> Person | None:
    """The person with this address, however it is written."""
    return _person(connection, _BY_EMAIL, email=address(email))


def link_slack(connection: Connection, person_id: int, slack_id: str, *, now: datetime) -> Person | None:
    """The person, now linked to this Slack user; None where somebody is linked to it, or they to somebody."""
    take_turn(connection, Turn.ROSTER)
    free = col(PersonRow.slack_id).is_(None)
    taken = select(col(PersonRow.id)).where(col(PersonRow.slack_id) == slack_id).exists()
    link = update(PersonRow).where(col(PersonRow.id) == person_id, free, ~taken).values(slack_id=slack_id)
    if connection.execute(link).rowcount != 1:
        return None
    audit(connection, AuditAction.CHANGE_PERSON, actor_id=None, subjects=[person_id], at=now)
    return person_by_id(connection, person_id)


def candidates_of(connection: Connection, coach_id: int) -> tuple[Person, ...]:
    """The candidates whom this person coaches today."""
    return _people(connection, _OF_COACH, coach=coach_id)


def supervised_by(connection: Connection, supervisor_id: int) -> tuple[Person, ...]:
    """The candidates whose site supervisor this person is today."""
    return _people(connection, _OF_SUPERVISOR, supervisor=supervisor_id)


def candidates_around(
    connection: Connection, *, coaches: Collection[int], supervisors: Collection[int], programs: Collection[str]
) -> tuple[Person, ...]:
    """The candidates whom these people coach or supervise today, and those of these programs, each once."""
    asked = ((_OF_COACHES, coaches), (_OF_SUPERVISORS, supervisors), (_OF_PROGRAMS, programs))
    found = {
        one.id: one for statement, those in asked if those for one in _people(connection, statement, those=list(those))
    }
    return tuple(found.values())


def numbered(connection: Connection, person_ids: Collection[int]) -> tuple[Person, ...]:
    """The people with these numbers."""
    return _people(connection, _NUMBERED, those=list(person_ids))


def coach_on(connection: Connection, candidate_id: int, on: date) -> int | None:
    """Who coached this candidate on that day; None where nobody is known to have."""
    return connection.scalars(_COACH_ON, {"candidate": candidate_id, "on_day": on}).first()


def address(email: str) -> str:
    """An e-mail address as it is kept, so that two spellings of one are the same."""
    return email.strip().lower()


def _people(connection: Connection, statement: Executable, **values: int | str | Sequence[Any]) -> tuple[Person, ...]:
    rows = connection.execute(statement, values).mappings()
    return tuple(Person.model_validate(_with_zone(row)) for row in rows)


def _with_zone(row: RowMapping) -> dict[str, Any]:
    """The row; where its zone is none, written by hand or unknown to this machine, without it, for the usual one."""
    values = dict(row)
    if zone_named(values["zone"]) is None:
        del values["zone"]
    return values


def _person(connection: Connection, statement: Executable, **values: int | str) -> Person | None:
    return next(iter(_people(connection, statement, **values)), None)
