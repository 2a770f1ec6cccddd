"""Records with a ledger of any size: eighty entries a person, most of them confirmed, written in bulk."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any

from sqlalchemy import Engine, insert
from sqlmodel import SQLModel

from induction.cards import CardAction, CardState
from induction.confirmations import Verdict
from induction.hours import HourKind
from induction.people import Role
from storage.engine import create_writer, database_url
from storage.records import Records
from storage.tables.audit import AuditAction, AuditRow
from storage.tables.hours import CardRow, ConfirmationRow, HourRow
from storage.tables.people import PairingRow, PersonRow

A_PERSON = 80
CASELOAD = 12
"""How many candidates each coach has."""

COACH = "U0COACH"
"""The Slack id of the coach of Dana, who is one candidate of many."""

_MINUTES = 50
_AT_ONCE = 20_000
_PATIENCE = 120.0
_UNCONFIRMED = 5
"""One in so many entries waits for its other party."""

Facts = dict[str, Any]


def recorded_in(url: str) -> int:
    """How many entries Dana has beside those that she began with."""
    with closing(Records(url)) as records:
        return len(records.entries_of([_candidate(0)])) - A_PERSON


def fill(url: str, entries: int, now: datetime) -> None:
    """Make the tables, and fill them with that many entries of as many people as that takes."""
    with closing(Records(url)) as records:
        records.migrate()
    people = -(-entries // A_PERSON)
    writer = create_writer(database_url(url), patience=_PATIENCE)
    try:
        _write(writer, PersonRow, _people(people, now.date()))
        _write(writer, PairingRow, _pairings(people, now.date()))
        _write(writer, CardRow, (_card(number, now) for number in range(entries)))
        _write(writer, HourRow, (_hour(number, now) for number in range(entries)))
        _write(writer, ConfirmationRow, (_word(one, now) for one in range(entries) if one % _UNCONFIRMED))
        _write(writer, AuditRow, (_audit(number, now) for number in range(entries)))
        with writer.begin() as connection:
            connection.exec_driver_sql("ANALYZE")
    finally:
        writer.dispose()


def _write(writer: Engine, table: type[SQLModel], rows: Iterator[Facts]) -> None:
    while chunk := list(islice(rows, _AT_ONCE)):
        with writer.begin() as connection:
            connection.execute(insert(table), chunk)


def _people(candidates: int, today: date) -> Iterator[Facts]:
    """Each coach stands before their candidates; the database numbers them in this order, from 1."""
    for number in range(candidates):
        if number % CASELOAD == 0:
            yield _person(_coach_of(number), "Marcus Bell" if number == 0 else f"Coach{number} Bell", Role.COACH, None)
        name = "Dana Whitfield" if number == 0 else f"Kim{number} Whitfield"
        yield _person(_candidate(number), name, Role.CANDIDATE, today - timedelta(days=200))


def _person(number: int, name: str, role: Role, starts_on: date | None) -> Facts:
    slack_id = COACH if number == 1 else f"U{number}"
    email = f"p{number}@x.example"
    facts = {"name": name, "email": email, "program": "usc", "role": role, "slack_id": slack_id}
    return {**facts, "zone": "America/Los_Angeles", "cohort": None, "starts_on": starts_on}


def _pairings(candidates: int, today: date) -> Iterator[Facts]:
    for number in range(candidates):
        people = {"candidate_id": _candidate(number), "coach_id": _coach_of(number)}
        yield {**people, "from_on": today - timedelta(days=200)}


def _coach_of(candidate: int) -> int:
    return candidate // CASELOAD * (CASELOAD + 1) + 1


def _candidate(number: int) -> int:
    return _coach_of(number) + 1 + number % CASELOAD


def _entry(number: int, now: datetime) -> Facts:
    """An hour every second day, with clock times; of three, two are coaching, which the coach logs."""
    candidate, place = divmod(number, A_PERSON)
    learning = place % 3 == 0
    return {
        "candidate_id": _candidate(candidate),
        "kind": HourKind.PROFESSIONAL_LEARNING if learning else HourKind.COACHING,
        "minutes": _MINUTES,
        "on": now.date() - timedelta(days=2 * place + 1),
        "category": "plc" if learning else None,
        "coach_id": None if learning else _coach_of(candidate),
        "starts": time(6 + candidate % CASELOAD),
        "ends": time(6 + candidate % CASELOAD, _MINUTES),
    }


def _logger(entry: Facts) -> int:
    logger: int = entry["coach_id"] or entry["candidate_id"]
    return logger


def _card(number: int, now: datetime) -> Facts:
    entry = _entry(number, now)
    kept = {name: value.isoformat() if isinstance(value, date | time) else value for name, value in entry.items()}
    facts = {"id": f"card{number}", "source": f"Ev{number}", "actor_id": _logger(entry), "entries": [kept]}
    state = {"action": CardAction.RECORD, "state": CardState.DONE, "created_at": now, "settled_at": now}
    return {**facts, **state}


def _hour(number: int, now: datetime) -> Facts:
    entry = _entry(number, now)
    place = {"card_id": f"card{number}", "position": 0, "logged_by": _logger(entry)}
    return {**entry, **place, "logged_at": now, "voided": False}


def _word(number: int, now: datetime) -> Facts:
    """The other party's word on an entry."""
    return {
        "entry_id": number + 1,
        "person_id": _candidate(number // A_PERSON),
        "verdict": Verdict.CONFIRMED,
        "at": now,
    }


def _audit(number: int, now: datetime) -> Facts:
    candidate = _candidate(number // A_PERSON)
    facts = {"at": now, "actor_id": candidate, "action": AuditAction.RECORD_HOURS, "subject_id": candidate}
    return {**facts, "entry_id": number + 1, "card_id": f"card{number}"}
