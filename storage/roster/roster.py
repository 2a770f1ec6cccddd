"""Writing a roster: people by their e-mail address, pairings with the days on which they began and ended."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from sqlalchemy import Connection
from sqlmodel import Session, col, select

from induction.refused import Refused
from induction.roster import TRIGGER_COLUMNS, RosterLine
from storage.database.writing import Turn, take_turn
from storage.recommendation.milestones import write_trigger_days
from storage.roster.people import address
from storage.tables.audit import AuditAction, AuditRow
from storage.tables.people import PairingRow, PersonRow

_Lines = Mapping[str, RosterLine]
_People = dict[str, PersonRow]
_Changes = list[tuple[AuditAction, PersonRow]]


def write_roster(connection: Connection, lines: Sequence[RosterLine], *, today: date, now: datetime) -> None:
    """Bring every line in by its address; who is in no line stays as they are.

    A line without a Slack id keeps the link that the person has, and one without a day from which deadlines count the
    day that is on record; a line without a coach ends the pairing. Refused
    names an address that comes twice, a coach whom nobody knows, and a Slack id that two people would share.
    """
    take_turn(connection, Turn.ROSTER)
    by_address = _by_address(lines)
    with Session(connection) as session:
        people = {row.email: row for row in session.exec(select(PersonRow))}
        _check_slack_ids(by_address, people)
        changes = _write_people(session, by_address, people)
        changes += _write_supervisors(session, by_address, people)
        changes += _write_pairings(session, by_address, people, today=today)
        session.add_all(AuditRow(at=now, action=action, subject_id=_id(row)) for action, row in changes)
        session.flush()
        days = {_id(people[email]): line.trigger_days for email, line in by_address.items()}
        write_trigger_days(connection, days, now=now)


def _by_address(lines: Sequence[RosterLine]) -> _Lines:
    by_address: dict[str, RosterLine] = {}
    for line in lines:
        if by_address.setdefault(address(line.email), line) is not line:
            raise Refused("twice_on_roster", f"{line.email} is on this roster twice. Keep one of the lines.")
    return by_address


def _check_slack_ids(lines: _Lines, people: _People) -> None:
    said = {email: line.slack_id for email, line in lines.items() if line.slack_id}
    holders: dict[str, str] = {}
    for email, slack_id in ({email: row.slack_id for email, row in people.items()} | said).items():
        if slack_id and holders.setdefault(slack_id, email) != email:
            raise Refused(
                "slack_id_taken",
                f"Slack id {slack_id} would belong to {holders[slack_id]} and to {email}. Give it to one of them.",
            )


def _write_people(session: Session, lines: _Lines, people: _People) -> _Changes:
    """Add who is new and change who differs; `people` holds the new ones afterwards."""
    released = _release_slack_ids(session, lines, people)
    changes: _Changes = []
    for email, line in lines.items():
        facts = line.model_dump(exclude={"coach", "supervisor", "email", "slack_id", *TRIGGER_COLUMNS})
        if line.slack_id:
            facts["slack_id"] = line.slack_id
        row = people.get(email)
        if row is None:
            row = people[email] = PersonRow(email=email, **facts)
            changes.append((AuditAction.ADD_PERSON, row))
        else:
            row.sqlmodel_update(facts)
            if email in released or session.is_modified(row):
                changes.append((AuditAction.CHANGE_PERSON, row))
        session.add(row)
    session.flush()
    return changes


def _release_slack_ids(session: Session, lines: _Lines, people: _People) -> set[str]:
    """The addresses of those whose Slack id changes, once they have given up the old one, so that two can swap."""
    released = {
        email
        for email, row in people.items()
        if row.slack_id and email in lines and lines[email].slack_id not in {None, row.slack_id}
    }
    for email in released:
        people[email].slack_id = None
    session.flush()
    return released


def _write_supervisors(session: Session, lines: _Lines, people: _People) -> _Changes:
    """Give every candidate the supervisor of their line."""
    changes: _Changes = []
    for email, line in lines.items():
        supervisor = _named(line.supervisor, "supervisor", line, people)
        supervisor_id = supervisor.id if supervisor else None
        if people[email].supervisor_id != supervisor_id:
            people[email].supervisor_id = supervisor_id
            changes.append((AuditAction.CHANGE_PERSON, people[email]))
    session.flush()
    return changes


def _write_pairings(session: Session, lines: _Lines, people: _People, *, today: date) -> _Changes:
    """End the pairings that no longer hold, then begin the new ones."""
    paired = {row.candidate_id: row for row in session.exec(select(PairingRow).where(col(PairingRow.to_on).is_(None)))}
    changes: _Changes = []
    begun: list[PairingRow] = []
    for email, line in lines.items():
        candidate, coach = people[email], _named(line.coach, "coach", line, people)
        pairing = paired.get(_id(candidate))
        if (pairing.coach_id if pairing else None) == (coach.id if coach else None):
            continue
        if pairing:
            pairing.to_on = today
            changes.append((AuditAction.UNPAIR, candidate))
        if coach:
            begun.append(PairingRow(candidate_id=_id(candidate), coach_id=_id(coach), from_on=today))
            changes.append((AuditAction.PAIR, candidate))
    session.flush()
    session.add_all(begun)
    return changes


def _named(email: str | None, role: str, line: RosterLine, people: _People) -> PersonRow | None:
    if email is None:
        return None
    person = people.get(address(email))
    if person is None:
        raise Refused(
            f"unknown_{role}", f"{email}, the {role} of {line.name}, is neither in this file nor on the roster."
        )
    return person


def _id(row: PersonRow) -> int:
    """The number of a person who has been written."""
    if row.id is None:
        raise ValueError(f"{row.email} has not been written yet")
    return row.id
